"""Recurring problems among the office's own matters: found at night, added to as matters come in, shown within what one may see."""
