"""What closing a visit asks: demands answered or why not, minutes read back or why not, a summary that agrees with the record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from huiyin.domain.reading.plain import clean
from huiyin.foundation.units.tree import tree
from huiyin.matters.asking import Asked
from huiyin.matters.models import Minute, Signature
from huiyin.matters.papers.contents import shared
from huiyin.matters.preparing.agreeing import remarks
from huiyin.matters.preparing.late import stamp
from huiyin.matters.preparing.summing_up import Talk
from huiyin.matters.record import Invalid, Problem

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Closing:
    """A visit as it is closed. `confirmed` says that remarks on the summary were read and it stands all the same."""

    summary: str
    unanswered_reason: str = ""
    unsigned_reason: str = ""
    confirmed: bool = False


def law_facts(talk: Talk, closing: Closing) -> dict[str, Any]:
    """What the law wants to know; words that nobody gave are left out, so that a form is asked for them."""
    words = {
        "summary": clean(closing.summary),
        "unanswered_reason": clean(closing.unanswered_reason),
        "unsigned_reason": clean(closing.unsigned_reason),
    }
    return {
        "visit_open": talk.visit.state == "open",
        "open_demands": len(talk.open_demands),
        "minutes_signed": talk.read_back or not talk.lines,
        "visit_drill": talk.visit.drill,
        **{name: said for name, said in words.items() if said},
    }


def disagreements(talk: Talk, closing: Closing, *, at: datetime) -> list[str]:
    """Where the summary does not agree with the record. Raises Invalid with each, unless it was confirmed all the same."""
    if len(closing.summary) > LONGEST:
        text = _("This is longer than %(max)d characters; a summary is shorter. The minutes hold the rest.")
        raise Invalid(Problem("summary", text % {"max": LONGEST}))
    found = remarks(closing.summary, talk, at=at)
    if found and not closing.confirmed:
        ask = _("Put it right, or confirm below that it is right as it stands.")
        raise Invalid(*(Problem("summary", one) for one in found), Problem("confirmed", ask))
    return found


def minutes_contents(talk: Talk, asked: Asked, *, at: datetime) -> dict[str, Any]:
    """The minutes of the talk as a paper for the people: what was asked, answered and promised; nobody's name but officials'."""
    visit, unit = talk.visit, tree().units[talk.visit.unit_id]
    with override(talk.matter.language):
        people = ngettext("%(n)d person", "%(n)d people", visit.headcount) % {"n": visit.headcount}
        return {
            **_shared(talk, asked, at),
            "visit_when": f"{stamp(visit.opened_at)} — {localtime(at):%H:%M}",
            "visit_where": " ".join(filter(None, (unit.full_name, visit.place))),
            "visit_people": people,
            "officials": talk.officials,
            "lines_said": [_line(talk, one) for one in talk.lines] or [_("Nothing was written down.")],
            "read_back_and_signed": _signed(talk.signatures),
        }


def summary_contents(talk: Talk, asked: Asked, closing: Closing, *, at: datetime) -> dict[str, Any]:
    """The closing summary as an internal paper."""
    visit = talk.visit
    with override(talk.matter.language):
        reasons = [
            (_("Demands not answered: %(why)s"), closing.unanswered_reason),
            (_("Minutes not signed: %(why)s"), closing.unsigned_reason),
        ]
        return {
            **_shared(talk, asked, at),
            "visit_when": f"{stamp(visit.opened_at)} — {localtime(at):%H:%M}",
            "summary": clean(closing.summary),
            "reasons_noted": [text % {"why": clean(why)} for text, why in reasons if clean(why)],
        }


def _shared(talk: Talk, asked: Asked, at: datetime) -> dict[str, Any]:
    given = shared(talk.matter, unit=tree().units[talk.visit.unit_id], at=at, asked=asked)
    return {name: given[name] for name in ("matter", "seal_unit", "date", "query_hint")}


def _line(talk: Talk, one: Minute) -> str:
    names = {
        "demand": pgettext("minutes", "Demand"),
        "answer": pgettext("minutes", "Answer"),
        "promise": pgettext("minutes", "Promise"),
        "explained": pgettext("minutes", "Law and policy explained"),
        "refused": pgettext("minutes", "Not granted"),
        "remark": pgettext("minutes", "Remark"),
    }
    numbers = {d.no: n for n, d in enumerate(talk.of("demand"), start=1)}
    head = names.get(one.kind, one.kind)
    if one.no in numbers:
        head = f"{head} {numbers[one.no]}"
    elif one.answers_no in numbers:
        head = _("%(what)s, to demand %(n)d") % {"what": head, "n": numbers[one.answers_no]}
    said = [f"{localtime(one.at):%H:%M} {head}：{one.text}"]
    if one.kind == "promise" and one.unit_id:
        said.append(_("%(unit)s, by %(due)s") % {"unit": tree().units[one.unit_id].name, "due": one.due})
    if one.reason:
        said.append(_("why: %(reason)s") % {"reason": one.reason})
    return "；".join(said)


def _signed(rows: list[Signature]) -> list[str]:
    """How many of the representatives signed, and why others did not; their names stand with the signatures alone."""
    signed = [one for one in rows if one.how != "refused"]
    lines = []
    if signed:
        text = ngettext(
            "Read back; signed by %(n)d representative.",
            "Read back; signed by %(n)d representatives.",
            len(signed),
        )
        lines.append(text % {"n": len(signed)})
    lines += [
        _("A representative did not sign: %(why)s") % {"why": one.words}
        for one in rows
        if one.how == "refused"
    ]
    return lines or [_("Not signed.")]


def made(lines: list[Minute]) -> list[int]:
    """The promises that came of the visit, by number."""
    return [one.commitment_no for one in lines if one.commitment_no]
