"""Refer a question of conduct to the discipline organ: a report of its own opens there, and nothing stands in this matter."""

from datetime import datetime
from typing import Any

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE, REGISTER, REVIEW, SIGN, SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.opening import open_matter
from huiyin.work.signing.referring import Conduct, discipline_organ, report

ANY = (HANDLE, REGISTER, SUPERVISE, REVIEW, SIGN)


@act
def refer_conduct(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    against: int,
    official: str = "",
    words: str,
    files: tuple[Any, ...] = (),
    key: str | None = None,
) -> Event:
    """Open a confidential report at an impartial discipline organ; the event returned is the new report's.

    `against` is the unit whose conduct it is, `official` a name where one person is meant; both, with everybody of that
    name, are shut out. The matter it is referred from is read and nothing is written in it. Raises Refused, Invalid.
    """
    matter = gate.reach(matter_id, actor=actor, needs=ANY)
    conduct = Conduct(against, clean(official).replace("\n", " "), clean(words), files)
    asked = ask("refer_conduct", matter, actor=actor, at=at, reason=conduct.words)
    office = discipline_organ(conduct, on=asked.on)
    opening = report(conduct, matter, asked, at=at)
    inner = {"referred_from": matter.number}
    return open_matter(
        "refer_conduct", opening, office=office, actor=actor, at=at, inner=inner, reason=conduct.words
    )
