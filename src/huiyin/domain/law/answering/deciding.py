"""Whether an act may be done: the row of the stage table, the bars upon it, its own needs, in this order."""

from __future__ import annotations

from collections.abc import Iterator

from huiyin.domain.law.answering.phrases import fill, finder, phrase
from huiyin.domain.law.conditions import Situation
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.stages import Act, Need, Row, RowStart
from huiyin.domain.law.terms import Basis, Side, Text
from huiyin.domain.law.why import Permit, Refusal, Start


def decide(pack: Pack, act: Act, now: Situation) -> Permit | Refusal:
    """Permit or refusal for an act in a situation whose facts have been checked."""
    if _is_other_side(act, now):
        return _generic(pack, act, now, f"{act.by.value}_only")
    stage = now.facts.stage
    row = next((row for row in rows_from(pack, act.name, stage) if row.when.holds(now)), None)
    if row is None:
        return _wrong_stage(pack, act, now)
    unmet = [need for need in _needs(pack, row, stage) if not need.is_met(now)]
    if not unmet:
        return _permit(pack, act, row, now)
    # What stands in the way for good is said before what a form could still supply.
    return _refuse(pack, act, now, min(unmet, key=lambda need: bool(_asked(need, now))))


def rows_from(pack: Pack, act: str, stage: str) -> Iterator[Row]:
    """The rows by which an act may leave a stage."""
    return (row for row in pack.rows_of.get(act, ()) if stage in row.stages)


def _needs(pack: Pack, row: Row, stage: str) -> Iterator[Need]:
    for bar in pack.bars_on.get(row.act, ()):
        if not bar.stages or stage in bar.stages:
            yield bar.need
    yield from row.needs


def _is_other_side(act: Act, now: Situation) -> bool:
    by = now.facts.value("by")
    return not act.either and by is not None and by != act.by.value


def _permit(pack: Pack, act: Act, row: Row, now: Situation) -> Permit:
    find = finder(now, pack, {"act": act.label})
    return Permit(
        act=act.name,
        to_stage=row.target(now.facts.stage),
        basis=row.basis,
        starts=tuple(_start(one, now) for one in row.starts if one.when.holds(now)),
        ends=row.ends,
        papers=tuple(one.paper for one in row.papers if one.when.holds(now)),
        why=fill(pack, row.why, find),
    )


def _start(one: RowStart, now: Situation) -> Start:
    length = now.facts.value(one.length_from) if one.length_from else None
    return Start(one.limit, one.moment, length if isinstance(length, int) else None)


def _refuse(pack: Pack, act: Act, now: Situation, need: Need) -> Refusal:
    find = finder(now, pack, _about(act, need.basis))
    reason, mend = fill(pack, need.reason, find), fill(pack, need.mend, find)
    return Refusal(act.name, need.code, need.basis, reason, mend, _asked(need, now))


def _asked(need: Need, now: Situation) -> tuple[str, ...]:
    return tuple(name for name in need.asks if now.facts.value(name) is None)


def _wrong_stage(pack: Pack, act: Act, now: Situation) -> Refusal:
    special = next(
        (one for one in pack.elsewhere_of.get(act.name, ()) if now.facts.stage in one.stages), None
    )
    if special is None:
        return _generic(pack, act, now, "wrong_stage")
    find = finder(now, pack, _about(act, special.basis))
    reason, mend = fill(pack, special.reason, find), fill(pack, special.mend, find)
    return Refusal(act.name, special.code, special.basis, reason, mend)


def _generic(pack: Pack, act: Act, now: Situation, code: str) -> Refusal:
    """The refusal that needs no article of its own: it rests on the articles that give the act its rows."""
    rows = pack.rows_of.get(act.name, ())
    basis = tuple({one.id: one for row in rows for one in row.basis[:1]}.values())
    stages = tuple(pack.stages[name].label for name in dict.fromkeys(s for row in rows for s in row.stages))
    known = _about(act, basis) | {"stages": stages, "side": _SIDE_WORDS[act.by]}
    known["open"] = _open_from(pack, now)
    find = finder(now, pack, known)
    reason, mend = phrase(pack, f"{code}_reason", find), phrase(pack, f"{code}_mend", find)
    return Refusal(act.name, code, basis, reason, mend)


_SIDE_WORDS = {Side.OFFICE: "office", Side.PERSON: "person"}


def _open_from(pack: Pack, now: Situation) -> tuple[Text, ...] | str:
    """What may be done at this stage, but for acts that something else than their own form stands in the way of."""
    rows = [row for row in pack.rows if now.facts.stage in row.stages and row.when.holds(now)]
    names = dict.fromkeys(row.act for row in rows if not _is_barred(pack, row, now))
    return tuple(pack.acts[name].label for name in names) or ""


def _is_barred(pack: Pack, row: Row, now: Situation) -> bool:
    needs = _needs(pack, row, now.facts.stage)
    return any(not need.is_met(now) and not _asked(need, now) for need in needs)


def _about(act: Act, basis: tuple[Basis, ...]) -> dict[str, object]:
    return {"act": act.label, "article": tuple(one.label for one in basis)}
