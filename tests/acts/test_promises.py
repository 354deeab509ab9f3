"""Promises: kept with evidence, judged by the person, disputed and pressed for, asked about only with consent."""

from datetime import date, timedelta

import pytest

from huiyin.foundation.people.actor import SystemActor
from huiyin.jobs.pressing import press_overdue
from huiyin.matters import gate
from huiyin.matters.models import Clock, Commitment, Event, Matter, Party
from huiyin.matters.record import Invalid, Refused
from huiyin.work.handling.acts.close import close
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.promises.acts.agree_contact import agree_contact
from huiyin.work.promises.acts.answer_pressing import answer_pressing
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from huiyin.work.promises.acts.follow_up import follow_up
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.promises.acts.press_promise import press_promise
from huiyin.work.promises.given_word import Said
from tests.named_people import person


def the_promise(matter) -> Commitment:
    return Commitment.objects.get(matter_id=matter.pk)


@pytest.fixture
def kept(county, a_matter, at):
    """A matter whose one promise the housing bureau has reported as kept."""

    def do(**changes):
        matter = a_matter("served", **changes)
        when = at + timedelta(days=10)
        no = the_promise(matter).no
        keep_promise(
            actor=county.actor("bob"), at=when, matter_id=matter.pk, commitment=no, evidence="已更换"
        )
        matter.refresh_from_db()
        return matter

    return do


def says(matter, said, when, words=""):
    no = the_promise(matter).no
    event = confirm_promise(
        actor=person(matter), at=when, matter_id=matter.pk, commitment=no, said=said, words=words
    )
    matter.refresh_from_db()
    return event


def refused(code: str, do) -> None:
    with pytest.raises(Refused) as no:
        do()
    assert no.value.refusal.code == code


def test_a_promise_is_kept_between_the_day_it_was_made_and_today(county, a_matter, at):
    matter, when = a_matter("served"), at + timedelta(days=10)
    ask = {"actor": county.actor("bob"), "at": when, "matter_id": matter.pk, "evidence": "已更换曳引机"}
    no = the_promise(matter).no
    for day in (date(2026, 3, 13), when.date() + timedelta(days=1)):  # decided on the 14th
        with pytest.raises(Invalid) as wrong:
            keep_promise(commitment=no, kept_on=day, **ask)
        assert wrong.value.problems[0].field == "kept_on"
    keep_promise(commitment=no, kept_on=date(2026, 3, 14), **ask)
    assert the_promise(matter).kept_on == date(2026, 3, 14)
    refused("nothing_promised", lambda: keep_promise(commitment=no, **ask))


def test_the_person_says_it_is_done(kept, at):
    matter = kept()
    says(matter, "done", at + timedelta(days=12), "电梯好了")
    row = the_promise(matter)
    assert (row.said, row.said_by, row.said_words, row.disputed_on) == ("done", "person", "电梯好了", None)
    assert (matter.stage, matter.open_commitments, matter.marks.get("pressed")) == ("served", 0, None)


def test_no_from_the_person_opens_a_closed_matter_again_and_no_limit_begins_anew(county, kept, at):
    matter = kept()
    served = matter.moments["served"]
    review = Clock.objects.get(matter_id=matter.pk, limit="ask_review")
    close(actor=county.actor("bob"), at=at + timedelta(days=11), matter_id=matter.pk)
    event = says(matter, "not_done", at + timedelta(days=14), "还是停着")
    row = the_promise(matter)
    assert (matter.stage, matter.is_open, matter.open_commitments) == ("served", True, 1)
    assert (row.kept_on, row.disputed_on, row.pressed_on) == (None, *[date(2026, 3, 24)] * 2)
    assert row.evidence == "已更换"  # the unit's word stays beside the person's
    assert matter.marks["pressed"] is True and matter.moments["served"] == served
    assert Clock.objects.get(matter_id=matter.pk, limit="ask_review").due == review.due
    pressing = Clock.objects.get(matter_id=matter.pk, limit="answer_pressing")
    assert (pressing.start, pressing.due) == (date(2026, 3, 24), date(2026, 4, 8))
    assert event.stage_before == "closed" and {"art32", "art40"} <= set(event.articles)
    refused(
        "promises_open",
        lambda: close(actor=county.actor("bob"), at=at + timedelta(days=15), matter_id=matter.pk),
    )


def test_the_person_may_change_their_word_and_the_dispute_is_over(county, kept, at):
    matter = kept()
    says(matter, "partly", at + timedelta(days=12))
    says(matter, "not_done", at + timedelta(days=13))
    assert matter.open_commitments == 1
    assert Clock.objects.filter(matter_id=matter.pk, limit="answer_pressing").count() == 1
    says(matter, "done", at + timedelta(days=15))
    row = the_promise(matter)
    assert (row.kept_on, row.disputed_on, row.said) == (date(2026, 3, 20), None, "done")
    assert (matter.open_commitments, matter.marks["pressed"]) == (0, False)
    assert not Clock.objects.get(matter_id=matter.pk, limit="answer_pressing").running
    close(actor=county.actor("bob"), at=at + timedelta(days=16), matter_id=matter.pk)


def test_kept_after_a_dispute_the_person_may_judge_again(county, kept, at):
    matter = kept()
    says(matter, "not_done", at + timedelta(days=12), "没修")
    no = the_promise(matter).no
    ask = {"actor": county.actor("bob"), "matter_id": matter.pk}
    keep_promise(at=at + timedelta(days=20), commitment=no, evidence="已返工", **ask)
    matter.refresh_from_db()
    row = the_promise(matter)
    assert (row.said, row.said_words, row.disputed_on, row.pressed_on) == ("", "", None, None)
    assert matter.marks["pressed"] is False and matter.open_commitments == 0
    assert not Clock.objects.get(matter_id=matter.pk, limit="answer_pressing").running
    says(matter, "not_done", at + timedelta(days=22))
    assert matter.open_commitments == 1 and matter.marks["pressed"] is True


def test_before_its_day_and_before_a_report_there_is_nothing_to_judge(a_matter, at):
    matter = a_matter("served")
    early = at + timedelta(days=8)
    for said in ("done", "not_done"):
        refused("nothing_reported", lambda said=said: says(matter, said, early))
    overdue = at + timedelta(days=40)
    says(matter, "not_done", overdue)  # its day has passed and nobody reported it
    row = the_promise(matter)
    assert matter.open_commitments == 1 and row.disputed_on == overdue.date()
    says(matter, "done", overdue + timedelta(days=1))
    row = the_promise(matter)
    assert (row.kept_on, row.said, matter.open_commitments) == (
        None,
        "done",
        1,
    )  # the unit still has to report


def test_bad_words_of_the_person(kept, at):
    matter, when = kept(), at + timedelta(days=12)
    for said, words in (("perhaps", ""), ("", ""), ("partly", "长" * 2_001)):
        with pytest.raises(Invalid):
            says(matter, said, when, words)
    with pytest.raises(Invalid):
        confirm_promise(actor=person(matter), at=when, matter_id=matter.pk, commitment=999, said="done")
    assert not Event.objects.filter(matter_id=matter.pk, act="confirm_promise").exists()


def test_an_overdue_promise_is_pressed_for_once(county, a_matter, at):
    matter = a_matter("served")
    promise = the_promise(matter)
    last_day = at + (promise.due - at.date())
    assert press_overdue(last_day) == 0
    assert press_overdue(last_day + timedelta(days=1)) == 1
    assert press_overdue(last_day + timedelta(days=1)) == 0
    assert press_overdue(last_day + timedelta(days=9)) == 0
    matter.refresh_from_db()
    event = Event.objects.get(matter_id=matter.pk, act="press_promise")
    assert (event.actor, event.public["promise"]) == ("system", promise.text)
    assert matter.marks["pressed"] is True
    assert Clock.objects.get(matter_id=matter.pk, limit="answer_pressing").unit_id == matter.holder_id


def test_what_was_withdrawn_is_not_pressed_for(a_matter, at):
    left, other = a_matter("served"), a_matter("served")
    withdraw(actor=person(left), at=at + timedelta(days=9), matter_id=left.pk)
    assert press_overdue(at + timedelta(days=60)) == 1
    assert not Event.objects.filter(matter_id=left.pk, act="press_promise").exists()
    assert Event.objects.filter(matter_id=other.pk, act="press_promise").exists()


def test_a_supervisor_presses_again_with_words(county, a_matter, at):
    matter = a_matter("served")
    promise, dora, when = the_promise(matter), county.actor("dora"), at + timedelta(days=30)
    ask = {"matter_id": matter.pk, "commitment": promise.no}
    refused("not_due_yet", lambda: press_promise(actor=dora, at=at + timedelta(days=9), words="快办", **ask))
    with pytest.raises(Invalid):
        press_promise(actor=dora, at=when, words=" ", **ask)
    with pytest.raises(gate.NotPermitted):
        press_promise(actor=county.actor("bob"), at=when, words="快办", **ask)
    press_promise(actor=dora, at=when, words="请于本周内恢复运行", **ask)
    assert Event.objects.get(matter_id=matter.pk, act="press_promise").public["words"] == "请于本周内恢复运行"
    no_answer = when + timedelta(days=20)
    press_promise(actor=dora, at=no_answer, words="仍未答复", **ask)
    assert the_promise(matter).pressed_on == no_answer.date()


def test_the_unit_answers_and_no_date_moves(county, a_matter, at):
    matter = a_matter("served")
    bob, promise = county.actor("bob"), the_promise(matter)
    when = at + timedelta(days=40)
    refused("not_pressed", lambda: answer_pressing(actor=bob, at=when, matter_id=matter.pk, words="在等配件"))
    press_promise(actor=SystemActor(), at=when, matter_id=matter.pk, commitment=promise.no)
    refused("no_words", lambda: answer_pressing(actor=bob, at=when, matter_id=matter.pk, words=" "))
    answer_pressing(actor=bob, at=when + timedelta(days=3), matter_id=matter.pk, words="配件四月底到货即装")
    assert not Clock.objects.get(matter_id=matter.pk, limit="answer_pressing").running
    assert the_promise(matter).due == promise.due
    matter.refresh_from_db()
    assert matter.open_commitments == 1


def agree(matter, when, *, may_call=True, e_service=False, actor=None) -> None:
    agree_contact(
        actor=actor or person(matter), at=when, matter_id=matter.pk, may_call=may_call, e_service=e_service
    )


def test_consent_is_the_persons_and_can_be_taken_back(county, a_matter, at):
    matter = a_matter("accepted")
    when = at + timedelta(days=5)
    refused("person_agrees", lambda: agree(matter, when, actor=county.actor("alice")))
    agree(matter, when, e_service=True)
    party = Party.objects.get(matter_id=matter.pk)
    assert (party.may_call, party.e_service) == (True, True)
    agree(
        matter, when, may_call=False, e_service=True, actor=county.actor("alice")
    )  # they rang and took it back
    matter.refresh_from_db()
    assert (matter.marks["may_call"], matter.marks["e_service"]) == (False, True)


def test_nobody_is_called_who_did_not_give_a_name(filed, at):
    matter = filed(anonymous=True, petitioners=())
    refused("nobody_named", lambda: agree(matter, at))


def test_follow_up_only_with_consent_by_another_office_and_only_about_promises(county, kept, at):
    matter, when = kept(), at + timedelta(days=12)
    no = the_promise(matter).no
    ask = {"at": when, "matter_id": matter.pk, "how": "call"}
    heard = (Said(no, "done"),)
    alice, bob = county.actor("alice"), county.actor("bob")
    refused("no_consent", lambda: follow_up(actor=alice, answers=heard, **ask))
    agree(matter, when)
    refused("own_promise", lambda: follow_up(actor=bob, answers=heard, **ask))
    for wrong in (
        (),
        (Said(no, "done"), Said(no, "done")),
        (Said(no, "x"),),
        (Said(no, "done", "长" * 201),),
    ):
        with pytest.raises(Invalid):
            follow_up(actor=alice, answers=wrong, **ask)
    with pytest.raises(Invalid):
        follow_up(actor=alice, answers=heard, **(ask | {"how": "letter"}))
    follow_up(actor=alice, answers=(Said(no, "partly", "一台已修，一台未修"),), **ask)
    matter.refresh_from_db()
    row = the_promise(matter)
    assert (row.said, row.said_by, row.kept_on) == ("partly", "office", None)
    assert matter.open_commitments == 1 and matter.marks["pressed"] is True


def test_the_persons_own_word_is_not_overwritten_by_a_call(county, kept, at):
    matter, when = kept(), at + timedelta(days=12)
    agree(matter, when)
    says(matter, "not_done", when)
    with pytest.raises(Invalid):
        follow_up(
            actor=county.actor("alice"),
            at=when,
            matter_id=matter.pk,
            how="call",
            answers=(Said(the_promise(matter).no, "done"),),
        )
    assert the_promise(matter).said == "not_done"


def test_a_second_call_may_settle_what_a_first_one_disputed(county, kept, at):
    matter, when = kept(), at + timedelta(days=12)
    agree(matter, when)
    ask = {"actor": county.actor("alice"), "matter_id": matter.pk, "how": "call"}
    no = the_promise(matter).no
    follow_up(at=when, answers=(Said(no, "not_done"),), **ask)
    follow_up(at=when + timedelta(days=3), answers=(Said(no, "done"),), **ask)
    matter = Matter.objects.get(pk=matter.pk)
    assert (matter.open_commitments, matter.marks["pressed"]) == (0, False)
    assert not Clock.objects.get(matter_id=matter.pk, limit="answer_pressing").running


def test_the_unit_that_promised_keeps_it_though_the_matter_lies_elsewhere(county, a_matter, at):
    """While the organ above reviews it, the matter lies there; the lift is still for housing to repair."""
    matter = a_matter("served")
    Matter.objects.filter(pk=matter.pk).update(holder=county.units["labour"], marks={"pressed": True})
    no, when = the_promise(matter).no, at + timedelta(days=30)
    bob, alice = county.actor("bob"), county.actor("alice")
    with pytest.raises(gate.NotOnYourDesk):
        keep_promise(actor=alice, at=when, matter_id=matter.pk, commitment=no, evidence="已修")
    with pytest.raises(gate.NotOnYourDesk):
        answer_pressing(actor=alice, at=when, matter_id=matter.pk, words="在办")
    answer_pressing(actor=bob, at=when, matter_id=matter.pk, words="配件明日到")
    keep_promise(actor=bob, at=when, matter_id=matter.pk, commitment=no, evidence="已修")
    assert the_promise(matter).kept_on == when.date()
