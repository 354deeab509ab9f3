"""Times the search page on a base of its own: python -m benchmarks.search 1000000.

Fills only what search reads: matters with text and place, claims, stays, the index of words. Asks as somebody of the
letters office, to whom all came in, as a bureau with one matter in twenty, and as a unit that holds none, whose pages
look through as much as a page ever does. Prints one JSON line.
"""

import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from benchmarks.fill import HERE
from benchmarks.late import _times
from benchmarks.migrated import ready

BATCH = 10_000
ASKED = {
    "frequent_word": "社区",
    "two_frequent_words": "物业 电梯",
    "rare_phrase": "“果子烂在山上 运不”",
    "long_sentence": "人行道上全是烧烤摊",
    "traditional": "電梯壞了",
    "left_out": "电梯 -物业",
    "nowhere": "量子纠缠",
    "digits": "004321",
    "beginning_of_a_number": "BN20240043",
}


def main() -> None:
    """Fill up to the asked number of matters, then search."""
    count = int(sys.argv[1])
    ready()
    from django.conf import settings

    settings.HUIYIN_NUMBER_PREFIX, settings.HUIYIN_SECOND_FACTOR = "BN", False
    settings.ALLOWED_HOSTS = ["*"]
    filled = _fill(count)
    print(json.dumps({**filled, **_measure()}, ensure_ascii=False), flush=True)


def _fill(count: int) -> dict[str, Any]:
    from benchmarks import ground
    from benchmarks.fill import _quick, _settle
    from benchmarks.rows import Maker
    from benchmarks.stores import write
    from huiyin.interfaces.console.county.plan import plan
    from huiyin.matters.models import Matter, NumberSeries

    held, began = Matter.objects.count(), time.perf_counter()
    base, texts = ground.prepare()
    places = sorted(
        {life.told.place for life in plan(11, 300, datetime(2026, 11, 1).date()) if life.told.place}
    )
    NumberSeries.objects.bulk_create(
        [NumberSeries(series="matter", year=year, next=1) for year in range(2016, 2027)],
        ignore_conflicts=True,
    )
    _quick()
    start, end = datetime(2016, 11, 27, tzinfo=HERE), datetime(2026, 11, 26, tzinfo=HERE)
    for first in range(held, count, BATCH):
        maker = Maker(base, texts, start, end, count, seed=first)
        rows = [row for n in range(first, min(first + BATCH, count)) for row in _matter(maker, n, places)]
        write(rows)
        print(f"{first + BATCH} matters, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    _settle()
    return {"matters": Matter.objects.count(), "fill_seconds": round(time.perf_counter() - began, 1)}


def _matter(maker: Any, n: int, places: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What search reads of the n-th matter."""
    from huiyin.domain.reading.bigrams import index_tokens

    at, chance = maker.start + maker.step * n, maker.random
    matter_id = (int(at.timestamp() * 1000) << 22) | chance.getrandbits(22)
    unit, place = chance.choice(maker.ground.units), chance.choice(places)
    title, body, claim = maker._text(n)
    row = maker._matter(matter_id, n, at, unit, 6, (title, body), [], (7, "0" * 64), 9)
    row["place"] = place
    yield "matter", row
    asked = {
        "facts": "",
        "finding": "",
        "reason": "",
        "basis": "",
        "outcome": "",
        "measure": "",
        "measure_due": None,
    }
    yield "claim", {"matter_id": matter_id, "no": 3, "position": 1, "text": claim, **asked}
    yield from maker._stays(matter_id, 4, at, unit, 6)
    yield (
        "matter_grams",
        {"id": matter_id, "grams": index_tokens(f"{row['number']} {title} {body} {claim} {place}")},
    )


def _measure() -> dict[str, Any]:
    from django.db import connection
    from django.test import Client

    from huiyin.foundation.people.models import Account
    from huiyin.matters.models import Matter

    place = Matter.objects.order_by("-id").values_list("place", flat=True)[500]
    readers = {"letters_office": "bench_clerk", "one_bureau": "bench_3", "holds_none": "bench_handler"}
    Account.objects.filter(login="bench_3").update(is_active=True)
    bureau = Account.objects.get(login="bench_3")
    bureau.roles.add(*Account.objects.get(login="bench_handler").roles.all())
    told: dict[str, Any] = {"store": connection.vendor}
    for name, login in readers.items():
        client = Client()
        client.force_login(
            Account.objects.get(login=login), backend="django.contrib.auth.backends.ModelBackend"
        )
        told[name] = {asked: _page(client, q=words) for asked, words in ASKED.items()}
        told[name]["place_and_word"] = _page(client, q="维修", place=place)
        told[name]["frequent_word_in_2019"] = _page(client, q="社区", since="2019-01-01", until="2019-12-31")
    return told


def _page(client: Any, **asked: str) -> dict[str, Any]:
    """The first page, and the last one reached by at most forty keys."""
    times = _times(lambda: client.get("/desk/search/", asked))
    html = client.get("/desk/search/", asked).content.decode()
    return {**times, "rows": html.count('class="row-link"')}


if __name__ == "__main__":
    random.seed(5)
    main()
