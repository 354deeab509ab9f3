"""Answers that are published: what everybody reads, newest first, and found by words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from huiyin.matters.asking import counsel_for_new
from huiyin.matters.models import Matter, Publication

SHOWN = 20
LONGEST_SEARCH = 40


@dataclass(frozen=True, slots=True)
class PublishedAnswer:
    """One answer as everybody reads it; its number says nothing of the matter behind it."""

    number: str
    title: str
    asked: str
    answered: str
    category: str
    published_on: date


def published_answers(*, words: str = "", before: str = "") -> tuple[list[PublishedAnswer], str]:
    """Those that have every one of the words, and the key of the next page. Raises ValueError for a false key."""
    rows = _public()
    for word in words[:LONGEST_SEARCH].split():
        rows = rows.filter(Q(title__icontains=word) | Q(asked__icontains=word) | Q(answered__icontains=word))
    if before:
        day, _, number = before.partition("~")
        last = date.fromisoformat(day)
        rows = rows.filter(Q(published_on=last, number__lt=number) | Q(published_on__lt=last))
    found = list(rows.order_by("-published_on", "-number")[: SHOWN + 1])
    shown = found[:SHOWN]
    more = f"{shown[-1].published_on}~{shown[-1].number}" if len(found) > SHOWN else ""
    return [_told(row) for row in shown], more


def published_answer(number: str) -> PublishedAnswer | None:
    """One of them by its public number; None where there is none, or none any more."""
    row = _public().filter(number=number).first()
    return _told(row) if row else None


def publication_of(matter: Matter) -> PublishedAnswer | None:
    """What is published of one matter, for its own person and its desk."""
    row = _public().filter(matter_id=matter.pk).order_by("-no").first()
    return _told(row) if row else None


def _public() -> QuerySet[Publication]:
    """What is confidential is nowhere, and an answer that no longer stands (reopened, quashed) is shown to nobody."""
    stages = counsel_for_new().pack.stages
    standing = [name for name, stage in stages.items() if stage.answered]
    return Publication.objects.filter(
        state="published", matter__confidential=False, matter__stage__in=standing
    )


def _told(row: Publication) -> PublishedAnswer:
    return PublishedAnswer(
        number=row.number,
        title=row.title,
        asked=row.asked,
        answered=row.answered,
        category=row.category,
        published_on=row.published_on,
    )
