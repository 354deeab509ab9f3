"""`huiyin calendar`: entering a year's holidays when they are announced, and looking at a year as it is counted."""

from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from huiyin.domain.law.counsel import Counsel, counsel
from huiyin.domain.law.terms import LawError
from huiyin.jobs import calendars
from huiyin.jobs.calendar_file import CalendarProblems, read_year

WEEKDAYS = ("Mon 一", "Tue 二", "Wed 三", "Thu 四", "Fri 五", "Sat 六", "Sun 日")


@click.group()
def calendar() -> None:
    """Holidays and make-up working days (节假日与调休) by which dates are counted."""


@calendar.command()
@click.option("--year", type=int, required=True, help="The year 年份.")
@click.option("--file", "path", type=click.Path(path_type=Path), required=True, help="The YAML file 文件.")
@click.option(
    "--replace", is_flag=True, help="Take the place of a calendar that is there already 替换已公布的安排."
)
def publish(year: int, path: Path, replace: bool) -> None:
    """Enter an announced year and count every date that waited for it again (公布放假安排并重算暂定日期)."""
    pack = settings.HUIYIN_PACK
    now = timezone.now()
    try:
        announced = read_year(path, year, _codes(pack))
        fresh = calendars.publish(pack, announced, now=now, replace=replace)
    except (CalendarProblems, calendars.AlreadyAnnounced) as error:
        raise click.ClickException(f"Nothing was entered (未录入):\n{error}") from error
    off, work = len(announced.holidays), len(announced.working)
    click.echo(
        f"{year}: {off} days off, {work} make-up working days {'entered' if fresh else 'were there already'} "
        f"({year}年：放假{off}天，调休上班{work}天，{'已录入' if fresh else '此前已录入'})."
    )
    changed = calendars.recount(now, all_running=replace, year=year)
    click.echo(
        f"{changed} matters had a date counted again; notices follow ({changed}件的日期已重新计算，随后告知)."
    )


@calendar.command()
@click.option("--year", type=int, required=True, help="The year 年份.")
def show(year: int) -> None:
    """Show a year's days off and make-up days as dates are counted with now (查看某年的放假安排)."""
    pack = settings.HUIYIN_PACK
    try:
        off, work, source, announced = calendars.in_force(pack, year)
    except LawError as error:
        raise click.ClickException(str(error)) from error
    words = counsel(pack)
    if not announced:
        click.echo(
            f"{year} has not been announced; dates in it are provisional ({year}年放假安排尚未公布，以下为暂定)."
        )
    else:
        click.echo(f"{year}: {source}")
    for day, name in off.items():
        click.echo(f"  {day} {WEEKDAYS[day.weekday()]}  off 放假   {_named(words, name)}")
    for day in work:
        click.echo(f"  {day} {WEEKDAYS[day.weekday()]}  worked 上班")


def _codes(pack: str) -> dict[str, str]:
    """The codes of the holidays by every name a file may give them: 春节, 春节假期, Spring Festival."""
    law = counsel(pack)
    names: dict[str, str] = {}
    for code in law.codes("holidays"):
        for word in law.term(code).words.values():
            for name in (
                word,
                word.removesuffix("假期"),
                word.removesuffix("节假期"),
                word.removesuffix(" holiday"),
            ):
                names[name] = code
        names[code] = code
    return names


def _named(law: Counsel, name: str) -> str:
    try:
        text = law.term(name)
    except LawError:
        return name
    return f"{text.say('zh')} {text.say('en')}"
