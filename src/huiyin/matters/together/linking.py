"""The address by which people join: made from the matter's id with the secret of this installation, kept as a hash."""

from huiyin.foundation.ledger.rows import select
from huiyin.matters.models import JoinLink
from huiyin.matters.record import codes


def next_code(matter_id: int) -> str:
    """The code of the link that is opened next; it can be shown again as long as the link is open."""
    return _code(matter_id, len(select(JoinLink, matter=matter_id)) + 1)


def code_of(link: JoinLink) -> str:
    """The code of a link that is there already."""
    rows = select(JoinLink, order="no", matter=link.matter_id)
    return _code(link.matter_id, [row.no for row in rows].index(link.no) + 1)


def _code(matter_id: int, serial: int) -> str:
    return codes.fresh(f"join-link:{matter_id}:{serial}")
