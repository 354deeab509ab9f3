"""The closing summary (小结) of a visit, drafted from the record: cause, demands, what was decided and promised, what was late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from huiyin.domain.law.counsel import Counsel
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Duty, Matter, Minute, Signature, Visit
from huiyin.matters.preparing.late import Late, late_in_visit

SPEAKING = ("answer", "promise", "explained", "refused")  # kinds of lines that speak to a demand


@dataclass(frozen=True, slots=True)
class Talk:
    """A visit as its minutes have it; struck lines are left out."""

    matter: Matter
    visit: Visit
    lines: list[Minute]
    signatures: list[Signature]
    late: list[Late]
    officials: list[str]

    def of(self, kind: str) -> list[Minute]:
        """The lines of a kind."""
        return [one for one in self.lines if one.kind == kind]

    def to(self, demand: Minute) -> list[Minute]:
        """What was said to a demand."""
        return [one for one in self.lines if one.answers_no == demand.no and one.kind in SPEAKING]

    @property
    def open_demands(self) -> list[Minute]:
        """Demands nobody spoke to."""
        return [one for one in self.of("demand") if not self.to(one)]

    @property
    def read_back(self) -> bool:
        """Whether a representative signed the minutes as they stand, or it was noted why not."""
        rows = select(Minute, matter=self.matter.pk, visit_no=self.visit.no)
        struck = [one.struck_at for one in rows if one.struck_at]
        return any(
            one.lines == len(self.lines) and all(one.at >= then for then in struck) for one in self.signatures
        )


def talk_of(matter: Matter, visit: Visit, law: Counsel, *, at: datetime) -> Talk:
    """The visit with everything a summary is made from."""
    pk, no = matter.pk, visit.no
    lines = [one for one in select(Minute, order="no", matter=pk, visit_no=no) if one.struck_at is None]
    signed = select(Signature, order="no", matter=pk, visit_no=no)
    with override(matter.language):
        late = late_in_visit(visit, law, at=at)
    return Talk(matter, visit, lines, signed, late, _officials(matter, visit))


def draft(talk: Talk, *, at: datetime) -> str:
    """The summary as the record has it, in the matter's language; whoever closes edits it."""
    with override(talk.matter.language):
        parts = [
            (_("Cause"), _cause(talk, at)),
            (_("Demands"), _demands(talk)),
            (_("What was answered"), _answers(talk)),
            (_("Promises"), _promises(talk)),
            (_("What the office did late"), _late(talk.late)),
            (_("Who received"), ["、".join(talk.officials)] if talk.officials else []),
        ]
        nothing = _("None.")
        return "\n\n".join(f"{title}\n" + "\n".join(lines or [nothing]) for title, lines in parts)


def _cause(talk: Talk, at: datetime) -> list[str]:
    visit = talk.visit
    begun = localtime(visit.opened_at) if visit.opened_at else localtime(at)
    said = {
        "number": talk.matter.number,
        "title": talk.matter.title,
        "day": f"{begun:%Y-%m-%d}",
        "from": f"{begun:%H:%M}",
        "until": f"{localtime(at):%H:%M}",
        "place": visit.place,
        "count": visit.headcount,
    }
    text = ngettext(
        "On %(day)s, %(from)s to %(until)s, %(count)d person came about %(number)s “%(title)s”; received at %(place)s.",
        "On %(day)s, %(from)s to %(until)s, %(count)d people came about %(number)s “%(title)s”; received at %(place)s.",
        visit.headcount,
    )
    return [text % said, *([visit.about] if visit.about else [])]


def _demands(talk: Talk) -> list[str]:
    return [f"{n}. {one.text}" for n, one in enumerate(talk.of("demand"), start=1)]


def _answers(talk: Talk) -> list[str]:
    numbers = {one.no: n for n, one in enumerate(talk.of("demand"), start=1)}
    found = []
    for one in talk.lines:
        if one.kind not in {"answer", "explained", "refused"}:
            continue
        to = _("To demand %(n)d: ") % {"n": numbers[one.answers_no]} if one.answers_no in numbers else ""
        if one.kind == "refused":
            text = _("%(to)snot granted: %(text)s. Why: %(reason)s")
            found.append(text % {"to": to, "text": one.text, "reason": one.reason})
        else:
            found.append(f"{to}{one.text}")
    found += [_("Demand %(n)d: not answered yet.") % {"n": numbers[one.no]} for one in talk.open_demands]
    return found


def _promises(talk: Talk) -> list[str]:
    text, units = _("%(text)s (%(unit)s, by %(due)s)"), tree().units
    return [
        text % {"text": one.text, "unit": units[one.unit_id].name if one.unit_id else "", "due": one.due}
        for one in talk.of("promise")
    ]


def _late(rows: Iterable[Late]) -> list[str]:
    text = _("%(what)s: %(whose)s, due %(due)s, %(state)s")
    return [text % {"what": r.what, "whose": r.whose, "due": r.due, "state": r.state} for r in rows]


def _officials(matter: Matter, visit: Visit) -> list[str]:
    """Who received, and which officials came, by name and office; never anybody of those who came to be heard."""
    unit = tree().units[visit.unit_id].name
    named = [f"{visit.receiver_name}（{_unit_of(visit)}）" if visit.receiver_name else unit]
    for row in select(Duty, order="no", matter=matter.pk, course_no=visit.no):
        if row.kind == "come" and row.met_at and row.met_by:
            there = tree().units[row.unit_id].name if row.unit_id else row.whom
            named.append(f"{row.met_by}（{there}）")
    writers = {one.by for one in select(Minute, matter=matter.pk, visit_no=visit.no) if one.by}
    named += [f"{name}（{unit}）" for name in sorted(writers) if name != visit.receiver_name]
    return list(dict.fromkeys(named))


def _unit_of(visit: Visit) -> str:
    """The unit of whoever receives: their own where they have an account here, else the office's."""
    account = Account.objects.filter(pk=visit.receiver_id).first() if visit.receiver_id else None
    return tree().units[account.unit_id if account else visit.unit_id].name
