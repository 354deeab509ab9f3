"""What the fictional offices do beside the handling itself: look on site, ask units for a part, ask a lawyer, refer for aid."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from huiyin.domain.law.calendar import Calendar
from huiyin.interfaces.console.county import office_hours, people
from huiyin.interfaces.console.county.lives import Step
from huiyin.interfaces.console.county.writing import cast
from huiyin.interfaces.console.county.writing.matter import Told
from huiyin.interfaces.console.county.writing.scenery import units, words

VISITED, JOINT, CONSULTED, AIDED = 0.2, 0.06, 0.03, 0.02
LATE_PART = 0.3  # of the parts asked of other units
ROOM = timedelta(days=24)  # with less time before the decision nobody else is asked
COUNTY = "cs_gov"
MOST_SIGNERS = 15  # of a list of fifty as many as one wants to read


class Beside:
    """The steps beside the course of one matter, by a chance of their own, so that the course itself stays as it was."""

    def __init__(self, calendar: Calendar, told: Told, unit: str, who: str, accepted: datetime) -> None:
        self.rng = random.Random(f"{who}:{accepted.isoformat()}")  # noqa: S311
        self.calendar, self.told, self.unit, self.who, self.accepted = calendar, told, unit, who, accepted

    def steps(self, drafted: datetime) -> list[Step]:
        """What happens between acceptance and the draft of the decision, and what comes of an aid later."""
        found = list(self._visited()) if self.rng.random() < VISITED else []
        found += self._signed()
        if drafted - self.accepted > ROOM and not self.told.accused:
            found += self._joint() if self.rng.random() < JOINT else []
            found += self._consulted() if self.rng.random() < CONSULTED else []
        if not self.told.anonymous and self.told.heads == 1 and self.rng.random() < AIDED:
            found += self._aided()
        return [step for step in found if step.act.endswith("aid") or step.at < drafted - timedelta(hours=1)]

    def _visited(self) -> Iterator[Step]:
        at = self._soon(self.accepted, 1, 6)
        data: dict[str, Any] = {
            "held_at": at - timedelta(minutes=self.rng.randrange(5, 40)),
            "where": self.told.place or units()[self.unit]["name"],
            "staff": self._name(),
            "roles": self.rng.choice(self._said("visit_roles")),
            "seen": self.rng.choice(self._said("visit_seen")),
            "signed": self.rng.random() < 0.85,
        }
        if not data["signed"]:
            data["unsigned_reason"] = self.rng.choice(self._said("visit_unsigned"))
        yield Step("investigate", at, self.who, data)

    def _signed(self) -> Iterator[Step]:
        """Whom the letter counts and does not name signs a paper list; one of those it names is chosen to speak."""
        more = min(self.told.heads - len(self.told.people), MOST_SIGNERS)
        if more < 1 or self.told.accused:
            return
        rng = random.Random(f"signed:{self.who}:{self.accepted.isoformat()}")  # noqa: S311 - and leaves the rest as it was
        here = cast.ground(rng, self.told.scene.where)
        people = {(one.name, one.phone): one for one in (cast.person(rng, here) for _ in range(more))}
        at = office_hours.after(rng, self.calendar, self.accepted, self.accepted.date())
        yield Step("add_signers", at, self.who, {"people": [(p.name, p.phone) for p in people.values()]})
        chosen = office_hours.after(rng, self.calendar, at, at.date())
        yield Step("choose_representative", chosen, self.who, {"scope": rng.choice(self._said("scopes"))})

    def _joint(self) -> Iterator[Step]:
        asked = self._soon(self.accepted, 1, 4)
        bureaus = [code for code, row in units().items() if _is_bureau(row) and code != self.unit]
        for_whom = self.rng.sample(bureaus, 2 if self.rng.random() < 0.3 else 1)
        due = asked.date() + timedelta(days=10)
        tasks = [(code, self.rng.choice(self._said("joint_task")), due) for code in for_whom]
        yield Step("invite_joint", asked, self.who, {"tasks": tasks})
        for code in for_whom:
            late = self.rng.random() < LATE_PART
            at = self._soon(asked, 11, 17) if late else self._soon(asked, 4, 9)
            by = people.at_desk(code, "handler", 0).login
            yield Step(
                "contribute", at, by, {"unit": code, "answer": self.rng.choice(self._said("joint_answer"))}
            )

    def _consulted(self) -> Iterator[Step]:
        question, answer = self.rng.choice(self._said("consulted"))
        asked = self._soon(self.accepted, 2, 5)
        whom = self.rng.choice([row["name"] for row in words("panel")])
        data = {"whom": whom, "question": question, "needed_by": asked.date() + timedelta(days=12)}
        yield Step("consult", asked, self.who, data)
        yield Step("give_opinion", self._soon(asked, 4, 14), self.who, {"answer": answer})

    def _aided(self) -> Iterator[Step]:
        asked = self._soon(self.accepted, 2, 9)
        kind, organ, hardship = self.rng.choice(self._said("aided"))
        data = {"aid_kind": kind, "organ": organ, "hardship": hardship, "consent": True}
        yield Step("refer_aid", asked, self.who, data)
        result, reason = self.rng.choice(self._said("aid_results"))
        yield Step("note_aid", self._soon(asked, 15, 40), self.who, {"result": result, "reason": reason})

    def _name(self) -> str:
        return next(member.name for member in people.staff() if member.login == self.who)

    def _said(self, name: str) -> Any:
        return words("writing/replies")[name]

    def _soon(self, earlier: datetime, low: int, high: int) -> datetime:
        day = earlier.date() + timedelta(days=self.rng.randint(low, high))
        return office_hours.after(self.rng, self.calendar, earlier, day)


def _is_bureau(row: Any) -> bool:
    return row["kind"] == "organ" and row["parent"] == COUNTY and "valid_to" not in row
