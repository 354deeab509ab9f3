"""Server time of the pages that matter, one client, on the base in use: python -m benchmarks.pages --times 100."""

import argparse
import json
import random
import re
from collections import defaultdict
from typing import Any

from benchmarks.lifecycle import act, file, quantile, signed_in
from benchmarks.queries import queries_of
from benchmarks.serving import serving
from benchmarks.visitor import Visitor

WORDS = ("电梯", "拖欠工资", "漏水", "路灯", "噪音 夜间", "补偿 标准", "物业费", "自来水")
SKIP = ("sign in", "file: ", "act: ", "track: code")


def main() -> None:
    """Measure and print p50 and p95 in milliseconds, and the database queries of each page."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--port", type=int, default=18291)
    asked = parser.parse_args()
    with serving(asked.port, 1, 4):
        times = visit(asked.port, asked.times)
    by_name: dict[str, list[float]] = defaultdict(list)
    for name, seconds in times:
        by_name[name].append(seconds * 1000)
    pages = {n: {"p50": quantile(ms, 0.5), "p95": quantile(ms, 0.95)} for n, ms in sorted(by_name.items())}
    print(json.dumps({"ms": pages, "queries": queries_of()}, ensure_ascii=False, indent=1))


def visit(port: int, times: int) -> list[tuple[str, float]]:
    """Each page so many times, with other matters, words and places in the list each time."""
    chance = random.Random(5)
    clerk = signed_in(port, "bench_clerk")
    handler = signed_in(port, "bench_handler")
    visitors: list[Visitor] = []
    for turn in range(times):
        person = Visitor("127.0.0.1", port)
        _, matter = file(person, chance)
        act(
            clerk,
            matter,
            "register",
            1,
            {"kind": "appeal", "path": "art31_6", "claims": "尽快修好电梯", "place": "柳园小区"},
        )
        act(clerk, matter, "forward", 2, {"to_unit": "bench_unit", "note": ""})
        person.get("tracking page", f"/track/{matter}/")
        page = clerk.get("inbox, first page", "/desk/").decode()
        following = re.search(r'href="(\?[^"]*after=[^"]+)"', page)
        if following:
            clerk.get("inbox, second page", "/desk/" + following.group(1).replace("&amp;", "&"))
        handler.get("matter page", f"/desk/matters/{matter}/")
        clerk.get("search", f"/desk/search/?{_query(WORDS[turn % len(WORDS)])}")
        person.wire.close()
        visitors.append(person)
    found = [t for v in (clerk, handler, *visitors) for t in v.times]
    filing = [("filing, sending it", s) for n, s in found if n == "file: send"]
    return filing + [(n, s) for n, s in found if not n.startswith(SKIP) and n != "inbox"]


def _query(words: str) -> str:
    from urllib.parse import urlencode

    fields: dict[str, Any] = {"q": words}
    return urlencode(fields)


if __name__ == "__main__":
    main()
