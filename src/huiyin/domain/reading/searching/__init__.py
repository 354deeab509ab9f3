"""What somebody looks for, put into words and phrases, and where a text has them."""
