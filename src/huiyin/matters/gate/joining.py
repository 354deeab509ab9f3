"""Reaching a joint matter for one of those who signed it: by their own code, by the link, or at the office that holds it."""

from datetime import datetime

from django.utils.translation import gettext as _

from huiyin.foundation.ledger.rows import insert, select
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.foundation.vault.seal import keyed_hash
from huiyin.matters.gate.reach import NoSuchMatter, NotPermitted, reach
from huiyin.matters.models import JoinLink, Matter, ReadEntry, Signer
from huiyin.matters.record.identity import fresh_id


def link_hash(code: str) -> str:
    """What is kept of a link's code."""
    return keyed_hash(code, "join-link")


def reach_by_link(code: str, *, lock: bool = True) -> tuple[Matter, JoinLink]:
    """The matter a link to join belongs to. Raises NoSuchMatter; whether the link still holds is for the law to say."""
    link = JoinLink.objects.filter(hash=link_hash(code)).first() if code else None
    if link is None:
        raise NoSuchMatter(_("There is no such link. Check the address, or ask whoever gave it to you."))
    return _matter(link.matter_id, lock=lock), link


def reach_signer(
    matter_id: int,
    no: int | None,
    *,
    actor: PersonActor | StaffActor,
    needs: str | tuple[str, ...] = (),
    lock: bool = True,
) -> tuple[Matter, Signer]:
    """One of those who signed: for themselves, or for the office that holds the matter or took it in.

    `no` is the number of the signer, for staff; a person reaches none but themselves. Raises NoSuchMatter, NotPermitted.
    """
    if isinstance(actor, PersonActor):
        if actor.signer_no is None or actor.matter_id != matter_id or no not in (None, actor.signer_no):
            raise NoSuchMatter(str(matter_id))
        matter, no = _matter(matter_id, lock=lock), actor.signer_no
    else:
        matter = reach(matter_id, actor=actor, needs=needs, lock=lock)
        ensure_keeper(matter, actor)
    row = next(iter(select(Signer, matter=matter_id, no=no or 0)), None)
    if row is None:
        raise NoSuchMatter(_("There is no such signer in this matter."))
    return matter, row


def keeps_list(matter: Matter, actor: StaffActor) -> bool:
    """Whether the actor's own unit holds the matter or took it in; nobody else opens the list."""
    return actor.unit_id in {matter.holder_id, matter.office_id}


def ensure_keeper(matter: Matter, actor: StaffActor) -> None:
    """Raises NotPermitted for a unit that merely reads the matter along."""
    if not keeps_list(matter, actor):
        raise NotPermitted(
            _("The list of those who signed opens only for the unit that holds the matter or took it in.")
        )


def note_reading(matter: Matter, actor: StaffActor, *, at: datetime, purpose: str) -> None:
    """Write down that the list was read; it is shown to those whose matter it is."""
    row = ReadEntry(matter=matter, no=fresh_id(at), at=at, account_id=actor.account_id, name=actor.name)
    row.unit_id, row.purpose = actor.unit_id, purpose
    insert(row)


def _matter(matter_id: int, *, lock: bool) -> Matter:
    matter = next(iter(select(Matter, id=matter_id, lock=lock)), None)
    if matter is None:
        raise NoSuchMatter(str(matter_id))
    units = tree().units
    matter.office, matter.holder = units[matter.office_id], units[matter.holder_id]
    return matter
