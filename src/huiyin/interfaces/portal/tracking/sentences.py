"""The acts of a matter as sentences to its person, one function for each act, and what stands below a sentence."""

from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.portal.answers import telling as answers
from huiyin.interfaces.portal.checks import telling as checks
from huiyin.interfaces.portal.joint import telling as joint
from huiyin.interfaces.portal.receptions import sentences as receptions
from huiyin.interfaces.portal.supervision import telling as supervision
from huiyin.interfaces.portal.tracking.duties import sentences as duties
from huiyin.interfaces.portal.tracking.telling import (
    causes,
    exchange,
    handling,
    hearing,
    proceedings,
    promises,
    review,
    routing,
    signing,
    staffing,
)
from huiyin.interfaces.portal.tracking.telling.together import minutes
from huiyin.interfaces.portal.tracking.telling.words import Told, day, limit, term, with_files
from huiyin.interfaces.portal.visits import telling as announced


def details(public: dict[str, Any], law: Counsel) -> list[str]:
    """Reasons, doors, things asked for and dates changed, each a line."""
    told = (
        *_details(public),
        *proceedings.lines(public),
        *_recounted(public, law),
        *duties.lines(public, law),
    )
    return [line for line in told if line]


def _details(public: dict[str, Any]) -> list[str]:
    reason, door = public.get("reason", ""), public.get("right_door", "")
    return [
        _("Reason: %(reason)s") % {"reason": reason} if reason else "",
        _("Where to turn: %(door)s") % {"door": door} if door else "",
        *(f"{n}. {what}" for n, what in enumerate(public.get("what", ()), start=1)),
        _("What was done: %(evidence)s") % {"evidence": public["evidence"]} if public.get("evidence") else "",
    ]


def _recounted(public: dict[str, Any], law: Counsel) -> list[str]:
    text = _("%(name)s: %(before)s becomes %(after)s")
    return [
        text % {"name": limit(law, c["limit"]), "before": day(c["before"]), "after": day(c["after"])}
        for c in public.get("clocks", ())
    ]


def _online(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("You filed this matter online.") + with_files(p)


def _letter(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("Your letter reached the office and was registered.") + with_files(p)


def _call(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("Your call was written down, read back to you and registered.")


def _visit(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("What you said at the window was written down, read back to you and registered.") + with_files(p)


def _register(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The office registered the matter.")


def _accept(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s accepted the matter and is now handling it.") % {"unit": p.get("unit") or unit}


def _refuse(p: dict[str, Any], unit: str, law: Counsel) -> str:
    ground = term(law, p.get("ground", ""))
    return _("%(unit)s did not accept the matter: %(ground)s.") % {"unit": unit, "ground": ground}


def _redirect(p: dict[str, Any], unit: str, law: Counsel) -> str:
    path = term(law, p.get("legal_path", ""))
    return _("The matter belongs to another legal path: %(path)s.") % {"path": path}


def _forward(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The matter was forwarded to %(unit)s.") % {"unit": p.get("to_unit", "")}


def _assign(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The matter was assigned to %(unit)s, with a set time to report back.") % {
        "unit": p.get("to_unit", "")
    }


def _more(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s asks you for more material by %(day)s:") % {
        "unit": unit,
        "day": day(p.get("needed_by")),
    }


def _extend(p: dict[str, Any], unit: str, law: Counsel) -> str:
    words = {"days": p.get("days", 0), "day": day(p.get("new_due")), "approver": p.get("approver", "")}
    return (
        _("The time for handling was extended by %(days)s days to %(day)s, approved by %(approver)s.") % words
    )


def _decide(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("%(unit)s decided on each of your requests. The written answer is served next.") % {"unit": unit}


def _serve(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The written answer was served on you on %(day)s.") % {"day": day(p.get("served_on"))}


def _transcript(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("claims_added"):
        return _(
            "The office wrote down the text of your letter from the picture, and the requests that stand in it. Both are on this page."
        )
    return _("The office wrote down the text of your letter from the picture. It is on this page.")


def _keep(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("A promise was kept: %(promise)s") % {"promise": p.get("promise", "")}


def _close(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("The matter was closed. Your right to ask for review is not touched by this.")


def _material(p: dict[str, Any], unit: str, law: Counsel) -> str:
    own = _("You answered what the office had asked.") if p.get("answers") else _("You added material.")
    said = _("%(unit)s added material on your behalf.") % {"unit": unit} if unit else own
    return said + with_files(p)


def _withdraw(p: dict[str, Any], unit: str, law: Counsel) -> str:
    if p.get("goes_on"):
        return _("You withdrew your own part. The matter goes on for those who signed it with you.")
    return _("You withdrew the matter. You may bring it again.")


def _rate(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("You rated how you were served.")


def _recount(p: dict[str, Any], unit: str, law: Counsel) -> str:
    return _("A calendar was announced, and the dates were computed anew: %(source)s") % {
        "source": p.get("source", "")
    }


SENTENCES: dict[str, Told] = {
    "take_online": _online,
    "take_letter": _letter,
    "take_call": _call,
    "take_visit": _visit,
    "register": _register,
    "accept": _accept,
    "refuse": _refuse,
    "redirect": _redirect,
    "forward": _forward,
    "assign": _assign,
    "ask_for_more": _more,
    "extend": _extend,
    "decide": _decide,
    "serve": _serve,
    "keep_promise": _keep,
    "close": _close,
    "add_material": _material,
    "take_transcript": _transcript,
    "withdraw": _withdraw,
    "rate": _rate,
    "recount": _recount,
    **joint.SENTENCES,
    **proceedings.SENTENCES,
    **staffing.SENTENCES,
    **promises.SENTENCES,
    **routing.SENTENCES,
    **hearing.SENTENCES,
    **exchange.SENTENCES,
    **signing.SENTENCES,
    **causes.SENTENCES,
    **handling.SENTENCES,
    **review.SENTENCES,
    **minutes.SENTENCES,
    **duties.SENTENCES,
    **receptions.SENTENCES,
    **announced.SENTENCES,
    **answers.SENTENCES,
    **supervision.SENTENCES,
    **checks.SENTENCES,
}
