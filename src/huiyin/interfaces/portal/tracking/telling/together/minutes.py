"""What was said at the table, as the person reads of it: promises and claims, and that the minutes were signed."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day


def is_told(event: Any) -> bool:
    """The minutes are a paper of their own; on the timeline stands what came of a line and not every one of them."""
    if event.act == "add_minute":
        return "commitment" in event.public or "claim" in event.public
    return event.act != "strike_minute" or bool(event.public.get("gone"))


def _add(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if "commitment" in p:
        text = _("At the table it was promised: %(promise)s. %(unit)s does it by %(day)s.")
        return text % {"promise": p["promise"].rstrip("。."), "unit": p.get("unit", ""), "day": day(p["due"])}
    return (
        _("What you asked for at the table is now claim %(claim)s of your matter and will be answered.") % p
    )


def _strike(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("A line of the minutes was wrong and was struck, and what had come of it with it.")


def _sign(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("signed") == "refused":
        return _("The minutes were read back to a representative, who did not sign. The reason is on file.")
    return _("The minutes were read back and a representative signed them (%(lines)s lines).") % p


def _copy(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("A representative was handed a copy of the minutes, with a query code.")


SENTENCES: dict[str, Told] = {
    "add_minute": _add,
    "strike_minute": _strike,
    "sign_minutes": _sign,
    "give_copy": _copy,
}
