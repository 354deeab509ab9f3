"""From a matter out of a package to a case file of this installation: its units, its keys, its office."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.terms import LawError
from huiyin.foundation.ledger.rows import change
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.models import Item, Matter, Relation, Signer
from huiyin.matters.queries.courses.elsewhere import CAME_FROM, Elsewhere
from huiyin.matters.record import Invalid, Problem, search_index
from huiyin.matters.record.children import add, add_files
from huiyin.matters.record.opening import Opening
from huiyin.matters.record.writing import mark
from huiyin.matters.together.listing import read_list
from huiyin.matters.together.sealing import Named, seal_words
from huiyin.matters.together.writing import write_signer
from huiyin.work.exchange.given import Accused, Handed


def opening_of(handed: Handed, *, code: str) -> Opening:
    """The case file to be opened; codes of law that this pack does not know are left for the clerk to choose."""
    units, names = _accused(handed.accused)
    return Opening(
        title=handed.title,
        body=handed.body,
        claims=handed.claims or (handed.title,),
        channel=_known("channels", handed.channel) or "letter",
        received_at=handed.received_at,
        parties=handed.parties,
        accused_units=units,
        accused_names=names,
        anonymous=handed.anonymous,
        kind=_known("kinds", handed.kind),
        path=_known("paths", handed.path),
        category=handed.category,
        place=handed.place,
        publishable=handed.publishable,
        people=handed.people,
        language=handed.language,
        files=handed.files,
        postmark=handed.postmark,
        read_back=handed.read_back,
        code=code,
        by="person",
    )


def impartial_home(opening: Opening) -> Unit:
    """The letters office of this installation, if it may have the matter.

    Raises Invalid without saying why: whoever runs the command must not learn that somebody complained of their office.
    """
    home = tree().home()
    if any(home.pk in tree().kin(unit_id) for unit_id in opening.accused_units):
        text = _(
            "This office cannot take the matter over. Send the package back to its sender; nothing was written."
        )
        raise Invalid(Problem("office", text))
    return home


def follow_in(matter: Matter, handed: Handed, *, at: datetime) -> dict[str, Any]:
    """Write what comes beside the first item: later letters, papers, the earlier course, where it came from."""
    for one in handed.items:
        row = add(Item, matter, channel=one.channel, received_at=one.received_at, text=one.text, by=one.by)
        search_index.put_marks(matter.pk, one.text)
        add_files(matter, one.files, at=one.received_at, item_no=row.no, from_person=one.by == "person")
    _sign(matter, handed)
    add_files(matter, handed.annex, at=at, item_no=None, from_person=False)
    other = Elsewhere(handed.sender.name, handed.sender.mark, handed.number)
    add(Relation, matter, kind=CAME_FROM, elsewhere=other.written()[:200], since=handed.handed_on)
    files = len(handed.files) + len(handed.annex) + sum(len(one.files) for one in handed.items)
    came = {"from_office": handed.sender.name, "from_number": handed.number, "files": files}
    return {**came, "handed_on": handed.handed_on.isoformat()}


def _sign(matter: Matter, handed: Handed) -> None:
    """Those who signed it there sign it here; their codes stay behind, so each confirms anew and gets one of this house."""
    people = [Named(one.name, one.phone, one.address, n) for n, one in enumerate(handed.signers)]
    listed = read_list(matter, people).good  # a package is met with mistrust: nobody comes twice
    for named in listed:
        given = handed.signers[named.row]
        row = write_signer(matter, named, how="handed", on=given.signed_on)
        if given.view:
            written = {"dissent": seal_words(row, given.view), "dissent_on": given.signed_on}
            change(Signer, written, matter=matter.pk, no=row.no)
    if listed:
        unnamed = max(matter.people - len(handed.parties) - len(listed), 0)
        mark(matter, signers=len(listed), unnamed=unnamed)


def _accused(rows: tuple[Accused, ...]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Each by its code or full name in this tree; whom it does not know stays as words, sealed."""
    units, names = [], []
    for row in rows:
        found = next((u for u in tree().units.values() if _same(row, u)), None)
        if found is not None:
            units.append(found.pk)
        elif row.full_name or row.name:
            names.append(row.full_name or row.name)
    return tuple(dict.fromkeys(units)), tuple(dict.fromkeys(names))


def _same(row: Accused, unit: Unit) -> bool:
    """A code alone may mean another unit elsewhere, so a name has to fit it."""
    names = {unit.name, unit.full_name}
    return (bool(row.full_name) and row.full_name == unit.full_name) or (
        bool(row.code) and row.code == unit.code and bool(names & {row.name, row.full_name})
    )


def _known(group: str, code: str) -> str:
    try:
        return code if code in counsel_for_new().codes(group) else ""
    except LawError:
        return ""
