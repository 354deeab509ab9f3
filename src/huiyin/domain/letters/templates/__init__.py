"""The Word templates the program brings along, and the script that builds them."""
