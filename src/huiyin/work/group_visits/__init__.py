"""The visit itself: the ladder of duties, the minutes at the table, signatures, the closing summary."""
