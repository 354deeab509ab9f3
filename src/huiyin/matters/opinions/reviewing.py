"""Who reviews an opinion: one place for what the opinion prints, what the page offers and where the request goes (Art 35, 36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import Actor, StaffActor
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import tree
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Accused, Document, Matter, Review

ASKING = {"ask_review": 1, "ask_second_review": 2}  # act -> level of the review it asks for
LEVELS = {"in_review": 1, "review_decided": 1, "in_second_review": 2, "second_review_decided": 2}
ONE_ORGAN = 1  # a place whose highest organ does both reviews sets `review_organs` to this


@dataclass(frozen=True, slots=True)
class Above:
    """The review that could be asked for now: its level (0 for none), whose work it looks at, and by which organ.

    `organ` is None where none in this installation may take it; `law` then says what such an organ is called.
    """

    level: int
    of: int
    organ: Unit | None
    law: Counsel

    @property
    def facts(self) -> dict[str, bool]:
        """What the law asks of a request; nothing where none could be made."""
        return {"organ_here": self.organ is not None} if self.level else {}

    def words(self, language: str) -> str:
        """Whom the review is asked of, for its person."""
        return self.organ.full_name if self.organ else _outside(self.of, self.law, language)


def above(
    matter: Matter,
    law: Counsel,
    *,
    on: date,
    level: int | None = None,
    against: Sequence[Accused] | None = None,
) -> Above:
    """Who reviews next, or on `level`. `against` are the matter's accused, where they are in hand already."""
    asked = next_level(matter, law) if level is None else level
    if not asked:
        return Above(0, matter.holder_id, None, law)
    first = last_review(matter, level=1) if asked > 1 else None
    of = first.organ_id if first else opinion_unit(matter)
    organ = organ_above(matter, of, on=on, against=against)
    alone = "review_organs" in law.pack.values and law.value("review_organs", on) == ONE_ORGAN
    if organ is None and first and alone:
        return Above(asked, opinion_unit(matter), tree().successor(of, on), law)
    return Above(asked, of, organ, law)


def organ_above(
    matter: Matter, unit_id: int, *, on: date, against: Sequence[Accused] | None = None
) -> Unit | None:
    """The organ one level above the unit that may touch the matter, else the next one up; None where there is none here."""
    whole, closed = tree(), shut_out(matter, against)
    # a unit that was merged into its parent is reviewed by whoever is above that
    start = whole.successor(unit_id, on, matter.category).pk
    below = whole.subtree(start)
    for over in whole.above(start):
        unit = whole.successor(over, on)
        if unit.pk not in closed and unit.pk not in below and not (unit.valid_to and unit.valid_to < on):
            return unit
    return None


def next_level(matter: Matter, law: Counsel) -> int:
    """Which review the law speaks of at this stage: 1, 2, or 0 where none could be asked for."""
    acts = {row.act for row in law.pack.rows if matter.stage in row.stages}
    if "ask_second_review" in acts and (matter.marks.get("review_done") or "ask_review" not in acts):
        return 2
    return 1 if "ask_review" in acts else 0


def opinion_unit(matter: Matter) -> int:
    """The unit whose opinion stands: who holds the matter, or, while an organ reviews it, who gave the newest opinion."""
    if matter.stage not in LEVELS:
        return matter.holder_id
    rows = select(Document, order="no", matter=matter.pk, kind="opinion")
    return rows[-1].unit_id if rows else matter.holder_id


def last_review(matter: Matter, *, level: int) -> Review | None:
    """The newest review of that level, if there was one."""
    rows = select(Review, order="no", matter=matter.pk, level=level)
    return rows[-1] if rows else None


def reviews_itself(review: Review, actor: Actor) -> bool:
    """Whether the one who acts belongs to the unit reviewed, or to one under it."""
    return isinstance(actor, StaffActor) and actor.unit_id in tree().subtree(review.respondent_id)


def organ_words(matter: Matter, unit_id: int, law: Counsel, *, on: date, language: str) -> str:
    """The organ above a unit as a paper prints it: by name, or, where it lies outside this installation, by whom it stands above."""
    organ = organ_above(matter, unit_id, on=on)
    return organ.full_name if organ else _outside(unit_id, law, language)


def _outside(unit_id: int, law: Counsel, language: str) -> str:
    words = law.pack.words["phrase:organ_outside"].say(language)
    return words.format(unit=tree().units[unit_id].full_name)
