"""Drawing coded matters to be coded again: by a seed that is kept, so that anybody can draw the same ones."""

import hashlib
import math
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SUPERVISE
from huiyin.matters import gate
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.facts import local_day
from huiyin.matters.models import CauseDraw
from huiyin.matters.queries.causes.waiting import drawable
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.identity import fresh_id

SHARE = "second_reading_share"
SHORTEST_SEED, LONGEST_SEED = 6, 64


def chosen(seed: str, frame: Iterable[int], number: int) -> list[int]:
    """The `number` members of the frame that the seed draws: each is put in its place by a digest of seed and member."""
    return sorted(frame, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).digest())[:number]


def draw_second(*, actor: StaffActor, at: datetime, first: date, last: date, seed: str) -> CauseDraw:
    """Draw among the matters coded from `first` to `last`, for the actor's own unit. Raises Invalid, NotPermitted.

    Drawn are matters of other units that nobody has drawn yet; how many is the law's share, at least one.
    """
    if not actor.may(SUPERVISE):
        raise gate.NotPermitted(_("Your role does not carry this act. Ask your administrator if it should."))
    if first > last:
        raise Invalid(Problem("last", _("The last day lies before the first. Set the days the other way.")))
    said = seed.strip()
    if not SHORTEST_SEED <= len(said) <= LONGEST_SEED:
        text = _("The seed has %(n)d characters; give between %(min)d and %(max)d.")
        numbers = {"n": len(said), "min": SHORTEST_SEED, "max": LONGEST_SEED}
        raise Invalid(Problem("seed", text % numbers))
    with transaction.atomic():
        frame = drawable(actor, first, last)
        if not frame:
            text = _(
                "Nothing was coded by other units in these days that is not drawn already. Widen the days."
            )
            raise Invalid(Problem("first", text))
        share = counsel_for_new().value(SHARE, local_day(at))
        row = CauseDraw(
            id=fresh_id(at),
            drawn_on=local_day(at),
            drawn_by=actor.name,
            by_unit_id=actor.unit_id,
            first=first,
            last=last,
            frame=len(frame),
            seed=said,
            matters=chosen(said, frame, math.ceil(len(frame) * share / 100)),
        )
        row.save(force_insert=True)
    return row
