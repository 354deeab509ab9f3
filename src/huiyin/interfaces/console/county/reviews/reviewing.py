"""Who does not accept the answer: review by the organ above, second review, the end, and now and then a reopening."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.console.county import office_hours, people
from huiyin.interfaces.console.county.drafting import signed
from huiyin.interfaces.console.county.keeping import Keeping
from huiyin.interfaces.console.county.lives import PERSON, Step
from huiyin.interfaces.console.county.writing.answering import ClaimAnswer, words_for
from huiyin.interfaces.console.county.writing.matter import Told
from huiyin.interfaces.console.county.writing.scenery import units, words

# How often, of the answers that promise nothing. None of this is law.
ASKED, SECOND, ACCEPTED, REOPENED = 0.3, 0.28, 0.35, 0.24
OUTCOMES = {"maintain": 76, "change": 11, "redo": 8, "quash": 5}
OUTCOMES_SECOND = {"maintain": 88, "redo": 12}
RATED_POOR = 0.5
ANEW = 30  # days set for a new opinion
TOP = "yl_gov"


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer that reached the person: by which unit and handler, under whose clerk, when, saying what."""

    unit: str
    who: str
    clerk: str
    served: datetime
    given: tuple[ClaimAnswer, ...]


class Reviewing(Keeping):
    """What follows on an answer that promises nothing, by a chance of its own, so that other courses stay as they were."""

    def __init__(self, law: Counsel, told: Told, answered: Answered) -> None:
        chance = random.Random(f"review:{answered.who}:{answered.served.isoformat()}")  # noqa: S311
        super().__init__(chance, law, told, slow=False)
        self.now, self.e_service, self.may_call = answered, False, False
        self.clerk = answered.clerk
        self.better: tuple[ClaimAnswer, ...] = ()  # the answer that comes when somebody looks again

    def asks(self) -> bool:
        """Whether this person asks for a review at all."""
        plain = not (self.told.anonymous or self.told.accused or any(a.measure for a in self.now.given))
        above = units()[self.now.unit]["parent"]
        return plain and people.reviews(above) and self.rng.random() < ASKED

    def steps(self) -> list[Step]:
        """Everything from the day the answer arrived."""
        steps, self.better = [], self._changed()
        if self.rng.random() < RATED_POOR:
            steps.append(self._person("rate", self.now.served, self._poor()))
        organ = units()[self.now.unit]["parent"]
        outcome = self._drawn(OUTCOMES)
        review = self._review(organ, "ask_review", outcome, self.now.served)
        steps += review
        if outcome in {"redo", "quash"}:
            return [*steps, *self._anew(review[-1].at)]
        served, changed = review[-1].at, outcome == "change"
        if organ != TOP and not changed and self.rng.random() < SECOND:
            return [*steps, *self._second(served)]
        kept: list[Step] = []
        last, done = served, True
        if changed:
            kept, last, done = self._promises(served, review[-2].at.date(), self.better, self.now.who)
        return [*steps, *kept, *(self._closed(served, last) if done else ())]

    def _review(self, organ: str, act: str, outcome: str, after: datetime) -> list[Step]:
        """Asked for, taken up, decided and served, in this order."""
        who, limit = people.at_desk(organ, "reviewer", 0).login, "decide_review"
        if act == "ask_second_review":
            limit = "decide_second_review"
        day = after.date() + timedelta(days=self._days(10, 16))  # what came by post was received days earlier
        asked = office_hours.any_moment(self.rng, day)
        admitted = self._soon(asked, 1, 5)
        last = self.law.due(limit, asked.date()).due - timedelta(days=6)
        room = max(1, (last - admitted.date()).days)
        decided = self._soon(admitted, 0, 0, to=admitted.date() + timedelta(days=self._days(1, room)))
        data: dict[str, Any] = {"outcome": outcome, "basis": self._words("review_basis")}
        data |= {"findings": self._words("review_findings"), "reasons": self._words(f"review_{outcome}")}
        if outcome == "change":
            data["changes"] = self.better
        if outcome in {"redo", "quash"}:
            data["redo_days"] = ANEW
        return [
            Step(act, asked, PERSON, {"grounds": self._words("review_grounds")}),
            Step("admit_review", admitted, who),
            Step("decide_review", decided, who, data),
            Step(
                "serve_review", self._soon(decided, 0, 3), who, {"how": self.rng.choice(("direct", "window"))}
            ),
        ]

    def _changed(self) -> tuple[ClaimAnswer, ...]:
        """The first request is supported after all, with something to be done."""
        measure, days = self.rng.choice(words("writing/replies")["measures"][self.told.scene.kind])
        reason = self._words("review_change")
        first = replace(self.now.given[0], outcome="support", finding="justified", reason=reason)
        return (replace(first, assistance="", measure=self.told.speaker.say(measure), days=int(days)),)

    def _second(self, served: datetime) -> list[Step]:
        outcome = self._drawn(OUTCOMES_SECOND)
        review = self._review(TOP, "ask_second_review", outcome, served)
        if outcome == "redo":
            return [*review, *self._anew(review[-1].at)]
        return [*review, *self._reopening(review[-1].at)]

    def _anew(self, back: datetime) -> list[Step]:
        """A new opinion, and not the same one: within the days that were set."""
        return self._decided(self._soon(back, 4, 14))

    def _decided(self, at: datetime) -> list[Step]:
        """A better answer: signed, served, what it promises kept, and closed."""
        given = (*self.better, *self.now.given[1:])
        step = Step("decide", at, self.now.who, {"answers": given})
        steps = signed(self.rng, self.law.calendar, step, unit=self.now.unit)
        decided = steps[-1].at
        steps += self._served(decided, self.now.who)
        after, kept, done = self._promises(steps[-1].at, decided.date(), given, self.now.who)
        end = [Step("close", self._soon(kept, 2, 9), self.now.who)] if done else []
        return [*steps, *after, *end]

    def _closed(self, served: datetime, last: datetime) -> list[Step]:
        """Closed when the person says that they accept it, else when the time for a second review is over."""
        if self.rng.random() < ACCEPTED:
            step = Step("close", self._soon(last, 3, 12), self.now.who, {"accepts": True})
        else:
            over = self.law.due("ask_second_review", served.date()).due + timedelta(days=self._days(1, 6))
            step = Step("close", self._soon(last, 0, 0, to=max(over, last.date())), self.now.who)
        return [step, *self._reopening(step.at)]

    def _reopening(self, ended: datetime) -> Iterator[Step]:
        """Months later somebody comes back; with something new it begins again."""
        if self.rng.random() > REOPENED:
            return
        asked = office_hours.any_moment(self.rng, ended.date() + timedelta(days=self._days(20, 150)))
        new = self.rng.random() < 0.5
        text = self._words("reopen_new" if new else "reopen_same")
        yield Step("ask_reopen", asked, PERSON, {"whats_new": "new_facts", "text": text})
        answered = self._soon(asked, 2, 9)
        if not new:
            reason, door = self._words("reopen_declined"), self._words("reopen_door")
            same = {"same_facts": True, "same_reasons": True, "reason": reason, "right_door": door}
            yield Step("decline_reopen", answered, self.clerk, same)
            return
        yield Step("reopen", answered, self.clerk, {"reason": self._words("reopen_granted")})
        accepted = answered
        if self.now.unit != people.HOME:
            forwarded = self._soon(answered, 0, 3)
            note = words_for(self.told, "forward_note")
            yield Step("forward", forwarded, self.clerk, {"to_unit": self.now.unit, "note": note})
            accepted = forwarded
        accepted = self._soon(accepted, 1, 6)
        yield Step("accept", accepted, self.now.who, {"kind": self.told.scene.kind, "path": "art31_6"})
        yield from self._decided(self._soon(accepted, 10, 35))

    def _poor(self) -> dict[str, str]:
        comment = self.rng.choice(words("writing/replies")["rate"]["bad"])
        return {"office": "fairly", "unit": "dissatisfied", "comment": comment}

    def _drawn(self, weights: dict[str, int]) -> str:
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def _words(self, name: str) -> str:
        return self.told.speaker.say(self.rng.choice(self._common(name)))
