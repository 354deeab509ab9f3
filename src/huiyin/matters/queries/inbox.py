"""The desk's list: what the law wants next comes first, paged by key so that page 1 costs the same at any size."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

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
    "next_due_at",
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
    "officer_id",
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of rows and the key from which the next page goes on (empty on the last)."""

    rows: list[Matter]
    after: str


def page(rows: QuerySet[Matter], *, size: int, after: str, by_hour: bool = False) -> Page:
    """Rows ordered by due date (none last) and id, from after the given key on.

    `by_hour` sorts those of one day by their moment, where the law counts hours; without it the index alone gives
    the order, which costs the same at any size.
    """
    order = ("next_due", F("next_due_at").asc(nulls_last=True), "id") if by_hour else ("next_due", "id")
    ordered = for_list(rows)
    part, _, rest = after.partition("~")
    found: list[Matter] = []
    if part != "none":
        dated = ordered.filter(next_due__isnull=False)
        if part:
            dated = _from(dated, part, rest)
        found = list(dated.order_by(*order)[: size + 1])
    if len(found) <= size:
        undated = ordered.filter(next_due__isnull=True)
        if part == "none":
            undated = undated.filter(id__gt=int(rest))
        found += list(undated.order_by("id")[: size + 1 - len(found)])
    more = len(found) > size
    found = found[:size]
    return Page(found, _key(found[-1], by_hour) if more else "")


def for_list(rows: QuerySet[Matter], *more: str) -> QuerySet[Matter]:
    """The rows with what a list shows, the names of unit and officer among it, so that no row asks for more."""
    named = ("holder__name", "holder__kind", "officer__name")
    return rows.select_related("holder", "officer").only(*LIST_FIELDS, *named, *more)


def _from(rows: QuerySet[Matter], part: str, rest: str) -> QuerySet[Matter]:
    """Those after a key: day~id, or day~moment~id where the last one was due at an hour."""
    day, (moment, _, last) = date.fromisoformat(part), rest.rpartition("~")
    if not moment:
        later = Q(next_due_at=None, id__gt=int(last))
    else:
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC)
        later = Q(next_due_at__gt=at) | Q(next_due_at=at, id__gt=int(last)) | Q(next_due_at=None)
    return rows.filter(next_due__gte=day).filter(Q(next_due__gt=day) | Q(later, next_due=day))


def newest(rows: QuerySet[Matter], *, size: int, before: str = "") -> Page:
    """Rows newest first, for lists that are not an inbox (all matters, closed matters)."""
    if before:
        rows = rows.filter(id__lt=int(before))
    found = list(for_list(rows).order_by(F("id").desc())[: size + 1])
    return Page(found[:size], str(found[size - 1].id) if len(found) > size else "")


def _key(row: Matter, by_hour: bool) -> str:
    if row.next_due is None:
        return f"none~{row.id}"
    at = row.next_due_at if by_hour else None
    moment = f"{at.astimezone(UTC).replace(tzinfo=None).isoformat()}~" if at else ""
    return f"{row.next_due.isoformat()}~{moment}{row.id}"
