"""Checks and the record of responsibility at the desk: drawn, asked, read, printed; and what their pages keep from whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Clock, ClosureCheck, Commitment, Event, Matter, Sample
from huiyin.work.handling.acts.close import close
from huiyin.work.intake.filing import Petitioner
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.responsibility.acts.object_decision import object_decision
from tests.desk.conftest import inline_in, page, sent

pytestmark = pytest.mark.django_db
WANG = Petitioner("王琴", phone="0000-7654321", may_call=True)


@pytest.fixture
def closed(county, a_matter):
    matter, now = a_matter("served", petitioners=(WANG,)), timezone.now()
    no = Commitment.objects.get(matter=matter).no
    keep_promise(
        actor=county.actor("bob"), at=now, matter_id=matter.pk, commitment=no, evidence="曳引机已更换"
    )
    close(actor=county.actor("bob"), at=now, matter_id=matter.pk)
    return matter


def scope(**changes):
    today = timezone.localdate(timezone.now())
    given = {"first": today - timedelta(days=30), "last": today, "size": 10, "category": ""}
    return {**given, **changes}


def test_a_look_draws_nothing_and_the_drawing_leads_to_its_page(desk, closed):
    dora = desk("dora")
    look = dora.post("/desk/checks/", {**scope(), "look": "1"}).content.decode()
    assert "Closed in these days: 1" in look and "100.0 %" in look and not Sample.objects.exists()
    drawn = dora.post("/desk/checks/", {**scope(), "draw": "1"}, follow=True)
    body = drawn.content.decode()
    sample = Sample.objects.get()
    assert drawn.redirect_chain[-1][0] == f"/desk/checks/{sample.pk}/"
    assert sample.seed in body and sample.scope["frame"] in body and "曳引机已更换" in body
    assert f"/desk/matters/{closed.pk}/act/check_closure/" in body and not inline_in(body)
    assert "A check of 1 closed matters waits" in dora.get("/desk/").content.decode()


def test_asked_through_the_form_and_read_with_its_uncertainty(desk, closed):
    dora = desk("dora")
    dora.post("/desk/checks/", {**scope(), "draw": "1"})
    form = dora.get(page(closed, "act/check_closure/")).content.decode()
    assert "曳引机已更换" in form and "did not wish to answer" in form
    wrong = sent(dora, closed, "check_closure", how="call", words="又停了")
    assert wrong.status_code == 422 and "又停了" in wrong.content.decode()
    assert (
        sent(dora, closed, "check_closure", how="call", said="check_not_solved", words="又停了").status_code
        == 302
    )
    shown = dora.get(f"/desk/checks/{Sample.objects.get().pk}/").content.decode()
    assert "Answered: 1 of 1 (100.0 %)" in shown and "又停了" in shown and "too few to say" in shown
    late = dora.get("/desk/late/?kind=unsolved").content.decode()
    assert "又停了" in late and "曳引机已更换" in late  # today already: both words stand beside each other
    assert "The closing said" in dora.get(page(closed)).content.decode()


def test_wrong_input_is_told_at_its_field_and_kept(desk, closed):
    dora = desk("dora")
    today = timezone.localdate(timezone.now())
    answer = dora.post("/desk/checks/", {**scope(first=today + timedelta(days=1), size=7), "draw": "1"})
    assert answer.status_code == 422 and 'value="7"' in answer.content.decode()
    for wrong in ({"size": 0}, {"size": 999}, {"first": "x"}, {"units": "999"}, {"size": ""}):
        assert dora.post("/desk/checks/", {**scope(**wrong), "draw": "1"}).status_code == 422, wrong
    assert not Sample.objects.exists()


def test_ending_it_and_whose_it_is(desk, closed):
    dora, gina = desk("dora"), desk("gina")
    dora.post("/desk/checks/", {**scope(), "draw": "1"})
    sample = Sample.objects.get()
    assert (
        gina.get(f"/desk/checks/{sample.pk}/").status_code == 200
    )  # the letters office stands under the county
    for name in ("bob", "alice", "frank"):
        assert desk(name).get(f"/desk/checks/{sample.pk}/").status_code == 403, name
    assert dora.get(f"/desk/checks/{sample.pk}/?after=x").status_code == 302
    assert dora.get("/desk/checks/12345/").status_code == 404
    dora.post(f"/desk/checks/{sample.pk}/end/")
    sample.refresh_from_db()
    assert sample.ended_on and "check_closure" not in dora.get(f"/desk/checks/{sample.pk}/").content.decode()


def test_the_record_of_one_matter_is_read_and_the_reading_written_down(desk, county, a_matter):
    matter = a_matter("accepted")
    Clock.objects.filter(matter=matter, limit="handle").update(due=timezone.localdate() - timedelta(days=5))
    bob = desk("bob")
    body = bob.get(page(matter, "responsibility/")).content.decode()
    for words in (
        "5 days late",
        "No reason has been given",
        "explain_lateness",
        "object_decision",
        "no count of anybody",
    ):
        assert words in body, words
    assert (
        not inline_in(body)
        and "the record of responsibility" in bob.get(page(matter, "readings/")).content.decode()
    )
    clock = Clock.objects.get(matter=matter, limit="handle")
    form = bob.get(page(matter, "act/explain_lateness/")).content.decode()
    assert "handling" in form
    done = sent(bob, matter, "explain_lateness", late=clock.no, why="late_means", words="配件四月到货")
    assert done.status_code == 302
    told = desk("dora").get(page(matter, "responsibility/")).content.decode()
    assert "配件四月到货" in told and "money, people or parts are lacking" in told
    assert "配件四月到货" in bob.get(page(matter)).content.decode()
    assert desk("carol").get(page(matter, "responsibility/")).status_code == 404


def test_an_objection_goes_through_its_form_and_its_colleagues_learn_nothing_of_it(desk, county, a_matter):
    matter = a_matter("decided")
    decision = Event.objects.get(matter=matter, act="decide")
    ben = desk("ben")
    assert "Bob" in ben.get(page(matter, "act/object_decision/")).content.decode()
    words = "物业的责任没有查清"
    assert sent(ben, matter, "object_decision", decision=decision.no, words=words).status_code == 302
    for name, rest in (("ben", "responsibility/"), ("dora", "responsibility/")):
        assert words in desk(name).get(page(matter, rest)).content.decode(), name
    for name in ("bob", "alice"):
        for rest in ("", "responsibility/", "readings/"):
            body = desk(name).get(page(matter, rest)).content.decode()
            assert words not in body and "Objections on record" not in body, (name, rest)
        assert "put an objection to a decision on record" not in desk(name).get(page(matter)).content.decode()


def test_a_bundle_of_the_matter_holds_no_words_of_an_objection(desk, county, a_matter):
    from huiyin.services.exchange.bundle.gathering import gather

    matter, now = a_matter("decided"), timezone.now()
    object_decision(actor=county.actor("ben"), at=now, matter_id=matter.pk, words="不应当这样定")
    for name in ("bob", "ben"):  # a bundle leaves the house: not even its author's holds it
        index = gather(matter.pk, actor=county.actor(name), at=now, purpose="bundle").index
        assert "object_decision" not in {one["act"] for one in index["timeline"]}, name
        assert "不应当这样定" not in str(index), name


def test_conduct_goes_from_the_record_to_somebody_outside_the_unit_complained_of(desk, county, a_matter):
    matter = a_matter("accepted")
    ben = desk("ben")
    assert "refer_conduct" in ben.get(page(matter, "responsibility/")).content.decode()
    given = {"against": county.units["housing"].full_name, "official": "", "words": "承办人当面辱骂信访人"}
    assert sent(desk("alice"), matter, "refer_conduct", **given).status_code == 302
    report = Matter.objects.get(channel="referral")
    assert report.holder_id == county.units["discipline"].pk and report.confidential
    for name in ("ben", "bob", "bella", "gina"):  # the unit, its head, the government over it
        assert desk(name).get(page(report)).status_code == 404, name
        record = desk(name).get(page(matter, "responsibility/")).content.decode()
        assert "辱骂" not in record and report.number not in record, name
    assert desk("dora").get("/desk/late/").content.decode().find(report.number) == -1
    assert not ClosureCheck.objects.exists()
