"""The list of supervisions in lanes, and confirming or dismissing several of one page at once."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from huiyin.foundation.people import permissions
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import fresh_key
from huiyin.interfaces.desk.supervision.box import told
from huiyin.interfaces.desk.supervision.forms import trigger_choices
from huiyin.interfaces.desk.words import law
from huiyin.interfaces.ui.refusals import refusal_words
from huiyin.matters.failures import Invalid, NoSuchMatter, Refused
from huiyin.matters.queries.lapses.listed import COUNTED_TO, LANES, SIZE, Asked, lengths, listed
from huiyin.work.supervision.acts.confirm_lapse import confirm_lapse
from huiyin.work.supervision.acts.dismiss_lapse import dismiss_lapse

LANE_WORDS = {
    "found": gettext_lazy("To be confirmed"),
    "running": gettext_lazy("Being pressed"),
    "late": gettext_lazy("Answer overdue"),
    "answered": gettext_lazy("Answered, to be judged"),
    "over": gettext_lazy("Ended and dismissed"),
}
SHOWN_REFUSALS = 5


@staff
@needs(permissions.SUPERVISE)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """One lane, narrowed by unit, trigger and harm."""
    return _page(request, request.GET)


def _page(
    request: HttpRequest, given: MultiValueDict[str, str], *, wrong: str = "", typed: str = ""
) -> HttpResponse:
    """The list; where something was wrong with what was sent, with that said and what was typed and ticked kept."""
    actor, today = request.actor, timezone.localdate(timezone.now())  # type: ignore[attr-defined]
    asked, after = _asked(given), given.get("after", "") or ""
    try:
        found = listed(actor, asked, on=today, after=after)
    except (ValueError, OverflowError):  # a key somebody typed
        return redirect("desk:supervision")
    counted, lawyer = lengths(actor, on=today), law()
    context = {
        "rows": [(told(row, [], lawyer, today), row.matter) for row in found.rows],
        "asked": asked,
        "lanes": [(name, words, _length(counted.get(name))) for name, words in LANE_WORDS.items()],
        "triggers": trigger_choices(),
        "units": _units(),
        "narrowed": bool(asked.unit or asked.trigger or asked.grave),
        "next": f"{_address(asked)}&after={found.after}" if found.after else "",
        "first": _address(asked) if after else "",
        "key": fresh_key(),
        "wrong": wrong,
        "typed": typed,
        "ticked": given.getlist("chosen"),
        "today": today,
        "place": "oversight",
    }
    return render(request, "desk/supervision/list.html", context, status=422 if wrong else 200)


@staff
@needs(permissions.SUPERVISE)
@require_POST
def several(request: HttpRequest) -> HttpResponse:
    """Confirm or dismiss the chosen findings, each by itself: one that cannot be is left as it is and said so."""
    reason, dismiss = request.POST.get("reason", "").strip(), "dismiss" in request.POST
    chosen = request.POST.getlist("chosen")[:SIZE]
    if not chosen:
        text = _("Nothing was chosen. Tick what you have checked, then send it again.")
        return _page(request, request.POST, wrong=text, typed=reason)
    if dismiss and not reason:
        text = _("Say what you checked and why it is no lapse; without a reason nothing was dismissed.")
        return _page(request, request.POST, wrong=text)
    answers = [_one(request, mark, dismiss=dismiss, reason=reason) for mark in chosen]
    refused = [wrong for wrong in answers if wrong]
    _say(request, len(answers) - len(refused), refused, dismiss=dismiss)
    return redirect("desk:supervision")


def _one(request: HttpRequest, mark: str, *, dismiss: bool, reason: str) -> str:
    """Do it to one; empty when it was done, else why not."""
    matter, _sep, no = mark.partition(":")
    if not (matter.isdigit() and no.isdigit()) or max(int(matter), int(no)) >= 2**63:
        return _("This choice does not exist. Reload the list and choose again.")
    actor = request.actor  # type: ignore[attr-defined]
    given: dict[str, Any] = {
        "actor": actor,
        "at": timezone.now(),
        "matter_id": int(matter),
        "supervision": int(no),
    }
    given["key"] = f"{actor.account_id}:{request.POST.get('key', '')[:64]}:{mark}"
    try:
        dismiss_lapse(reason=reason, **given) if dismiss else confirm_lapse(words=reason, **given)
    except Refused as failure:
        return f"{refusal_words(failure.refusal)[0]}"
    except Invalid as failure:
        return "; ".join(str(one.message) for one in failure.problems)
    except NoSuchMatter as failure:
        return str(failure)
    return ""


def _say(request: HttpRequest, done: int, refused: list[str], *, dismiss: bool) -> None:
    if done and dismiss:
        text = ngettext("%(n)d finding was dismissed.", "%(n)d findings were dismissed.", done)
        messages.success(request, text % {"n": done})
    elif done:
        text = ngettext("%(n)d lapse was confirmed.", "%(n)d lapses were confirmed.", done)
        messages.success(request, text % {"n": done})
    for words in list(dict.fromkeys(refused))[:SHOWN_REFUSALS]:
        messages.error(request, words)


def _asked(given: MultiValueDict[str, str]) -> Asked:
    """What is asked for; what is none of the choices asks for nothing."""
    lane, unit = given.get("lane", "found"), given.get("unit", "") or ""
    trigger = given.get("trigger", "") or ""
    known = {str(pk): pk for pk, _name in _units()}
    return Asked(
        lane=lane if lane in LANES else "found",
        unit=known.get(unit),
        trigger=trigger if trigger in dict(trigger_choices()) else "",
        grave=given.get("grave") == "1",
    )


def _address(asked: Asked) -> str:
    given = {"lane": asked.lane, "unit": asked.unit or "", "trigger": asked.trigger}
    given["grave"] = "1" if asked.grave else ""
    return "?" + urlencode(given)


def _units() -> list[tuple[int, str]]:
    return [(unit.pk, unit.name) for unit in tree().in_force(timezone.localdate())]


def _length(n: int | None) -> str:
    if n is None:
        return ""
    return f"{n}+" if n >= COUNTED_TO else str(n)
