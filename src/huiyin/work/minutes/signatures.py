"""Who may sign the minutes, and whether what they sign is what was read back to them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.files.keep import KeptFile
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.vault.seal import seal
from huiyin.matters.models import Matter, Minute, Signature, Visit
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.together.at_table import changed, mandated, unread
from huiyin.matters.visiting import RUNNING
from huiyin.work.minutes.lines import given

SCREEN, PAPER, REFUSED = "screen", "paper", "refused"
LAW_WORDS = {SCREEN: "signed_screen", PAPER: "signed_paper", REFUSED: "signed_not"}
PICTURES = frozenset({"png", "jpeg", "webp", "gif"})
LONGEST = 140


@dataclass(frozen=True, slots=True)
class Signing:
    """How a representative answers to the minutes. `seen` is the mark of the minutes that were read back (`changed`).

    `file` is the drawn signature, or a scan or photograph of the paper.
    """

    representative: int
    how: str
    seen: int
    read_back: bool
    file: KeptFile | None = None
    reason: str = ""
    witness: str = ""


def lines_of(visit: Visit) -> list[Minute]:
    """The minutes of a visit in order, struck lines among them."""
    return select(Minute, order="no", matter=visit.matter_id, visit_no=visit.no)


def law_facts(matter: Matter, visit: Visit, signing: Signing, *, on: date) -> dict[str, Any]:
    """What the law wants to know of a signature. A word that is not given is left out, so that a form is asked for it."""
    lines = lines_of(visit)
    mark = changed(visit, lines)
    rows = select(Signature, matter=matter.pk, visit_no=visit.no, representative_no=signing.representative)
    current = [one for one in rows if one.no > mark]
    same = any(one.how != REFUSED or signing.how == REFUSED for one in current)
    facts = {
        "visit_open": visit.state in RUNNING,
        "minute_lines": sum(one.struck_at is None for one in lines),
        "mandate": mandated(matter, signing.representative, on=on) is not None,
        "signed_already": same,
        "read_back": signing.read_back,
        "unread_lines": unread(visit, lines, signing.seen),
        "signing_way": LAW_WORDS[signing.how],
        "reason": clean(signing.reason),
        "witness": clean(signing.witness),
    }
    return given(facts)


def ensure_a_way(signing: Signing) -> None:
    """Raises Invalid for a way of signing that there is not; the law is asked only of those that there are."""
    if signing.how not in LAW_WORDS:
        raise Invalid(Problem("how", _("Say how it was signed, or that it was not.")))


def check(signing: Signing) -> None:
    """Raises Invalid with every problem at once."""
    problems = []
    if signing.how == SCREEN and (signing.file is None or signing.file.kind not in PICTURES):
        problems.append(
            Problem("file", _("The signature is missing. Let the representative draw it on the screen."))
        )
    for field, said in (("reason", signing.reason), ("witness", signing.witness)):
        if len(clean(said)) > LONGEST:
            text = _("This has %(n)d characters; at most %(max)d fit here. Shorten it.")
            problems.append(Problem(field, text % {"n": len(clean(said)), "max": LONGEST}))
    if problems:
        raise Invalid(*problems)


def words_of(signing: Signing) -> str:
    """What is noted of somebody who did not sign."""
    if signing.how != REFUSED:
        return ""
    said = {"reason": clean(signing.reason), "witness": clean(signing.witness)}
    return _("%(reason)s (seen by %(witness)s)") % said


def sealed_name(matter: Matter, no: int, name: str) -> str:
    """The name as the signature keeps it."""
    return seal(name, f"signature:{matter.pk}:{no}:name")
