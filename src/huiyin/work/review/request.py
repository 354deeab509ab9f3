"""A request for review: what it says, on which day it was sent and received, and its way to the organ that reviews."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.reading.plain import clean
from huiyin.foundation.people.actor import PersonActor, StaffActor
from huiyin.matters.asking import ask, counsel_for
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event, Item, Matter, Review
from huiyin.matters.opinions.reviewing import ASKING, above
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.children import add, add_files
from huiyin.matters.record.writing import write

MAX_GROUNDS, MAX_LATE = 20_000, 2_000  # house sizes, not law
RECEIVED = {1: "review_received", 2: "second_review_received"}
STARTED = {1: "served", 2: "review_answered"}
LIMITS = {1: "ask_review", 2: "ask_second_review"}


@dataclass(frozen=True, slots=True)
class Request:
    """What the person says against the opinion. Days are local; `postmark` is the day on the envelope.

    `received_on` left out is today; `files` are KeptFile of foundation.files.
    """

    grounds: str
    late_reason: str = ""
    channel: str = "online"
    received_on: date | None = None
    postmark: date | None = None
    files: tuple[Any, ...] = field(default=())


def take(
    act: str, matter: Matter, request: Request, *, actor: PersonActor | StaffActor, at: datetime
) -> Event:
    """Write the request and move the matter to the desk of the organ that reviews. Raises Refused, Invalid."""
    level, law, on = ASKING[act], counsel_for(matter), local_day(at)
    request = _checked(request, matter, level, on)
    received = request.received_on or on
    sent = request.postmark or received
    days = {"review_sent": sent.isoformat(), RECEIVED[level]: received.isoformat()}
    matter.moments = {**matter.moments, **days}
    over = above(matter, law, on=on, level=level)
    organ = over.organ
    asked = ask(act, matter, actor=actor, at=at, late_reason=request.late_reason, **over.facts)
    if organ is None:  # a pack that does not know of organs outside still cannot send a matter nowhere
        raise Invalid(Problem("grounds", _("No organ above this unit is known here. Turn to it in writing.")))
    late = _is_late(law, level, asked.facts, sent)
    by = "person" if isinstance(actor, PersonActor) else "office"
    item = add(
        Item, matter, channel=request.channel, received_at=at, postmark=request.postmark, text="", by=by
    )
    add_files(matter, request.files, at=at, item_no=item.no, from_person=by == "person")
    review = add(
        Review,
        matter,
        level=level,
        asked_on=received,
        channel=request.channel,
        grounds=request.grounds,
        respondent_id=over.of,
        organ=organ,
        late=late,
        late_reason=request.late_reason if late else "",
    )
    marks = {"asked_from": matter.stage, "review_late": late, "review_admitted": False, "review_outcome": ""}
    matter.marks = {**matter.marks, **marks}
    public = {"organ": organ.name, "received_on": received.isoformat(), "late": late}
    public |= {"files": len(request.files)} if request.files else {}
    inner = {"review": review.no, "item": item.no}
    return write(matter, asked, actor=actor, at=at, holder=organ, public=public, inner=inner)


def _is_late(law: Counsel, level: int, facts: Any, sent: date) -> bool:
    due = law.runs_until(LIMITS[level], facts)
    return due is not None and sent > due


def _checked(request: Request, matter: Matter, level: int, on: date) -> Request:
    grounds, why = clean(request.grounds), clean(request.late_reason)
    problems = [*_words(grounds, why), *_days(request, matter, level, on)]
    if problems:
        raise Invalid(*problems)
    return Request(grounds, why, request.channel, request.received_on, request.postmark, request.files)


def _words(grounds: str, why: str) -> list[Problem]:
    text = _(
        "This has %(n)d characters; at most %(max)d fit here. Shorten it, or attach the whole as a file."
    )
    found = []
    if not grounds:
        said = _("Say what you do not agree with, in your own words; one sentence is enough.")
        found.append(Problem("grounds", said))
    for name, words, most in (("grounds", grounds, MAX_GROUNDS), ("late_reason", why, MAX_LATE)):
        if len(words) > most:
            found.append(Problem(name, text % {"n": len(words), "max": most}))
    return found


def _days(request: Request, matter: Matter, level: int, on: date) -> list[Problem]:
    found = []
    began = matter.moments.get(STARTED[level])
    received = request.received_on or on
    if received > on:
        found.append(Problem("received_on", _("The day of receipt lies in the future. Check the day.")))
    if began and received < date.fromisoformat(began):
        text = _("The request cannot have come before the opinion was served, on %(day)s. Check the day.")
        found.append(Problem("received_on", text % {"day": began}))
    if request.postmark and request.postmark > received:
        found.append(Problem("postmark", _("The postmark is later than the day of receipt. Check both.")))
    return found
