"""Understanding text: plain functions on plain text, measurable without a database."""
