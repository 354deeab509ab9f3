"""The gate: who sees what, that both of its forms agree, that every reading is logged, and that reports stay hidden."""

from datetime import date, timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.gate.scope import may_see
from huiyin.matters.models import Matter, ReadEntry
from huiyin.matters.queries.desk_list import Wanted, listed
from huiyin.matters.queries.same_matter import same_matter
from huiyin.matters.queries.search import search
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.filing import Petitioner
from tests.named_people import BODY, STAFF, person


@pytest.fixture
def every_kind(county, a_matter, filed, at):
    """An ordinary matter at several stages, one that complains of the township, and a report against it."""
    for stage in ("received", "registered", "forwarded", "served"):
        a_matter(stage)
    filed(accused_units=(county.units["township"].pk,), title="镇里不作为")
    filed(kind="report", accused_units=(county.units["township"].pk,), title="检举镇干部")
    filed(kind="report", accused_units=(county.units["letters"].pk,), title="检举信访局")
    return Matter.objects.all()


def test_the_two_forms_of_the_gate_agree(county, every_kind):
    seen = 0
    for name, _, _ in STAFF:
        actor = county.actor(name)
        listed = set(gate.visible(actor).values_list("pk", flat=True))
        judged = {m.pk for m in every_kind if may_see(actor, m)}
        assert listed == judged, name
        seen += len(listed)
    assert seen > 10


def test_the_accused_never_learn_of_a_report(county, every_kind):
    eve = county.actor("eve")
    report = Matter.objects.get(title="检举镇干部")
    assert not gate.visible(eve).exists()
    assert search(eve, "检举").rows == [] and search(eve, report.number).rows == []
    assert (
        listed(eve, Wanted(), on=date(2026, 3, 10), size=30).rows == []
        and same_matter(eve, text=f"{report.body} {report.number}") == []
    )
    with pytest.raises(gate.NoSuchMatter):
        gate.reach(report.pk, actor=eve)


def test_the_parents_of_the_accused_do_not_see_it_either(county, every_kind):
    gina = county.actor("gina")  # the county government stands over the township
    assert not gate.visible(gina).filter(title__in=["镇里不作为", "检举镇干部"]).exists()
    assert gate.visible(gina).exists()


def test_missing_and_forbidden_look_the_same(county, a_matter, at):
    matter = a_matter("forwarded")
    words = []
    for matter_id in (matter.pk, 12345):
        with pytest.raises(gate.NoSuchMatter) as no:
            gate.read(matter_id, actor=county.actor("carol"), at=at)
        words.append(str(no.value))
    assert words[0] == words[1]


def test_every_reading_by_staff_is_logged(county, a_matter, at):
    matter = a_matter("forwarded")
    gate.read(matter.pk, actor=county.actor("bob"), at=at)
    gate.read(matter.pk, actor=person(matter), at=at)
    entry = ReadEntry.objects.get(matter_id=matter.pk)
    assert (entry.name, entry.unit.code) == ("Bob", "housing")


def test_an_earlier_holder_may_go_on_reading_a_stranger_may_not(county, a_matter):
    matter = a_matter("accepted")
    assert gate.visible(county.actor("alice")).filter(pk=matter.pk).exists()
    assert not gate.visible(county.actor("carol")).filter(pk=matter.pk).exists()


def test_a_unit_named_later_is_shut_out_from_then_on(county, filed, at):
    matter = filed()
    dora = county.actor("dora")
    assert gate.visible(dora).filter(pk=matter.pk).exists()
    told = Classified("appeal", "art31_6", accused_units=(county.units["letters"].pk,))
    register(actor=county.actor("alice"), at=at, matter_id=matter.pk, classified=told)
    matter.refresh_from_db()
    assert matter.holder.code == "city_letters"
    assert not gate.visible(dora).filter(pk=matter.pk).exists()


def test_the_inbox_pages_by_what_is_due_next(county, filed, at):
    for day in range(7):
        filed(when=at + timedelta(days=day % 3), title=f"第{day}件")
    alice, seen, after = county.actor("alice"), [], ""
    while True:
        page = listed(alice, Wanted(), on=at.date(), size=3, after=after)
        seen += [(m.next_due, m.pk) for m in page.rows]
        after = page.after
        if not after:
            break
    assert len(seen) == 7 and seen == sorted(seen)


def test_search_finds_two_character_words_and_only_them(county, filed):
    filed(body="小区电梯坏了"), filed(body="电话打不通，楼梯也坏了", claims=("修楼梯",), title="楼梯")
    alice = county.actor("alice")
    assert len(search(alice, "电梯 坏了").rows) == 1
    assert len(search(alice, "電梯 壞了").rows) == 1  # either script finds the other
    assert search(alice, "梯").too_short


def test_the_same_matter_is_found_by_text_passage_and_people(county, filed):
    filed()
    alice = county.actor("alice")
    assert [c.by for c in same_matter(alice, text=BODY.replace("，", " "))] == ["text"]
    assert [c.by for c in same_matter(alice, text=f"我上个月写过信。{BODY}到现在没有回音。")] == ["passage"]
    assert [c.by for c in same_matter(alice, text="还是没人管", name="王琴", contact="0000 7654321")] == [
        "people"
    ]
    filed(
        petitioners=(Petitioner("李云", email="Li88@example.org"),),
        title="另一件",
        body="河堤塌了一段，没有人来修",
    )
    assert [c.by for c in same_matter(alice, text="又写一次", name="李云", contact="li88@example.org")] == [
        "people"
    ]
    assert same_matter(alice, text="路灯不亮，晚上看不见路，请派人来修一修吧谢谢") == []
