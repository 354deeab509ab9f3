"""Put a slip of the pen right: the paper is issued anew under a new number, the old one is void, and both are kept."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import change, select
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, SIGN
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.facts import rules_of
from huiyin.matters.models import Claim, Document, Event, Matter
from huiyin.matters.papers import contents_of, issue
from huiyin.matters.papers.slips import changed_characters, corrected, name_of, texts
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write

OF_CLAIM = {
    "facts": "facts",
    "reasons": "reason",
}  # the paper's word for a text -> the claim's field that holds it


@act
def reissue(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    document: int,
    corrections: Mapping[str, str],
    reason: str,
    key: str | None = None,
) -> Event:
    """Issue paper `document` anew with `corrections` (place in the paper -> the right text). Raises Refused, Invalid, gate errors.

    The day of service goes over to the new paper, so no limit begins or ends by it.
    """
    matter = gate.reach(matter_id, actor=actor, needs=(HANDLE, SIGN))
    old = _paper(matter, document, actor)
    contents = contents_of(old)
    wrong, extent = _slips(matter, contents, corrections)
    why = reason.strip()
    asked = ask("reissue", matter, actor=actor, at=at, paper=old.kind, reason=why, **extent)
    made = corrected(contents, {path: after for path, (_before, after) in wrong.items()})
    new = _issue_anew(matter, old, made, why, asked)
    _mend_claims(matter, wrong)
    public: dict[str, Any] = {"paper": old.kind, "number": new.number, "old_number": old.number}
    public |= {"reason": why, "documents": [new.no] if new.for_person else []}
    inner = {"documents": [new.no], "void": old.no, "texts": sorted(wrong)}
    return write(matter, asked, actor=actor, at=at, public=public, inner=inner)


def _paper(matter: Matter, no: int, actor: StaffActor) -> Document:
    row = next(iter(select(Document, matter=matter.pk, no=no)), None)
    if row is None or row.void_on is not None:
        text = _("There is no paper of that number that still holds. Choose one from the list.")
        raise Invalid(Problem("document", text))
    if row.unit_id not in gate.units_of(actor):
        text = _("This paper was issued by another unit; only that unit can correct it.")
        raise Invalid(Problem("document", text))
    return row


def _slips(
    matter: Matter, contents: dict[str, Any], corrections: Mapping[str, str]
) -> tuple[dict[str, tuple[str, str]], dict[str, Any]]:
    """What is changed where it may be (place -> the text before and after), and for the law how much, and whether more is.

    A text that stands in several places of the paper is put right in all of them.
    """
    allowed = texts(contents, rules_of(matter))
    given = {path: text.strip() for path, text in corrections.items() if path in allowed}
    if any(not text for text in given.values()):
        raise Invalid(Problem("corrections", _("A text of a paper cannot be left empty.")))
    right = {allowed[path]: text for path, text in given.items() if text != allowed[path]}
    wrong = {path: (before, right[before]) for path, before in allowed.items() if before in right}
    extent = {
        "changed_characters": sum(changed_characters(before, after) for before, after in right.items()),
        "changes_fixed": bool(set(corrections) - set(allowed)),
    }
    return wrong, extent


def _issue_anew(matter: Matter, old: Document, contents: dict[str, Any], why: str, asked: Asked) -> Document:
    replaced = {"number": old.number, "date": old.issued_on, "why": why}
    signed = {"signed_by": asked.signer} if asked.signer and contents.get("signed_by") else {}
    fresh = {**contents, **signed, "date": asked.on, "replaces": replaced}
    new = issue(old.kind, matter, fresh, asked=asked, unit=old.unit, for_person=old.for_person)
    kept = {"reissue_of": old.no, "served_on": old.served_on, "served_how": old.served_how}
    change(Document, kept | {"served_note": old.served_note}, matter=matter.pk, no=new.no)
    change(Document, {"void_on": asked.on, "void_why": why[:300]}, matter=matter.pk, no=old.no)
    return new


def _mend_claims(matter: Matter, wrong: dict[str, tuple[str, str]]) -> None:
    """The answer on the matter's page says the same as the paper."""
    for path, (before, after) in wrong.items():
        field = OF_CLAIM.get(name_of(path))
        if field:
            same: dict[str, Any] = {"matter": matter.pk, field: before}
            change(Claim, {field: after}, **same)
