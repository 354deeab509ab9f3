"""Where a matter stands, in the one or two sentences a worried reader looks for first."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.terms import Role
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.ui.templatetags.house import day_words
from huiyin.matters.objecting import open_objection
from huiyin.matters.queries.followed import Followed

ANSWERING = {"decide", "decide_review"}
DECIDED = {"decided", "review_decided", "second_review_decided"}


def standing(case: Followed) -> str:
    """What has been reached and what comes next; in the pack's own words, where it has a stage of its own."""
    words = {"unit": case.matter.holder.name}
    stage = case.counsel.stage(case.matter.stage)
    if stage.tells:
        return stage.tells.say(get_language() or "zh-hans").format(**words)
    particular = _of_marks(case, words["unit"]) or _on_its_way(case, words["unit"])
    if particular:
        return particular
    objection = open_objection(case.clocks)
    if objection is not None:
        sender = tree().units[objection.unit_id].name if objection.unit_id else ""
        said = _(
            "%(unit)s holds that your matter belongs to another unit and has asked %(sender)s, which sent it there. "
            "Until the answer %(unit)s stays responsible. You need to do nothing."
        )
        return said % {**words, "sender": sender}
    return {
        "received": _("Your matter has arrived at %(unit)s and waits to be registered."),
        "registered": _(
            "Your matter is registered at %(unit)s. Next they accept it, pass it to the right unit, or tell you why not."
        ),
        "forwarded": _("Your matter was passed to %(unit)s. Next they must tell you whether they accept it."),
        "assigned": _(
            "Your matter was assigned to %(unit)s. Next they must tell you whether they accept it."
        ),
        "disputed": _(
            "The units did not agree whose your matter is. %(unit)s decides that; then the unit it names must tell you "
            "whether it accepts it. You need to do nothing."
        ),
        "accepted": _(
            "%(unit)s is handling your matter. Next you get a written answer to each of your requests."
        ),
        "decided": _("%(unit)s has decided. Next the written answer is served on you."),
        "served": _answered(case),
        "closed": _("The matter is closed."),
        "refused": _("The matter was not accepted. The notice below says why, and where to turn."),
        "redirected": _(
            "The matter belongs to another legal path. The notice below says which, where, and until when."
        ),
        "withdrawn": _("You withdrew the matter. You may bring it again at any time."),
        **_of_review(),
    }.get(case.matter.stage, "") % words


def _of_marks(case: Followed, unit: str) -> str:
    """Where the stage alone says too little: to be answered anew after a review, or handled in the simplified way."""
    text = ""
    if case.matter.stage == "accepted" and case.matter.marks.get("remanded"):
        text = _(
            "The answer you got was reviewed, and %(unit)s has to give it anew. "
            "Next you get a new written answer to each of your requests."
        )
    elif case.matter.stage == "accepted" and case.matter.marks.get("simplified"):
        text = _(
            "%(unit)s is handling your matter in the quicker, simplified way. Next you get a written answer."
        )
    return text % {"unit": unit} if text else ""


def _on_its_way(case: Followed, unit: str) -> str:
    """That the answer was posted, when and under which number; nothing where none is under way."""
    answers = {no for e in case.events if e.act in ANSWERING for no in e.public.get("documents", ())}
    posted = [
        s for s in case.beside.servings if (s.state, s.how) == ("sent", "post") and s.document_no in answers
    ]
    if case.matter.stage not in DECIDED or not posted:
        return ""
    words = {"unit": unit, "day": day_words(posted[-1].tried_on), "parcel": posted[-1].parcel}
    said = _("%(unit)s posted the written answer to you on %(day)s. It counts as served when you have it.")
    number = _("It is registered letter no. %(parcel)s.") if posted[-1].parcel else ""
    return f"{said % words} {number % words}".strip()


def _answered(case: Followed) -> str:
    """After the answer: the review while it can be asked for, what is still to be done, or that nothing is."""
    if any(c.running and case.counsel.role_of(c.limit) is Role.REVIEW for c in case.clocks):
        return _(
            "You have the written answer of %(unit)s. If you do not agree, you may ask for review within the time shown below."
        )
    if case.matter.open_commitments:
        return _("You have the written answer of %(unit)s. Next it does what it promised, as shown below.")
    return _("You have the written answer of %(unit)s.")


def _of_review() -> dict[str, str]:
    """From the request for a review to the end, and what goes on together with another matter."""
    return {
        "in_review": _(
            "%(unit)s reviews the answer you got. Next you get a written review opinion; you may still add material."
        ),
        "review_decided": _("%(unit)s has decided the review. Next its written opinion is served on you."),
        "reviewed": _(
            "The answer has been reviewed. %(unit)s carries out what stands. "
            "If you do not agree, you may ask for a second review within the time shown below."
        ),
        "in_second_review": _(
            "%(unit)s reviews for the second and last time. Next you get its written opinion; you may still add material."
        ),
        "second_review_decided": _(
            "%(unit)s has decided the second review. Next its written opinion is served on you."
        ),
        "ended": _(
            "The petition procedure has ended with the second review. What was promised is still carried out; "
            "with new facts or reasons you may ask for the matter to be reopened."
        ),
        "reopen_asked": _("%(unit)s has your request and tells you whether the matter is reopened."),
        "merged": _(
            "%(unit)s handles your matter together with another one about the same thing. "
            "Next you get an answer of your own, on this page and in writing."
        ),
    }
