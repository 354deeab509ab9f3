"""Numbering and adding the rows that belong to a matter."""

from datetime import datetime
from typing import Any, TypeVar

from huiyin.foundation.ledger.rows import insert
from huiyin.matters.models import Attachment, Matter
from huiyin.matters.models.child import Child

Row = TypeVar("Row", bound=Child)


def next_no(matter: Matter) -> int:
    """The next child number; the matter's row is locked, and saved when the act is written."""
    no = matter.next_no
    matter.next_no += 1
    return no


def add(kind: type[Row], matter: Matter, /, **fields: Any) -> Row:
    """A new child row of the matter."""
    row = kind(matter=matter, no=next_no(matter), **fields)
    insert(row)
    return row


def add_files(
    matter: Matter, files: Any, *, at: datetime, item_no: int | None, from_person: bool
) -> list[Attachment]:
    """Attach files that foundation.files has inspected and kept."""
    return [
        add(
            Attachment,
            matter,
            item_no=item_no,
            sha256=f.sha256,
            size=f.size,
            kind=f.kind,
            media_type=f.media_type,
            name=f.safe_name,
            at=at,
            from_person=from_person,
        )
        for f in files
    ]
