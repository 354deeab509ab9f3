"""Making a release: every public figure of a span, hidden together where numbers are small, written once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from huiyin.services.analytics.asking import Asked, Figure, Period, Scope, figures
from huiyin.services.analytics.measures import every
from huiyin.services.analytics.naming import named
from huiyin.services.analytics.releasing.files import Release, keep, releases
from huiyin.services.analytics.releasing.listed import LISTED
from huiyin.services.analytics.releasing.spans import CannotRelease, Span, ensure_free
from huiyin.services.analytics.releasing.tables import PublicTable, public_tables
from huiyin.services.analytics.thresholds import threshold

FEWEST = "public_fewest"  # the law's value
LANGUAGES = ("zh-hans", "en")
LICENCE = gettext_noop(
    "Free to use, also commercially, with the source named: the office and the span. No attempt may be made to find "
    "out who stands behind a number."
)
VALIDITY = gettext_noop(
    "As the record stood when the release was made. Later corrections are not carried in: what is published stays as "
    "it is. Reports of wrongdoing are in no table but one number for the whole. Where a number is hidden, its column "
    "is named under “hidden”."
)


def release(span: Span, *, at: datetime, by: str) -> Release:
    """Make and keep the release of a span; `by` is who made it. Raises CannotRelease."""
    ensure_free(span, (one.span for one in releases()), localdate(at))
    found = _figures(span)
    _ensure_reach(found, span)
    fewest = threshold(FEWEST, localdate(at))
    if fewest is None:
        raise CannotRelease(_("The law of this place does not say which numbers are too small to be shown."))
    tables = [_with_names(table) for table in public_tables(found, fewest=fewest)]
    return keep(span, tables, _about(span, tables, at=at, by=by, fewest=fewest, found=found))


def _figures(span: Span) -> list[Figure]:
    period, scope = Period(span.first, span.last), Scope(None, with_reports=False, public=True)
    asked = [Asked(one.measure, by) for one in LISTED if one.measure in every() for by in one.by]
    return figures(asked, period=period, scope=scope)


def _ensure_reach(found: Sequence[Figure], span: Span) -> None:
    reach = min((one.facts_at for one in found if one.facts_at), default=None)
    if reach is None or localdate(reach) <= span.last:
        words = _("The facts do not reach beyond %(day)s yet. Build them with `huiyin figures rebuild`.")
        raise CannotRelease(words % {"day": span.last.isoformat()})


def _with_names(table: PublicTable) -> PublicTable:
    """The names of keys beside them; units, subjects and codes of the law have them in Chinese."""
    if not table.by:
        return table
    width = len(table.by)
    rows = tuple(
        (
            *row[:width],
            *(named(name, str(key), LANGUAGES[0]) for name, key in zip(table.by, row, strict=False)),
            *row[width:],
        )
        for row in table.rows
    )
    columns = (*table.by, *(f"{name}_name" for name in table.by), *table.columns[width:])
    return replace(table, columns=columns, rows=rows)


def _about(
    span: Span, tables: Sequence[PublicTable], *, at: datetime, by: str, fewest: int, found: Sequence[Figure]
) -> dict[str, Any]:
    reach = min(one.facts_at for one in found if one.facts_at)
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "released_on": localdate(at).isoformat(),
        "released_at": at.isoformat(),
        "released_by": by,
        "facts_at": reach.isoformat(),
        "fewest": fewest,
        "licence": _both(LICENCE),
        "validity": _both(VALIDITY),
        "tables": [_said(table) for table in tables],
    }


def _said(table: PublicTable) -> dict[str, Any]:
    """The data dictionary of one table: what it counts, how, its limits, and each column."""
    words = every()[table.measure].words
    return {
        "name": table.name,
        "measure": table.measure,
        "kind": table.kind,
        "by": list(table.by),
        **{name: dict(words[name]) for name in ("title", "definition", "formula", "source", "limits")},
        "columns": [{"name": column, "meaning": _both(_meaning(column, table))} for column in table.columns],
    }


def _meaning(column: str, table: PublicTable) -> str:
    if column in table.by:
        return gettext_noop("code of what the row is about")
    if column.endswith("_name"):
        return gettext_noop("its name")
    known = {
        "n": gettext_noop("how many"),
        "met": gettext_noop("how many meet what the measure asks"),
        "not_met": gettext_noop("how many do not"),
        "of": gettext_noop("of how many"),
        "share": gettext_noop("met divided by of"),
        "middle": gettext_noop("the middle one (median)"),
        "p90": gettext_noop("nine of ten lie at or below"),
        "hidden": gettext_noop("columns not shown in this row because numbers are small"),
    }
    return known.get(column, gettext_noop("how many lie in this band, both ends counted"))


def _both(text: str) -> dict[str, str]:
    said = {}
    for lang in LANGUAGES:
        with override(lang):
            said["zh" if lang.startswith("zh") else "en"] = _(text)
    return said
