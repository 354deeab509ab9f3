"""The index of search written anew, matter by matter: what was entered by an older version is then found by place too."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from huiyin.matters import gate
from huiyin.matters.models import Matter
from huiyin.matters.record import search_index

TOGETHER = 200  # matters in one transaction: short enough that nobody's act waits for it


def index_anew() -> Iterator[int]:
    """Index every matter anew, the newest first; how many were done so far, after each."""
    done, before = 0, 2**63 - 1
    while ids := _next(before):
        with transaction.atomic():
            for matter in Matter.objects.filter(pk__in=ids).order_by("-pk"):
                search_index.renew(matter)
        yield from range(done + 1, done + len(ids) + 1)
        done, before = done + len(ids), ids[-1]


def _next(before: int) -> list[int]:
    rows = gate.real(Matter.objects.filter(pk__lt=before)).order_by("-pk")
    return list(rows.values_list("pk", flat=True)[:TOGETHER])
