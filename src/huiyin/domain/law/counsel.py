"""The one door to the law: may this be done, what becomes due and when, what must the paper say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import NamedTuple

from huiyin.domain.law.answering.dating import Dating
from huiyin.domain.law.answering.deciding import decide
from huiyin.domain.law.answering.phrases import moment_words
from huiyin.domain.law.calendar import Calendar, make_calendar
from huiyin.domain.law.conditions import Situation
from huiyin.domain.law.contents import Content
from huiyin.domain.law.contents import missing as missing_contents
from huiyin.domain.law.days import YearDays
from huiyin.domain.law.facts import Facts, Value, unknown
from huiyin.domain.law.ladders.rungs import Called, Ladder, called
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.load.packs import label_of, load_pack
from huiyin.domain.law.pack import Pack, PathLimit
from huiyin.domain.law.stages import Act, Stage
from huiyin.domain.law.terms import Basis, LawError, Role, Side, Text, Unit
from huiyin.domain.law.triggers.finding import Finding, judge
from huiyin.domain.law.triggers.trigger import Trigger
from huiyin.domain.law.why import Due, Permit, Refusal

_MANY_DUES = 2_000


class Counsel:
    """Answers for one pack, one place and one calendar. Frozen in effect: the same question, the same answer."""

    def __init__(self, pack: Pack, calendar: Calendar) -> None:
        self.pack = pack
        self.calendar = calendar
        self._dating = Dating(pack, calendar)
        self._dues: dict[object, Due] = {}
        self._spoken = _spoken(pack)
        self.signed = frozenset(
            act for bar in pack.bars if "signature" in bar.need.asks for act in bar.acts
        )  # the acts whose papers leave only when somebody who may has signed them

    def may(self, act: str, facts: Facts, on: date) -> Permit | Refusal:
        """Whether ``act`` may be done on that day. Raises LawError for an act, stage or fact the pack knows not."""
        known = self.act(act)
        self.pack.vocabulary.check(facts)
        self.calendar.check_year(on.year)
        return decide(self.pack, known, Situation(facts, on, self))

    def offers(self, facts: Facts, on: date) -> tuple[Permit | Refusal, ...]:
        """The answers worth telling at this stage: permits, then what only lacks its own form, then the refused.

        An act the pack says nothing about at this stage is left out, as is one that only the other side may do.
        """
        self.pack.vocabulary.check(facts)
        self.calendar.check_year(on.year)
        now, by = Situation(facts, on, self), facts.value("by")
        known = [self.pack.acts[name] for name in self._spoken.get(facts.stage, ())]
        theirs = [act for act in known if act.either or by is None or by == act.by.value]
        return tuple(sorted((decide(self.pack, act, now) for act in theirs), key=_readiness))

    def speaks_of(self, act: str, stage: str) -> bool:
        """Whether a row or an answer of the pack speaks of the act at this stage; where none does, it is refused."""
        return act in self._spoken.get(stage, ())

    def due(
        self,
        limit: str,
        start: date,
        *,
        side: Side | None = None,
        length: int | None = None,
        excluded: Sequence[tuple[date, date]] = (),
        start_at: datetime | None = None,
    ) -> Due:
        """When ``limit`` ends that began on ``start``, with each day counted.

        ``length`` is for limits whose length is given, or to promise less; ``side`` to see how the other side
        would count; ``excluded`` for hearing time where the article allows it; ``start_at`` is the moment, with
        its time zone, from which hours are counted, and is passed over by other limits. Raises LawError otherwise.
        """
        if self.limit(limit).unit is Unit.HOURS:
            return self._hours(self.limit(limit), start_at, length, side, excluded)
        key = (limit, start, side, length, tuple(excluded))
        if key not in self._dues:
            if len(self._dues) >= _MANY_DUES:
                self._dues.clear()
            self._dues[key] = self._dating.due(self.limit(limit), start, side, length, excluded)
        return self._dues[key]

    def _hours(
        self,
        limit: Limit,
        start_at: datetime | None,
        length: int | None,
        side: Side | None,
        excluded: Sequence[tuple[date, date]],
    ) -> Due:
        if start_at is None:
            why = "it is counted in hours, and only a day was given"
            raise LawError(f"Limit '{limit.name}' needs a moment", why, "Give the moment with its time zone")
        if excluded or side is Side.PERSON:
            why = "hours bind an office, and run on without a break"
            raise LawError(f"Limit '{limit.name}' cannot be counted so", why, "Leave out side and spans")
        return self._dating.due_at(limit, start_at, length)

    @cached_property
    def has_hours(self) -> bool:
        """Whether any limit of the pack is counted in hours."""
        return any(limit.unit is Unit.HOURS for limit in self.pack.limits.values())

    def limit_as(self, role: Role) -> Limit | None:
        """The first limit of the pack that plays a role for the program; None when the law has no such limit."""
        return next((one for one in self.pack.limits.values() if one.role is role), None)

    def role_of(self, limit: str) -> Role:
        """What a limit is for; plain for one that the pack does not know (any more)."""
        found = self.pack.limits.get(limit)
        return found.role if found else Role.PLAIN

    def is_duty(self, limit: str) -> bool:
        """Whether the office can be late with a limit; one that the pack does not know (any more) counts as a duty."""
        found = self.pack.limits.get(limit)
        return found is None or found.is_duty

    def stake_of(self, what: str) -> str:
        """What is lost while a limit, or a kind of lateness (late_promise ...), is late; empty where the law says nothing."""
        return self.pack.stakes.get(what, "")

    def having(self, trait: str) -> tuple[str, ...]:
        """The codes the pack says something of: kinds that are "confidential", papers to be "served" ..."""
        return self.pack.traits.get(trait, ())

    def group(self, name: str) -> tuple[str, ...]:
        """The codes of a group in order; none when the pack has no such group."""
        return self.pack.groups.get(name, ())

    def rule_of(self, question: str) -> Basis | None:
        """The article that a question of a checklist rests on; None where it is none."""
        found = self.pack.articles.get(self.pack.rests_on.get(question, ""))
        return found.basis if found else None

    def moment(self, at: datetime) -> Text:
        """A moment in words, as the pack writes day and hour."""
        return moment_words(self.pack, at)

    def receiver(self, unit_kind: str) -> str:
        """The code for a receiver that is a unit of this kind; empty where the law does not tell receivers apart."""
        return self.pack.receivers.get(unit_kind, self.pack.receivers.get("", ""))

    def knows(self, act: str) -> bool:
        """Whether the law has such an act at all."""
        return act in self.pack.acts

    def limits(self) -> tuple[Limit, ...]:
        """Every limit of the pack."""
        return tuple(self.pack.limits.values())

    def limit(self, name: str) -> Limit:
        """The limit of that name. Raises LawError when there is none."""
        if name not in self.pack.limits:
            raise unknown("limit", name, self.pack.limits)
        return self.pack.limits[name]

    def contents(self, paper: str) -> tuple[Content, ...]:
        """What the paper must say, in its order; some only ``when`` something is given."""
        if paper not in self.pack.papers:
            raise unknown("paper", paper, self.pack.papers)
        return self.pack.papers[paper]

    def missing(self, paper: str, given: Mapping[str, object]) -> tuple[Content, ...]:
        """What the paper must say and what is given does not: absent, blank, or a list with a blank in it."""
        return missing_contents(self.contents(paper), given)

    def path_limits(self, path: str) -> tuple[PathLimit, ...]:
        """The printed limits of another legal path; none when that path has none worth printing."""
        if path not in self.codes("paths"):
            raise unknown("path", path, self.codes("paths"))
        return self.pack.path_limits.get(path, ())

    def stage(self, name: str) -> Stage:
        """The stage of that name. Raises LawError when there is none."""
        if name not in self.pack.stages:
            raise unknown("stage", name, self.pack.stages)
        return self.pack.stages[name]

    def act(self, name: str) -> Act:
        """The act of that name. Raises LawError when there is none."""
        if name not in self.pack.acts:
            raise unknown("act", name, self.pack.acts)
        return self.pack.acts[name]

    def paper(self, name: str) -> Text:
        """What the paper is called."""
        if name not in self.pack.papers:
            raise unknown("paper", name, self.pack.papers)
        return self.term(name)

    def term(self, name: str) -> Text:
        """The words for any code of the pack. Raises LawError for a code it does not know."""
        label = label_of(self.pack, name)
        if label is None:
            raise unknown("code", name, sorted(self.pack.words))
        return label

    def codes(self, group: str) -> tuple[str, ...]:
        """The codes of a group in order: kinds, paths, outcomes (with the place's own), findings, grounds ..."""
        if group not in self.pack.groups:
            raise unknown("group of codes", group, self.pack.groups)
        return self.pack.groups[group]

    def value(self, name: str, on: date) -> int:
        """A number of the law as it holds on a day, e.g. max_representatives."""
        if name not in self.pack.values:
            raise unknown("value", name, self.pack.values)
        return self.pack.values[name].numbers.on(on)

    def longest(self, limit: str) -> int:
        """The longest length of a limit that may be given."""
        return self.limit(limit).length

    def ladder(self, name: str) -> Ladder | None:
        """The ladder of that name; None when the law has none, as where nothing is said of people who come together."""
        return self.pack.ladders.get(name)

    def rungs(self, ladder: str, values: Mapping[str, Value], on: date) -> tuple[Called, ...]:
        """Who is to be told, to come, what is to be done, as the numbers and needs are; nobody without such a ladder.

        Raises LawError for a value or a word the pack does not know.
        """
        self.pack.vocabulary.check_values(values)
        found = self.ladder(ladder)
        return called(found, Situation(Facts("", values), on, self)) if found else ()

    def triggers(self) -> tuple[Trigger, ...]:
        """On what an office is pressed; none where the law has no such thing, or the place switched them off."""
        return tuple(self.pack.triggers.values())

    def found(self, trigger: str, facts: Facts, on: date) -> Finding | None:
        """The lapse a trigger finds on that day, with what shows it; None where it finds none, or is not there.

        Raises LawError for a stage, a value or a moment the pack does not know.
        """
        known = self.pack.triggers.get(trigger)
        self.pack.vocabulary.check(facts)
        self.calendar.check_year(on.year)
        return judge(self.pack, known, Situation(facts, on, self)) if known else None

    def runs_until(self, limit: str, facts: Facts) -> date | None:
        """The due day of a limit by the facts' own moments; None when none of those that start it is known."""
        started = [facts.moments[name] for name in self.limit(limit).starts if name in facts.moments]
        return self.due(limit, max(started)).due if started else None


def _spoken(pack: Pack) -> dict[str, tuple[str, ...]]:
    """For each stage the acts of which a row or an answer speaks there, in the pack's order."""
    pairs = {(stage, row.act) for row in pack.rows for stage in row.stages}
    pairs |= {(stage, one.act) for one in pack.elsewhere for stage in one.stages}
    return {stage: tuple(act for act in pack.acts if (stage, act) in pairs) for stage in pack.stages}


def _readiness(answer: Permit | Refusal) -> int:
    if isinstance(answer, Permit):
        return 0
    return 1 if answer.asks else 2


def counsel(
    pack: str, place: str | None = None, extra_years: Mapping[int, YearDays] | None = None
) -> Counsel:
    """The counsel for a pack, with a place's promises and newly published years; the same one when asked again."""
    return _counsel(pack, place, tuple(_Frozen.of(year) for _, year in sorted((extra_years or {}).items())))


class _Frozen(NamedTuple):
    """A year's days as something that can be a key."""

    year: int
    off: tuple[tuple[date, str], ...]
    work: tuple[date, ...]
    published: bool
    source: str

    @classmethod
    def of(cls, year: YearDays) -> _Frozen:
        off, work = tuple(sorted(year.off.items())), tuple(sorted(year.work))
        return cls(year.year, off, work, year.published, year.source)

    def thawed(self) -> YearDays:
        return YearDays(self.year, dict(self.off), frozenset(self.work), self.published, self.source)


@lru_cache(maxsize=64)
def _counsel(name: str, place: str | None, extra: tuple[_Frozen, ...]) -> Counsel:
    pack = load_pack(name, place)
    calendar = pack.calendar
    if extra:
        added = {one.year: one.thawed() for one in extra}
        reach = (calendar.first_year, calendar.last_year)
        years = {**calendar.years, **added}
        calendar = make_calendar(calendar.name, years, calendar.library_code, reach)
    return Counsel(pack, calendar)
