"""Text understanding on plain text."""
