"""Spreadsheets read in, and the command that takes their messages."""
