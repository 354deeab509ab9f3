"""Reviews, the end, reopening and joined matters, as sentences to the person."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.tracking.telling.words import Told, day, term, with_files

SECOND = 2


def _ask_review(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _asked(
        _("You asked %(organ)s to review the answer; the request counts as received on %(day)s."), p
    )


def _ask_second(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("You asked %(organ)s for a second review; the request counts as received on %(day)s.")
    return _asked(text, p)


def _asked(text: str, p: dict[str, Any]) -> str:
    said = text % {"organ": p.get("organ", ""), "day": day(p.get("received_on"))}
    late = _("It came after the last day, so they first decide whether your reason is accepted.")
    return f"{said} {late}{with_files(p)}" if p.get("late") else f"{said}{with_files(p)}"


def _admit(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": p.get("unit") or unit, "day": day(p.get("until"))}
    return _("%(unit)s took your request up and answers in writing by %(day)s.") % words


def _decline(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"unit": unit, "ground": term(law, p.get("ground", ""))}
    return (
        _("%(unit)s did not take your request up: %(ground)s. The answer you have stands as it was.") % words
    )


def _decide(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("level") == SECOND:
        return _("%(unit)s decided the second review. Its written opinion is served on you next.") % {
            "unit": unit
        }
    return _("%(unit)s decided the review. Its written opinion is served on you next.") % {"unit": unit}


def _serve(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {
        "day": day(p.get("served_on")),
        "outcome": term(law, p.get("outcome", "")),
        "unit": p.get("to_unit", ""),
        "days": p.get("anew_days", 0),
    }
    if p.get("anew_days"):
        return (
            _(
                "The review opinion was served on you on %(day)s: %(outcome)s. "
                "%(unit)s must give you a new answer within %(days)s days, and not the same one for the same reasons."
            )
            % words
        )
    if p.get("level") == SECOND:
        text = _(
            "The second review opinion was served on you on %(day)s: %(outcome)s. The petition procedure ends here."
        )
        return text % words
    return _("The review opinion was served on you on %(day)s: %(outcome)s. %(unit)s carries it out.") % words


def _take_back(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("You took your request back. The answer you had and what was promised stay as they were.")


def _publish(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The heard review was published, in words that name nobody.")


def _ask_reopen(p: dict[str, Any], unit: str, law: Counsel) -> str:
    said = _("You asked for the matter to be reopened: %(what)s.") % {
        "what": term(law, p.get("whats_new", ""))
    }
    return said + with_files(p)


def _reopen(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s reopened the matter; its dates begin anew.") % {"unit": unit}


def _decline_reopen(p: dict[str, Any], unit: str, law: Counsel) -> str:
    text = _("%(unit)s did not reopen the matter: they hold that facts and reasons are the same as before.")
    return text % {"unit": unit}


def _merge(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _(
        "%(unit)s handles this matter together with another one about the same thing. "
        "You keep this page, your dates, and get an answer of your own."
    ) % {"unit": unit}


def _carry_over(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("outcomes"):
        text = _("%(unit)s decided on each of your requests. Your own written answer is served on you next.")
        return text % {"unit": p.get("unit", "")}
    return _("The matter is handled by itself again; your dates stay as they were.")


SENTENCES: dict[str, Told] = {
    "ask_review": _ask_review,
    "ask_second_review": _ask_second,
    "admit_review": _admit,
    "decline_review": _decline,
    "decide_review": _decide,
    "serve_review": _serve,
    "publish_review": _publish,
    "withdraw_request": _take_back,
    "ask_reopen": _ask_reopen,
    "reopen": _reopen,
    "decline_reopen": _decline_reopen,
    "merge": _merge,
    "carry_over": _carry_over,
}
# taking in the claims of somebody else's matter is no news to this person, and says that somebody else came
HIDDEN = frozenset({"absorb"})
