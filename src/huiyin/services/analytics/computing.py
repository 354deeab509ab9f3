"""From questions to answers: one expression for each table and division, compiled for DuckDB here, for a cluster elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from huiyin.foundation.units.tree import tree
from huiyin.services.analytics.asking import Asked, Figure, Period, Row, Scope, barred_units
from huiyin.services.analytics.dimensions import DIMENSIONS, in_order
from huiyin.services.analytics.facts.schema import TABLES
from huiyin.services.analytics.measure import Kind, Measure
from huiyin.services.analytics.measures import every
from huiyin.services.analytics.reader import Reader, held_reader
from huiyin.services.analytics.spread import spread

if TYPE_CHECKING:
    import ibis.expr.types as ir

KEPT = 500  # questions whose SQL is kept
_kept: dict[Any, str] = {}
IBIS = {"date32": "date", "bool": "boolean"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its measure and its days."""

    asked: Asked
    measure: Measure
    period: Period


def answer(asked: list[Asked], *, period: Period, scope: Scope) -> list[Figure]:
    """The answers, in the order of the questions."""
    questions = [Question(one, every()[one.name], one.period or period) for one in asked]
    found: dict[int, Figure] = {}
    with held_reader() as reader:
        barred = barred_groups(reader, scope)
        for together in _together(questions):
            sql = _sql(tuple(questions[i] for i in together), scope, tuple(barred))
            rows = reader.rows(sql)
            for nth, i in enumerate(together):
                found[i] = _figure(questions[i], nth, rows, sql, reader)
    return [found[i] for i in range(len(questions))]


def _sql(questions: tuple["Question", ...], scope: Scope, barred: tuple[str, ...]) -> str:
    """The SQL of the questions; putting it together costs more than most answers, so it is kept."""
    key = (tuple((one.asked, one.period) for one in questions), scope, barred)
    if key not in _kept:
        if len(_kept) >= KEPT:
            _kept.clear()
        _kept[key] = compiled(expression_of(list(questions), scope, list(barred)))
    return _kept[key]


def matters_behind(asked: Asked, *, period: Period, scope: Scope, most: int) -> list[int]:
    """The matters of the rows that a question counts."""
    question = Question(asked, every()[asked.name], period)
    with held_reader() as reader:
        rows = meant(question, scope, barred_groups(reader, scope))
        found = rows.select("matter").distinct().order_by(rows.matter.desc()).limit(most)
        return [int(row[0]) for row in reader.rows(compiled(found))]


def compiled(expression: "ir.Table", dialect: str = "duckdb") -> str:
    """The expression as SQL of an engine."""
    import ibis

    return str(ibis.to_sql(expression, dialect=dialect, pretty=False))


def barred_groups(reader: Reader, scope: Scope) -> list[str]:
    """The groups of units complained of that have one of the reader's own in them, as the facts write them."""
    barred = barred_units(scope)
    if not barred:
        return []
    known = reader.against()
    return [words for words in known if barred & {int(one) for one in words.strip("|").split("|")}]


def meant(question: Question, scope: Scope, barred: list[str]) -> "ir.Table":
    """The rows of the table that the question is about."""
    table = table_of(question.measure.table)
    return table.filter(_meant(table, question, scope, barred))


def expression_of(questions: list[Question], scope: Scope, barred: list[str]) -> "ir.Table":
    """The expression that answers questions of one table divided alike: n<i>, v<i> for the i-th; a spread has its own."""
    measure, by = questions[0].measure, questions[0].asked.by
    if measure.kind is Kind.MEDIAN:
        return _spread_of(questions[0], scope, barred)
    table = table_of(measure.table)
    if len(questions) == 1:
        table = table.filter(_meant(table, questions[0], scope, barred))
    keys = {f"k{i}": _key(table, name, measure.day) for i, name in enumerate(by)}
    metrics: dict[str, Any] = {}
    for nth, one in enumerate(questions):
        rows = None if len(questions) == 1 else _meant(table, one, scope, barred)
        metrics[f"n{nth}"] = table.count(where=rows)
        metrics[f"v{nth}"] = _value(table, one, rows)
    grouped = table.group_by(**keys) if keys else table
    return grouped.aggregate(**metrics)


@lru_cache(maxsize=32)
def table_of(name: str) -> "ir.Table":
    """A table of facts as the expressions know it, bound to no engine."""
    import ibis

    return ibis.table({column: IBIS.get(kind, kind) for column, kind in TABLES[name].items()}, name=name)


def _together(questions: list[Question]) -> Iterable[list[int]]:
    """Which questions are answered by one reading: same table, same division, same day to divide by; spreads alone."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for i, one in enumerate(questions):
        measure = one.measure
        by_day = any(DIMENSIONS[name].column == "$day" for name in one.asked.by)
        alone = i if measure.kind is Kind.MEDIAN else -1
        key = (measure.table, one.asked.by, measure.day if by_day else "", alone)
        groups.setdefault(key, []).append(i)
    return groups.values()


def _meant(table: "ir.Table", question: Question, scope: Scope, barred: list[str]) -> Any:
    """Whether a row belongs to the question: its day, what the measure narrows to, who may count it."""
    measure, period = question.measure, question.period
    parts: list[Any] = []
    if measure.day:
        parts.append(table[measure.day].between(period.first, period.last))
    if measure.rows is not None:
        parts.append(measure.rows(table, period.last))
    parts += _seen(table, measure, scope, barred)
    for name, key in question.asked.where:
        dimension = DIMENSIONS[name]
        parts.append(_key(table, name, measure.day) == (int(key) if dimension.number else key))
    return _all(parts)


def _seen(table: "ir.Table", measure: Measure, scope: Scope, barred: list[str]) -> list[Any]:
    parts: list[Any] = []
    if scope.units is not None:
        units = sorted(scope.units)
        parts.append(table.unit.isin(units) | table.office.isin(units))
    if (not scope.with_reports and not (scope.public and measure.reports)) or (
        scope.public and not measure.reports
    ):
        parts.append(~table.report)
    if barred:
        parts.append(table.against.notin(barred))
    return parts


def _all(parts: list[Any]) -> Any:
    import ibis

    whole = ibis.literal(True)
    for nth, one in enumerate(parts):
        whole = one if nth == 0 else whole & one
    return whole


def _key(table: "ir.Table", name: str, day: str) -> Any:
    dimension = DIMENSIONS[name]
    return dimension.of(table[day if dimension.column == "$day" else dimension.column])


def _value(table: "ir.Table", question: Question, rows: Any) -> Any:
    measure, last = question.measure, question.period.last
    if measure.met is not None:
        met = measure.met(table, last)
        return table.count(where=met if rows is None else rows & met)
    if measure.amount is not None:
        return measure.amount(table, last).sum(where=rows)
    return table.count(where=rows)


def _spread_of(question: Question, scope: Scope, barred: list[str]) -> "ir.Table":
    """How many rows have each amount: exact, small, and computed in one pass on any engine, unlike a median."""
    measure = question.measure
    table = meant(question, scope, barred)
    amount = measure.amount(table, question.period.last) if measure.amount else None
    keys = {f"k{i}": _key(table, name, measure.day) for i, name in enumerate(question.asked.by)}
    counted = table.group_by(**keys, amount=amount).aggregate(n0=table.count())
    return counted.filter(counted.amount.notnull())


def _figure(question: Question, nth: int, rows: list[tuple[Any, ...]], sql: str, reader: Reader) -> Figure:
    measure, by = question.measure, question.asked.by
    width = len(by)
    if measure.kind is Kind.MEDIAN:
        made = _spreads(rows, width, measure)
    else:
        made = [_row(row, width, nth, measure) for row in rows if row[width + 2 * nth] or not by]
    order = {key: i for i, key in enumerate(in_order(by, [row.key for row in made], tree()))}
    made.sort(key=lambda row: order[row.key])
    if not made and not by:
        made = [Row((), None if measure.kind is not Kind.COUNT else 0, 0)]
    return Figure(measure, by, made, sql, reader.facts_at)


def _row(row: tuple[Any, ...], width: int, nth: int, measure: Measure) -> Row:
    key = tuple(_word(one) for one in row[:width])
    n, value = int(row[width + 2 * nth] or 0), row[width + 2 * nth + 1]
    if measure.kind is Kind.SHARE:
        met = int(value or 0)
        return Row(key, met / n if n else None, n, {"met": met, "of": n})
    return Row(key, int(value or 0), n)


def _spreads(rows: list[tuple[Any, ...]], width: int, measure: Measure) -> list[Row]:
    found: dict[tuple[str, ...], dict[int, int]] = {}
    for row in rows:
        key = tuple(_word(one) for one in row[:width])
        amounts = found.setdefault(key, {})
        amounts[int(row[width])] = amounts.get(int(row[width]), 0) + int(row[width + 1])
    made = []
    for key, amounts in found.items():
        middle, parts = spread(amounts, measure.edges)
        made.append(Row(key, middle, sum(amounts.values()), parts))
    return made


def _word(key: Any) -> str:
    return "" if key is None else str(key)
