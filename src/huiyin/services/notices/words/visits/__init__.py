"""The words of notices about visits of people who come together."""
