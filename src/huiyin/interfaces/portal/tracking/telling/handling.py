"""Acts of handling that not every law has, as sentences to the person."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day


def _interim(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "day": day(p.get("expected_on"))}
    return _("%(unit)s needs longer and will give you the written answer by %(day)s.") % words


SENTENCES: dict[str, Told] = {"interim_reply": _interim}
