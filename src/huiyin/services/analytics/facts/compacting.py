"""Putting the delta into the base when it has grown, by copying the base without the changed matters and the changes after it."""

from datetime import datetime

from django.db.models import F

from huiyin.services.analytics.facts import store
from huiyin.services.analytics.facts.schema import TABLES
from huiyin.services.analytics.models import FactDelta
from huiyin.services.analytics.reader import Reader

LARGEST = 5000  # matters; what a question reads beside the base stays small


def due() -> bool:
    """Whether the delta has grown beyond what a question should read beside the base."""
    return store.current() is not None and FactDelta.objects.filter(made__gt=0).count() > LARGEST


def compact(*, at: datetime) -> store.Base:
    """Write base and delta into a new base; what changes meanwhile stays in the delta."""
    with Reader() as reader:
        held = reader.made()
        with store.new_folder(at) as folder:
            for table in TABLES:
                reader.copy(table, folder / f"{table}.parquet")
            base = store.put_in_place(folder, reader.facts_at or at, reader.count("matters"))
    for matter_id, made in held.items():
        FactDelta.objects.filter(matter_id=matter_id, made=made, wanted=F("made")).delete()
    return base
