"""Triggers: on what an office is pressed, as the law and its signed readings say."""
