"""Tags for words, dates, icons, articles and form fields: `{% load house %}`."""

from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Select
from django.template.base import Parser, Token
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.terms import Basis, Text

register = template.Library()
GROUPED = (RadioSelect, CheckboxSelectMultiple)


def speaking() -> str:
    """The language spoken now."""
    return get_language() or "zh-hans"


@register.simple_tag
def say(text: Text | None) -> str:
    """The words of the law in the reader's language."""
    return text.say(speaking()) if text else ""


@register.simple_tag
def lawful(act: str) -> bool:
    """Whether the law of this installation has an act at all."""
    return counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE).knows(act)


@register.filter(name="said")
def said(text: Text | None) -> str:
    """`{{ text|said }}`: like `say`, where a filter is needed."""
    return say(text)


def day_words(value: date) -> str:
    """2026年3月5日, or 5 March 2026."""
    if speaking().startswith("zh"):
        return f"{value.year}年{value.month}月{value.day}日"
    return date_format(value, "j F Y")


@register.simple_tag
def day(value: date | None) -> SafeString | str:
    """A local day in words, with its machine form."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_words(value))


@register.simple_tag
def moment(value: datetime | None) -> SafeString | str:
    """A moment in the office's own time: day and minute."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}">{} {}</time>', local.isoformat(), day_words(local.date()), f"{local:%H:%M}"
    )


@register.filter
def weekday(value: date) -> str:
    """星期一, or Monday."""
    return date_format(value, "l")


@register.tag
def constant(parser: Parser, token: Token) -> template.Node:
    """`{% constant %}...{% endconstant %}`: what reads the same on every page, written once in each language and law."""
    inside = parser.parse(("endconstant",))
    parser.delete_first_token()
    return Constant(inside)


class Constant(template.Node):
    """Part of a template that depends on nothing but the language and the law of the installation."""

    def __init__(self, inside: template.NodeList) -> None:
        self._inside = inside
        self._written: dict[tuple[str, str, str | None], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        """As it was written first."""
        key = (speaking(), settings.HUIYIN_PACK, settings.HUIYIN_PLACE)
        if key not in self._written:
            self._written[key] = self._inside.render(context)
        return self._written[key]


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """One drawing of the sprite. Without a label it is decoration and hidden from screen readers."""
    return _drawing(name, str(label))


@lru_cache(maxsize=500)
def _drawing(name: str, label: str) -> SafeString:
    address = f"{static('vendor/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}"></use></svg>', label, address
        )
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', address
    )


@register.simple_tag
def basis(relied_on: Basis) -> SafeString:
    """An article as a link to our plain words for it."""
    gist, label = relied_on.gist.say(speaking()), relied_on.label.say(speaking())
    return format_html('<a class="basis" href="/law/#{}" title="{}">{}</a>', relied_on.id, gist, label)


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField, optional: str = "", big: bool = False) -> dict[str, Any]:
    """A form field with its label, help and problems, tied together for screen readers."""
    widget = bound.field.widget
    grouped = isinstance(widget, GROUPED)
    marks: dict[str, str | bool] = {"class": _classes(bound, big)}
    parts = [f"{bound.auto_id}_help"] if bound.help_text else []
    if bound.errors:
        marks["aria-invalid"] = "true"
        parts.append(f"{bound.auto_id}_problem")
    if parts:
        marks["aria-describedby"] = " ".join(parts)
    return {
        "bound": bound,
        "control": "" if grouped else bound.as_widget(attrs=marks),
        "grouped": grouped,
        "choices": list(bound.subwidgets) if grouped else [],
        "ticked": isinstance(widget, CheckboxInput),
        "optional": optional,
        "described": " ".join(parts),
    }


def _classes(bound: BoundField, big: bool) -> str:
    widget = bound.field.widget
    if isinstance(widget, CheckboxInput):
        return "form-check-input"
    name = "form-select" if isinstance(widget, Select) else "form-control"
    size = " form-control-lg" if big and not isinstance(widget, FileInput) else ""
    return f"{name}{size}{' is-invalid' if bound.errors else ''}"
