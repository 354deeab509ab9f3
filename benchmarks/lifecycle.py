"""Whole lifecycles over HTTP as people do them: python -m benchmarks.lifecycle --clients 8 --seconds 30.

Starts the production server on the database in use (HUIYIN_DATA, HUIYIN_DATABASE_URL), with the demo county's units and
staff in it, and prints figures as JSON: lifecycles per second, and p50/p95 of each step in milliseconds.
"""

import argparse
import json
import multiprocessing
import random
import re
import secrets
import statistics
import time
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.serving import memory_of, serving
from benchmarks.visitor import Visitor

HERE = ZoneInfo("Asia/Shanghai")
BODY = (
    "我们小区{n}号楼的电梯坏了两个多月，楼上老人下不了楼，物业说没有钱修，请帮助解决。联系过三次都没有回音。"
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--port", type=int, default=18290)
    parser.add_argument(
        "--filing", choices=["page", "steps"], default="page", help="on one page, or in five steps"
    )
    asked = parser.parse_args()
    with (
        serving(asked.port, asked.workers, asked.threads) as server,
        multiprocessing.get_context("spawn").Pool(asked.clients) as pool,
    ):
        jobs = [(asked.port, asked.seconds, seed, asked.filing) for seed in range(asked.clients)]
        found = pool.starmap(live, jobs)
        print(
            json.dumps({**told(found, asked), "worker_mb": memory_of(server)}, ensure_ascii=False, indent=1)
        )


def live(port: int, seconds: float, seed: int, filing: str) -> tuple[int, float, list[tuple[str, float]]]:
    """One client: a clerk, a handler and one person after another, for so many seconds."""
    chance = random.Random(seed)
    clerk, handler, unit = signed_in(port, "bench_clerk"), signed_in(port, "bench_handler"), "bench_unit"
    lifecycle(Visitor("127.0.0.1", port), clerk, handler, unit, chance, filing)  # warms up
    clerk.times.clear(), handler.times.clear()
    times: list[tuple[str, float]] = []
    done, began = 0, time.perf_counter()
    while time.perf_counter() - began < seconds:
        person = Visitor("127.0.0.1", port)
        lifecycle(person, clerk, handler, unit, chance, filing)
        times += person.times
        person.wire.close()
        done += 1
    return done, time.perf_counter() - began, times + clerk.times + handler.times


def lifecycle(
    person: Visitor, clerk: Visitor, handler: Visitor, unit: str, chance: random.Random, filing: str
) -> None:
    """File, register, forward, accept, decide, serve, track: every form sent as the page would send it."""
    code, matter = file(person, chance) if filing == "steps" else file_page(person, chance)
    today = datetime.now(HERE).date()
    act(
        clerk,
        matter,
        "register",
        1,
        {"kind": "appeal", "path": "art31_6", "claims": "尽快修好电梯", "place": "柳园小区"},
    )
    act(clerk, matter, "forward", 2, {"to_unit": unit, "note": ""})
    act(handler, matter, "accept", 3, {"kind": "appeal", "path": "art31_6"})
    answer = {
        "facts_1": "经现场核查，电梯曳引机损坏。",
        "finding_1": "justified",
        "reason_1": "物业企业未履行维修义务，诉求合理。",
        "basis_1": "《物业管理条例》",
        "outcome_1": "support",
        "measure_1": "更换曳引机并恢复运行",
        "measure_due_1": (today + timedelta(days=20)).isoformat(),
    }
    act(handler, matter, "decide", 4, answer)
    act(handler, matter, "serve", 5, {"how": "direct", "served_on": today.isoformat()})
    person.post("track: code", "/track/", {"code": code})
    person.get("track: page", f"/track/{matter}/")


def file_page(person: Visitor, chance: random.Random) -> tuple[str, str]:
    """Filing on one page and the receipt; gives the query code and the matter's id."""
    page = person.get("file: page", "/file/page/").decode()
    key = re.search(r'name="key" value="([^"]+)"', page).group(1)  # type: ignore[union-attr]
    words = {"key": key, "kept": "", "claim_1": "尽快修好电梯", **story(chance), **who(chance)}
    person.post("file: send", "/file/page/", words)
    return receipt(person)


def story(chance: random.Random) -> dict[str, str]:
    """What happened, where, in a line."""
    return {
        "body": BODY.format(n=chance.randint(1, 999)),
        "place": "柳溪镇柳园小区",
        "title": "电梯停运两个月",
    }


def who(chance: random.Random) -> dict[str, str]:
    """Somebody with a name and a number that does not exist."""
    return {
        "anonymous": "no",
        "name": f"测试{chance.randint(1, 10**6)}",
        "phone": f"0000-{chance.randint(10**6, 10**7 - 1)}",
        "complaint": "none",
    }


def file(person: Visitor, chance: random.Random) -> tuple[str, str]:
    """The five steps of filing and the receipt; gives the query code and the matter's id."""
    person.get("file: first page", "/file/what/")
    person.post("file: what", "/file/what/", story(chance))
    person.post("file: ask", "/file/ask/", {"claim_1": "尽快修好电梯"})
    person.post("file: who", "/file/who/", who(chance))
    person.post("file: files", "/file/files/", {})
    page = person.get("file: check", "/file/check/").decode()
    key = re.search(r'name="key" value="([^"]+)"', page).group(1)  # type: ignore[union-attr]
    person.post("file: send", "/file/check/", {"key": key})
    return receipt(person)


def receipt(person: Visitor) -> tuple[str, str]:
    """The query code and the matter's id, from the receipt."""
    page = person.get("file: receipt", "/file/receipt/").decode()
    groups = re.search(r'class="slip-code">(.*?)</dd>', page).group(1)  # type: ignore[union-attr]
    words = "".join(re.findall(r"<span>(\w+)</span>", groups))
    matter = person.post("file: noted", "/file/receipt/", {})
    return words, re.search(r"/track/(\d+)/", matter).group(1)  # type: ignore[union-attr]


def act(staff: Visitor, matter: str, name: str, version: int, fields: dict[str, str]) -> None:
    """Send the form of an act."""
    staff.post(
        f"act: {name}",
        f"/desk/matters/{matter}/act/{name}/",
        {"key": secrets.token_hex(16), "version": str(version), **fields},
    )


def signed_in(port: int, login: str) -> Visitor:
    """A member of staff after signing in."""
    visitor = Visitor("127.0.0.1", port)
    visitor.get("sign in", "/desk/sign-in/")
    visitor.post("sign in", "/desk/sign-in/", {"login": login, "password": "bench bench bench"})
    visitor.get("inbox", "/desk/")
    return visitor


def told(
    found: list[tuple[int, float, list[tuple[str, float]]]], asked: argparse.Namespace
) -> dict[str, Any]:
    """The figures of all clients together."""
    by_name: dict[str, list[float]] = defaultdict(list)
    for _, _, times in found:
        for name, seconds in times:
            by_name[name].append(seconds * 1000)
    steps = {
        name: {"n": len(ms), "p50": quantile(ms, 0.5), "p95": quantile(ms, 0.95)}
        for name, ms in sorted(by_name.items())
    }
    requests = sum(len(ms) for ms in by_name.values())
    longest = max(seconds for _, seconds, _ in found)
    return {
        "clients": asked.clients,
        "workers": asked.workers,
        "threads": asked.threads,
        "lifecycles": sum(done for done, _, _ in found),
        "lifecycles_per_second": round(sum(done / seconds for done, seconds, _ in found), 2),
        "requests_per_second": round(requests / longest, 1),
        "steps_ms": steps,
    }


def quantile(values: list[float], share: float) -> float:
    """The value below which that share of the values lies."""
    if len(values) < 2:
        return round(values[0], 1)
    return round(statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1], 1)


if __name__ == "__main__":
    main()
