"""What runs inside a matter, as sentences to its person: simplified handling, joint tasks, opinions, aid, other paths."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day, term


def lines(public: dict[str, Any]) -> list[str]:
    """What stands below a sentence: why something is asked and what happens otherwise, who was asked, what it did not wait for."""
    asked = _("%(unit)s, by %(day)s")
    parts = [
        asked % {"unit": one["unit"], "day": day(one["due"])}
        for name in ("joint", "without")
        for one in public.get(name, ())
    ]
    return [
        _("Why: %(why)s") % {"why": public["why"]} if public.get("why") else "",
        _("If it does not come: %(otherwise)s") % {"otherwise": public["otherwise"]}
        if public.get("otherwise")
        else "",
        _("The answer was given without the part of:") if public.get("without") else "",
        *parts,
        _("Why it did not wait: %(why)s") % {"why": public["tasks_reason"]}
        if public.get("tasks_reason")
        else "",
    ]


def _accept_simply(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": p.get("unit") or unit, "why": term(law, p.get("ground", ""))}
    return _("%(unit)s accepted the matter for simplified handling, which is quicker (%(why)s).") % words


def _leave_simple(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _("It turned out not to be simple, and the matter goes on in the ordinary procedure.")
    if not p.get("answer_by"):
        return said
    last = _("The last day for the answer counts from the first acceptance: %(day)s.")
    return f"{said} {last % {'day': day(p['answer_by'])}}"


def _invite(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("%(unit)s leads, and has asked other units for their part. You get one answer, from %(unit)s:")
    return text % {"unit": unit}


def _contribute(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s has given its part.") % {"unit": p.get("unit") or unit}


def _close_task(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": p.get("unit", ""), "day": day(p.get("due"))}
    return (
        _("%(unit)s was asked for its part by %(day)s and has not given it. It is no longer waited for.")
        % words
    )


def _recuse(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("Somebody withdrew from the matter, so that nobody with an interest of their own works on it.")


def _consult(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "day": day(p.get("answer_due"))}
    return (
        _(
            "%(unit)s asked a lawyer or an expert a question, to be answered by %(day)s. They are not told who you are."
        )
        % words
    )


def _give_opinion(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("came", True):
        return _("The opinion of the lawyer or expert has come.")
    return _("The opinion that was asked for did not come; the office goes on without it.")


def _investigate(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "day": day(p.get("visited_on"))}
    return _("%(unit)s went to see for itself on %(day)s and put on record what was found.") % words


def _refer_aid(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "kind": term(law, p.get("aid_kind", "")), "organ": p.get("organ", "")}
    return _("As you agreed, %(unit)s referred you to %(organ)s: %(kind)s.") % words


def _note_aid(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"kind": term(law, p.get("aid_kind", "")), "result": term(law, p.get("aid_result", ""))}
    return _("Your referral for aid (%(kind)s): %(result)s.") % words


def _follow_path(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"path": term(law, p.get("legal_path", "")), "result": term(law, p.get("path_result", ""))}
    return _("On the path it was led to (%(path)s): %(result)s.") % words


SENTENCES: dict[str, Told] = {
    "accept_simply": _accept_simply,
    "leave_simple": _leave_simple,
    "invite_joint": _invite,
    "contribute": _contribute,
    "close_task": _close_task,
    "recuse": _recuse,
    "consult": _consult,
    "give_opinion": _give_opinion,
    "investigate": _investigate,
    "refer_aid": _refer_aid,
    "note_aid": _note_aid,
    "follow_path": _follow_path,
}
