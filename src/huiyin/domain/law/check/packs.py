"""Checking packs as a whole: read them, follow every name, run every case, look for what no case covers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from huiyin.domain.law.check.cases import Case, cases_of, run_case
from huiyin.domain.law.check.coverage import check_coverage
from huiyin.domain.law.check.faults import Fault
from huiyin.domain.law.check.questions import check_questions
from huiyin.domain.law.check.references import check_references
from huiyin.domain.law.counsel import Counsel
from huiyin.domain.law.load.overlay import lay_over, places
from huiyin.domain.law.load.packs import PACKS, load_pack, pack_names
from huiyin.domain.law.pack import Pack
from huiyin.domain.law.terms import LawError


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and every fault found."""

    packs: tuple[str, ...]
    articles: int
    cases: int
    faults: tuple[Fault, ...]


def check_packs(only: str | None = None, root: Path = PACKS) -> Checked:
    """Check every pack, or only one. Raises LawError when the one asked for does not exist."""
    names = tuple(pack_names(root))
    if only is not None and only not in names:
        raise LawError(
            f"Unknown pack '{only}'", "there is no folder of that name", f"Use one of: {', '.join(names)}"
        )
    checked = [_check(name, root) for name in names if only in (None, name)]
    return Checked(
        packs=names if only is None else (only,),
        articles=sum(one.articles for one in checked),
        cases=sum(one.cases for one in checked),
        faults=tuple(fault for one in checked for fault in one.faults),
    )


def _check(name: str, root: Path) -> Checked:
    try:
        pack = load_pack(name, root=root)
    except LawError as error:
        return Checked((name,), 0, 0, (_from_error(error, root),))
    faults = [*check_references(pack), *_questions(pack, root)]
    counsels: dict[str | None, Counsel] = {None: Counsel(pack, pack.calendar)}
    for place in places(pack.folder):
        try:
            counsels[place] = Counsel(lay_over(pack, place), pack.calendar)
        except LawError as error:
            faults.append(_from_error(error, root))
    if faults:  # cases would fail for reasons already named
        return Checked((name,), len(pack.articles), 0, tuple(faults))
    try:
        cases = list(cases_of(pack))
        faults += _run(cases, counsels)
        if not faults:
            faults += check_coverage(pack, counsels[None], cases)
    except LawError as error:
        return Checked((name,), len(pack.articles), 0, (*faults, _from_error(error, root)))
    return Checked((name,), len(pack.articles), len(cases), tuple(faults))


def _questions(pack: Pack, root: Path) -> list[Fault]:
    try:
        return list(check_questions(pack))
    except LawError as error:
        return [_from_error(error, root)]


def _run(cases: list[Case], counsels: dict[str | None, Counsel]) -> list[Fault]:
    found = []
    for case in cases:
        wrong = run_case(case, counsels[case.place])
        if wrong:
            found.append(Fault(case.file, f"case '{case.name}': {wrong}"))
    return found


def _from_error(error: LawError, root: Path) -> Fault:
    return Fault(error.what.replace(f"{root}/", ""), f"{error.why}. {error.mend}.")
