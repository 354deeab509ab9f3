"""The rules for people: questions with answers, one article in plain words with dates computed, and a search over both."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.load.questions import Question, questions_of
from huiyin.domain.law.terms import Unit
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.queries.sought.finding import citing, find
from huiyin.work.publishing.seeking import note_sought

LONGEST = 60  # characters of a search that are looked at


@require_safe
def searched(request: HttpRequest) -> HttpResponse:
    """What is found; the words are counted as far as they are kept at all."""
    words, law = request.GET.get("q", "").strip()[:LONGEST], counsel_for_new()
    questions, articles = find(law, words) if words else ([], [])
    if words:
        today = timezone.localdate(timezone.now())
        note_sought(words, on=today, missed=not (questions or articles))
    shown = {"words": words, "questions": questions, "articles": articles, "topics": _topics(law)}
    return render(request, "portal/rules/searched.html", {**shown, "longest": LONGEST})


@require_safe
def question(request: HttpRequest, name: str) -> HttpResponse:
    """One question with its answer, and the articles it rests on."""
    law = counsel_for_new()
    found = next((one for one in questions_of(law.pack) if one.id == name), None)
    if found is None:
        raise Http404
    articles = [law.pack.articles[one] for one in found.articles]
    same = [one for one in questions_of(law.pack) if one.topic == found.topic and one.id != name]
    shown = {"one": found, "articles": articles, "others": same, "longest": LONGEST}
    return render(request, "portal/rules/question.html", shown)


@require_safe
def article(request: HttpRequest, name: str) -> HttpResponse:
    """One article: what it says, its limits with a date computed as an example, what its words mean."""
    law = counsel_for_new()
    found = law.pack.articles.get(name)
    if found is None:
        raise Http404
    today, speak = timezone.localdate(timezone.now()), get_language() or "zh-hans"
    limits = [one for one in law.pack.limits.values() if one.basis.id == name]
    shown = {
        "article": found,
        "limits": [_example(law, one, today, speak) for one in limits],
        "definitions": [one for one in law.pack.definitions.values() if one.basis.id == name],
        "questions": citing(law, name),
        "longest": LONGEST,
    }
    return render(request, "portal/rules/article.html", shown)


def _example(law: Counsel, limit: Limit, today: date, speak: str) -> dict[str, Any]:
    """A limit, and when it would end if it began today; hours begin at a moment, of which no day is an example."""
    told: dict[str, Any] = {
        "limit": limit,
        "unit": law.term(limit.unit.value),
        "side": law.term(limit.side.value),
    }
    if limit.unit is Unit.HOURS:
        return told
    start = _within(law, today, limit)
    due = law.due(limit.name, start)
    return {**told, "start": start, "due": due.due, "computed": due.summary.say(speak)}


def _within(law: Counsel, today: date, limit: Limit) -> date:
    """Today, or the latest day before it from which the calendar reaches the end of the limit."""
    last = max(law.pack.calendar.years, default=today.year)
    room = timedelta(days=2 * limit.length + 40)
    return min(today, date(last, 12, 31) - room) if today.year >= last else today


def _topics(law: Counsel) -> list[list[Question]]:
    """The questions by topic, in the order of the law's files."""
    found: dict[str, list[Question]] = {}
    for one in questions_of(law.pack):
        found.setdefault(one.topic, []).append(one)
    return list(found.values())
