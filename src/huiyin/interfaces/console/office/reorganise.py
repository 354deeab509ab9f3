"""`huiyin office reorganise`: offices merged, split or abolished; shown first, done with --yes, resumed when cut off."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import click
from django.db import transaction
from django.utils import timezone

from huiyin.foundation.people.actor import SystemActor
from huiyin.foundation.people.models import Account
from huiyin.foundation.units import reorganising
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import changed, tree
from huiyin.interfaces.console.office.plan import Plan, read_plan
from huiyin.interfaces.console.office.tree_file import keep, link
from huiyin.jobs.bulk import working
from huiyin.jobs.bulk.asking import ask_for
from huiyin.jobs.bulk.succession import left_behind
from huiyin.matters.queries.casework.passing import Passing, destinations, passing

Echo = Callable[[str], object]


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do it; without this only what would happen is shown.")
@click.option("--archive", is_flag=True, help="Pass closed files on too, not only open matters.")
def reorganise(file: Path, yes: bool, archive: bool) -> None:
    """Merge, split or abolish offices as a YAML file says (Art 24(2)).

    Open matters go to the successor at their stage and within their time; history and papers keep the old names. A day
    in the future is only written down: the matters then pass on by themselves, and this is run again for staff and duties.
    """
    plan = read_plan(file)
    today = timezone.localdate(timezone.now())
    _show(plan, today, archive)
    if not yes:
        click.echo("Nothing was changed. Run it again with --yes to do it.")
        return
    with transaction.atomic():
        _write(plan)
    if plan.last >= today:
        click.echo(
            f"Written down. The matters pass on by themselves after {plan.last}; run this again then for staff and duties."
        )
        return
    _take_effect(plan, today)
    _pass_on(today, archive, click.echo)


def _show(plan: Plan, today: date, archive: bool) -> None:
    """What would happen, found out by writing it and taking it back."""
    day = max(plan.last + timedelta(days=1), today)
    try:
        with transaction.atomic():
            _write(plan)
            lines = list(_lines(plan, day, archive))
            transaction.set_rollback(True)
    finally:
        changed()
    for line in lines:
        click.echo(line)


def _lines(plan: Plan, day: date, archive: bool) -> list[str]:
    lines, whole = [], tree()
    for one in plan.endings():
        heir = one.successor.name if one.successor else "nobody; its matters go to the letters office"
        split = "".join(f"; {category} -> {unit.name}" for category, unit in one.heirs.items())
        lines.append(f"{one.unit.name} ({one.unit.code}) ends with {plan.last} -> {heir}{split}")
        for unit_id, found in _by_receiver(one.unit.pk, day, archive):
            unit = whole.units.get(unit_id)
            name = unit.name if unit else "no office here may take them"
            lines.append(f"  matters to {name}: {found}")
        under = [u.name for u in whole.in_force(day) if u.parent_id == one.unit.pk]
        if under and one.successor:
            lines.append(f"  come under {one.successor.name}: {', '.join(under)}")
        moving = [f"{login} -> {code}" for login, code in plan.moves.items() if _is_of(login, one.unit)]
        stay = Account.objects.filter(unit=one.unit, is_active=True).exclude(login__in=plan.moves)
        lines += [f"  move: {', '.join(moving)}"] if moving else []
        lines += [f"  stay with the ended office: {', '.join(sorted(a.login for a in stay))}"] if stay else []
    return lines


def _by_receiver(unit_id: int, day: date, archive: bool) -> list[tuple[int, int]]:
    counted: Counter[int] = Counter()
    for one in destinations(unit_id, day, archive=archive):
        counted[one] += 1
    return counted.most_common()


def _is_of(login: str, unit: Unit) -> bool:
    return Account.objects.filter(login=login, unit=unit).exists()


def _write(plan: Plan) -> None:
    for row in plan.new:
        keep(row)
    for row in plan.new:
        link(row)
    reorganising.write(plan.endings(), plan.last)


def _take_effect(plan: Plan, today: date) -> None:
    """Staff, duties, offices under the old ones, the mark of the home office."""
    with transaction.atomic():
        units = {unit.code: unit for unit in Unit.objects.all()}
        moved = sum(
            Account.objects.filter(login=login).exclude(unit=units[code]).update(unit=units[code])
            for login, code in plan.moves.items()
        )
        duties = reorganising.hand_duties_over(plan.endings())
    under = reorganising.settle(today)
    click.echo(
        f"Accounts moved: {moved}. Offices with new duties: {duties}. Offices that changed their place: {under}."
    )


def _pass_on(today: date, archive: bool, echo: Echo) -> None:
    """One act for each matter; cut off, the worker goes on, and so does running this again."""
    _work()  # what was cut off earlier
    ids = list(left_behind(today, archive=archive))
    if not ids:
        echo("No matter lies with an office that is no more.")
        return
    run = ask_for(SystemActor(), "succeed", {}, ids, at=timezone.now())
    echo(f"Matters to pass on: {len(ids)}. If this is cut off, the worker goes on with them.")
    _work()
    found: Passing = passing(run.pk)
    echo(f"Passed on: {found.done}." + (f" Could not: {found.failed}:" if found.failed else ""))
    for number, words in found.refused:
        echo(f"  {number}: {words}")


def _work() -> None:
    while working.work_one(timezone.now()):
        pass
