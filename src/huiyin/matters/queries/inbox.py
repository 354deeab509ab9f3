"""The desk's list: what the law wants next comes first, paged by key so that page 1 costs the same at any size."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, QuerySet

from huiyin.matters.models import Matter

LIST_FIELDS = (
    "id",
    "number",
    "title",
    "stage",
    "kind",
    "path",
    "category",
    "place",
    "channel",
    "received_on",
    "next_due",
    "next_limit",
    "anonymous",
    "confidential",
    "open_commitments",
    "office_id",
    "holder_id",
    "pack",
    "place_rules",
    "is_open",
    "people",
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows and the key from which the next page goes on (empty on the last)."""

    rows: list[Matter]
    after: str


def page(rows: QuerySet[Matter], *, size: int, after: str) -> Page:
    """Rows ordered by due date (none last) and id, from after the given key on."""
    ordered = rows.select_related("holder").only(*LIST_FIELDS, "holder__name", "holder__kind")
    part, _, rest = after.partition("~")
    found: list[Matter] = []
    if part != "none":
        dated = ordered.filter(next_due__isnull=False)
        if part:
            day, last = date.fromisoformat(part), int(rest)
            dated = dated.filter(next_due__gte=day).filter(Q(next_due__gt=day) | Q(next_due=day, id__gt=last))
        found = list(dated.order_by("next_due", "id")[: size + 1])
    if len(found) <= size:
        undated = ordered.filter(next_due__isnull=True)
        if part == "none":
            undated = undated.filter(id__gt=int(rest))
        found += list(undated.order_by("id")[: size + 1 - len(found)])
    more = len(found) > size
    found = found[:size]
    return Page(found, _key(found[-1]) if more else "")


def newest(rows: QuerySet[Matter], *, size: int, before: str = "") -> Page:
    """Rows newest first, for lists that are not an inbox (all matters, closed matters)."""
    if before:
        rows = rows.filter(id__lt=int(before))
    found = list(
        rows.select_related("holder")
        .only(*LIST_FIELDS, "holder__name", "holder__kind")
        .order_by(F("id").desc())[: size + 1]
    )
    return Page(found[:size], str(found[size - 1].id) if len(found) > size else "")


def _key(row: Matter) -> str:
    return f"{row.next_due.isoformat()}~{row.id}" if row.next_due else f"none~{row.id}"
