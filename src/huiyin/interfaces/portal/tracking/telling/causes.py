"""What a person reads of an office's looking into why matters arise."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told


def _code(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _(
        "%(unit)s looked into why matters like yours arise, to improve its work. It changes nothing in your matter."
    ) % {"unit": unit}


SENTENCES: dict[str, Told] = {"code_cause": _code, "settle_cause": _code}
