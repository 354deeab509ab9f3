"""Recurring problems at the desk: kept with their ids, within what one may see, without reports, with the offices' debts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.interfaces.desk.hints.recurring.taking_up import note, offered
from huiyin.jobs.reading.problems import Problems
from huiyin.matters.failures import Invalid, NotPermitted
from huiyin.matters.models import Accused, Commitment, Matter
from huiyin.services.hints.models import Recurring, RecurringPart
from huiyin.services.hints.recurring.answering import bring_back, put_aside, take_up
from huiyin.services.hints.recurring.keeping import consolidate, take_new
from huiyin.services.hints.recurring.showing import NoSuchProblem, listed, shown
from huiyin.work.intake.filing import Petitioner
from tests.reading.recurring_texts import ALONE, PLANT

pytestmark = pytest.mark.django_db


@pytest.fixture
def plant(county, filed, a_matter):
    """Six matters about one plant, two of them the same letter; and others about anything."""
    made = [_filed(filed, n, title) for n, title in enumerate(PLANT[:5])]
    made.append(_filed(filed, 6, PLANT[4]))  # whoever sent it: it is not asked
    for n, title in enumerate(ALONE[:10]):
        _filed(filed, 50 + n, title)
    return made


def _filed(filed, who: int, title: str, when=None) -> Matter:
    by = Petitioner(f"甲{who}", phone=f"0000-76500{who:02d}")
    return filed(when=when, title=title, body=f"{title}。", place="", petitioners=(by,))


def now():
    return timezone.now()


def only(actor) -> object:
    found = listed(actor, at=now())
    assert len(found) == 1
    return found[0]


def test_the_matters_about_one_thing_are_one_problem(county, plant):
    consolidate(now())
    found = only(county.actor("dora"))
    assert {one.pk for one in found.matters} == {one.pk for one in plant}
    assert "搅拌站" in found.name
    assert found.voices == 5
    assert sum(found.months.values()) == 6
    assert found.standing.waiting == 6
    assert found.heat == pytest.approx(sum(point.points for point in found.points))


def test_it_keeps_its_id_and_what_the_office_did(county, plant, filed):
    consolidate(now())
    dora, key = county.actor("dora"), Recurring.objects.get().pk
    put_aside(actor=dora, at=now(), problem=key, words="已由生态环境局专项处理")
    _filed(filed, 30, "青槐新城旁搅拌站粉尘大")
    consolidate(now())
    row = Recurring.objects.get()
    assert (row.pk, row.state, row.words_of_office, row.matters) == (
        key,
        "put_aside",
        "已由生态环境局专项处理",
        7,
    )
    assert listed(dora, at=now()) == []
    bring_back(actor=dora, at=now(), problem=key)
    assert only(dora).row.pk == key
    take_up(actor=dora, at=now(), problem=key, systemic=77)
    assert Recurring.objects.get().systemic_id == 77


def test_a_new_matter_joins_and_another_waits(county, plant, filed):
    known = consolidate(now())
    fresh = _filed(filed, 31, "青槐新城小区附近搅拌站粉尘扰民", now())
    _filed(filed, 32, "老年证办理要几天", now())
    assert take_new(known, now()) == 1
    assert take_new(known, now()) == 0
    assert RecurringPart.objects.filter(matter=fresh).count() == 1
    assert only(county.actor("dora")).row.matters == 7


def test_matters_that_waited_make_a_problem_before_the_night(county, plant, filed):
    known = consolidate(now())
    fresh = [
        _filed(filed, 40 + n, f"枫林水库大坝渗水{what}", now())
        for n, what in enumerate(("", "严重", "没人修"))
    ]
    assert take_new(known, now()) == 3
    dam = next(one for one in listed(county.actor("dora"), at=now()) if len(one.matters) == 3)
    assert {one.pk for one in dam.matters} == {one.pk for one in fresh}
    assert "水库" in dam.name
    _filed(filed, 45, "枫林水库大坝又渗水了", now())
    assert take_new(known, now()) == 1
    assert Recurring.objects.get(pk=dam.row.pk).matters == 4
    assert Recurring.objects.count() == 2


def test_what_is_gone_goes(county, plant):
    consolidate(now())
    Matter.objects.filter(pk__in=[one.pk for one in plant[:4]]).update(confidential=True)
    consolidate(now())
    assert not Recurring.objects.exists()
    assert not RecurringPart.objects.exists()


def test_a_report_is_in_no_problem_even_before_the_next_night(county, plant):
    consolidate(now())
    Matter.objects.filter(pk=plant[0].pk).update(confidential=True)
    for name in ("dora", "rita"):
        found = listed(county.actor(name), at=now())
        assert all(plant[0].pk not in {m.pk for m in one.matters} for one in found)
    assert len(only(county.actor("dora")).matters) == 5


def test_exercises_and_own_files_are_in_no_problem(county, plant):
    Matter.objects.filter(pk=plant[0].pk).update(stage="drill")
    Matter.objects.filter(pk=plant[1].pk).update(channel="own_file")
    consolidate(now())
    assert Recurring.objects.get().matters == 4


def test_who_may_see_none_of_its_matters_sees_no_problem(county, plant):
    consolidate(now())
    key = Recurring.objects.get().pk
    assert listed(county.actor("carol"), at=now()) == []
    with pytest.raises(NoSuchProblem):
        shown(county.actor("carol"), key, at=now())


def test_whom_a_matter_complains_of_sees_the_problem_without_it(county, plant):
    consolidate(now())
    row = Recurring.objects.get()
    said = next(one for one in plant if (one.title and row.name in one.title) or one.title.endswith(row.name))
    Accused.objects.create(matter=said, no=901, account=county.accounts["dora"])
    found = only(county.actor("dora"))
    assert said.pk not in {one.pk for one in found.matters}
    assert found.name != row.name
    assert any(found.name in one.title for one in found.matters)


def test_promises_not_kept_and_units_are_shown(county, a_matter, plant):
    consolidate(now())
    promised = plant[0]
    Commitment.objects.create(
        matter=promised,
        no=902,
        claim_no=0,
        text="搅拌站加装围挡",
        unit=county.units["housing"],
        due=timezone.localdate(now()) - timedelta(days=3),
    )
    found = only(county.actor("dora"))
    assert found.standing.unkept == ((county.units["housing"].pk, 1),)
    assert found.standing.units == ((county.units["letters"].pk, 6),)
    assert next(one for one in found.points if one.part.name == "unkept").points == 2


def test_only_a_supervisor_puts_aside_and_says_why(county, plant):
    consolidate(now())
    key = Recurring.objects.get().pk
    with pytest.raises(Invalid):
        put_aside(actor=county.actor("dora"), at=now(), problem=key, words="  ")
    with pytest.raises(Invalid):
        put_aside(actor=county.actor("dora"), at=now(), problem=key, words="长" * 501)
    with pytest.raises(NotPermitted):
        put_aside(actor=county.actor("alice"), at=now(), problem=key, words="不是一件事")
    assert Recurring.objects.get().state == "open"


def test_the_worker_looks_and_a_fault_stops_nothing(county, plant, monkeypatch, caplog):
    problems = Problems()
    assert problems.look(now()) == 1
    assert problems.look(now()) == 0
    monkeypatch.setattr("huiyin.services.hints.recurring.keeping.find", _broken)
    assert problems.look(now() + timedelta(hours=21)) == 0
    assert "ValueError" in caplog.text
    assert "搅拌站" not in caplog.text
    assert Recurring.objects.count() == 1


def _broken(*_given, **_named):
    raise ValueError("青槐新城搅拌站")


def test_the_pages(county, desk, plant):
    consolidate(now())
    key = Recurring.objects.get().pk
    dora = desk("dora")
    page = dora.get("/desk/recurring/").content.decode()
    assert Recurring.objects.get().name in page
    assert "How heat is computed" in page
    one = dora.get(f"/desk/recurring/{key}/").content.decode()
    assert all(matter.title in one for matter in plant)
    assert "王琴" not in one
    assert not any(f"甲{n}" in one for n in range(5))
    assert dora.post(f"/desk/recurring/{key}/aside/", {"words": ""}).status_code == 422
    assert dora.post(f"/desk/recurring/{key}/aside/", {"words": "已有专项"}).status_code == 302
    assert "已有专项" in dora.get("/desk/recurring/?state=put_aside").content.decode()
    assert dora.post(f"/desk/recurring/{key}/back/").status_code == 302
    assert Recurring.objects.get().state == "open"
    assert dora.get("/desk/recurring/?state=nonsense").status_code == 200


def test_the_pages_are_for_supervisors_and_unknown_ones_are_not_there(county, desk, plant):
    consolidate(now())
    assert desk("alice").get("/desk/recurring/").status_code == 403
    assert desk("dora").get("/desk/recurring/1/").status_code == 404
    assert desk("dora").get("/desk/recurring/99999999999999999999999/").status_code == 404
    assert "/desk/recurring/" in desk("dora").get("/desk/oversight/").content.decode()
    assert "/desk/recurring/" not in desk("carol").get("/desk/oversight/").content.decode()


def test_no_table_of_problems_knows_a_person():
    names = {field.name for model in (Recurring, RecurringPart) for field in model._meta.get_fields()}
    assert not {
        one for one in names if any(w in one for w in ("party", "author", "person", "account", "same_as"))
    }


def test_its_matters_are_offered_to_a_file_on_the_cause(county, plant, rf):
    consolidate(now())
    key = Recurring.objects.get().pk
    request = rf.get("/desk/systemic/new/", {"recurring": str(key)})
    request.actor = county.actor("dora")
    assert {one.pk for one in offered(request).matters} == {one.pk for one in plant}
    note(request, 55)
    assert (Recurring.objects.get().state, Recurring.objects.get().systemic_id) == ("taken_up", 55)
    for wrong in ("", "x", "1", "9" * 30, "٣"):
        request = rf.get("/desk/systemic/new/", {"recurring": wrong})
        request.actor = county.actor("dora")
        assert offered(request) is None
    request = rf.get("/desk/systemic/new/", {"recurring": str(key)})
    request.actor = county.actor("carol")
    assert offered(request) is None
