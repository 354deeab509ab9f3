"""How an answer reaches the person and what becomes of its promises: kept, pressed for, disputed, kept after all."""

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.console.county import office_hours
from huiyin.interfaces.console.county.lives import PERSON, SYSTEM, Step
from huiyin.interfaces.console.county.writing.answering import ClaimAnswer, words_for
from huiyin.interfaces.console.county.writing.matter import Told
from huiyin.interfaces.console.county.writing.scenery import words

PROMISES = (0.875, 0.115, 0.01)  # kept in time, kept late, never kept
PROMISES_SLOW = (0.71, 0.25, 0.04)
E_SERVICE, MAY_CALL = 0.6, 0.35  # of those who file on the web with their name
RETURNED = 0.06  # of the letters posted
SAYS = (0.22, 0.03)  # of the promises reported as kept: the person says so too, or says no
SAYS_SLOW = (0.16, 0.09)
CALLED = 0.5  # of those who agreed to it and said nothing themselves
ANSWERS = 0.7  # how often a unit that is pressed answers before it keeps the promise


class Keeping:
    """The later half of a course: the answer on its way, and what was promised in it."""

    def __init__(self, rng: random.Random, law: Counsel, told: Told, *, slow: bool) -> None:
        self.rng, self.law, self.told, self.slow = rng, law, told, slow
        self.clerk = ""  # the member of the letters office who looks after the matter
        named = told.channel == "online" and not told.anonymous
        self.e_service = named and rng.random() < E_SERVICE
        self.may_call = named and rng.random() < MAY_CALL

    def _served(self, decided: datetime, who: str) -> list[Step]:
        """The steps by which the answer reaches the person, within a week at most; the last one serves it."""
        how = self._how()
        at = self._soon(decided, 0, 2)
        if how == "electronic" and not self.told.anonymous:
            confirmed = at + timedelta(days=self._days(0, 2), hours=self._days(2, 9))
            return [Step("send_paper", at, who, {"how": how}), Step("confirm_receipt", confirmed, PERSON)]
        if how == "post":
            return self._posted(at, who)
        return [Step("serve", at, who, {"how": how, **self._proof(how)})]

    def _posted(self, at: datetime, who: str) -> list[Step]:
        parcel = f"XA{self.rng.randrange(10**9):09d}44"
        sent = Step("send_paper", at, who, {"how": "post", "parcel": parcel})
        back = self._soon(at, 2, 3)
        if self.rng.random() < RETURNED:
            came = dict(zip(("reason", "next_step"), self._one_of("returned"), strict=True))
            brought = Step("serve", self._soon(back, 0, 1), who, {"how": "direct"})
            return [sent, Step("note_returned", back, who, came), brought]
        received = at.date() + timedelta(days=1)
        return [sent, Step("serve", back, who, {"how": "post", "served_on": received})]

    def _proof(self, how: str) -> dict[str, Any]:
        if how == "co_resident":
            receiver, relation = self._one_of("household")
            return {"receiver": receiver, "relation": relation}
        if how == "left_with_witness":
            refusal, witness = self._one_of("refused_at_door")
            return {"refusal": refusal, "witness": witness}
        return {}

    def _how(self) -> str:
        """Someone anonymous has their page alone; who agreed to it is mostly served electronically."""
        if self.told.anonymous:
            return "electronic"
        ways = ("electronic", "post", "direct", "window", "co_resident", "left_with_witness")
        return self.rng.choices(ways, (12 if self.e_service else 0, 30, 40, 20, 9, 1))[0]

    def _promises(
        self, served: datetime, decided: date, given: tuple[ClaimAnswer, ...], who: str
    ) -> tuple[list[Step], datetime, bool]:
        """The steps of every promise, when the last one was kept, and whether all were."""
        steps: list[Step] = []
        kept, done = served, True
        for position, answer in sorted(enumerate(given, start=1), key=lambda pair: pair[1].days):
            if not answer.measure:
                continue
            due = decided + timedelta(days=answer.days)
            when = self._kept_at(served, due)
            if when is None:
                done = False
                steps += self._pressed(served, due, who, position)
                continue
            when = self._office(max(kept + timedelta(minutes=7), when))
            if when.date() > due:
                steps += [s for s in self._pressed(served, due, who, position) if s.at < when]
            steps.append(self._report(position, when, who))
            said = list(self._said(position, when, who))
            steps += said
            kept = max([when, *(s.at for s in said if s.act in {"keep_promise", "follow_up"})])
        return steps, kept, done

    def _kept_at(self, served: datetime, due: date) -> datetime | None:
        kept, late, _never = PROMISES_SLOW if self.slow else PROMISES
        drawn = self.rng.random()
        if drawn < kept:
            room = max(0, (due - served.date()).days)
            day = served.date() + timedelta(days=int(room * self.rng.uniform(0.3, 0.95)))
            return self._soon(served, 0, 0, to=office_hours.working_before(self.law.calendar, day))
        if drawn < kept + late:
            return self._soon(served, 0, 0, to=due + timedelta(days=self._days(2, 28)))
        return None

    def _pressed(self, served: datetime, due: date, who: str, position: int) -> Iterator[Step]:
        """On the night after its day a promise is pressed for; mostly the unit answers."""
        night = office_hours.at(due + timedelta(days=1), office_hours.NIGHT)
        pressed = max(night, served + timedelta(minutes=self._days(30, 90)))
        yield Step("press_promise", pressed, SYSTEM, {"claim": position})
        if self.rng.random() < ANSWERS:
            words = self.rng.choice(self._common("pressed"))
            yield Step("answer_pressing", self._soon(pressed, 2, 12), who, {"words": words})

    def _said(self, position: int, kept: datetime, who: str) -> Iterator[Step]:
        """The person's own word; where it is no, the unit keeps the promise once more, and better."""
        yes, no = SAYS_SLOW if self.slow else SAYS
        drawn = self.rng.random()
        if drawn < yes:
            yield self._person("confirm_promise", kept, {"claim": position, "said": "done"})
        elif drawn < yes + no:
            said, heard = (
                self.rng.choice(("partly", "not_done")),
                self.rng.choice(self._common("unkept_words")),
            )
            disputed = self._person(
                "confirm_promise", kept, {"claim": position, "said": said, "words": heard}
            )
            yield disputed
            yield self._report(position, self._soon(disputed.at, 4, 14), who)
        elif self.may_call and self.rng.random() < CALLED:
            called = self._soon(kept, 8, 20)
            yield Step("follow_up", called, self.clerk, {"claim": position, "said": "done"})

    def _report(self, position: int, at: datetime, who: str) -> Step:
        return Step("keep_promise", at, who, {"claim": position, "evidence": words_for(self.told, "kept")})

    def _person(self, act: str, after: datetime, data: dict[str, Any]) -> Step:
        day = after.date() + timedelta(days=self._days(1, 9))
        return Step(act, office_hours.any_moment(self.rng, day), PERSON, data)

    def _office(self, moment: datetime) -> datetime:
        return office_hours.after(self.rng, self.law.calendar, moment - timedelta(seconds=1), moment.date())

    def _days(self, low: int, high: int) -> int:
        return self.rng.randint(low, high)

    def _soon(self, earlier: datetime, low: int, high: int, *, to: date | None = None) -> datetime:
        day = to or earlier.date() + timedelta(days=self._days(low, high))
        return office_hours.after(self.rng, self.law.calendar, earlier, day)

    def _one_of(self, name: str) -> list[str]:
        """A row of words that belong together."""
        return [str(word) for word in self.rng.choice(self._common(name))]

    def _common(self, name: str) -> Any:
        return words("writing/replies")[name]
