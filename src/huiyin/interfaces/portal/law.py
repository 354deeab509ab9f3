"""The rules in plain words: what each article gives, every limit with its days, and how we read what is silent."""

from itertools import groupby
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from huiyin.domain.law.counsel import counsel


def law(request: HttpRequest) -> HttpResponse:
    """The pack of this installation as one readable page; no database is asked."""
    return render(request, "portal/law.html", _told(get_language() or "zh-hans"))


def _told(speak: str) -> dict[str, Any]:
    lawyer = counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE)
    pack = lawyer.pack
    chapters = [
        (pack.chapters[name].say(speak), list(articles))
        for name, articles in groupby(pack.articles.values(), key=lambda a: a.chapter)
    ]
    return {
        "pack": pack,
        "limits": [
            (limit, lawyer.term(limit.unit.value), lawyer.term(limit.side.value)) for limit in lawyer.limits()
        ],
        "chapters": chapters,
        "silences": list(pack.silences.values()),
    }
