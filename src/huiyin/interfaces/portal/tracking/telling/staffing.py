"""Who works on a matter, and what became of its unit, as sentences to its person."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told


def _officer(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("At %(unit)s, %(officer)s now works on your matter.") % {
        "unit": p.get("unit") or unit,
        "officer": p.get("officer", ""),
    }


def _succeed(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"from_unit": p.get("from_unit", ""), "to_unit": p.get("to_unit", "")}
    if not p.get("to_unit"):
        return _(
            "A unit that had part in your matter no longer exists; another has taken over what it owed you."
        )
    if p.get("heir") == "complained_of":
        text = _(
            "%(from_unit)s no longer exists. The unit that took its place is one you complain of, or stands over or under "
            "it, so your matter went to %(to_unit)s instead. Its dates stay as they are."
        )
    elif p.get("heir") == "none":
        text = _(
            "%(from_unit)s no longer exists and nobody took its place yet. %(to_unit)s now has your matter and passes it "
            "to the right unit. Its dates stay as they are."
        )
    else:
        text = _(
            "%(from_unit)s no longer exists. %(to_unit)s took its place and goes on with your matter. Its dates stay as they "
            "are, and you need not do anything."
        )
    return text % words


SENTENCES: dict[str, Told] = {"name_officer": _officer, "succeed": _succeed}
