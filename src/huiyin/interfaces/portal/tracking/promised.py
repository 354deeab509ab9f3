"""What was promised and what was sent, as its person sees it: both words of a promise, the way of each paper, what they may say."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from huiyin.domain.law.why import Permit
from huiyin.foundation.units.tree import tree
from huiyin.matters.queries.followed import Followed


@dataclass(frozen=True, slots=True)
class Promised:
    """One promise: by whom, how it stands (open, late, kept, kept_late, disputed), its evidence, and whether it may be judged."""

    row: Any
    unit: str
    state: str
    files: list[Any]
    may_say: bool


def promises_of(case: Followed) -> list[Promised]:
    """Every promise of the matter, soonest first."""
    allowed = isinstance(case.offers.get("confirm_promise"), Permit)
    return [_one(case, row, allowed) for row in case.commitments]


def renewing(case: Followed) -> bool:
    """Whether an answer on its way to its person says anew what an earlier one promised already."""
    read = [d.no for d in case.documents if d.served_on and d.kind in case.counsel.having("served")]
    return any(row.no < no for row in case.withheld for no in read)


def _one(case: Followed, row: Any, allowed: bool) -> Promised:
    reported = row.kept_on is not None or row.disputed_on is not None
    may_say = allowed and (reported or row.due < case.today)
    return Promised(row, tree().units[row.unit_id].name, _state(case, row), _files(case, row.no), may_say)


def _state(case: Followed, row: Any) -> str:
    if row.kept_on:
        return "kept" if row.kept_on <= row.due else "kept_late"
    if row.disputed_on:
        return "disputed"
    return "late" if row.due < case.today else "open"


def _files(case: Followed, no: int) -> list[Any]:
    """The files of the unit's last report on this promise."""
    reports = [e for e in case.events if e.act == "keep_promise" and e.public.get("commitment") == no]
    numbers = set(reports[-1].public.get("attachments", ())) if reports else set()
    return [a for a in case.attachments if a.no in numbers]


@dataclass(frozen=True, slots=True)
class Sent:
    """One paper for the person: its name, the attempts to bring it, and whether it waits for them to confirm receipt.

    `twin` tells it from others of the same name.
    """

    row: Any
    name: str
    tries: list[Any]
    waits: bool
    twin: str


def papers_of(case: Followed) -> list[Sent]:
    """Every paper that is theirs to see, in the order of coming."""
    speak, found = get_language() or "zh-hans", []
    kinds = Counter(row.kind for row in case.documents)
    for row in case.documents:
        tries = [s for s in case.beside.servings if s.document_no == row.no]
        waits = row.served_on is None and any(s.how == "electronic" and s.state == "sent" for s in tries)
        twin = _twin(case, row) if kinds[row.kind] > 1 else ""
        name = case.counsel.paper(row.kind).say(speak)
        found.append(Sent(row, name, tries, waits and not row.void_on, twin))
    return found


def _twin(case: Followed, row: Any) -> str:
    """To which unit the paper says the matter went, else whose paper it is; its day stands below it anyway."""
    issued = next((e for e in case.events if row.no in e.public.get("documents", ())), None)
    to_unit = issued.public.get("to_unit", "") if issued else ""
    if to_unit:
        return _("to %(unit)s") % {"unit": to_unit}
    unit = tree().units.get(row.unit_id)
    return _("of %(unit)s") % {"unit": unit.name} if unit else ""
