"""How a reading is shown: doubtful characters marked, fields with their certainty, and one line of where a scan stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from huiyin.domain.reading.scanning.doubting import doubtful
from huiyin.domain.reading.scanning.fields import Field
from huiyin.domain.reading.scanning.joining import Written
from huiyin.services.hints.scanning import asking
from huiyin.services.hints.scanning.keeping import CORRECTED, FAILED, READ, READABLE, WAITING, Scan, scans_of

LABELS: Mapping[str, str | Promise] = {
    "office": gettext_lazy("Addressed to"),
    "name": gettext_lazy("Name in the letter"),
    "phone": gettext_lazy("Telephone in the letter"),
    "address": gettext_lazy("Address in the letter"),
    "date": gettext_lazy("Date of the letter"),
    "claim": gettext_lazy("Request"),
}
# what of a letter is shown and not taken over, and why the record does not take it from here
KEPT_APART: Mapping[str, str | Promise] = {
    "office": gettext_lazy("Not taken over: where a matter goes is decided by who is competent for it."),
    "name": gettext_lazy(
        "Not taken over: the name stands in the matter since it was registered, and who wrote without one stays unnamed."
    ),
    "date": gettext_lazy("Not taken over: what counts are the day of receipt and the postmark."),
}
FAULTS: Mapping[str, str | Promise] = {
    "damaged": gettext_lazy("The picture is damaged. Read it in the original."),
    "too_large": gettext_lazy("The picture has too many pixels to be read."),
    "gone": gettext_lazy("The file is not in the store. Tell your administrator."),
    "memory": gettext_lazy("The machine had too little memory for it."),
    "time": gettext_lazy("It took too long."),
    "broke_off": gettext_lazy("The reading broke off."),
    "locked": gettext_lazy("The PDF asks for a password. Ask whoever sent it for one without."),
    "no_page": gettext_lazy("The PDF has no such page."),
    "no_pdf": gettext_lazy("A PDF is not read on this machine; whoever administers it runs make ocr."),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, doubtful or not."""

    text: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """One field with its label and whether it is to be looked at."""

    kind: str
    label: str | Promise
    value: str
    unsure: bool
    why: str | Promise = ""  # it cannot be taken over


def pieces(text: Written) -> Iterator[Piece]:
    """The whole text, cut where doubt begins and ends."""
    done = 0
    for one in doubtful(text.text, text.certainties):
        if one.start > done:
            yield Piece(text.text[done : one.start], doubtful=False)
        yield Piece(text.text[one.start : one.end], doubtful=True)
        done = one.end
    if done < len(text.text):
        yield Piece(text.text[done:], doubtful=False)


def proposed(found: Iterable[Field], text: Written) -> list[Proposed]:
    """The fields, in their order; one is unsure when a doubtful character stands in it."""
    unsure = [(one.start, one.end) for one in doubtful(text.text, text.certainties)]
    return [
        Proposed(
            one.kind,
            LABELS[one.kind],
            one.value,
            any(a < one.end and one.start < b for a, b in unsure),
            KEPT_APART.get(one.kind, ""),
        )
        for one in found
        if one.kind in LABELS
    ]


def stands(scan: Scan | None) -> str:
    """Where a scan stands, in a few words."""
    if scan is not None and scan.state == CORRECTED:
        return _("read through by a clerk")
    if scan is not None and scan.state == READ:
        n = scan.doubts
        if not scan.text.text:
            return _("read; no writing was found")
        return ngettext("read; %(n)d character to look at", "read; %(n)d characters to look at", n) % {"n": n}
    if scan is not None and scan.state == FAILED:
        return _("could not be read")
    if not asking.available():
        return _("scans are not read on this machine")
    return _("is being read") if scan is not None and scan.state == WAITING else _("not read yet")


def together(scans: Sequence[Scan]) -> str:
    """Where a file of several pages stands: with the page that is least far, and all characters to look at."""
    if len(scans) < 2:
        return stands(scans[0] if scans else None)
    of = _("%(n)d pages") % {"n": len(scans)}
    least = next((one for state in (FAILED, WAITING) for one in scans if one.state == state), None)
    if least is None and any(one.state == READ for one in scans):
        n = sum(one.doubts for one in scans)
        words = ngettext("read; %(n)d character to look at", "read; %(n)d characters to look at", n)
        return f"{of}: {words % {'n': n}}"
    return f"{of}: {stands(least or scans[0])}"


def note_scans(matter_id: int, attachments: Sequence[Any]) -> None:
    """Put beside each picture where its scan stands; the caller has read the matter through the gate."""
    numbers = [one.no for one in attachments if one.kind in READABLE]
    known = scans_of(matter_id, numbers)
    for one in attachments:
        one.scan = together(known.get(one.no, [])) if one.no in numbers else ""
