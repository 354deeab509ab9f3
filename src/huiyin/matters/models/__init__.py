"""The tables of a case file; the matter's id is in the key of every child (docs/decisions/0005)."""

from huiyin.matters.models.claim import Claim
from huiyin.matters.models.clock import Clock
from huiyin.matters.models.commitment import Commitment
from huiyin.matters.models.document import Document
from huiyin.matters.models.event import Event, ReadEntry
from huiyin.matters.models.holding import Holding
from huiyin.matters.models.item import Attachment, Item
from huiyin.matters.models.matter import Matter
from huiyin.matters.models.party import Accused, Party
from huiyin.matters.models.rating import Rating
from huiyin.matters.models.register import DoneOnce, NumberSeries, PublishedYear, QueryCode

__all__ = [
    "Accused",
    "Attachment",
    "Claim",
    "Clock",
    "Commitment",
    "Document",
    "DoneOnce",
    "Event",
    "Holding",
    "Item",
    "Matter",
    "NumberSeries",
    "Party",
    "PublishedYear",
    "QueryCode",
    "Rating",
    "ReadEntry",
]
