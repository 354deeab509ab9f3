"""What time alone brings: told once, to those it concerns, however often the sweep comes round."""

from datetime import date, timedelta

from huiyin.jobs import timer
from huiyin.matters.models import Clock, Commitment, Matter
from huiyin.services.notices.compose import compose
from huiyin.services.notices.models import Notice
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.promises.acts.keep_promise import keep_promise
from tests.named_people import person


def on(at, day: date):
    """The same hour on another day."""
    return at + (day - at.date())


def codes(matter) -> list[tuple[str, int, str]]:
    rows = Notice.objects.filter(matter=matter).exclude(code="untaken").order_by("id")
    return list(rows.values_list("code", "level", "unit__code"))


def test_near_due_on_the_first_day_of_the_house_setting_and_once(filed, at):
    matter = filed()  # forward_or_tell is due on 25 March
    assert timer.sweep(on(at, date(2026, 3, 21)))["near"] == 0
    assert timer.sweep(on(at, date(2026, 3, 22)))["near"] == 1
    for day in (22, 23, 24, 25):
        timer.sweep(on(at, date(2026, 3, day)))
    assert codes(matter) == [("near", 0, "letters")]


def test_on_its_last_day_it_is_not_overdue_the_day_after_it_is(filed, at):
    matter = filed()
    assert timer.sweep(on(at, date(2026, 3, 25)))["overdue"] == 0
    assert timer.sweep(on(at, date(2026, 3, 26)))["overdue"] == 1
    assert codes(matter)[-1] == ("overdue", 0, "letters")


def test_overdue_once_and_again_after_7_and_30_days(filed, at):
    matter = filed()
    for day in (
        1,
        2,
        3,
        7,
        8,
        9,
        10,
        29,
        31,
        32,
        33,
        45,
        59,
    ):  # due on the first: around each reminder, and between
        timer.sweep(on(at, date(2026, 3, 24)) + timedelta(days=day))
    levels = [(code, level) for code, level, _ in codes(matter) if code.startswith("overdue")]
    assert levels == [("overdue", 0), ("overdue_again", 7), ("overdue_again", 30)]
    days = dict(Notice.objects.filter(code__startswith="overdue").values_list("level", "at"))
    assert (days[7].date(), days[30].date()) == (date(2026, 4, 1), date(2026, 4, 24))


def test_a_late_sweep_tells_only_the_reminder_that_is_due(filed, at):
    matter = filed()
    timer.sweep(on(at, date(2026, 4, 10)))
    timer.sweep(on(at, date(2026, 4, 10)))
    assert codes(matter) == [("overdue_again", 7, "letters")]


def test_overdue_at_a_unit_is_told_to_the_office_too(a_matter, at):
    matter = a_matter("accepted")
    timer.sweep(on(at, date(2026, 5, 13)))
    assert codes(matter) == [("overdue", 0, "housing"), ("overdue", 0, "letters")]
    text = compose(Notice.objects.filter(matter=matter, code="overdue").first(), "zh-hans").text
    assert "第三十四条" in text and "2026年5月12日" in text


def test_a_report_that_is_overdue_is_told_to_its_holder_alone(a_matter, at):
    matter = a_matter("accepted")
    Matter.objects.filter(pk=matter.pk).update(confidential=True)
    timer.sweep(on(at, date(2026, 5, 13)))
    assert codes(matter) == [("overdue", 0, "housing")]


def test_an_extended_or_recounted_date_is_told_anew(filed, at):
    matter = filed()
    timer.sweep(on(at, date(2026, 3, 26)))
    Clock.objects.filter(matter_id=matter.pk).update(due=date(2026, 4, 20))
    timer.sweep(on(at, date(2026, 4, 21)))
    assert [c for c, _, _ in codes(matter)] == ["overdue", "overdue"]


def test_a_clock_that_ended_and_the_persons_own_clocks_are_nobodys_delay(a_matter, filed, at):
    withdrawn, served = filed(), a_matter("served")
    withdraw(actor=person(withdrawn), at=at, matter_id=withdrawn.pk)
    timer.sweep(on(at, date(2026, 9, 1)))
    assert codes(withdrawn) == []
    assert {code for code, _, _ in codes(served)} == {"promise_overdue"}


def test_nobody_took_it_up_is_charged_to_the_office(a_matter, at):
    matter = a_matter("forwarded")  # to housing on the third day, and nobody there touched it
    timer.sweep(at + timedelta(days=4))
    assert not Notice.objects.filter(code="untaken").exists()
    for day in (5, 6, 20):
        timer.sweep(at + timedelta(days=day))
    rows = Notice.objects.filter(matter=matter, code="untaken")
    assert set(rows.values_list("unit__code", flat=True)) == {"housing", "letters"}
    assert "住房和城乡建设局" in compose(rows.first(), "zh-hans").text


def test_what_was_taken_up_is_not_named(a_matter, at):
    matter = a_matter("accepted")
    timer.sweep(at + timedelta(days=20))
    assert not Notice.objects.filter(matter=matter, code="untaken").exists()


def test_promises(a_matter, county, at):
    matter = a_matter("served")
    promise = Commitment.objects.get(matter_id=matter.pk)
    assert timer.sweep(on(at, promise.due - timedelta(days=3)))["promise_near"] == 1
    assert timer.sweep(on(at, promise.due))["promise_overdue"] == 0
    assert (
        timer.sweep(on(at, promise.due + timedelta(days=1)))["promise_overdue"] == 2
    )  # the unit and the office
    kept = on(at, promise.due + timedelta(days=2))
    keep_promise(
        actor=county.actor("bob"),
        at=kept,
        matter_id=matter.pk,
        commitment=promise.no,
        evidence="已恢复运行，附照片",
    )
    assert timer.sweep(on(at, promise.due + timedelta(days=40)))["promise_overdue"] == 0


def test_many_at_once_go_batch_by_batch_and_a_stopped_sweep_goes_on_later(filed, at, monkeypatch):
    monkeypatch.setattr(timer, "BATCH", 3)
    for n in range(8):
        filed(body=f"第{n}号楼的电梯坏了两个多月，请帮助解决。")
    now = on(at, date(2026, 3, 26))
    timer.sweep(now, stop=lambda: Notice.objects.filter(code="overdue").count() >= 4)
    assert Notice.objects.filter(code="overdue").count() == 6
    timer.sweep(now)
    assert Notice.objects.filter(code="overdue").count() == 8
