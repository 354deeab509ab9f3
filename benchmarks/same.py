"""Times the look for the same matter on a base of its own: python -m benchmarks.same 1000000.

Fills only what the look reads: matters with their text, stays, and marks. Every text is made of words drawn by chance, the few
frequent and the many rare, between greetings and thanks that thousands share; each names one of many places. Of one matter in
fifty the marks are its text's own; those of the others are drawn as they are distributed there, since making them all takes
half an hour. Prints one JSON object: milliseconds of the whole question before registering, and what an act pays for the marks.
"""

import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.clock import Clock
from benchmarks.migrated import ready

HERE = ZoneInfo("Asia/Shanghai")
BATCH = 10_000
WHOLE = 50  # one matter in so many has the marks of its own text
PLACES = 20_000
ASKED = 200  # queries of each kind
NEW = 2**63 - 1  # ids of matters that are written and taken away again count down from here
ENDS = ("小区", "村", "学校", "花园", "路", "市场", "公司", "医院")
GREETINGS = (
    "尊敬的领导，您好！我是本地的一名普通居民。",
    "各位同志你们好，打扰了，",
    "领导：您好！现向您反映一个情况，",
    "",
)
THANKS = ("请有关部门尽快处理，谢谢！", "望领导在百忙之中给予答复，不胜感激。", "此致敬礼。", "")


class Writer:
    """Makes texts: the same number gives the same text."""

    def __init__(self) -> None:
        rng = random.Random(7)
        letters = [chr(rng.randrange(0x4E00, 0x9000)) for _ in range(3_000)]
        self._words = _words(rng)
        self._places = ["".join(rng.choices(letters, k=3)) + rng.choice(ENDS) for _ in range(PLACES)]

    def text(self, n: int) -> str:
        """Between eighty and about six hundred characters."""
        rng = random.Random(n)
        said = [self._word(rng) for _ in range(int(rng.lognormvariate(4.3, 0.5)))]
        for at in range(8, len(said), 9):
            said[at] += "，" if at % 2 else "。"
        return f"{rng.choice(GREETINGS)}在{self.place(n)}，{''.join(said)}。{rng.choice(THANKS)}"

    def place(self, n: int) -> str:
        """Where the n-th matter is."""
        return self._places[n % PLACES]

    def retold(self, n: int, text: str) -> str:
        """The place and two thirds of the words of the n-th text, in another order between other words."""
        import rjieba

        told = random.Random(-n - 1)
        place = text.split("在", 1)[1].split("，")[0]
        said = [word for word in rjieba.cut(text) if len(word) > 1 and word.isalpha() and word not in place]
        kept = told.sample(said, 2 * len(said) // 3)
        return (
            f"{place}，{'，'.join(one + (self._word(told) if told.random() < 0.5 else '') for one in kept)}。"
        )

    def _word(self, rng: random.Random) -> str:
        return self._words[int(len(self._words) * rng.random() ** 2)]


def _words(rng: random.Random) -> list[str]:
    """Words that the law packs use, in an order drawn by chance."""
    import rjieba

    from huiyin.domain.law import packs

    files = sorted(Path(packs.__path__[0]).rglob("*.yaml"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    found = sorted({word for word in rjieba.cut(text) if len(word) > 1 and min(word) >= "\u4e00"})
    rng.shuffle(found)
    return found


def main() -> None:
    """Fill up to the asked number of matters, then look for copies of some of them."""
    count = int(sys.argv[1])
    ready()
    writer = Writer()
    filled = _fill(count, writer)
    print(json.dumps({**filled, **_measure(count, writer)}, ensure_ascii=False, indent=1), flush=True)


def _fill(count: int, writer: Writer) -> dict[str, Any]:
    from benchmarks import ground
    from benchmarks.fill import _quick, _settle
    from benchmarks.stores import write
    from huiyin.matters.models import Matter

    began = time.perf_counter()
    if Matter.objects.exists():  # a base that is there already is measured again
        return {"matters": Matter.objects.count()}
    plan, _texts = ground.prepare()
    _quick()
    for first in range(0, count, BATCH):
        write([row for n in range(first, min(first + BATCH, count)) for row in _rows(n, count, plan, writer)])
        _told(f"{min(first + BATCH, count)} matters", began)
    marks = _write_marks(count)
    _settle()
    return {"matters": count, "marks": marks, "fill_seconds": round(time.perf_counter() - began, 1)}


def _id(n: int, count: int) -> int:
    first = int((datetime(2026, 11, 1, tzinfo=HERE) - timedelta(days=3650)).timestamp() * 1000)
    return (first + n * (3650 * 86_400_000 // count)) << 22


def _body(n: int, count: int) -> str:
    from huiyin.matters.models import Matter

    return Matter.objects.values_list("body", flat=True).get(pk=_id(n, count))


def _rows(n: int, count: int, plan: Any, writer: Writer) -> Iterator[tuple[str, dict[str, Any]]]:
    at = datetime.fromtimestamp((_id(n, count) >> 22) / 1000, tz=HERE)
    matter_id, body = _id(n, count), writer.text(n)
    yield "matter", {
        "id": matter_id, "number": f"SM{n:08d}", "pack": plan.pack, "place_rules": "", "office_id": plan.office,
        "holder_id": plan.office, "stage": "registered", "is_open": n % 10 == 0, "title": body[:40], "body": body,
        "language": "zh-hans", "channel": "online", "kind": "appeal", "path": "art31_6", "category": "", "place": "",
        "anonymous": False, "identity_clear": True, "confidential": n % 200 == 1, "publishable": False, "people": 1,
        "received_at": at, "received_on": at.date(), "entered_at": at, "moments": "{}", "marks": "{}", "taken_up": True,
        "next_due": None, "next_limit": "", "claims": 1, "undecided_claims": 1, "open_commitments": 0,
        "version": 0, "next_no": 20, "ledger_length": 0, "ledger_head": "0" * 64, "text_digest": "",
    }  # fmt: skip
    yield "holding", {
        "matter_id": matter_id, "no": 1, "unit_id": plan.office, "since": at, "until": None, "how": "taken", "taken_up_at": at,
    }  # fmt: skip


def _write_marks(count: int) -> int:
    """In the order of the index, as a base that has grown for years would be after it was packed."""
    import numpy as np

    from huiyin.domain.reading.alike.finding import asked
    from huiyin.matters.record.search_index import simplify

    began, chance = time.perf_counter(), np.random.default_rng(7)
    own = {n: asked(_body(n, count), simplify) for n in range(0, count, WHOLE)}
    known = Counter(mark for one in own.values() for mark in one.every_mark)
    common = np.array([mark for mark, times in known.items() if times > 3], dtype=np.int64)
    shares = np.array([known[int(mark)] for mark in common], dtype=np.float64)
    of_common = shares.sum() / max(1, sum(known.values()))
    each = round(sum(known.values()) / max(1, len(own)))
    others = np.array([_id(n, count) for n in range(count) if n % WHOLE], dtype=np.int64)
    ids = np.repeat(others, each)
    marks = chance.integers(1, 2**32, ids.size, dtype=np.int64)
    if common.size:
        drawn = chance.random(ids.size) < of_common
        marks[drawn] = chance.choice(common, int(drawn.sum()), p=shares / shares.sum())
    ours = [(mark, _id(n, count)) for n, one in own.items() for mark in one.every_mark]
    marks = np.concatenate([marks, np.array([mark for mark, _n in ours], dtype=np.int64)])
    ids = np.concatenate([ids, np.array([n for _mark, n in ours], dtype=np.int64)])
    order = np.lexsort((ids, marks))
    marks, ids = marks[order], ids[order]
    single = np.append(True, (np.diff(marks) != 0) | (np.diff(ids) != 0))
    _copy(marks[single], ids[single], began)
    return int(single.sum())


def _copy(marks: Any, ids: Any, began: float) -> None:
    from django.db import connection, transaction

    for first in range(0, marks.size, 1_000_000):
        rows = list(
            zip(
                marks[first : first + 1_000_000].tolist(),
                ids[first : first + 1_000_000].tolist(),
                strict=True,
            )
        )
        with transaction.atomic(), connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                connection.connection.executemany("INSERT INTO matter_mark VALUES (?, ?)", rows)
            else:
                with cursor.copy("COPY matter_mark (mark, matter_id) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
        _told(f"{first + len(rows)} marks", began)


def _measure(count: int, writer: Writer) -> dict[str, Any]:
    from django.db import connection

    from huiyin.foundation.people.actor import actor_of
    from huiyin.foundation.people.models import Account
    from huiyin.interfaces.console.reading.score.alike.edits import KINDS, pool_of
    from huiyin.matters.queries.same_matter import same_matter

    actor: Any = actor_of(Account.objects.get(login="bench_clerk"))
    rng = random.Random(3)
    there = [n for n in rng.sample(range(0, count, WHOLE), min(ASKED, count // WHOLE)) if n % 200 != 1]
    bodies = {n: _body(n, count) for n in there}
    pool = pool_of(list(bodies.values()))
    texts: dict[str, Callable[[int], str]] = {
        kind: lambda n, kind=kind: KINDS[kind](bodies[n], rng, pool)  # type: ignore[misc]
        for kind in ("resend", "edited_10", "edited_30", "photographed_15", "chain", "quoted")
    }
    texts |= {"retold": lambda n: writer.retold(n, bodies[n]), "nothing": lambda n: writer.text(count + n)}
    found: dict[str, Any] = {"store": connection.vendor}
    for kind, make in texts.items():
        wanted, met, clock = [make(n) for n in there], 0, Clock()
        for n, text in zip(there, wanted, strict=True):
            with clock:
                shown = same_matter(actor, text=text)
            met += any(one.matter.pk == _id(n, count) for one in shown)
        found[kind] = {**clock.told(), "found": met, "of": len(there)}
    return {**found, "act_pays": _paid(count, writer)}


def _paid(count: int, writer: Writer) -> dict[str, float]:
    """Writing the marks of a new matter, each in a transaction of its own."""
    from django.db import connection, transaction

    from huiyin.matters.record.search_index import put_marks

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous=NORMAL")
    clock = Clock()
    for n in range(ASKED):
        text = writer.text(2 * count + n)
        with clock, transaction.atomic():
            put_marks(NEW - n, text, text[:20])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM matter_mark WHERE matter_id > %s", [NEW - ASKED])
    return clock.told()


def _told(words: str, began: float) -> None:
    print(f"{words}, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
