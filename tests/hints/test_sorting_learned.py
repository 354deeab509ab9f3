"""Learning from the office's own matters: which it learns from, what replaces what, and what is suggested then."""

import random
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from huiyin.domain.reading.sorting import blending
from huiyin.foundation.units.competence import About
from huiyin.foundation.units.tree import changed
from huiyin.interfaces.console.reading.learn import learn as learn_command
from huiyin.interfaces.console.reading.models import models as models_command
from huiyin.jobs.reading.filings import Filings
from huiyin.matters.models import Accused, Event, Matter
from huiyin.matters.record.identity import fresh_id
from huiyin.services.hints.models import Hint, LearnedModel
from huiyin.services.hints.sorting import confirmed, learning, noting, shelf
from huiyin.services.hints.sorting.suggesting import hints

AT = datetime(2026, 3, 4, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ON = date(2026, 3, 4)
LETTERS = [chr(code) for code in range(0x4E00, 0x5E00)]
SAID = {
    "city.water": ("housing", ["自来水停了三天", "水压太低洗不了澡", "水管爆裂", "下水道堵了"]),
    "labour.wages": (
        "labour",
        ["包工头拖欠工资", "工程完工不发工钱", "老板欠薪找不到人", "加班工资一直不给"],
    ),
}


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.HUIYIN_DATA = tmp_path


@pytest.fixture
def decided(county):
    """Matters decided by the unit that is competent; near the least that can be learned from."""
    rows, events, draw = [], [], random.Random(5)
    for n in range(240):
        label, (unit, texts) = list(SAID.items())[n % 2]
        # words of no meaning around them, for near copies are no two examples
        around = ["".join(draw.choices(LETTERS, k=6)) for _ in range(8)]
        body = "，".join([*around[:4], draw.choice(texts), *around[4:]])
        matter = _matter(county, n, body=body, category=label, is_open=False)
        rows.append(matter)
        events.append(
            Event(
                matter=matter,
                no=1,
                act="decide",
                at=AT,
                on=ON,
                actor="staff:1",
                unit=county.units[unit],
                stage_after="decided",
            )
        )
    Matter.objects.bulk_create(rows)
    Event.objects.bulk_create(events)
    return rows


@pytest.fixture
def few_are_enough(monkeypatch):
    for module in (blending, learning):
        monkeypatch.setattr(module, "ENOUGH", 100)


def _matter(county, n, **given):
    letters = county.units["letters"]
    held = {
        "number": f"XF{n:05}",
        "pack": "cn_xinfang_2022",
        "office": letters,
        "holder": letters,
        "stage": "closed",
        "title": given["body"][:20],
        "channel": "web",
        "received_at": AT,
        "received_on": ON,
        "entered_at": AT,
    }
    return Matter(id=fresh_id(AT) + n * (1 << 22), **held | given)  # a millisecond each: no two of one id


def test_reports_drills_own_files_and_undecided_matters_teach_nothing(county, decided):
    before = confirmed.count("category")
    assert before == len(decided)
    left_out = [
        _matter(county, 901, body="举报", category="city.water", confidential=True, is_open=False),
        _matter(county, 902, body="演练", category="city.water", stage="drill", is_open=False),
        _matter(county, 903, body="文件", category="city.water", channel="own_file", is_open=False),
        _matter(county, 904, body="还没办", category="city.water"),
    ]
    Matter.objects.bulk_create(left_out)
    assert confirmed.count("category") == before
    assert not {"举报", "演练", "文件", "还没办"} & {one.text for one in confirmed.examples("category", ON)}


def test_a_few_matters_are_not_learned_from(county, decided):
    assert learning.learn_task("category", at=AT, on=ON).row is None
    assert not LearnedModel.objects.exists()


def test_what_was_learned_suggests_and_what_does_worse_is_kept_aside(
    county, decided, few_are_enough, monkeypatch
):
    first = learning.learn_task("category", at=AT, on=ON).row
    assert first.state == "active" and first.figures["held_out"]["macro_f1"] > 0.9
    said = {one.kind: one for one in hints("", "家里停水，水压低", on=ON)}
    assert said["category"].values[0].label == "city.water" and said["category"].version == "category-1"
    monkeypatch.setattr(learning, "learn", _blind)
    worse = learning.learn_task("category", at=AT, on=ON).row
    assert (worse.state, worse.version) == ("worse", 2)
    assert worse.figures["before"]["macro_f1"] == first.figures["held_out"]["macro_f1"]
    assert shelf.active("category")[2] == 1


def _blind(examples):
    """A sorter that learned everything the wrong way round."""
    from dataclasses import replace

    from huiyin.domain.reading.sorting.learning import learn

    other = {"city.water": "labour.wages", "labour.wages": "city.water"}
    return learn([replace(one, label=other[one.label]) for one in examples])


def test_matters_held_out_are_the_same_each_time_and_never_learned_from(county, decided):
    found = confirmed.examples("category", ON)
    inside, held = learning.parted(found)
    assert held and not {one.group for one in inside} & {one.group for one in held}
    again = learning.parted(confirmed.examples("category", ON))[1]
    assert [one.text for one in again] == [one.text for one in held]


def test_learning_again_is_due_when_a_fifth_more_was_decided(county, decided, few_are_enough):
    assert learning.due("category")
    learning.learn_task("category", at=AT, on=ON)
    assert not learning.due("category")
    more = [
        _matter(county, 1000 + n, body=f"停水{n}", category="city.water", is_open=False) for n in range(48)
    ]
    Matter.objects.bulk_create(more)
    assert learning.due("category")


def test_a_changed_file_is_not_used(county, decided, few_are_enough, caplog):
    row = learning.learn_task("category", at=AT, on=ON).row
    (shelf.folder() / row.file).write_bytes(b"something else")
    shelf.forget()
    assert shelf.active("category") == (None, 0, 1)
    assert "cannot be used" in caplog.text
    assert [one.version for one in hints("", "家里停水", on=ON) if one.kind == "category"] == ["keywords"]


def test_the_unit_is_learned_from_who_answered_and_never_one_complained_of(county, decided, few_are_enough):
    learning.learn_task("unit", at=AT, on=ON)
    said = {one.kind: one for one in hints("", "包工头拖欠我的工资", on=ON)}
    assert [one.label for one in said["unit"].values] == ["labour"], (
        "nor one that nothing speaks for beside it"
    )
    out = frozenset({county.units["labour"].pk})
    barred = [one for one in hints("", "包工头拖欠我的工资", on=ON, shut_out=out) if one.kind == "unit"]
    assert "labour" not in {value.label for one in barred for value in one.values}


def test_a_rule_names_the_unit_before_anything_was_learned(county):
    county.units["labour"].duties = ["labour"]
    county.units["labour"].save()
    changed()
    said = {one.kind: one for one in hints("", "拖欠工资", on=ON, known=About("labour.wages", "", ""))}
    assert (said["unit"].values[0].label, said["unit"].version) == ("labour", "rules")


def test_the_worker_suggests_for_what_came_in_but_never_for_a_report(county, a_matter):
    received = a_matter("received")
    Matter.objects.filter(pk=received.pk).update(
        body="我家停水三天了，柳溪镇没人管", title="停水", category=""
    )
    report = _matter(county, 5, body="停水", confidential=True)
    report.save()
    filings, now = Filings(), AT
    while filings.read_one(now):
        pass
    rows = Hint.objects.order_by("kind")
    assert {row.matter_id for row in rows} == {received.pk}
    assert {row.kind: row.values[0]["value"] for row in rows} == {
        "category": "city.water",
        "place": "柳溪镇",
    } | {row.kind: row.values[0]["value"] for row in rows if row.kind == "unit"}
    assert Filings()._stood(now) == received.pk or not Filings().read_one(now)


def test_an_answer_says_what_was_taken(county, a_matter):
    matter = a_matter("received")
    found = hints("", "我家停水三天了，柳溪镇没人管", on=ON)
    noting.note(matter, found, AT)
    noting.answer(
        matter.pk,
        [one for one in found if one.kind != "unit"],
        {"category": "city.water", "place": "别处"},
        AT,
    )
    states = dict(Hint.objects.exclude(state="replaced").values_list("kind", "state"))
    assert (states["category"], states["place"]) == ("accepted", "rejected")
    assert not [one for one in noting.waiting(matter.pk) if one.kind in ("category", "place")]


def test_the_commands_say_what_came_of_it(county, decided, few_are_enough):
    nothing = CliRunner().invoke(models_command)
    assert "Nothing was learned yet" in nothing.output
    said = CliRunner().invoke(learn_command, ["--task", "category"])
    assert said.exit_code == 0 and "version 1" in said.output and "in use now" in said.output
    assert "category 1" in CliRunner().invoke(models_command).output
    assert Accused.objects.count() == 0
