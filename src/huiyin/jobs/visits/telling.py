"""Follow-ups of a visit's duties: the units called are told what is asked of them and until when, those who see to it what was late.

An exercise (演练) is told on the desks of the house alone, under codes of its own that no channel carries out.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from huiyin.domain.law.ladders.rungs import RungKind
from huiyin.foundation.units.tree import tree
from huiyin.jobs.happening import Happening, Words
from huiyin.jobs.telling import overseeing
from huiyin.matters.asking import counsel_for
from huiyin.matters.facts import local_moment
from huiyin.matters.impartial import shut_out
from huiyin.matters.models import Duty, Matter, Visit
from huiyin.services.notices.telling import Draft


def called(done: Happening) -> Iterator[Draft]:
    """Tell each unit that the act called, at once: what, where, how many people, until when."""
    barred, inner = shut_out(done.matter), done.event.inner
    duties = list(
        Duty.objects.filter(matter_id=done.matter.pk, no__in=inner.get("duties", ())).order_by("no")
    )
    for unit_id in inner.get("called", ()):
        if unit_id not in barred:
            mine = [row for row in duties if row.unit_id == unit_id]
            yield draft(done.matter, "duty_called", done.event.at, mine, unit_id, ref=done.event.no)


def acknowledged(done: Happening) -> Iterator[Draft]:
    """Tell the unit that receives that somebody called has confirmed, unless it noted that itself."""
    keeper = done.event.inner["keeper"]
    if keeper != done.event.unit_id:
        rows = list(Duty.objects.filter(matter_id=done.matter.pk, no=done.event.inner["duty"]))
        yield draft(done.matter, "duty_confirmed", done.event.at, rows, keeper, ref=done.event.no)


def missed(done: Happening) -> Iterator[Draft]:
    """Tell the unit that was late, the one that receives, and those who see to the matter.

    What the receiving unit had to make ready itself is told on its desk alone: a hall full of people is no time for mail.
    """
    inner, barred = done.event.inner, shut_out(done.matter)
    rows = list(Duty.objects.filter(matter_id=done.matter.pk, no=inner["duty"]))
    code = "ready_missed" if all(row.kind == RungKind.TASK for row in rows) else "duty_missed"
    told = dict.fromkeys([inner.get("late_unit"), inner["keeper"], *overseeing(done.matter)])
    for unit_id in told:
        if unit_id and unit_id not in barred:
            yield draft(done.matter, code, done.event.at, rows, unit_id, ref=done.event.no)


def draft(matter: Matter, code: str, at: datetime, rows: Iterable[Duty], unit_id: int, *, ref: int) -> Draft:
    """A notice about duties of one course."""
    duties = list(rows)
    dues = [row.due_at for row in duties if row.due_at]
    params: dict[str, Any] = {"number": matter.number, "what": what(matter, duties)}
    params["due"] = f"{local_moment(min(dues)):%Y-%m-%d %H:%M}" if dues else ""
    late = {tree().units[row.unit_id].name for row in duties if row.unit_id}
    params["late_unit"] = "、".join(sorted(late))
    params |= _of_visit(matter, duties)
    return Draft(matter.pk, in_house(code, matter), at, params, unit_id=unit_id, ref=ref * 1000)


def in_house(code: str, matter: Matter) -> str:
    """The code under which it is told; of an exercise one that stays in the house and says so."""
    return f"{code}_drill" if matter.marks.get("drill") else code


def what(matter: Matter, duties: Iterable[Duty]) -> Words:
    """What is asked, in every language of the law."""
    law = counsel_for(matter)
    said: dict[str, list[str]] = {lang: [] for lang in law.pack.languages}
    for row in duties:
        ladder = law.ladder(row.ladder)
        rung = ladder.rung(row.rung) if ladder else None
        for lang, words in said.items():
            words.append(rung.label.say(lang) if rung else row.words or row.whom)
    return {lang: ("；" if lang.startswith("zh") else "; ").join(words) for lang, words in said.items()}


def _of_visit(matter: Matter, duties: list[Duty]) -> dict[str, Any]:
    visit = Visit.objects.filter(matter_id=matter.pk, no=duties[0].course_no).first() if duties else None
    if visit is None:
        return {}
    unit = tree().units[visit.unit_id].name
    return {"unit": unit, "place": visit.place, "headcount": visit.headcount}
