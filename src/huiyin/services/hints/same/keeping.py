"""Looking for pairs: each new matter is held against the older ones once; and what came before there were marks gets them."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from huiyin.domain.reading.alike.finding import Alike
from huiyin.matters import gate
from huiyin.matters.models import Matter, Relation
from huiyin.matters.queries.alike.finding import SHORTEST, alike, ready
from huiyin.matters.queries.alike.probing import LAST
from huiyin.matters.queries.alike.texts import parts, written_down
from huiyin.matters.record.identity import first_id
from huiyin.matters.record.search_index import put_marks
from huiyin.services.hints.models import ReadTo, SamePair

PAIRS, OPEN = "same_pairs", "open"
MARKS = "told_marks"  # another name whenever marks are made otherwise: then every matter gets the new ones
LOOKED_BACK = timedelta(days=180)  # the first time; what is older is still found as the other of a pair
SETTLED = timedelta(minutes=2)  # an act that is just being written is read in the next round
KEPT = 3  # pairs of one matter; of a letter that thousands sent, the newest
ELSEWHERE = (
    0.9  # where two texts name other places, only what is nearly the same letter is worth somebody's time
)
AT_ONCE = 40  # matters marked in one transaction: nobody who registers a letter waits for it
Row = tuple[int, str, str, bool, str]
FIELDS = ("pk", "title", "body", "confidential", "place")
log = logging.getLogger(__name__)


def mark_older(at: datetime, *, most: int) -> int:
    """Write the marks of older matters, from the newest down; how many were read, 0 when all have theirs."""
    stands, _new = ReadTo.objects.get_or_create(purpose=MARKS, defaults={"oldest": first_id(at)})
    done = 0
    while stands.oldest and done < most:
        rows = gate.real(Matter.objects.filter(pk__lt=stands.oldest)).order_by("-pk")
        found = list(rows.values_list("pk", "title", "body")[:AT_ONCE])
        with transaction.atomic():
            texts = written_down(pk for pk, _title, _body in found)
            for pk, title, body in found:
                for text in (body, *texts.get(pk, ())):
                    put_marks(pk, text, title)
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
    for row in list(new.values_list(*FIELDS)[:most]):
        pairs = _looked(row, before=row[0])
        with transaction.atomic():
            found += _kept(row[0], pairs, at)
            ReadTo.objects.filter(purpose=PAIRS).update(newest=row[0])
    return found


def compare_again(matter_id: int, at: datetime) -> int:
    """Hold one matter against all others, older and newer, since it says more than before; how many pairs came of it.

    A pair that waits for an answer is shown by the words as they stand now.
    """
    found = 0
    for row in gate.real(Matter.objects.filter(pk=matter_id)).values_list(*FIELDS):
        pairs = _looked(row, before=LAST)
        with transaction.atomic():
            found += _kept(matter_id, pairs, at)
            for new in (_row(matter_id, one, at) for one in pairs):
                there = SamePair.objects.filter(matter_id=new.matter_id, other_id=new.other_id, state=OPEN)
                there.update(how=new.how, likeness=new.likeness, passages=new.passages)
    return found


def _looked(row: Row, *, before: int) -> list[Alike[int]]:
    try:
        return _pairs(row, before)
    except Exception as error:
        log.warning("matter %s was held against no other: %s", row[0], type(error).__name__)
        return []


def _pairs(row: Row, before: int) -> list[Alike[int]]:
    pk, title, body, confidential, place = row
    rows = Matter.objects.filter(confidential=confidential).exclude(pk=pk)
    joined = _joined(pk)
    found = [one for one in _alike(rows, title, body, pk, before) if one.key not in joined]
    there = dict(rows.filter(pk__in=[one.key for one in found]).values_list("pk", "place"))
    near = [one for one in found if not one.elsewhere and not _apart(place, there[one.key])]
    return [one for one in found if one in near or one.likeness.value >= ELSEWHERE][:KEPT]


def _alike(rows: "QuerySet[Matter]", title: str, body: str, pk: int, before: int) -> list[Alike[int]]:
    """What is alike any of the texts of a matter, the passages as they stand in all it says."""
    found: dict[int, Alike[int]] = {}
    for begins, text in parts(body, written_down([pk]).get(pk, ())):
        wanted = ready(text, title)
        for one in alike(rows, wanted, before=before) if len(wanted.letters.said) >= SHORTEST else ():
            here = one.likeness.turned().moved(begins).turned()
            found.setdefault(one.key, Alike(one.key, here, one.elsewhere))
    return list(found.values())


def _apart(one: str, other: str) -> bool:
    """Whether both say where the problem is, and neither place lies in the other: the same words of two villages are two."""
    return bool(one and other) and one not in other and other not in one


def _joined(pk: int) -> set[int]:
    """What a person already tied this one to."""
    ties = Relation.objects.filter(Q(matter_id=pk) | Q(other_id=pk)).values_list("matter_id", "other_id")
    return {other for tie in ties for other in tie if other}


def _kept(pk: int, pairs: Sequence[Alike[int]], at: datetime) -> int:
    """Write those pairs that are not known yet; the later of two matters comes first."""
    rows = [_row(pk, one, at) for one in pairs]
    known = set(
        SamePair.objects.filter(matter_id__in={row.matter_id for row in rows}).values_list(
            "matter_id", "other_id"
        )
    )
    new = [row for row in rows if (row.matter_id, row.other_id) not in known]
    SamePair.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _row(pk: int, one: Alike[int], at: datetime) -> SamePair:
    like = one.likeness if one.key < pk else one.likeness.turned()
    return SamePair(
        matter_id=max(pk, one.key),
        other_id=min(pk, one.key),
        how=like.how,
        likeness=like.value,
        passages=[[list(here), list(there)] for here, there in like.passages],
        found_at=at,
    )
