"""Times the desk of the late on a base of its own with many open matters: python -m benchmarks.late 1000000.

Fills only what its pages read: matters with their text, stays, running and ended clocks, promises. Seven in ten matters
are in time; the lateness of the others has a long tail, up to four hundred days. Prints one JSON line.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.clock import Clock
from benchmarks.migrated import ready

HERE = ZoneInfo("Asia/Shanghai")
BATCH = 10_000
LIMITS = (
    ("registered", "forward_or_tell", 15),
    ("forwarded", "notify_acceptance", 15),
    ("accepted", "handle", 60),
)
PAGES = 40  # how often each page is opened


def main() -> None:
    """Fill up to the asked number of open matters, then open the pages as a supervisor of the letters office."""
    count = int(sys.argv[1])
    ready()
    filled = _fill(count)
    print(json.dumps({**filled, **_measure()}, ensure_ascii=False), flush=True)


def _fill(count: int) -> dict[str, Any]:
    from benchmarks import ground
    from benchmarks.fill import _quick, _settle
    from benchmarks.stores import write
    from huiyin.matters.models import Matter

    held, began = Matter.objects.count(), time.perf_counter()
    plan, texts = ground.prepare()
    _quick()
    for first in range(held, count, BATCH):
        rng = random.Random(first)
        rows = [row for n in range(first, min(first + BATCH, count)) for row in _matter(n, plan, texts, rng)]
        write(rows)
        print(
            f"{min(first + BATCH, count)} matters, {time.perf_counter() - began:.0f} s",
            file=sys.stderr,
            flush=True,
        )
    _settle()
    return {"open_matters": count, "fill_seconds": round(time.perf_counter() - began, 1)}


def _matter(
    n: int, plan: Any, texts: list[tuple[str, str, str]], rng: random.Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    today = date.today()
    stage, limit, days = rng.choice(LIMITS)
    late = rng.random() < 0.3
    due = (
        today - timedelta(days=1 + min(400, int(rng.expovariate(1 / 60))))
        if late
        else today + timedelta(days=rng.randrange(days))
    )
    start = due - timedelta(days=days)
    received = datetime(start.year, start.month, start.day, 9, tzinfo=HERE) - timedelta(days=rng.randrange(8))
    matter_id = ((int(received.timestamp() * 1000) << 22) & ~0x3FFFFF) + n % 0x3FFFFF
    unit = plan.office if stage == "registered" else rng.choice(plan.units)
    promised = stage == "accepted" and rng.random() < 0.3
    title, body, _ = texts[n % len(texts)]
    yield "matter", {
        "id": matter_id, "number": f"LT{n:08d}", "pack": plan.pack, "place_rules": "", "office_id": plan.office,
        "holder_id": unit, "stage": stage, "is_open": True, "title": title[:200], "body": body, "language": "zh-hans",
        "channel": "online", "kind": "appeal", "path": "art31_6", "category": "", "place": "", "anonymous": False,
        "identity_clear": True, "confidential": n % 200 == 0, "publishable": False, "people": 1, "received_at": received,
        "received_on": received.date(), "entered_at": received, "moments": "{}", "marks": "{}", "taken_up": True,
        "next_due": due, "next_limit": limit, "claims": 1, "undecided_claims": 1, "open_commitments": int(promised),
        "version": 0, "next_no": 20, "ledger_length": 0, "ledger_head": "0" * 64, "text_digest": "",
    }  # fmt: skip
    came = {
        "matter_id": matter_id,
        "unit_id": plan.office,
        "since": received,
        "how": "taken",
        "taken_up_at": received,
    }
    moved = received + timedelta(days=3) if unit != plan.office else None
    yield "holding", {**came, "no": 1, "until": moved}
    if moved:
        yield "holding", {**came, "no": 2, "unit_id": unit, "since": moved, "until": None, "how": "forward"}
    clock = {
        "matter_id": matter_id, "side": "office", "unit_id": unit, "start": start, "length": days, "due": due,
        "provisional": False, "calendar": "", "running": True, "ended_on": None, "ended_by": "", "excluded": "[]",
    }  # fmt: skip
    yield "clock", {**clock, "no": 3, "limit": limit}
    if moved:  # the limit before, ended in time
        ended = {
            "running": False,
            "ended_on": moved.date(),
            "ended_by": "forward",
            "due": received.date() + timedelta(days=15),
        }
        yield "clock", {**clock, **ended, "no": 4, "limit": "forward_or_tell", "unit_id": plan.office}
    if promised:
        yield "commitment", _promise(matter_id, unit, today, rng)


def _promise(matter_id: int, unit: int, today: date, rng: random.Random) -> dict[str, Any]:
    over, disputed = rng.random() < 0.3, rng.random() < 0.05
    day = today - timedelta(days=rng.randrange(1, 300)) if over else today + timedelta(days=rng.randrange(90))
    return {
        "matter_id": matter_id, "no": 5, "claim_no": 1, "text": "更换三号楼电梯曳引机并恢复运行", "unit_id": unit, "due": day,
        "kept_on": None, "evidence": "已更换" if disputed else "", "said": "not_done" if disputed else "",
        "said_on": today if disputed else None, "said_words": "还是停着" if disputed else "",
        "said_by": "person" if disputed else "", "disputed_on": today if disputed else None, "pressed_on": None,
    }  # fmt: skip


def _measure() -> dict[str, Any]:
    from django.db import connection
    from django.utils import timezone

    from huiyin.foundation.people.actor import StaffActor, actor_of
    from huiyin.foundation.people.models import Account, Role
    from huiyin.foundation.people.permissions import STARTING_ROLES
    from huiyin.foundation.units.models import Unit
    from huiyin.matters.queries.late.aging import aging
    from huiyin.matters.queries.late.listing import Asked, late

    home = Unit.objects.get(home=True)
    account, _ = Account.objects.get_or_create(
        login="bench_overseer", defaults={"name": "督查", "unit": home}
    )
    role, _ = Role.objects.get_or_create(
        code="supervisor", defaults={"name": "supervisor", "permissions": list(STARTING_ROLES["supervisor"])}
    )
    account.roles.add(role)
    actor: StaffActor = actor_of(account)
    now = timezone.now()
    some_unit = Unit.objects.filter(code="bench_3").values_list("pk", flat=True).first()

    def page(after: str = "", **asked: Any) -> Any:
        return late(actor, Asked(**asked), at=now, size=50, after=after)

    deep, pages = "", 0
    while pages < 500:
        deep, pages = page(deep).after or deep, pages + 1
    began, mine = time.perf_counter(), time.process_time()
    units = aging(actor, at=now)
    table, cpu = time.perf_counter() - began, time.process_time() - mine
    return {
        "store": connection.vendor,
        "late_things": sum(one.late for one in units),
        "aging_table_s": round(table, 2),
        "aging_table_cpu_s": round(cpu, 2),
        "first_page_ms": _times(page),
        f"page_{pages + 1}_ms": _times(lambda: page(deep)),
        "one_unit_ms": _times(lambda: page(unit=some_unit)),
        "over_180_days_ms": _times(lambda: page(band="longer")),
        "promises_disputed_ms": _times(lambda: page(kind="disputed")),
        "by_stake_ms": _times(lambda: page(by_stake=True)),
        "walked_to_the_end": _walked(page, sum(one.late for one in units)),
    }


def _walked(page: Callable[..., Any], counted: int) -> dict[str, Any]:
    """The whole list by its keys, in pages of fifty: every row once, as many as the table counts."""
    began, seen, after = time.perf_counter(), 0, ""
    while True:
        found = page(after)
        seen, after = seen + len(found.things), found.after
        if not after:
            return {
                "rows": seen,
                "as_counted": seen == counted,
                "seconds": round(time.perf_counter() - began, 1),
            }


def _times(do: Callable[[], Any]) -> dict[str, float]:
    """Milliseconds of a page, once it was opened: see benchmarks.clock."""
    do()
    clock = Clock()
    for _ in range(PAGES):
        with clock:
            do()
    return clock.told()


if __name__ == "__main__":
    main()
