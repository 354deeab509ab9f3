"""The minutes at the table: lines, what becomes of them, and who signs them."""
