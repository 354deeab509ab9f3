"""Open an exercise (演练): the same board and the same duties, in a matter of its own kind that counts nowhere."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import RECEIVE
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.ladders.climbing import climb
from huiyin.matters.models import Event, Matter, Visit
from huiyin.matters.record import act
from huiyin.matters.record.children import add
from huiyin.matters.record.opening import Opening, open_matter
from huiyin.work.group_visits.coming import Coming, check_coming, concerned_unit, office_of
from huiyin.work.group_visits.opening import call, course_of


@act
def open_drill(*, actor: StaffActor, at: datetime, coming: Coming, key: str | None = None) -> Event:
    """Open it. Its matter bears no number of the series, starts no limit and is found by no search; units called are told
    on their desks alone, each time as of an exercise. Raises Refused, Invalid, NotPermitted."""
    if not actor.may(RECEIVE):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    law, office = counsel_for_new(), office_of(actor.unit_id)
    if law.knows("open_drill"):
        check_coming(coming, law)
    about = coming.about.strip() or _("Exercise: receiving people who come together")
    opening = Opening(
        title=about[:200],
        body=about,
        claims=(),
        channel="visit",
        received_at=at,
        anonymous=True,
        people=coming.headcount,
        by="office",
        drill=True,
        facts={"drill": "yes"},
    )
    inner: dict[str, Any] = {}

    def with_visit(matter: Matter) -> dict[str, Any]:
        visit = add(
            Visit,
            matter,
            kind="group",
            state="open",
            drill=True,
            unit=office,
            concerned=concerned_unit(matter, coming.concerned, at=at),
            about=coming.about.strip(),
            headcount=coming.headcount,
            needs=list(dict.fromkeys(coming.needs)),
            needs_words=coming.needs_words.strip(),
            place=coming.place.strip(),
            opened_at=at,
            details={"opened_by": actor.name},
        )
        called = call(matter, visit, climb(matter, course_of(visit), law=law, at=at), at=at)
        inner.update({"visit": visit.no, **called.inner})
        return {"visit": visit.no, "headcount": visit.headcount, "place": visit.place}

    return open_matter(
        *("open_drill", opening),
        office=office,
        actor=actor,
        at=at,
        further=with_visit,
        inner=inner,
        headcount=coming.headcount,
    )
