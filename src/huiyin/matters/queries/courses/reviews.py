"""Reviews: what the organ that reviews has to know of the request, and those that everybody may read of."""

from dataclasses import dataclass
from datetime import date

from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter, Proceeding, Review

SHOWN = 30
HELD = ("done", "published")  # states of a hearing that took place


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The newest review of a matter as a form needs it; `draft` are the words a published text may start from."""

    level: int
    late: bool
    late_reason: str
    grounds: str
    asked_on: date | None
    respondent: str
    draft: str


@dataclass(frozen=True, slots=True)
class PublishedReview:
    """One review as everybody may read of it: which organ, which level, which day, in which words."""

    organ: str
    level: int
    published_on: date
    text: str


def reviewed_facts(matter: Matter) -> Reviewed:
    """What the request says and whose opinion it is about; blank where no review was ever asked for."""
    row = Review.objects.filter(matter_id=matter.pk).order_by("-no").first()
    if row is None:
        return Reviewed(1, False, "", "", None, "", "")
    unit = tree().units[row.respondent_id].full_name
    draft = "\n".join(filter(None, (row.findings, row.opinion)))
    return Reviewed(row.level, row.late, row.late_reason, row.grounds, row.asked_on, unit, draft)


def heard(review: Review) -> bool:
    """Whether a hearing was held while this review was open."""
    rows = Proceeding.objects.filter(matter_id=review.matter_id, kind="hearing", state__in=HELD)
    return rows.filter(opened_on__gte=review.asked_on, opened_on__lte=review.decided_on).exists()


def publishable(matter: Matter) -> Review | None:
    """The newest served review that was heard and is not published; where none ever was heard, the newest."""
    rows = list(Review.objects.filter(matter_id=matter.pk, state="served").order_by("-no"))
    if any(row.published_on for row in rows):
        return next((row for row in rows if not row.published_on and heard(row)), None)
    return next(filter(heard, rows), rows[0] if rows else None)


def published_reviews(*, before: str = "") -> tuple[list[PublishedReview], str]:
    """Published reviews, newest first, and the key from which the next page goes on (empty on the last).

    Raises ValueError for a key that is none.
    """
    rows = Review.objects.filter(published_on__isnull=False).order_by("-published_on", "-matter_id", "-no")
    if before:
        day, _, matter = before.partition("~")
        last = date.fromisoformat(day)
        rows = rows.filter(published_on__lte=last).exclude(published_on=last, matter_id__gte=int(matter))
    found = list(rows[: SHOWN + 1])
    shown = found[:SHOWN]
    more = f"{shown[-1].published_on}~{shown[-1].matter_id}" if len(found) > SHOWN else ""
    return [_told(row) for row in shown], more


def _told(row: Review) -> PublishedReview:
    organ = tree().units[row.organ_id].full_name
    assert row.published_on is not None
    return PublishedReview(organ, row.level, row.published_on, row.published)
