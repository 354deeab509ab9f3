"""A spreadsheet of people who signed, from looking at it to opening the list: python -m benchmarks.signers [5000].

Works in the base in use (HUIYIN_DATA, HUIYIN_DATABASE_URL): files a matter, reads a CSV and an xlsx of so many rows, of
which one in ten is not right, takes the good ones in one transaction, and opens the list. Prints seconds as JSON.
"""

import json
import secrets
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

ROWS = 5_000
EVERY = 10  # one row in so many has neither telephone nor address


def main() -> None:
    """Measure and print."""
    from benchmarks.staffing import prepare

    prepare()
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(rows, Path(folder)), ensure_ascii=False, indent=1))


def measure(rows: int, folder: Path) -> dict[str, Any]:
    """Each step by the clock on the wall, in a matter of its own."""
    from django.utils import timezone

    from huiyin.foundation.people.actor import FilerActor, actor_of, signing
    from huiyin.foundation.people.models import Account
    from huiyin.matters.models import JoinLink, Matter, Signer
    from huiyin.matters.queries.together.listed import counted, signer_list
    from huiyin.matters.together.linking import code_of
    from huiyin.matters.together.listing import read_list
    from huiyin.matters.together.sealing import Named
    from huiyin.services.exchange.signers import read_signers
    from huiyin.work.intake.acts.register import register
    from huiyin.work.intake.acts.take_online import take_online
    from huiyin.work.intake.classifying import Classified
    from huiyin.work.intake.filing import Filing, Petitioner
    from huiyin.work.together.acts.add_signers import add_signers
    from huiyin.work.together.acts.leave_joint import leave_joint
    from huiyin.work.together.acts.open_join_link import open_join_link
    from huiyin.work.together.acts.sign_on import sign_on

    clerk, at = actor_of(Account.objects.get(login="bench_clerk")), timezone.now()
    filing = Filing(
        body="联名信访事项的测量。", claims=("请解决",), petitioners=(Petitioner("王琴", "0000-7654321"),)
    )
    event = take_online(actor=FilerActor(), at=at, filing=filing)
    matter = Matter.objects.get(pk=event.matter_id)
    sorted_in = Classified("appeal", "art31_6")
    register(actor=clerk, at=at + timedelta(minutes=1), matter_id=matter.pk, classified=sorted_in)
    csv, xlsx = write_csv(folder, rows), write_xlsx(folder, rows)
    took: dict[str, Any] = {"rows": rows}
    found, took["read_csv"] = timed(lambda: read_signers(csv))
    _same, took["read_xlsx"] = timed(lambda: read_signers(xlsx))
    listed, took["check_every_row"] = timed(lambda: read_list(matter, found.people))
    took |= {"good": len(listed.good), "bad": len(listed.faults)}
    given = {"actor": clerk, "at": at, "matter_id": matter.pk, "people": listed.good, "how": "paper"}
    _event, took["take_in_one_transaction"] = timed(lambda: add_signers(**given))
    _list, took["open_a_page_of_the_list"] = timed(lambda: signer_list(matter.pk, actor=clerk, at=at))
    _list, took["open_the_whole_to_print"] = timed(
        lambda: signer_list(matter.pk, actor=clerk, at=at, whole=True)
    )
    open_join_link(actor=clerk, at=at, matter_id=matter.pk, days=5)
    link, joins = code_of(JoinLink.objects.get(matter_id=matter.pk)), {"actor": FilerActor(), "at": at}
    new = {
        "link": link,
        "person": Named("许明", "0000-7777777"),
        "own_word": True,
        "code": secrets.token_hex(8),
    }
    _event, took["one_joins_by_the_link"] = timed(lambda: sign_on(**joins, **new))
    now = Matter.objects.get(pk=matter.pk)
    _numbers, took["numbers_on_the_matters_page"] = timed(lambda: counted(now, clerk, {}))
    one = Signer.objects.filter(matter_id=matter.pk).order_by("no")[rows // 2]
    actor = signing(matter.pk, one.no)
    _event, took["one_leaves"] = timed(lambda: leave_joint(actor=actor, at=at, matter_id=matter.pk))
    return took


def timed(do: Any) -> tuple[Any, float]:
    """What it gives, and the seconds it took."""
    began = time.perf_counter()
    given = do()
    return given, round(time.perf_counter() - began, 3)


def row(n: int) -> tuple[str, str, str]:
    """One who signed; every so often nobody could reach them."""
    surname, given = "赵钱孙李周吴郑王冯陈"[n % 10], "一二三四五六七八九十"
    name = f"{surname}{given[n // 10 % 10]}{given[n // 100 % 10]}"
    return (name, "", "") if n % EVERY == 0 else (name, f"0000-{5_000_000 + n}", f"柳溪镇东街{n}号")


def write_csv(folder: Path, rows: int) -> Path:
    """The list as CSV."""
    path = folder / "list.csv"
    lines = ["姓名,电话,住址", *(",".join(row(n)) for n in range(rows))]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_xlsx(folder: Path, rows: int) -> Path:
    """The list as a workbook."""
    import openpyxl

    book, path = openpyxl.Workbook(write_only=True), folder / "list.xlsx"
    table = book.create_sheet()
    table.append(["姓名", "电话", "住址"])
    for n in range(rows):
        table.append(row(n))
    book.save(path)
    return path


if __name__ == "__main__":
    main()
