"""Preparing for people who come, and summing up after them: what the record says, put together without anybody's name."""
