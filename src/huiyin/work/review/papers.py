"""What the papers of a review say: which opinion is reviewed, by whom, until when, and what the person can do next."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from huiyin.domain.letters.wording import day_words
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import Asked
from huiyin.matters.models import Document, Matter, Review
from huiyin.matters.opinions.reviewing import organ_words
from huiyin.matters.papers.contents import shared, until

REVIEWED = {1: "opinion", 2: "review_opinion"}  # the paper that a review of the level looks at
DECIDING = {1: "decide_review", 2: "decide_second_review"}
LAST_STEP = 2


def head(matter: Matter, review: Review, asked: Asked, *, at: datetime) -> dict[str, Any]:
    """What every paper of a review says: whose opinion is reviewed on which level, and when it was asked for."""
    return {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "review_level": level_words(review.level, matter.language),
        "respondent": tree().units[review.respondent_id].full_name,
        "reviewed_paper": reviewed_paper(matter, review.level),
        "asked_on": review.asked_on,
    }


def level_words(level: int, language: str) -> str:
    """Review or second review, as a paper calls it."""
    with override(language):
        return pgettext("level", "second review") if level == LAST_STEP else pgettext("level", "review")


def reviewed_paper(matter: Matter, level: int) -> str:
    """Number and date of the opinion that is reviewed; its date alone where it carries no number."""
    rows = select(Document, order="no", matter=matter.pk, kind=REVIEWED[level])
    if not rows:
        return ""
    day = day_words(rows[-1].issued_on, matter.language)
    return f"{rows[-1].number}，{day}" if matter.language.startswith("zh") else f"{rows[-1].number}, {day}"


def answer_by(matter: Matter, review: Review, asked: Asked) -> dict[str, Any]:
    """Until when the review is decided, with its computation; the running clock's day, hearing time left out."""
    limit = DECIDING[review.level]
    day, computed = until(matter, asked, limit, review.asked_on)
    running = [c.due for c in asked.clocks if c.limit == limit and c.running]
    return {"expected_by": running[0] if running else day, "expected_by_computation": computed}


def next_step(matter: Matter, review: Review, asked: Asked) -> dict[str, Any]:
    """Where the person turns next: to second review after the first, and after the second what remains outside this path.

    Nothing where the law has one review alone.
    """
    language, law = matter.language, asked.counsel
    with override(language):
        if review.level == LAST_STEP:
            return {"final_words": last_words()}
        if "ask_second_review" not in law.pack.limits:
            return {}
        days = law.limit("ask_second_review").length
        return {
            "remedy_organ": organ_words(matter, review.organ_id, law, on=asked.on, language=language),
            "remedy_until": _("within %(days)d days of receiving this review opinion") % {"days": days},
            "remedy_materials": _(
                "copies of this review opinion and of the opinion reviewed, "
                "and a letter that says what you do not accept and why"
            ),
        }


def last_words() -> list[str]:
    """What the last opinion says of the end, in the language in force."""
    return [
        _(
            "This is the last opinion of the petition procedure; it has no further step. "
            "If the matter is brought again on the same facts and the same reasons, no organ takes it up."
        ),
        _("With new facts or new reasons you can ask for it to be reopened at any time."),
        _("What was promised goes on being carried out, and you can follow it with your query code."),
        _(
            "If you are in hardship you can ask for social aid, and where you qualify for judicial aid; "
            "the civil affairs office and the petition office help you to apply."
        ),
        _(
            "Where the law opens a court, arbitration or reconsideration for the dispute itself, "
            "this opinion takes nothing from that path; mind its own time limits."
        ),
    ]


def anew_words(days: int, language: str) -> str:
    """Within which time a new opinion is given."""
    with override(language):
        return _("within %(days)d days of the day this opinion is served on you") % {"days": days}
