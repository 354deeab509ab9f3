"""The one gate: the only way to reach a matter for somebody."""

from huiyin.matters.gate.reach import IN_REVIEW, NoSuchMatter, NotOnYourDesk, NotPermitted, reach, read
from huiyin.matters.gate.scope import desk, units_of, visible

__all__ = [
    "IN_REVIEW",
    "NoSuchMatter",
    "NotOnYourDesk",
    "NotPermitted",
    "desk",
    "reach",
    "read",
    "units_of",
    "visible",
]
