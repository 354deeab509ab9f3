"""`huiyin office`: units, accounts, and offices that are merged, split or abolished."""

from huiyin.interfaces.console.office.command import office

__all__ = ["office"]
