"""What happens in a joint matter, as its first person reads it: how many, never who."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day

HIDDEN = frozenset({"dissent", "confirm_signing", "receive_answer"})  # between a signer and the office


def _joined(p: dict[str, Any], text: str) -> str:
    people = int(p.get("people", 0))
    now = ngettext("%(n)d person brings the matter now.", "%(n)d people bring the matter now.", people)
    return f"{text} {now % {'n': people}}"


def _list(p: dict[str, Any], unit: str, law: Counsel) -> str:
    count = int(p.get("joined", 0))
    text = ngettext(
        "%(unit)s entered %(n)d person from the paper list.",
        "%(unit)s entered %(n)d people from the paper list.",
        count,
    )
    return _joined(p, text % {"n": count, "unit": unit})


def _on(p: dict[str, Any], unit: str, law: Counsel) -> str:
    count = int(p.get("joined", 0))
    if not count:
        return _("Somebody filled the link in who is counted already.")
    text = ngettext("%(n)d person joined by the link.", "%(n)d people joined by the link.", count)
    return _joined(p, text % {"n": count})


def _left(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _joined(p, _("One of those who signed has left."))


def _opened(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("A link to join was opened until %(day)s.") % {"day": day(p.get("closes_on"))}


def _closed(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The link to join was closed.")


def _chosen(p: dict[str, Any], unit: str, law: Counsel) -> str:
    count = int(p.get("representatives", 0))
    text = ngettext("%(n)d person speaks for all now.", "%(n)d people speak for all now.", count)
    return _("A representative whom you chose together was noted.") + " " + text % {"n": count}


def _ended(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("A representative no longer speaks for the others.")


def _passed(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _(
        "A representative said that the answer was passed on. Everybody's own time for a review runs apart from that."
    )


def _split(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("own"):
        return _joined(p, _("One of those who signed has taken a matter of their own out of this one."))
    if p.get("served_on"):
        text = _("You took this matter of your own out of the joint one. You had its answer on %(day)s.")
        return text % {"day": day(p["served_on"])}
    return _("You took this matter of your own out of the joint one. Its dates are the same.")


SENTENCES: dict[str, Told] = {
    "add_signers": _list,
    "sign_on": _on,
    "leave_joint": _left,
    "open_join_link": _opened,
    "close_join_link": _closed,
    "choose_representative": _chosen,
    "end_representative": _ended,
    "note_passed_on": _passed,
    "split_off": _split,
}
