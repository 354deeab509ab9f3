"""End the mandate of a representative; they remain one of those who brought the matter."""

from datetime import datetime

from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.together.mandates import count, end, reach_mandate, speaks
from huiyin.work.together.signing import short


@act
def end_representative(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    mandate: int,
    reason: str,
    key: str | None = None,
) -> Event:
    """`mandate` is its number in the matter. Raises Refused, Invalid, gate errors."""
    matter, row = reach_mandate(matter_id, mandate, actor=actor)
    on, why = local_day(at), short(clean(reason), longest=300)
    given = {"reason": why} if why else {}
    asked = ask("end_representative", matter, actor=actor, at=at, represents_now=speaks(row, on), **given)
    assert row is not None  # nobody represents who has no mandate
    end(matter, row, on=on, why=why)
    number = count(matter, on)
    return write(
        matter, asked, actor=actor, at=at, public={"representatives": number}, inner={"mandate": row.no}
    )
