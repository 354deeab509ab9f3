"""Counting what was looked for among the public rules, by words and month; nothing of who looked, and never in the way."""

from datetime import date

from django.db import DatabaseError, transaction
from django.db.models import F

from huiyin.domain.reading.seeking import kept_words
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.models import Sought
from huiyin.matters.record.search_index import simplify

LONGEST = "sought_longest"


def note_sought(words: str, *, on: date, missed: bool) -> bool:
    """Count it; whether it was kept. A database that cannot be written to costs the count and not the search."""
    law = counsel_for_new()
    if LONGEST not in law.pack.values:
        return False
    said = kept_words(words, longest=law.value(LONGEST, on), simplify=simplify)
    if not said:
        return False
    month = on.replace(day=1)
    more = {"times": F("times") + 1, "missed": F("missed") + int(missed)}
    try:
        with transaction.atomic():
            if not Sought.objects.filter(month=month, words=said).update(**more):
                Sought.objects.create(month=month, words=said, times=1, missed=int(missed))
    except DatabaseError:  # locked, read-only, or written by another at the same moment
        return False
    return True
