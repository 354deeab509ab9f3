"""Promises as sentences to the person: their own word, the pressing, the unit's answer, calls, consents, papers on their way."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day, term


def _confirm(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"promise": p.get("promise", ""), "said": term(law, p.get("said", ""))}
    said = _("You said of “%(promise)s”: %(said)s.") % words
    return said + _opened(p)


def _press(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "promise": p.get("promise", ""), "words": p.get("words", "")}
    if unit:
        return _("%(unit)s pressed for “%(promise)s”: %(words)s") % words
    return _("“%(promise)s” was not kept by its day and is pressed for; the unit has to answer.") % words


def _answer(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s answered the pressing: %(words)s") % {"unit": unit, "words": p.get("words", "")}


def _follow_up(p: dict[str, Any], unit: str, law: Counsel) -> str:
    answers = [f"{a['promise']}: {term(law, a['said'])}" for a in p.get("answers", ())]
    said = _("%(unit)s asked you whether promises were kept. You said: %(answers)s.")
    return said % {"unit": unit, "answers": _("; ").join(answers)} + _opened(p)


def _agree(p: dict[str, Any], unit: str, law: Counsel) -> str:
    call = (
        _("you may be asked whether promises were kept")
        if p.get("may_call")
        else _("nobody calls you about promises")
    )
    paper = _("papers may be served electronically") if p.get("e_service") else _("papers come on paper")
    words = {"unit": unit, "call": call, "paper": paper}
    if unit:
        return _("%(unit)s noted what you told it: %(call)s, %(paper)s.") % words
    return _("You chose: %(call)s, %(paper)s.") % words


def _opened(p: dict[str, Any]) -> str:
    return " " + _("The promise is open again and is pressed for.") if p.get("disputed") else ""


def _sent(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "paper": term(law, p.get("paper", "")), "day": day(p.get("sent_on"))}
    if p.get("how") == "electronic":
        return _("%(unit)s sent you the %(paper)s here on %(day)s. Read it, then confirm receipt.") % words
    return _("%(unit)s posted the %(paper)s to you on %(day)s. It counts as served when you have it.") % words


def _returned(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"paper": term(law, p.get("paper", "")), "day": day(p.get("returned_on"))}
    words |= {"next": p.get("next_step", "")}
    return _("The letter with the %(paper)s came back on %(day)s. Next: %(next)s") % words


def _handed(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "paper": term(law, p.get("paper", "")), "day": day(p.get("served_on"))}
    return _("The %(paper)s of %(unit)s reached you on %(day)s.") % words


def _received(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("You confirmed that you received the %(paper)s.") % {"paper": term(law, p.get("paper", ""))}


def _corrected(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "paper": term(law, p.get("paper", "")), "old": p.get("old_number", "")}
    words |= {"number": p.get("number", "")}
    said = _("%(unit)s put a slip of the pen right: the %(paper)s %(number)s takes the place of %(old)s.")
    return said % words


SENTENCES: dict[str, Told] = {
    "confirm_promise": _confirm,
    "press_promise": _press,
    "answer_pressing": _answer,
    "follow_up": _follow_up,
    "agree_contact": _agree,
    "send_paper": _sent,
    "note_returned": _returned,
    "serve_paper": _handed,
    "confirm_receipt": _received,
    "reissue": _corrected,
}
