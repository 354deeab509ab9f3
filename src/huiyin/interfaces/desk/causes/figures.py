"""The figures of causes as the page shows them: shares, agreement in a plain sentence, tables that hide what is too few."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.words import law, term, unit_name
from huiyin.matters.queries.causes.spread import Coded, Group, by_cause, coded, grouped, pairs
from huiyin.services.analytics.agreement.kappa import Kappa, by_code, kappa

FEW, FEW_TWICE = "too_few_coded", "too_few_twice"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: what it is of, how many matters, and a cell for each column."""

    label: str
    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything the page says in numbers, of one period."""

    number: int
    few: int
    few_twice: int
    causes: list[Line]
    twice: int
    twice_share: str
    agreement: list[str]
    codes: list[Line]
    tables: list[tuple[str, str, list[str], list[Line]]]


def figures(actor: StaffActor, first: date, last: date) -> Figures:
    """What the codings of these days say, of the matters the actor may see."""
    rows, lawyer = coded(actor, first, last), law()
    few, few_twice = lawyer.value(FEW, last), lawyer.value(FEW_TWICE, last)
    read, enough = pairs(rows), len(rows) >= few
    said = enough and len(read) >= few_twice
    return Figures(
        number=len(rows),
        few=few,
        few_twice=few_twice,
        causes=_causes(rows) if enough else [],
        twice=len(read),
        twice_share=_percent(len(read), len(rows)),
        agreement=sentences(kappa(read)) if said else [],
        codes=_codes(read) if said else [],
        tables=_tables(rows, few) if enough else [],
    )


def sentences(found: Kappa) -> list[str]:
    """What the coefficient is and what it means, for somebody who has never heard of it."""
    share, chance = _percent_of(found.observed), _percent_of(found.expected)
    said = {"share": share, "chance": chance, "n": found.number}
    first = _(
        "Of %(n)d matters read twice, both readers named the same cause in %(share)s. By chance alone it would be %(chance)s."
    )
    if found.value is None:
        return [
            first % said,
            _("Every reading names one and the same cause, so nothing can be said of agreement."),
        ]
    second = _("Cohen's kappa is %(value)s; with a confidence of 95%% it lies between %(low)s and %(high)s.")
    numbers = {"value": f"{found.value:.2f}", "low": f"{found.low:.2f}", "high": f"{found.high:.2f}"}
    return [first % said, second % numbers, _meaning(found)]


def _meaning(found: Kappa) -> str:
    return {
        "poor": _(
            "The readers agree little beyond chance: the definitions have to be made clearer before anything rests on these causes."
        ),
        "good": _(
            "The readers agree fairly to well: the causes can be spoken of, with the differences below in mind."
        ),
        "excellent": _("The readers agree very well: the causes are a ground to stand on."),
    }[found.strength]


def _causes(rows: list[Coded]) -> list[Line]:
    counted = by_cause(rows)
    return [Line(term(code), n, [_percent(n, len(rows))]) for code, n in counted.most_common()]


def _codes(read: list[tuple[str, str]]) -> list[Line]:
    return [
        Line(term(one.code), one.both, [str(one.first_only), str(one.second_only), _percent_of(one.share)])
        for one in by_code(read)
    ]


def _tables(rows: list[Coded], few: int) -> list[tuple[str, str, list[str], list[Line]]]:
    codes = sorted({row.cause for row in rows}, key=list(law().group("causes")).index)
    heads = [term(code) for code in codes]
    named = {
        (_("By what they are about"), _("What it is about")): [
            (categories.name_of(g.key) or _("not said"), g) for g in grouped(rows, _field, few=few)
        ],
        (_("By the unit that handled them"), _("Unit")): [
            (unit_name(g.key), g) for g in grouped(rows, lambda r: r.unit, few=few)
        ],
    }
    return [
        (title, what, heads, [_line(label, group, codes) for label, group in groups])
        for (title, what), groups in named.items()
    ]


def _field(row: Coded) -> str:
    """The broad field of a category: the narrow ones hold too few to say anything."""
    return row.category.partition(".")[0]


def _line(label: str, group: Group, codes: list[str]) -> Line:
    return Line(
        label, group.number, [str(group.causes.get(code, 0)) for code in codes] if group.causes else []
    )


def _percent(part: int, whole: int) -> str:
    return _percent_of(part / whole) if whole else "–"


def _percent_of(share: float) -> str:
    return f"{100 * share:.0f}%"
