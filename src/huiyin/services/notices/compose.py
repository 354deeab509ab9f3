"""From a notice's code and values to its words, in the language of the one who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils.dateformat import format as format_day
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from huiyin.domain.law.terms import Text
from huiyin.services.notices.models import Notice
from huiyin.services.notices.wording import ALL

# Every value a wording may name; one that a notice does not carry is left out of the sentence.
VALUES: tuple[str, ...] = (
    *("number", "unit", "to_unit", "from_unit", "why", "limit", "due", "level"),
    "answer_by",
    *("received_on", "served_on", "needed_by", "before", "after", "source", "since", "days"),
    "officer",
    "expected_on",
    *("hearing_on", "hearing_hour", "place", "held_on"),
    *("to_office", "from_office", "number_there"),
    *("act", "who", "by", "rule"),
    *("headcount", "what", "late_unit"),
    *(
        "reception_on",
        "reception_hour",
        "reception_place",
        "receives",
        "turn",
        "before",
        "why_moved",
        "from_on",
    ),
    "lapse",
    *("led_by", "duties", "note_due"),
    *("visit_on", "visit_hour", "receiver", "position_by"),
)
BLANK = dict.fromkeys(VALUES, "")


@dataclass(frozen=True, slots=True)
class Words:
    """A notice in one language: a line, a text, and where to read on."""

    subject: str
    text: str
    where: str

    @property
    def letter(self) -> str:
        """The whole as it stands in an e-mail."""
        return f"{self.text}\n\n{self.where}\n"


def compose(notice: Notice, language: str) -> Words:
    """The words of a notice. `language` is a Django language code."""
    wording = ALL[notice.code]
    with override(language):
        values = {**BLANK, **spoken(notice.params, language)}
        return Words(str(wording.subject) % values, (str(wording.text) % values).strip(), _where(notice))


def spoken(params: Mapping[str, Any], language: str) -> dict[str, str]:
    """The values as they are said: texts of the law in the language, dates in full."""
    return {name: _say(value, language) for name, value in params.items()}


def _say(value: Any, language: str) -> str:
    if isinstance(value, dict):
        return Text(value).say(language)
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return format_day(date.fromisoformat(value), pgettext("date format", "j F Y"))
    return str(value)


def _where(notice: Notice) -> str:
    if notice.unit_id is None:
        return _("Read everything at %(url)s with your query code.") % {
            "url": f"{settings.HUIYIN_URL}/track/"
        }
    return _("Open it on your desk: %(url)s") % {"url": f"{settings.HUIYIN_URL}/desk/"}
