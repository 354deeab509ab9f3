"""The course of one matter through the offices: a story of dated acts, in time or late, kept or unkept."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.console.county import office_hours, people
from huiyin.interfaces.console.county.beside import Beside
from huiyin.interfaces.console.county.detours import KEPT, Detour
from huiyin.interfaces.console.county.drafting import signed
from huiyin.interfaces.console.county.keeping import Keeping
from huiyin.interfaces.console.county.lives import WEB, Step
from huiyin.interfaces.console.county.reviews.reviewing import Answered, Reviewing
from huiyin.interfaces.console.county.writing import answering
from huiyin.interfaces.console.county.writing.answering import ClaimAnswer, words_for
from huiyin.interfaces.console.county.writing.matter import Told
from huiyin.interfaces.console.county.writing.scenery import words

# How the fictional offices behave. None of this is law: limits are asked of counsel.
SLOW = {"cs_zrj", "cs_zjj", "t_sy", "t_wjp", "cs_gxj"}
LATE, LATE_SLOW = 0.05, 0.28
LAST_MINUTE = 0.14
GROUNDS = {"upstairs_open": "accepted_upstairs", "ended_open": "ended"}
EMPTY_REFUSED = 0.6  # of the letters that ask nothing; the others are answered all the same
OFFICE_LATE = 0.012  # how often the letters office itself forwards too late
ASSIGNED = 0.12
EXTENDED = 0.11
WITHDRAWN = 0.05
MORE, ADDED = 0.09, 0.07
GRAVE_HEADS = 25  # how many people make the county's leaders call a matter grave
REPORTED_LATE = 0.25  # by the slow units
RATES, RATES_ANONYMOUS = 0.44, 0.12


class Course(Keeping):
    """Tells the steps of one matter; the same chance always tells the same course."""

    def __init__(self, rng: random.Random, law: Counsel, told: Told, lead: str = "") -> None:
        super().__init__(rng, law, told, slow=False)
        self.lead = lead
        self.report = told.scene.kind == "report"
        self.turn = rng.randrange(1000)
        self.clerk = people.clerk(self.turn, report=self.report).login
        self.unit = people.DISCIPLINE if self.report else told.unit
        self.slow = self.unit in SLOW
        self.set_until: date | None = None  # the set time of an assignment

    def run(self, received: datetime) -> list[Step]:
        """Every step, in order; a withdrawal ends the course where it falls."""
        steps = _in_order(self._steps(received))
        if len(steps) > 3 and self.rng.random() < WITHDRAWN and "accept" in [s.act for s in steps]:
            return self._withdrawn(steps)
        return steps

    def _steps(self, received: datetime) -> Iterator[Step]:
        taken = self._taken(received)
        yield taken
        registered = self._registered(taken)
        if registered:
            yield registered
        last = (registered or taken).at
        ground = GROUNDS.get(self.lead, "")
        if self.told.scene.nothing and self.rng.random() < EMPTY_REFUSED:
            ground = "no_content"
        if ground:
            yield from self._refused(last, received, ground)
            return
        if self._redirects():
            yield from self._redirected(last, received)
            return
        if self.unit == people.HOME:
            yield from self._handled(self._soon(last, 1, 8), people.HOME)
            return
        detour = Detour(self.rng, self.law.calendar, self.told, self.clerk, self.unit)
        wrong = [] if self.report else detour.steps(last)
        yield from wrong
        if wrong and wrong[-1].act == "arbitrate":
            yield from self._handled(self._accepted_at(wrong[-1].at), self.unit)
            return
        passed = self._passed(wrong[-1].at if wrong else last, received)
        yield passed
        if wrong and self.rng.random() < KEPT:
            objection = detour.objection(passed.at)
            yield from objection
            yield from self._handled(self._soon(objection[-1].at, 1, 4), self.unit)
            return
        if self.rng.random() < ADDED:
            yield self._person("add_material", passed.at, {"text": words_for(self.told, "person_added")})
        yield from self._handled(self._accepted_at(passed.at), self.unit)

    def _taken(self, received: datetime) -> Step:
        told = self.told
        data: dict[str, Any] = {"publishable": not self.report and self.rng.random() < 0.18}
        if told.channel == "online":
            # who reports names the unit; others leave the classifying to the office
            agreed = {"may_call": self.may_call, "e_service": self.e_service}
            return Step("take_online", received, WEB, data | {"agreed": agreed})
        at, came = received, received
        if (
            told.channel == "letter"
        ):  # it lay in the post room for a while; the law counts from the day it came
            day = office_hours.working_before(self.law.calendar, at.date() - timedelta(days=self._days(0, 2)))
            came = min(at, office_hours.at(day, office_hours.MORNING[0]))
            data["postmark"] = came.date() - timedelta(days=self._days(2, 6))
        return Step(f"take_{told.channel}", at, self.clerk, data | {"received_at": came})

    def _registered(self, taken: Step) -> Step | None:
        if taken.act != "take_online":
            return None
        at = self._soon(taken.at, 0, 3)
        return Step("register", at, self.clerk, {"path": self._path()})

    def _path(self) -> str:
        if self.told.scene.kind != "appeal":
            return ""
        return str(self.told.scene.redirect.get("path", "art31_6"))

    def _redirects(self) -> bool:
        scene = self.told.scene
        return bool(scene.redirect) or (scene.duty and self.rng.random() < 0.14)

    def _redirected(self, last: datetime, received: datetime) -> Iterator[Step]:
        yield Step(
            "redirect",
            self._by_limit(last, "forward_or_tell", received.date()),
            self.clerk,
            answering.redirection(self.told),
        )
        yield from self._rated(last + timedelta(days=14), ("fair", "bad"), share=0.2)

    def _refused(self, last: datetime, received: datetime, ground: str) -> Iterator[Step]:
        data = {"ground": ground, "reason": answering.refusal(self.told, ground)}
        doors = words("writing/replies")["refuse_doors"]
        data["right_door"] = self.told.speaker.say(doors[ground])
        if ground == "no_content":
            data["approver"] = people.at_desk(people.HOME, "leader", 0).name
        if ground == "ended":
            day = received.date() - timedelta(days=self._days(60, 400))
            data |= {"final_opinion": "云陵市人民政府信访事项复核意见书", "final_opinion_on": day.isoformat()}
        step = Step("refuse", self._by_limit(last, "forward_or_tell", received.date()), self.clerk, data)
        steps = self._signed(step, people.HOME)
        yield from steps
        yield from self._rated(steps[-1].at, ("bad", "fair"), share=0.25)

    def _passed(self, last: datetime, received: datetime) -> Step:
        assigned = not self.report and (
            self.told.heads > 9 or self.lead == "repeat_open" or self.rng.random() < ASSIGNED * 0.4
        )
        act = "assign" if assigned else "forward"
        late = self.rng.random() < OFFICE_LATE
        at = (
            self._past_limit(last, "forward_or_tell", received.date(), 1, 9)
            if late
            else self._soon(last, 0, 7)
        )
        data: dict[str, Any] = {"to_unit": self.unit, "note": words_for(self.told, f"{act}_note")}
        if assigned:
            data["set_days"] = self.rng.choice((30, 45, 60))
            self.set_until = self.law.due("assigned_set", at.date(), length=data["set_days"]).due
        return Step(act, at, self.clerk, data)

    def _accepted_at(self, passed: datetime) -> datetime:
        if self.rng.random() < (0.16 if self.slow else 0.025):
            return self._past_limit(passed, "notify_acceptance", passed.date(), 1, 12)
        return self._soon(passed, 1, 6 if not self.slow else 12)

    def _handled(self, accepted: datetime, unit: str) -> Iterator[Step]:
        who = self._member(unit)
        yield Step("accept", accepted, who, {"kind": self.told.scene.kind, "path": self._path()})
        if self.turn % 3 == 0:  # the others' units name nobody, and whoever has time goes on
            yield Step("name_officer", accepted + timedelta(minutes=9), who, {})
        more = (
            list(self._asked_for_more(accepted, who))
            if self.rng.random() < MORE and unit != people.HOME
            else []
        )
        yield from more
        decided, served = self._when(accepted, unit)
        extension = self._extension(accepted, served, unit)
        yield from extension
        if extension:
            served = decided = self._by_limit(
                extension[-1].at, "extend_handle", self.law.due("handle", accepted.date()).due, 20
            )
            decided = self._soon(decided - timedelta(days=6), 0, 1)
        graded = self._graded(accepted, unit)
        yield from graded
        given = answering.answers(self.rng, self.told)
        earliest = max([accepted, *(s.at for s in (*more, *extension, *graded))])
        drafted = max(decided, self._soon(earliest, 1, 3))
        if self._path() == "art31_6" and unit != people.HOME:
            yield from Beside(self.law.calendar, self.told, unit, who, accepted).steps(drafted)
        steps = self._signed(Step("decide", drafted, who, {"answers": given}), unit, grave=bool(graded))
        yield from steps
        decided = steps[-1].at
        served_by = self._served(decided, who)
        yield from served_by
        served = served_by[-1].at
        reviewing = Reviewing(self.law, self.told, Answered(unit, who, self.clerk, served, given))
        if self._path() == "art31_6" and not self.set_until and not graded and reviewing.asks():
            yield from reviewing.steps()
            return
        yield from self._afterwards(served, decided.date(), given, who)

    def _signed(self, step: Step, unit: str, *, grave: bool = False, today: bool = False) -> list[Step]:
        return signed(self.rng, self.law.calendar, step, unit=unit, grave=grave, today=today)

    def _graded(self, accepted: datetime, unit: str) -> list[Step]:
        """Where many people are concerned the unit's own leader grades the matter, and its head signs."""
        if self.told.heads < GRAVE_HEADS or not people.has_head(unit):
            return []
        reason = self.told.speaker.say(self.rng.choice(words("writing/replies")["grave"]))
        at = self._soon(accepted, 1, 3)
        return [Step("grade", at, people.signer(unit).login, {"grave": True, "reason": reason})]

    def _when(self, accepted: datetime, unit: str) -> tuple[datetime, datetime]:
        """When the answer is decided and reaches the person."""
        if unit == people.HOME:
            decided = self._soon(accepted, 1, 14)
        elif self.rng.random() < (LATE_SLOW if self.slow else LATE):
            decided = self._past_limit(accepted, "handle", accepted.date(), 1, 75)
        else:
            limit = self.law.due("handle", accepted.date()).due
            if self.set_until:  # time is left for the report
                limit = min(limit, self.set_until - timedelta(days=8))
            room = (limit - accepted.date()).days
            share = self.rng.betavariate(4.0, 2.2) if self.slow else self.rng.betavariate(2.4, 2.7)
            day = accepted.date() + timedelta(days=max(2, int(room * share * 0.94) - 3))
            if self.rng.random() < LAST_MINUTE:
                day = office_hours.working_before(self.law.calendar, limit - timedelta(days=self._days(3, 8)))
            decided = self._soon(accepted, 0, 0, to=day)
        return decided, decided + timedelta(days=5)

    def _extension(self, accepted: datetime, served: datetime, unit: str) -> list[Step]:
        plain = self.told.scene.kind == "appeal" and self._path() == "art31_6" and unit != people.HOME
        if not plain or self.set_until or self.rng.random() > EXTENDED:
            return []
        due = self.law.due("handle", accepted.date()).due
        day = office_hours.working_before(self.law.calendar, due - timedelta(days=self._days(1, 9)))
        post = words("writing/replies")["approver_post"][1]
        data = {"days": self.rng.choice((15, 20, 30, 30)), "reason": words_for(self.told, "extend")}
        data["approver"] = f"{post}{people.signer(unit).name}"
        minutes = timedelta(minutes=self.rng.randrange(120))
        at = (
            office_hours.at(day, office_hours.MORNING[0]) + minutes
        )  # in the morning, to be signed on the same day
        return self._signed(Step("extend", at, self._member(unit), data), unit, today=True)

    def _asked_for_more(self, accepted: datetime, who: str) -> Iterator[Step]:
        asked = self._soon(accepted, 1, 2)
        common = words("writing/replies")
        data = {"what": (words_for(self.told, "more"),), "needed_by": asked.date() + timedelta(days=10)}
        yield Step(
            "ask_for_more", asked, who, data | {k: self.rng.choice(common[k]) for k in ("otherwise", "why")}
        )
        if self.rng.random() < 0.75:
            yield self._person("add_material", asked, {"text": words_for(self.told, "added")})

    def _afterwards(
        self, served: datetime, decided: date, given: tuple[ClaimAnswer, ...], who: str
    ) -> Iterator[Step]:
        reported = self._reported(served, given, who)
        if reported:
            yield reported
        steps, kept, done = self._promises(served, decided, given, who)
        yield from steps
        grade = self._mood(given, done)
        yield from self._rated(max(served, kept) if done else served + timedelta(days=40), grade)
        if done:
            yield Step("close", self._soon(max(kept, reported.at if reported else kept), 1, 7), who)

    def _reported(self, served: datetime, given: tuple[ClaimAnswer, ...], who: str) -> Step | None:
        """The report an assignment owes: soon after the answer, in the slow units now and then too late."""
        if self.set_until is None:
            return None
        at = self._soon(served, 0, 3)
        if self.slow and self.rng.random() < REPORTED_LATE:
            at = max(at, self._soon(served, 0, 0, to=self.set_until + timedelta(days=self._days(1, 15))))
        return Step("report_back", at, who, answering.report(self.law, given))

    def _mood(self, given: tuple[ClaimAnswer, ...], done: bool) -> tuple[str, str]:
        good = sum(a.outcome in {"support", "partial"} for a in given) >= len(given) / 2
        if not done:
            return ("bad", "fair")
        return ("good", "fair") if good else ("fair", "bad")

    def _rated(self, after: datetime, moods: tuple[str, str], share: float | None = None) -> Iterator[Step]:
        likely = share if share is not None else (RATES_ANONYMOUS if self.told.anonymous else RATES)
        if self.rng.random() > likely:
            return
        grades = {"good": "satisfied", "fair": "fairly", "bad": "dissatisfied"}
        mood = moods[0] if self.rng.random() < 0.72 else moods[1]
        office = self.rng.choices(("good", mood), (1, 3))[0]
        data = {
            "office": grades[office],
            "unit": grades[mood],
            "comment": self.rng.choice(words("writing/replies")["rate"][mood]),
        }
        yield self._person("rate", after, data)

    def _withdrawn(self, steps: list[Step]) -> list[Step]:
        cut = next(i for i, s in enumerate(steps) if s.act == "accept") + 1
        at = steps[cut - 1].at + timedelta(days=self._days(1, 20))
        kept = [s for s in steps[:cut] if s.at < at]
        return [
            *kept,
            self._person("withdraw", at, {"reason": self.rng.choice(words("writing/replies")["withdraw"])}),
        ]

    def _member(self, unit: str) -> str:
        if unit == people.HOME:
            return self.clerk
        return people.at_desk(unit, "reports_officer" if self.report else "handler", self.turn).login

    def _by_limit(self, earlier: datetime, limit: str, start: date, length: int | None = None) -> datetime:
        """A moment in the second half of the limit, still in time."""
        due = self.law.due(limit, start, length=length).due
        day = earlier.date() + timedelta(
            days=max(0, int((due - earlier.date()).days * self.rng.uniform(0.3, 0.85)))
        )
        return self._soon(earlier, 0, 0, to=office_hours.working_before(self.law.calendar, day))

    def _past_limit(self, earlier: datetime, limit: str, start: date, low: int, high: int) -> datetime:
        due = self.law.due(limit, start).due
        return self._soon(earlier, 0, 0, to=due + timedelta(days=self._days(low, high)))


def _in_order(steps: Iterator[Step]) -> list[Step]:
    """By time; two acts of one matter never share an instant."""
    ordered = sorted(steps, key=lambda step: step.at)
    for i in range(1, len(ordered)):
        if ordered[i].at <= ordered[i - 1].at:
            ordered[i] = replace(ordered[i], at=ordered[i - 1].at + timedelta(seconds=41))
    return ordered
