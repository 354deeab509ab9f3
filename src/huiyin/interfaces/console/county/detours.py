"""Detours on the way to the right unit: sent to a wrong one, objected to, taken back, and now and then decided above."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from huiyin.domain.law.calendar import Calendar
from huiyin.interfaces.console.county import office_hours, people
from huiyin.interfaces.console.county.lives import Step
from huiyin.interfaces.console.county.writing.answering import words_for
from huiyin.interfaces.console.county.writing.matter import Told
from huiyin.interfaces.console.county.writing.scenery import units

COUNTY = "cs_gov"  # stands over the county's own bureaus, and decides between them
DETOUR = 0.035  # how often the letters office first guesses wrong
AGAIN = 0.2  # of those, how often the second guess is wrong too, so that the county decides
KEPT = 0.3  # how often an objection of the right unit is met with a no


class Detour:
    """The wrong ways of one matter before it reaches `unit`; none for most."""

    def __init__(self, rng: random.Random, calendar: Calendar, told: Told, clerk: str, unit: str) -> None:
        self.rng, self.calendar, self.told, self.clerk, self.unit = rng, calendar, told, clerk, unit

    def steps(self, last: datetime) -> list[Step]:
        """From the moment the matter could be passed on; ends with its return, or with the county's decision."""
        wrong = self._wrong()
        if not wrong:
            return []
        found = list(self._bounced(last, wrong[0]))
        if len(wrong) > 1:
            found += self._bounced(found[-1].at, wrong[1])
            found += self._decided(found[-1].at)
        return found

    def objection(self, passed: datetime) -> list[Step]:
        """The right unit, too, may say that it is not the one; the clerk examines that and says no."""
        at = self._soon(passed, 1, 3)
        reason = {"reason": words_for(self.told, "objection")}
        no = Step(
            "refuse_return", self._soon(at, 0, 2), self.clerk, {"reason": words_for(self.told, "kept_there")}
        )
        return [Step("object_transfer", at, self._handler(self.unit), reason), no]

    def _wrong(self) -> list[str]:
        """None, one or two of the county's bureaus; never where somebody is complained of."""
        if self.told.accused or self.rng.random() > DETOUR:
            return []
        bureaus = [
            code
            for code, row in units().items()
            if row["kind"] == "organ"
            and row["parent"] == COUNTY
            and "valid_to" not in row
            and code != self.unit
        ]
        own = units()[self.unit]["parent"] == COUNTY
        return self.rng.sample(bureaus, 2 if own and self.rng.random() < AGAIN else 1)

    def _bounced(self, last: datetime, unit: str) -> Iterator[Step]:
        forwarded = self._soon(last, 0, 2)
        yield Step(
            "forward", forwarded, self.clerk, {"to_unit": unit, "note": words_for(self.told, "forward_note")}
        )
        objected = self._soon(forwarded, 1, 3)
        yield Step(
            "object_transfer", objected, self._handler(unit), {"reason": words_for(self.told, "objection")}
        )
        agreed = self._soon(objected, 0, 2 if self.rng.random() < 0.85 else 9)
        yield Step("agree_return", agreed, self.clerk, {"reason": words_for(self.told, "taken_back")})

    def _decided(self, last: datetime) -> Iterator[Step]:
        referred = self._soon(last, 0, 2)
        yield Step("refer_to_arbiter", referred, self.clerk, {"reason": words_for(self.told, "dispute")})
        reason = {"to_unit": self.unit, "reason": words_for(self.told, "decision")}
        arbiter = people.at_desk(COUNTY, "arbiter", 0).login
        yield Step("arbitrate", self._soon(referred, 1, 4), arbiter, reason)

    def _handler(self, unit: str) -> str:
        return people.at_desk(unit, "handler", 0).login

    def _soon(self, earlier: datetime, low: int, high: int) -> datetime:
        day = earlier.date() + timedelta(days=self.rng.randint(low, high))
        return office_hours.after(self.rng, self.calendar, earlier, day)
