"""Whether a new opinion only says again what a review has quashed (Art 35, reading `no_repeat`)."""

from datetime import date

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.reading.agreement import agreement
from huiyin.foundation.ledger.rows import select
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Claim, Document, Matter
from huiyin.matters.models.claim import AGREED
from huiyin.matters.opinions.answers import Answer
from huiyin.matters.papers.show import contents_of


def new_opinion_facts(matter: Matter, answers: tuple[Answer, ...], *, on: date) -> dict[str, bool]:
    """What the law asks of an opinion in a matter that a review has sent back; nothing for any other.

    `same_opinion`: every claim of this person gets the outcome it had, for reasons that are the same or nearly so.
    Compared with the opinion as it was issued, which stays on file when a review quashes it.
    """
    if not matter.marks.get("remanded"):
        return {}
    paper = select(Document, order="no", matter=matter.pk, kind="opinion")[-1]
    own = select(Claim, order="position", matter=matter.pk, from_matter=None)
    given = {answer.claim: answer for answer in answers}
    law = counsel_for(matter)
    before = zip(own, contents_of(paper)["claims"], strict=False)
    pairs = [(given.get(c.position), old) for c, old in before if c.outcome != AGREED]
    same = [new is not None and _same(new, old, law, paper.language, on) for new, old in pairs]
    return {"same_opinion": bool(same) and all(same)}


def _same(new: Answer, old: dict[str, str], law: Counsel, language: str, on: date) -> bool:
    outcome = law.term(new.outcome).say(language) if new.outcome in law.pack.words else new.outcome
    enough = law.value("same_opinion_share", on)
    return outcome == old["outcome"] and agreement(new.reason, old["reasons"]) >= enough
