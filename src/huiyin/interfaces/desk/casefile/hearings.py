"""Hearings and mediations as the matter's page shows them."""

from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from huiyin.interfaces.desk.words import term
from huiyin.matters.queries.casefile import Casefile


@dataclass(frozen=True, slots=True)
class Sitting:
    """One hearing or mediation: what it is, how it stands, and its lines."""

    title: str
    state: str
    waits: bool
    lines: list[tuple[str, str]]


def hearings(file: Casefile) -> list[Sitting]:
    """The last first."""
    makers = {"hearing": _hearing, "mediation": _mediation, "settlement": _settlement}
    rows = [row for row in reversed(file.beside.proceedings) if row.kind in makers]
    return [makers[row.kind](row, file) for row in rows]


def _hearing(row: Any, file: Casefile) -> Sitting:
    states = {
        "open": pgettext("hearing", "called"),
        "done": pgettext("hearing", "held"),
        "published": pgettext("hearing", "held and published"),
        "cancelled": pgettext("hearing", "not held"),
    }
    details = row.details
    lines = [
        (pgettext("hearing", "When"), f"{localtime(row.held_at):%Y-%m-%d %H:%M}" if row.held_at else ""),
        (pgettext("hearing", "Where"), details.get("place", "")),
        (_("Presided over by"), row.whom),
        (
            _("Public or not"),
            pgettext("hearing", "public")
            if details.get("public")
            else term(details.get("closed_ground", "")),
        ),
        (pgettext("hearing", "Votes"), _votes(details.get("votes"))),
        (_("Reason"), row.result),
        (pgettext("hearing", "Published"), details.get("published", "")),
    ]
    return Sitting(
        title=_("Hearing: %(subject)s") % {"subject": row.words},
        state=states.get(row.state, row.state),
        waits=row.state == "open" and file.matter.is_open,
        lines=[(label, words) for label, words in lines if words],
    )


def _votes(votes: Any) -> str:
    if not votes:
        return ""
    named = dict(zip(("for", "against", "abstain"), votes, strict=True))
    return _("%(for)d for, %(against)d against, %(abstain)d abstaining") % named


def _mediation(row: Any, file: Casefile) -> Sitting:
    states = {
        "open": pgettext("hearing", "running"),
        "done": pgettext("hearing", "agreed"),
        "failed": pgettext("hearing", "ended without agreement"),
    }
    lines = [
        (_("Mediator"), row.whom),
        (pgettext("hearing", "Since"), row.opened_on.isoformat()),
        (pgettext("hearing", "Ended on"), row.ended_on.isoformat() if row.ended_on else ""),
        (_("Reason"), row.result),
    ]
    return Sitting(
        title=_("Mediation: %(subject)s") % {"subject": row.words},
        state=states.get(row.state, row.state),
        waits=row.state == "open" and file.matter.is_open,
        lines=[(label, words) for label, words in lines if words],
    )


def _settlement(row: Any, file: Casefile) -> Sitting:
    return Sitting(
        title=_("Settlement: %(subject)s") % {"subject": row.words},
        state=pgettext("hearing", "agreed"),
        waits=False,
        lines=[(pgettext("hearing", "Signed on"), row.opened_on.isoformat())],
    )
