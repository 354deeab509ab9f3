"""Building the demo county: its units, its staff, and about 3,000 matters lived through the acts under a simulated clock."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.utils import timezone

from huiyin.foundation.ledger.models import Outbox
from huiyin.interfaces.console.county import ground, people
from huiyin.interfaces.console.county.lives import Life
from huiyin.interfaces.console.county.living import County, code_key
from huiyin.interfaces.console.county.office_hours import MORNING, at
from huiyin.interfaces.console.county.offices.agenda import Agenda
from huiyin.interfaces.console.county.offices.counting import count as count_figures
from huiyin.interfaces.console.county.offices.rounds import agenda_of
from huiyin.interfaces.console.county.plan import plan
from huiyin.interfaces.console.county.together.signing_on import signer_key
from huiyin.interfaces.console.county.together.telling import STORIES, come_together
from huiyin.interfaces.console.county.writing.scanned import on_paper
from huiyin.matters.record.codes import fresh
from huiyin.services.hints.sorting.learning import learn_task

SEED, COUNT = 2022, 3000
FOLLOWED_UP = timedelta(days=5)  # what happened before was told to everybody then; the worker finds the rest
TRY_CODES = 3
LEARNED_FROM = 1_000  # newest decided matters: enough to see it work, and learned in seconds
TWO_HOURS = timedelta(hours=2)  # into the morning, when somebody looks at a county built up to a given day


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who can look around, or a query code to follow a matter with."""

    login: str
    name: str
    does: str

    def __str__(self) -> str:
        return f"  {self.login:<24} {self.name}  {self.does}"


def load_county(
    echo: Callable[[str], None], *, count: int = COUNT, until: date | None = None
) -> list[SignIn]:
    """Build the county in an empty installation, report progress, and return who can sign in. Raises living.Stumbled.

    `until` is the last day that anything happens on; left out, it is yesterday, and one visit runs right now.
    """
    now = timezone.now() if until is None else at(until + timedelta(days=1), MORNING[0]) + TWO_HOURS
    day = until or timezone.localdate() - timedelta(days=1)
    lives = come_together(plan(SEED, count, day), now)
    with quick_writes(), without_collector():
        laid = ground.lay()
        county = County(laid, on_paper(lives))
        echo(
            f"{len(laid.units)} units and {len(laid.staff)} members of staff; {len(lives) - 1} matters begin their lives."
        )
        _live(county, lives, agenda_of(laid, day), echo)
        ground.somebody_is_away(laid, day)
        count_figures(laid, now, day)
        # what the night would do, in seconds: suggestions know this county's matters from the first page on
        learn_task("category", at=now, on=day, most=LEARNED_FROM)
        Outbox.objects.filter(at__lt=timezone.now() - FOLLOWED_UP).delete()
    return [*_who(), *_codes(lives), *_together(lives)]


def _live(county: County, lives: list[Life], agenda: Agenda, echo: Callable[[str], None]) -> None:
    steps = sum(len(life.steps) for life in lives)
    started, tenths = time.monotonic(), 0
    for done in county.live(lives, agenda):
        if done * 10 // steps > tenths:
            tenths = done * 10 // steps
            echo(f"  {tenths * 10:3d} %  {done} acts, {time.monotonic() - started:.0f} s")


@contextmanager
def quick_writes() -> Iterator[None]:
    """Do not wait for the disk after each act while a demo is built; if the power fails it is built anew."""
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SET synchronous_commit TO off")
        yield
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")


@contextmanager
def without_collector() -> Iterator[None]:
    """Let the garbage collector rest: the lives are many objects that all stay until the end, and it walks them again and again."""
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


SHOWN = (
    ("cs_xfj", "clerk", "县信访局窗口：登记、转送、告知、多人来访接谈"),
    ("cs_xfj", "reports_officer", "县信访局：检举控告件专办"),
    ("cs_xfj", "supervisor", "县信访局督查：期限、督办、核查、排查、检查、共同原因、三项建议（“督办”一栏）"),
    ("cs_xfj", "analyst", "县信访局综合分析：统计数字、形势报告、对外公布"),
    ("cs_xfj", "leader", "县信访局局长：接访、多人来访总调度"),
    ("cs_xfj", "administrator", "系统管理员"),
    ("cs_zjj", "handler", "县住建局承办人：被督办、被检查、被排查的单位，在收件箱里答复"),
    ("cs_zjj", "signer", "县住建局分管副局长：签发、定承办人、登记离岗"),
    ("cs_rsj", "handler", "县人社局承办人"),
    ("t_sqw", "handler", "石桥湾镇承办人"),
    ("cs_jw", "reports_officer", "县纪委监委信访室"),
    ("cs_gov", "leader", "分管副县长：接访、包案"),
    ("cs_gov", "reviewer", "县政府复查复核办：复查"),
    ("yl_gov", "reviewer", "市政府复查复核办：复核"),
)


def _who() -> list[SignIn]:
    shown = [(people.at_desk(unit, role, 0), does) for unit, role, does in SHOWN]
    return [SignIn(m.login, m.name, f"{does}（密码 {ground.DEMO_PASSWORD}）") for m, does in shown]


def _codes(lives: list[Life]) -> list[SignIn]:
    """Query codes of a few matters, newest first, each at another stage."""
    found: dict[str, Life] = {}
    for life in reversed(lives):
        found.setdefault(life.steps[-1].act, life)
    wanted = [found[act] for act in ("serve", "rate", "accept") if act in found][:TRY_CODES]
    return [SignIn(fresh(code_key(life.no)), life.told.title, "查询码，在门户查询进展") for life in wanted]


def _together(lives: list[Life]) -> list[SignIn]:
    """Codes for those who come together: whoever brought a joint matter, one who signed it, and who has an answer of their own."""
    named = dict(zip(STORIES, lives[-len(STORIES) - 1 : -1], strict=True))
    wanted = (
        (code_key(named["heating"].no), "六十户联名反映暖气不热", "查询码：最先提出的人，可以打开联名链接"),
        (signer_key(named["heating"].no, 4), "六十户里的一户", "查询码：自己的页面，写过不同意见"),
        (signer_key(named["bus"].no, 1), "九户家长里的一户", "查询码：自己的答复，可以申请自己的复查"),
        (signer_key(named["bus"].no, 5), "九户家长里的一户", "查询码：从联名件里分出来，正在复查"),
    )
    return [SignIn(fresh(key), title, does) for key, title, does in wanted]
