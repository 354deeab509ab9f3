"""The opinion that was given before: what a review is about, and what a new opinion must not simply say again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import Claim, Document, Matter
from huiyin.matters.papers.show import contents_of


@dataclass(frozen=True, slots=True)
class EarlierOpinion:
    """The newest opinion as it was issued, in its own language; `claims` are this person's, as the paper prints them."""

    no: int
    number: str
    issued_on: date
    claims: tuple[Mapping[str, Any], ...]


def earlier_opinion(matter: Matter) -> EarlierOpinion | None:
    """The opinion of the matter; None while there is none. It stays on file when a review quashes it."""
    papers = select(Document, order="no", matter=matter.pk, kind="opinion")
    if not papers:
        return None
    own = len(select(Claim, matter=matter.pk, from_matter=None))
    rows = contents_of(papers[-1]).get("claims", ())
    return EarlierOpinion(papers[-1].no, papers[-1].number, papers[-1].issued_on, tuple(rows[:own]))
