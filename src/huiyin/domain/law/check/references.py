"""Whether every name a pack uses is one it gives: stages, acts, limits, facts, words, places in phrases."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from string import Formatter

from huiyin.domain.law.check.faults import Fault, file_of
from huiyin.domain.law.check.ladder_names import means_unknown
from huiyin.domain.law.conditions import AllOf, AnyOf, Condition, How, LimitOpen, LimitStarted, Not, Test
from huiyin.domain.law.load.codes import CHECKLISTS
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.stages import SAME, Need, Row
from huiyin.domain.law.terms import Basis, Role, Text, Unit

_SPOKEN = {"act", "article", "stage", "on"}


def check_references(pack: Pack) -> Iterator[Fault]:
    """Every name that leads nowhere."""
    for row in pack.rows:
        yield from _in(pack, row.basis, _row(pack, row))
    for bar in pack.bars:
        known = [
            _known("act", bar.acts, pack.acts),
            _known("stage", bar.stages, pack.stages),
            _need(pack, bar.need),
        ]
        for found in known:
            yield from _in(pack, bar.need.basis, found)
    for one in pack.elsewhere:
        yield from _in(pack, one.basis, _known("act", (one.act,), pack.acts))
        yield from _in(pack, one.basis, _known("stage", one.stages, pack.stages))
        yield from _in(pack, one.basis, _spoken(pack, one.code, one.reason, one.mend))
        yield from _in(pack, one.basis, _overlap(pack, one.act, one.stages))
    for limit in pack.limits.values():
        yield from _in(pack, (limit.basis,), _known("moment", limit.starts, pack.vocabulary.moments))
        yield from _in(pack, (limit.basis,), _known("act", limit.ends, pack.acts))
        yield from _in(pack, (limit.basis,), _ends(pack, limit.name, limit.ends))
        known_as = (limit.known_as,) if limit.known_as else ()
        yield from _in(pack, (limit.basis,), _known("moment", known_as, pack.vocabulary.moments))
    words = f"{pack.name}/words.yaml"
    yield from (Fault(words, said) for said in _known("paper", pack.papers, pack.groups.get("papers", ())))
    yield from (Fault(words, said) for said in _known("path", pack.path_limits, pack.groups.get("paths", ())))
    kinds = [
        what for what in pack.stakes if not what.startswith("late_")
    ]  # kinds of lateness that are no limit
    yield from (Fault(words, said) for said in _known("limit", kinds, pack.limits))
    yield from (Fault(words, f"act '{name}' has no stage row") for name in _without_row(pack))
    yield from (Fault(words, said) for said in _known("article", pack.rests_on.values(), pack.articles))
    yield from (
        Fault(words, said) for said in _known("checklist", pack.groups.get(CHECKLISTS, ()), pack.groups)
    )
    yield from (Fault(f"{pack.name}/facts.yaml", said) for said in _asked_on(pack))
    yield from _ladders(pack)
    yield from _triggers(pack)
    yield from _hours(pack)
    yield from _calendar(pack)


def _ladders(pack: Pack) -> Iterator[Fault]:
    yield from means_unknown(pack)
    for ladder in pack.ladders.values():
        for rung in ladder.rungs:
            yield from _in(pack, rung.basis, _condition(pack, rung.when))
            yield from _in(
                pack, rung.basis, _spoken(pack, rung.code, *([rung.applies] if rung.applies else []))
            )


def _triggers(pack: Pack) -> Iterator[Fault]:
    for one in pack.triggers.values():
        yield from _in(pack, one.basis, _condition(pack, one.when))
        texts = [one.says, *one.evidence, one.harm]
        if one.graver:
            yield from _in(pack, one.basis, _condition(pack, one.graver.when))
            texts.append(one.graver.because)
        yield from _in(pack, one.basis, _spoken(pack, one.name, *texts))


def _row(pack: Pack, row: Row) -> Iterator[str]:
    at = f"row '{row.name}': "
    found = [
        *_known("act", (row.act,), pack.acts),
        *_known("stage", (*row.stages, *(() if row.to == SAME else (row.to,))), pack.stages),
        *_known("limit", (*(one.limit for one in row.starts), *row.ends), pack.limits),
        *_known("moment", (one.moment for one in row.starts), ("on", *pack.vocabulary.moments)),
        *_known("paper", (one.paper for one in row.papers), pack.papers),
        *_known("value", (one.length_from for one in row.starts if one.length_from), pack.vocabulary.values),
        *_spoken(pack, row.name, row.why),
    ]
    prolongs = [one.limit for one in row.starts if _role(pack, one.limit) is Role.EXTENSION]
    if prolongs and not row.ends:
        found.append(f"starts '{prolongs[0]}', which prolongs, and ends no limit that it could prolong")
    conditions = [row.when, *(one.when for one in row.starts), *(one.when for one in row.papers)]
    for condition in conditions:
        found += _condition(pack, condition)
    for need in row.needs:
        found += _need(pack, need)
    yield from (at + one for one in found)


def _role(pack: Pack, limit: str) -> Role:
    return pack.limits[limit].role if limit in pack.limits else Role.PLAIN


def _need(pack: Pack, need: Need) -> Iterator[str]:
    yield from _condition(pack, need.when)
    yield from _condition(pack, need.must)
    yield from _spoken(pack, need.code, need.reason, need.mend)


def _condition(pack: Pack, condition: Condition) -> Iterator[str]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _condition(pack, part)
        case Not(part):
            yield from _condition(pack, part)
        case LimitOpen(limit) | LimitStarted(limit):
            yield from _known("limit", (limit,), pack.limits)
        case Test():
            yield from _test(pack, condition)


def _test(pack: Pack, test: Test) -> Iterator[str]:
    facts = [*pack.vocabulary.values, *pack.vocabulary.moments]
    yield from _known("fact", (test.fact,), facts)
    kind = pack.vocabulary.values.get(test.fact)
    if test.how in (How.IS, How.HAS) and kind and kind.among:
        yield from _known(f"word for '{test.fact}'", (str(one) for one in test.than), kind.among)
    if test.how in (How.WITHIN_LIMIT, How.AFTER_LIMIT):
        yield from _known("limit", (str(test.than[0]),), pack.limits)
    if test.how in (How.REACHES, How.LASTS):
        yield from _known("number", (str(test.than[0]),), pack.values)


def _spoken(pack: Pack, code: str, *texts: Text) -> Iterator[str]:
    for text in texts:
        for lang, said in text.words.items():
            for _, name, _, _ in Formatter().parse(said):
                if name is not None and not _is_spoken(pack, name):
                    yield f"'{code}' ({lang}) speaks of {{{name}}}, which nothing gives"


def _is_spoken(pack: Pack, name: str) -> bool:
    facts = (_SPOKEN, pack.vocabulary.values, pack.vocabulary.moments, pack.values)
    if any(name in known for known in facts):
        return True
    if name.endswith("_days") and name.removesuffix("_days") in pack.vocabulary.moments:
        return True  # how many days ago
    if name.endswith("_until"):
        found = pack.limits.get(name.removesuffix("_until"))
        return (
            found is not None and found.unit is not Unit.HOURS
        )  # facts hold days, and hours end at a moment
    return name.removesuffix("_length") in pack.limits


def _overlap(pack: Pack, act: str, stages: tuple[str, ...]) -> Iterator[str]:
    taken = {stage for row in pack.rows if row.act == act for stage in row.stages}
    for stage in stages:
        if stage in taken:
            yield f"answers '{act}' at stage '{stage}', from which a row leads on; the answer is never given"


def _ends(pack: Pack, limit: str, said: tuple[str, ...]) -> Iterator[str]:
    done = {row.act for row in pack.rows if limit in row.ends}
    for act in sorted(done ^ set(said)):
        yield f"limit '{limit}' and the rows disagree on whether '{act}' ends it"


def _without_row(pack: Pack) -> Iterator[str]:
    return (name for name in pack.acts if not any(row.act == name for row in pack.rows))


def _asked_on(pack: Pack) -> Iterator[str]:
    for value in pack.vocabulary.values.values():
        yield from (f"'{value.name}': {said}" for said in _known("act", value.asked_on, pack.acts))


_HOUR_PHRASES = (
    "moment",
    "due_hours",
    *(f"step_hours_{part}" for part in ("within", "from", "through", "until")),
)


def _hours(pack: Pack) -> Iterator[Fault]:
    """Hours are counted from a moment; of what happened before an act, only the moment of receipt is kept."""
    timed = {name for name, limit in pack.limits.items() if limit.unit is Unit.HOURS}
    if not timed:
        return
    for name in _HOUR_PHRASES:
        if f"phrase:{name}" not in pack.words:
            yield Fault(
                f"{pack.name}/words.yaml", f"phrase '{name}' is missing, and limits are counted in hours"
            )
    for row in pack.rows:
        for one in row.starts:
            if one.limit in timed and one.moment not in ("on", "received", row.to):
                said = (
                    f"row '{row.name}': '{one.limit}' is counted in hours, and '{one.moment}' is only a day"
                )
                yield Fault(file_of(pack, row.basis[0].id), said)
        needs = [row.when, *(one.when for one in row.starts), *(one.when for one in row.papers)]
        needs += [part for need in row.needs for part in (need.when, need.must)]
        asked = timed & {name for part in needs for name in _limits_in(part)}
        for name in sorted(asked):
            said = f"row '{row.name}' asks whether '{name}' is over, which an act's day cannot tell of hours"
            yield Fault(file_of(pack, row.basis[0].id), said)


def _limits_in(condition: Condition) -> Iterator[str]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _limits_in(part)
        case Not(part):
            yield from _limits_in(part)
        case LimitOpen(limit) | LimitStarted(limit):
            yield limit


def _calendar(pack: Pack) -> Iterator[Fault]:
    names = pack.groups.get("holidays", ())
    years = sorted(pack.calendar.years)
    for number, year in pack.calendar.years.items():
        for name in _known("holiday", set(year.off.values()), names):
            yield Fault(f"{pack.name}/calendar/{number}.yaml", name)
    if years and years != list(range(years[0], years[-1] + 1)):
        yield Fault(f"{pack.name}/calendar", f"a year is missing between {years[0]} and {years[-1]}")


def _known(what: str, used: Iterable[str], known: Container[str]) -> Iterator[str]:
    for one in used:
        if one not in known:
            yield f"{what} '{one}' is unknown"


def _in(pack: Pack, basis: tuple[Basis, ...], found: Iterator[str]) -> Iterator[Fault]:
    return (Fault(file_of(pack, basis[0].id), one) for one in found)
