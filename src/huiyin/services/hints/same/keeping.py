"""Looking for pairs: each new matter is held against the older ones once; and what came before there were marks gets them."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from huiyin.domain.reading.alike.finding import Alike
from huiyin.matters import gate
from huiyin.matters.models import Matter, Relation
from huiyin.matters.queries.alike.finding import SHORTEST, alike, ready
from huiyin.matters.record.identity import first_id
from huiyin.matters.record.search_index import put_marks
from huiyin.services.hints.models import ReadTo, SamePair

PAIRS, MARKS = "same_pairs", "same_marks"
LOOKED_BACK = timedelta(days=180)  # the first time; what is older is still found as the other of a pair
SETTLED = timedelta(minutes=2)  # an act that is just being written is read in the next round
KEPT = 3  # pairs of one matter; of a letter that thousands sent, the newest
ELSEWHERE = (
    0.9  # where two texts name other places, only what is nearly the same letter is worth somebody's time
)
AT_ONCE = 40  # matters marked in one transaction: nobody who registers a letter waits for it
Row = tuple[int, str, str, bool, str]
log = logging.getLogger(__name__)


def mark_older(at: datetime, *, most: int) -> int:
    """Write the marks of older matters, from the newest down; how many were read, 0 when all have theirs."""
    stands, _new = ReadTo.objects.get_or_create(purpose=MARKS, defaults={"oldest": first_id(at)})
    done = 0
    while stands.oldest and done < most:
        rows = gate.real(Matter.objects.filter(pk__lt=stands.oldest)).order_by("-pk")
        found = list(rows.values_list("pk", "title", "body")[:AT_ONCE])
        with transaction.atomic():
            for pk, title, body in found:
                put_marks(pk, body, title)
            stands.oldest = found[-1][0] if found else 0
            stands.save()
        done += len(found)
    return done


def compare_new(at: datetime, *, most: int) -> int:
    """Hold the matters that came since against the older ones; how many pairs were found. Nothing is found twice.

    Reports are held against reports alone. One that cannot be read is passed over, and the log gets no word of it.
    """
    stands, _new = ReadTo.objects.get_or_create(
        purpose=PAIRS, defaults={"newest": first_id(at - LOOKED_BACK)}
    )
    new = gate.real(Matter.objects.filter(pk__gt=stands.newest, pk__lt=first_id(at - SETTLED))).order_by("pk")
    found = 0
    for row in list(new.values_list("pk", "title", "body", "confidential", "place")[:most]):
        try:
            pairs = _pairs(row)
        except Exception as error:
            log.warning("matter %s was held against no other: %s", row[0], type(error).__name__)
            pairs = []
        with transaction.atomic():
            found += _kept(row[0], pairs, at)
            ReadTo.objects.filter(purpose=PAIRS).update(newest=row[0])
    return found


def _pairs(row: Row) -> list[Alike[int]]:
    pk, title, body, confidential, place = row
    wanted = ready(body, title)
    if len(wanted.letters.said) < SHORTEST:
        return []
    rows = Matter.objects.filter(confidential=confidential)
    joined = _joined(pk)
    found = [one for one in alike(rows, wanted, before=pk) if one.key not in joined]
    there = dict(rows.filter(pk__in=[one.key for one in found]).values_list("pk", "place"))
    near = [one for one in found if not one.elsewhere and not _apart(place, there[one.key])]
    return [one for one in found if one in near or one.likeness.value >= ELSEWHERE][:KEPT]


def _apart(one: str, other: str) -> bool:
    """Whether both say where the problem is, and neither place lies in the other: the same words of two villages are two."""
    return bool(one and other) and one not in other and other not in one


def _joined(pk: int) -> set[int]:
    """What a person already tied this one to."""
    ties = Relation.objects.filter(Q(matter_id=pk) | Q(other_id=pk)).values_list("matter_id", "other_id")
    return {other for tie in ties for other in tie if other}


def _kept(pk: int, pairs: Sequence[Alike[int]], at: datetime) -> int:
    known = set(SamePair.objects.filter(matter_id=pk).values_list("other_id", flat=True))
    rows = [
        SamePair(
            matter_id=pk,
            other_id=one.key,
            how=one.likeness.how,
            likeness=one.likeness.value,
            passages=[[list(here), list(there)] for here, there in one.likeness.passages],
            found_at=at,
        )
        for one in pairs
        if one.key not in known
    ]
    SamePair.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
