"""Tags of the desk: `{% load desk %}`."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk import categories, words
from huiyin.interfaces.desk.casefile import timeline
from huiyin.interfaces.desk.forms.promises.serving import WAY_WORDS
from huiyin.services.notices.reading import SHOWN_AT_MOST
from huiyin.services.notices.reading import unread as unread_notices

register = template.Library()
CHANNEL_ICONS = {"online": "world", "letter": "mail", "call": "phone", "visit": "user"}
PURPOSES = {
    "handling": gettext_lazy("the whole matter"),
    "acting": gettext_lazy("to act on it"),
    "identity": gettext_lazy("name and contact of the person"),
    "signers": gettext_lazy("the list of those who signed"),
    "signers_printed": gettext_lazy("the list of those who signed, to print it"),
    "document": gettext_lazy("a paper"),
    "attachment": gettext_lazy("a file"),
    "print": gettext_lazy("a paper, to print it"),
    "bundle": gettext_lazy("the whole matter as a bundle to be given out"),
    "handover": gettext_lazy("the whole matter to be handed over"),
    "reception": gettext_lazy("to prepare a leader's reception"),
    "rule_change": gettext_lazy("a proposal to change a rule"),
    "visit": gettext_lazy("the board of a visit"),
    "responsibility": gettext_lazy("the record of responsibility"),
    "supervision": gettext_lazy("the supervision of an office"),
    "own_file": gettext_lazy("an office's own file"),
}


@register.filter
def term(code: str) -> str:
    """What the law calls a code."""
    return words.term(code)


@register.filter
def marked(pieces: Iterable[Any]) -> SafeString:
    """Pieces of a text, those that were looked for in <mark>; whatever the text says is text."""
    return format_html_join(
        "", "{}", ((format_html("<mark>{}</mark>", one.text) if one.hit else one.text,) for one in pieces)
    )


@register.filter
def stage(name: str) -> str:
    """What the law calls a stage."""
    return words.stage_words(name)


@register.filter
def limit(name: str) -> str:
    """What a limit is called."""
    return words.limit_words(name)


@register.filter
def category(code: str) -> str:
    """What a category is called."""
    return categories.name_of(code)


@register.filter
def unit(unit_id: int | None) -> str:
    """What a unit is called."""
    found = tree().units.get(unit_id) if unit_id else None
    return found.name if found else ""


@register.filter
def units(unit_ids: Iterable[int]) -> str:
    """What units are called, one after another."""
    return _(", ").join(unit(unit_id) for unit_id in unit_ids)


@register.simple_tag
def near(
    due: date | None, today: date, at: datetime | None = None, now: datetime | None = None
) -> SafeString:
    """How near a date is, in colour and in words; by the hour where `at` is the moment it is due and `now` is given."""
    found = words.nearness(due, today, at, now)
    return format_html('<span class="near near-{}">{}</span>', found.tone, found.words)


@register.filter
def channel_icon(channel: str) -> str:
    """The drawing that stands for a channel."""
    return CHANNEL_ICONS.get(channel, "file")


@register.simple_tag(takes_context=True)
def unread(context: template.Context) -> str:
    """How many notices the unit has not read: empty, a number, or 99+."""
    actor = getattr(context["request"], "actor", None)
    count = unread_notices(actor) if actor else 0
    return "" if not count else "99+" if count >= SHOWN_AT_MOST else str(count)


@register.simple_tag(takes_context=True)
def may(context: template.Context, permission: str) -> bool:
    """Whether the one who looks holds a permission."""
    actor = getattr(context["request"], "actor", None)
    return bool(actor and actor.may(permission))


@register.filter
def signs(actor: StaffActor | None) -> bool:
    """Whether the one who looks may sign what others drafted."""
    return bool(actor and actor.may(permissions.SIGN))


@register.filter
def drafts(actor: StaffActor | None) -> bool:
    """Whether signatures are anything to the one who looks: they give them, or they draft for those who do."""
    return bool(actor and actor.permissions & {permissions.SIGN, permissions.HANDLE, permissions.REVIEW})


@register.filter
def act_words(act: str) -> str:
    """What the law calls an act."""
    return timeline.act_words(act, words.law())


@register.filter
def arrived(how: str) -> str:
    """By what a matter came to a desk."""
    return _("taken in here") if how == "taken" else act_words(how)


@register.filter
def rating(code: str) -> str:
    """How satisfied somebody was."""
    return words.term(code) or _("no answer")


@register.filter
def purpose(code: str) -> str:
    """For what a matter was read."""
    return str(PURPOSES.get(code.partition(":")[0], code))


@register.filter
def way(code: str) -> str:
    """How a paper reached somebody."""
    return str(WAY_WORDS.get(code, code))


@register.filter
def of(rows: dict[int, list[Any]], no: int) -> list[Any]:
    """What belongs to a number."""
    return rows.get(no, [])
