"""The pages of public statistics: one release, topic by topic, each table with what it means and its limits."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.services.analytics.naming import named
from huiyin.services.analytics.releasing.files import FORMS, Release, release_named, releases
from huiyin.services.analytics.releasing.listed import TOPICS, by_name

AT_A_GLANCE = 15  # rows; a longer table is folded, so that a telephone shows the next one as well
TOPIC_WORDS = {
    "came": gettext_lazy("What came"),
    "time": gettext_lazy("Told and answered in time"),
    "answers": gettext_lazy("Answers, promises, reviews"),
    "people": gettext_lazy("What people said of it"),
    "offices": gettext_lazy("Supervision, proposals, causes"),
}
HEADINGS = {
    "month": gettext_lazy("month"),
    "channel": gettext_lazy("channel"),
    "field": gettext_lazy("field"),
    "category": gettext_lazy("category"),
    "unit": gettext_lazy("unit"),
    "form": gettext_lazy("form of the visit"),
    "trigger": gettext_lazy("what it was found on"),
    "cause": gettext_lazy("cause"),
    "of_office": gettext_lazy("rating"),
    "of_unit": gettext_lazy("rating"),
    "n": gettext_lazy("number"),
    "met": gettext_lazy("met"),
    "not_met": gettext_lazy("not met"),
    "of": gettext_lazy("of"),
    "share": gettext_lazy("share"),
    "middle": gettext_lazy("middle"),
    "p90": gettext_lazy("nine of ten within"),
}


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The newest release, or in plain words that there is none yet."""
    return _page(request, next(iter(releases()), None))


@require_safe
def one(request: HttpRequest, span: str) -> HttpResponse:
    """One release."""
    found = release_named(span)
    if found is None:
        raise Http404
    return _page(request, found)


def _page(request: HttpRequest, release: Release | None) -> HttpResponse:
    speak = "zh" if (get_language() or "").startswith("zh") else "en"
    context = {
        "release": release,
        "forms": tuple(FORMS),
        "all": [(one.name, _span(one)) for one in releases()],
        "topics": _topics(release, speak) if release else [],
        "licence": release.about["licence"][speak] if release else "",
        "validity": release.about["validity"][speak] if release else "",
    }
    return render(request, "portal/statistics/release.html", context)


def _span(release: Release) -> str:
    return f"{release.about['first']} – {release.about['last']}"


def _topics(release: Release, speak: str) -> list[tuple[str, list[dict[str, Any]]]]:
    listed = by_name()
    grouped: dict[str, list[dict[str, Any]]] = {topic: [] for topic in TOPICS}
    for said in release.about["tables"]:
        if said["measure"] in listed:
            grouped[listed[said["measure"]].topic].append(_table(said, speak))
    return [(str(TOPIC_WORDS[topic]), tables) for topic, tables in grouped.items() if tables]


def _table(said: dict[str, Any], speak: str) -> dict[str, Any]:
    columns = [one["name"] for one in said["columns"]]
    keys, shown = (
        said["by"],
        [c for c in columns if c not in said["by"] and c != "hidden" and not c.endswith("_name")],
    )
    rows = [dict(zip(columns, row, strict=True)) for row in said["rows"]]
    hidden = [set(row["hidden"].split()) for row in rows]
    return {
        "silent": bool(rows)
        and all(set(shown) <= of_row for of_row in hidden),  # not one number may be shown
        "long": len(rows) > AT_A_GLANCE,
        "name": said["name"],
        "by": [str(HEADINGS.get(key, key)) for key in keys],
        "words": {part: said[part][speak] for part in ("title", "definition", "formula", "source", "limits")},
        "first": not keys,
        "heads": [str(HEADINGS.get(column, column)) for column in shown],
        "rows": [
            (
                [named(key, str(row[key]), "zh-hans" if speak == "zh" else "en") for key in keys],
                [_words(row, c) for c in shown],
            )
            for row in rows
        ],
    }


def _words(row: dict[str, Any], column: str) -> str:
    value = row[column]
    if value is None:
        return str(_("not shown")) if column in row["hidden"].split() else "–"
    if column == "share":
        return f"{value * 100:.1f}%"
    return f"{value:g}" if isinstance(value, float) else str(value)
