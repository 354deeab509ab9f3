"""What has happened in a matter, in order: each act with its sentence, who did it, on which articles, which papers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.terms import Basis, LawError
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.joint import telling as joint
from huiyin.interfaces.portal.supervision import telling as supervision
from huiyin.interfaces.portal.tracking.sentences import SENTENCES, details
from huiyin.interfaces.portal.tracking.telling.review import HIDDEN
from huiyin.interfaces.portal.tracking.telling.together.minutes import is_told
from huiyin.matters.queries.followed import Followed
from huiyin.matters.queries.together.gathering import gathered
from huiyin.matters.queries.visits.gathering import DUTIES, with_duties_gathered


@dataclass(frozen=True, slots=True)
class Happening:
    """One act on the timeline: what happened in words, details below it, who did it, on which articles, which papers."""

    no: int
    act: str
    label: str
    at: datetime
    sentence: str
    details: tuple[str, ...]
    by: str
    bases: tuple[Basis, ...]
    papers: tuple[Any, ...]


def timeline(case: Followed) -> list[Happening]:
    """All acts in the order in which they happened."""
    papers = {d.no: d for d in case.documents}
    hidden = HIDDEN | joint.HIDDEN | supervision.HIDDEN
    events = with_duties_gathered(gathered(case.events))
    told = (event for event in events if event.act not in hidden and is_told(event))
    return [_happening(case, event, papers) for event in told]


def _happening(case: Followed, event: Any, papers: dict[int, Any]) -> Happening:
    unit = tree().units.get(event.unit_id)
    name = unit.name if unit else ""
    told = SENTENCES.get(event.act)
    label = label_of(case.counsel, event.act)
    return Happening(
        no=event.no,
        act=event.act,
        label=label,
        at=event.at,
        sentence=told(event.public, name, case.counsel) if told else label,
        details=tuple(details(event.public, case.counsel)),
        by=name or (_("you") if event.actor == "person" and event.act != "sign_on" else ""),
        bases=tuple(b for b in (_basis(case.counsel, i) for i in event.articles) if b),
        papers=tuple(papers[no] for no in event.public.get("documents", ()) if no in papers),
    )


def label_of(law: Counsel, act: str) -> str:
    """What the law calls an act; its bare name where the law does not know it."""
    if act == DUTIES:
        return _("What offices had to do when you came")
    try:
        return law.act(act).label.say(get_language() or "zh-hans")
    except LawError:
        return act


def _basis(law: Counsel, mark: str) -> Basis | None:
    article = law.pack.articles.get(mark)
    return article.basis if article else None
