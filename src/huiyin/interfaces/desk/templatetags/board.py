"""Tags of the board: `{% load board %}`."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from huiyin.interfaces.desk import words
from huiyin.interfaces.desk.forms.acting import fresh_key as made_key
from huiyin.matters.queries.visits.table import visits_of
from huiyin.matters.visiting import TO_COME

register = template.Library()


@register.filter
def label(duty: Any) -> str:
    """What a duty asks."""
    said = str(duty.label(words.speaking()) or duty.whom(words.speaking()))
    return said if duty.rung else _("Called to come: %(reason)s") % {"reason": said}


@register.filter
def label_in_public(duty: Any) -> str:
    """What a duty asks, where everybody in the hall reads it: never words that somebody typed."""
    return label(duty) if duty.rung else _("A further unit comes")


@register.filter
def whom(duty: Any) -> str:
    """Whom a duty concerns, where its unit does not say it all."""
    return str(duty.whom(words.speaking()))


@register.filter
def line_kind(kind: str) -> str:
    """What a kind of line is called."""
    return words.term(f"line_{kind}")


@register.filter
def hour(value: datetime | None) -> str:
    """The time of day by the office's clock."""
    return f"{timezone.localtime(value):%H:%M}" if value else ""


@register.filter
def day_hour(value: datetime | None) -> str:
    """Day and time, by the office's clock."""
    return f"{timezone.localtime(value):%Y-%m-%d %H:%M}" if value else ""


@register.simple_tag
def countdown(due: datetime, now: datetime) -> SafeString:
    """How long until a moment, or how long since; the script counts on from here."""
    seconds = int((due - now).total_seconds())
    over = " is-over" if seconds < 0 else ""
    text = '<time class="count{}" datetime="{}" data-due="{}">{}</time>'
    return format_html(text, over, due.isoformat(), int(due.timestamp() * 1000), clock(seconds))


def clock(seconds: int) -> str:
    """Seconds as a clock shows them: 12:05, 1:12:05, and with a minus what is over."""
    left, sign = abs(seconds), "−" if seconds < 0 else ""
    hours, rest = divmod(left, 3600)
    whole = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"
    return sign + whole


@register.filter
def minutes_late(duty: Any) -> str:
    """By how much a duty was met late, in words."""
    if duty.late is None:
        return ""
    count = max(1, int(duty.late.total_seconds() // 60))
    return ngettext("%(n)d minute late", "%(n)d minutes late", count) % {"n": count}


@register.filter
def met_words(duty: Any) -> str:
    """What was done when a duty was met: told, there, done."""
    said = {
        "tell": pgettext("board", "told"),
        "report": pgettext("board", "reported"),
        "know": pgettext("board", "confirmed"),
        "come": pgettext("board", "there"),
    }
    return said.get(duty.row.kind, pgettext("board", "done"))


@register.filter
def at(numbers: dict[int, int], no: int | None) -> int | str:
    """The place of a line among the lines."""
    return numbers.get(no or 0, "")


@register.simple_tag
def fresh_key() -> str:
    """A key that makes what a form does count once."""
    return made_key()


@register.simple_tag(takes_context=True)
def visits_in(context: template.Context, file: Any) -> list[Any]:
    """The visits of a matter opened or to come, the last first; asks nothing where no act of the matter was about one."""
    if not any(event.public.get("visit") for event in file.events):
        return []
    rows = visits_of(file.matter.pk, actor=context["request"].actor)
    return [row for row in rows if row.opened_at is not None or row.state in TO_COME]
