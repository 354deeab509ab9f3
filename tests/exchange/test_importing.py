"""`huiyin import`: every sound row becomes a matter once, whatever interrupts, and every bad row is named."""

import csv
import gettext
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from django.db import Error
from django.utils.translation import trans_real

from huiyin.config import catalogues
from huiyin.foundation.units import tree as units_tree
from huiyin.interfaces.console.importing import import_, taking
from huiyin.matters.models import Clock, Event, Matter, Party
from huiyin.matters.queries.search import search
from huiyin.matters.record.identity import open_party

HEADINGS = ["留言编号", "留言用户", "留言主题", "留言时间", "留言详情"]
ROWS = [
    ["101", "A0001", "路灯不亮", "2019/2/28 11:25:05", "村口的路灯坏了三个月，夜里看不清路。"],
    ["102", "A0002", "停水", "2019/2/30 08:00:00", "楼上已经停水五天，没有人来修理。"],
    ["103", "A0003", "垃圾", "2019/7/19 18:19", "菜场后门的垃圾堆了半个月，气味很大。"],
    ["104", "A0001", "", "2019/7/20 18:19", "   "],
]


@pytest.fixture
def sheet(tmp_path):
    """Write rows to a CSV file in GB18030, as an old system exports them."""

    def write(rows, headings=HEADINGS, name="messages.csv"):
        path = tmp_path / name
        with path.open("w", encoding="gb18030", newline="") as out:
            csv.writer(out).writerows([headings, *rows])
        return path

    return write


def _run(*arguments, ends_with=0):
    result = CliRunner().invoke(import_, [str(argument) for argument in arguments])
    assert result.exit_code == ends_with, result.output
    return result.output


def _json(*arguments):
    return json.loads(_run(*arguments, "--json"))


def test_rows_become_matters_with_their_own_day_of_receipt(county, sheet):
    said = _run(sheet(ROWS))
    assert "body         <- 留言详情" in said and "留言用户" in said
    taken = list(Matter.objects.order_by("received_at"))
    assert [matter.title for matter in taken] == ["路灯不亮", "垃圾"]
    assert taken[0].received_on == date(2019, 2, 28) and taken[0].entered_at.year >= 2026
    assert taken[0].stage == "received" and taken[0].channel == "online" and taken[0].anonymous
    assert taken[0].office.code == "letters" and not Party.objects.exists()
    assert Clock.objects.get(matter_id=taken[0].pk).start == date(2019, 2, 28)
    found = search(county.actor("alice"), "路灯").rows
    assert [matter.pk for matter in found] == [taken[0].pk]


def test_bad_rows_are_named_with_column_and_mend(county, sheet):
    path = sheet(ROWS)
    said = _json(path)
    assert (said["rows"], said["taken"], said["already"], said["refused"]) == (4, 2, 0, 2)
    with Path(said["problems_file"]).open(encoding="utf-8-sig", newline="") as stream:
        listed = list(csv.reader(stream))[1:]
    assert said["problems_file"] == f"{path}.problems.csv"
    assert [(row[0], row[1], row[2]) for row in listed] == [
        ("3", "留言时间", "not taken in"), ("5", "留言详情", "not taken in"),
    ]  # fmt: skip
    assert "2019/2/30" in listed[0][3] and "2019-02-28" in listed[0][5]


def test_a_second_run_doubles_nothing_and_a_mended_row_comes_in(county, sheet):
    path = sheet(ROWS)
    _json(path)
    again = _json(path)
    assert (again["taken"], again["already"]) == (0, 2)
    mended = sheet([ROWS[0], [*ROWS[1][:3], "2019/2/28 08:00:00", ROWS[1][4]], *ROWS[2:]], name="mended.csv")
    third = _json(mended)
    assert (third["taken"], third["already"], third["refused"]) == (1, 2, 1)
    assert Matter.objects.count() == 3


def test_the_same_messages_from_a_workbook_are_known(county, sheet, tmp_path):
    _json(sheet(ROWS))
    book = openpyxl.Workbook()
    for row in [["详情", "编号", "主题", "时间"], *([r[4], int(r[0]), r[2], r[3]] for r in ROWS)]:
        book.active.append(row)
    book.save(tmp_path / "same.xlsx")
    assert _json(tmp_path / "same.xlsx")["already"] == 2
    assert Matter.objects.count() == 2


def test_a_dry_run_takes_nothing(county, sheet):
    assert _json(sheet(ROWS), "--dry-run")["refused"] == 2
    assert not Matter.objects.exists()


def test_people_come_in_only_by_columns_of_that_name(county, sheet):
    headings = ["姓名", "电话", "地址", "账号", "详情", "日期"]
    rows = [
        ["王琴", "0000-1234567", "柳园小区", "A1", "电梯坏了两个多月无人修理", "2026-01-05"],
        ["", "00001234568", "", "A2", "小区门口的路灯坏了很久了", "2026-01-06"],
        ["李明", "138****1234", "", "A3", "学校门口没有人行横道线", "2026-01-07"],
    ]
    said = _json(sheet(rows, headings))
    assert said["taken"] == 3 and said["problems"] == 1
    people = {p.matter.received_on.day: open_party(p) for p in Party.objects.select_related("matter")}
    assert people[5]["name"] == "王琴" and people[5]["address"] == "柳园小区"
    assert people[6] == {"name": "", "phone": "00001234568", "address": "", "email": "", "id_number": ""}
    assert people[7]["phone"] == ""
    assert [m.anonymous for m in Matter.objects.order_by("received_on")] == [False, True, False]
    assert "00001234568" not in json.dumps(list(Event.objects.values_list("inner", "public")))


def test_the_mapping_can_be_corrected(county, sheet):
    path = sheet(
        [["甲", "村口的路灯坏了三个月，夜里看不清路。", "补记：已经去过两次"]], ["类型", "详情", "备注"]
    )
    assert _json(path, "--map", "body=备注", "--map", "title=详情")["mapping"]["body"] == "备注"
    assert Matter.objects.get().body == "补记：已经去过两次"
    assert "没有" in _run(path, "--map", "body=没有", ends_with=1)


def test_the_office_can_be_named(county, sheet):
    _json(sheet(ROWS), "--office", "city_letters")
    assert {matter.office.code for matter in Matter.objects.all()} == {"city_letters"}
    assert "city_letters" in _run(sheet(ROWS), "--office", "housing", ends_with=1)


def test_an_installation_without_an_office_is_told(db, sheet):
    units_tree.changed()
    assert "--office" in _run(sheet(ROWS), ends_with=1)
    assert not Matter.objects.exists()


def test_formulas_are_not_handed_on_in_the_problems(county, sheet):
    path = sheet([["=cmd|' /C calc'!A0"]], ["=HYPERLINK(1)详情"])
    path = sheet([["水水水水水水水水水水", "=1+1"]], ["详情", "时间"])
    said = _json(path)
    text = Path(said["problems_file"]).read_text(encoding="utf-8-sig")
    assert "=1+1" in text
    assert all(not cell.startswith(("=", "+", "@")) for row in csv.reader(text.splitlines()) for cell in row)


def test_a_database_that_fails_stops_cleanly_and_the_next_run_goes_on(county, sheet, monkeypatch):
    real, calls = taking.take_online, []

    def failing(**given):
        calls.append(given)
        if len(calls) == 2:
            raise Error("disk full")
        return real(**given)

    monkeypatch.setattr(taking, "take_online", failing)
    assert "disk full" in _run(sheet(ROWS), ends_with=1)
    assert Matter.objects.count() == 1
    assert _json(sheet(ROWS))["taken"] == 1 and Matter.objects.count() == 2


def test_stopping_by_hand_says_how_to_go_on(county, sheet, monkeypatch):
    real, calls = taking.take_online, []

    def interrupted(**given):
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(**given)

    monkeypatch.setattr(taking, "take_online", interrupted)
    assert "after row 3" in _run(sheet(ROWS), ends_with=1)
    assert _json(sheet(ROWS))["already"] == 1 and Matter.objects.count() == 2


def test_words_are_chinese_where_the_terminal_is(county, sheet, monkeypatch):
    catalogues.compile_all()
    for cache in (gettext._translations, trans_real._translations):
        cache.clear()
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    said = _run(sheet(ROWS), "--dry-run")
    assert "依据表头" in said and "不存在" in said


SET_UP = """
import django; django.setup()
from pathlib import Path
from django.conf import settings
from django.core.management import call_command
from huiyin.foundation.vault import keys
keys.create(Path(settings.HUIYIN_KEYS_FILE))
call_command("migrate", verbosity=0, skip_checks=True)
from tests.named_people import make_county
make_county()
"""
COUNT = """
import django; django.setup()
from huiyin.foundation.ledger.verify import verify
from huiyin.matters.models import Event, Matter
from huiyin.matters.queries.chains import heads
print(Matter.objects.count(), Matter.objects.values("body").distinct().count(), Event.objects.count(), len(list(verify(heads()))))
"""


def test_killed_in_the_middle_and_run_again(sheet, tmp_path):
    """A process of its own, killed while it takes rows; then the same command brings in exactly the rest."""
    root = Path(__file__).parents[2]
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("HUIYIN_", "DJANGO_", "PYTEST_"))
    } | {
        "HUIYIN_DATA": str(tmp_path / "data"),
        "HUIYIN_SECRET_KEY": "a-secret-for-one-test-only-that-protects-nothing-at-all",
        "DJANGO_SETTINGS_MODULE": "huiyin.config.settings",
        "PYTHONPATH": f"{root / 'src'}:{root}",
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip

    def python(*arguments, **options):
        return subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
            **options,
        ).stdout

    python("-c", SET_UP)
    rows = [
        [str(n), f"A{n}", f"第{n}号路灯", "2019/2/28 11:25:05", f"第{n}号路灯坏了三个月，夜里看不清路。"]
        for n in range(300)
    ]
    path = sheet(rows)
    command = ["-m", "huiyin.interfaces.console", "import", str(path), "--json"]
    with subprocess.Popen(
        [sys.executable, *command], env=environment, cwd=root, stdout=subprocess.DEVNULL
    ) as child:
        _wait_for_rows(tmp_path / "data", child, least=40)
        child.kill()
        assert child.wait() == -signal.SIGKILL
    matters, bodies, events, faults = map(int, python("-c", COUNT).split())
    assert 40 <= matters < 300 and matters == bodies == events and faults == 0
    said = json.loads(python(*command))
    assert said["already"] == matters and said["taken"] == 300 - matters
    assert python("-c", COUNT).split() == ["300", "300", "300", "0"]


def _wait_for_rows(folder, child, least):
    """Wait until the child has written some matters; looked up beside it, without Django."""
    with sqlite3.connect(f"file:{folder / 'huiyin.sqlite3'}?mode=ro", uri=True) as base:
        until = time.monotonic() + 180
        while base.execute("SELECT count(*) FROM matter").fetchone()[0] < least:
            assert child.poll() is None and time.monotonic() < until, "the import ended too soon"
            time.sleep(0.02)
