"""Spreadsheets that come from elsewhere, read into messages or into named problems."""
