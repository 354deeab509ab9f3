"""The board's pages and data: opened once, kept fresh, forms that lose nothing, and the clocks of every place."""

import json
from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from huiyin.interfaces.desk.board.forms.doing import moment_of
from huiyin.interfaces.desk.templatetags.board import clock
from huiyin.matters.models import (
    Accused,
    Commitment,
    DoneOnce,
    Duty,
    Matter,
    Minute,
    Party,
    QueryCode,
    ReadEntry,
    Representative,
    Signature,
    Visit,
)
from huiyin.matters.record.children import add
from huiyin.work.group_visits.acts.open_visit import open_visit
from huiyin.work.group_visits.coming import Coming
from tests.desk.conftest import inline_in, key


@pytest.fixture
def visit(county, a_matter) -> Visit:
    """A board of 46 opened a moment ago, with Wang Qin as the representative."""
    matter = a_matter("accepted")
    coming = Coming(46, "一楼接待大厅", needs=("wheelchair",), concerned=county.units["housing"].pk)
    now = timezone.now() - timedelta(minutes=2)
    event = open_visit(actor=county.actor("alice"), at=now, matter_id=matter.pk, coming=coming)
    matter.refresh_from_db()
    party = Party.objects.get(matter_id=matter.pk)
    since = timezone.localdate(now)
    add(Representative, matter, party_no=party.no, scope="电梯", chosen_how="meeting", since=since)
    matter.save()
    return Visit.objects.get(matter_id=matter.pk, no=event.inner["visit"])


def board(visit: Visit, rest: str = "") -> str:
    """An address of the board."""
    return f"/desk/board/{visit.matter_id}/{visit.no}/{rest}"


def does(client: Client, visit: Visit, what: str, county=None, who: str = "alice", **fields: object):
    """Send a form of the board; as the script does, where the county is given."""
    more = {"HTTP_X_BOARD_ACCOUNT": str(county.accounts[who].pk)} if county else {}
    return client.post(board(visit, f"do/{what}/"), {"key": key(), **fields}, **more)


def opening(**changes: object) -> dict[str, object]:
    """The form that opens a board, filled in."""
    given = {"key": key(), "headcount": "46", "place": "一楼接待大厅", "about": "电梯停运两个月，要求修好。"}
    return {**given, "read_back": "on", "needs": ["child"], "concerned": "住房和城乡建设局", **changes}


def test_one_form_registers_the_visit_and_opens_its_board(desk):
    alice = desk("alice")
    answer = alice.post("/desk/board/open/", opening())
    row = Visit.objects.get()
    assert answer.url == board(row)
    assert (row.headcount, row.needs, row.matter.stage, row.matter.channel) == (
        46,
        ["child"],
        "registered",
        "visit",
    )
    assert "XF" in alice.get("/desk/taken/").content.decode(), "the slip with the code waits at the window"


def test_the_same_form_sent_twice_opens_one_board(desk):
    alice, form = desk("alice"), opening()
    first = alice.post("/desk/board/open/", form)
    again = alice.post("/desk/board/open/", {**form, "seen": str(Visit.objects.get().matter_id)})
    assert first.url == again.url and (Visit.objects.count(), Matter.objects.count()) == (1, 1)


def test_two_clerks_open_the_same_visit_and_one_board_comes_of_it(county, desk, visit):
    dora = desk("dora")
    asked = dora.post("/desk/board/open/", opening(read_back="on"))
    assert asked.status_code == 200 and "is it one of these" in asked.content.decode()
    assert "电梯停运两个月，要求修好。" in asked.content.decode(), "nothing typed is lost"
    led = dora.post("/desk/board/open/", opening(number=visit.matter.number), follow=True)
    assert led.redirect_chain[-1][0] == board(visit) and "Alice" in led.content.decode()
    assert Visit.objects.count() == 1


def test_what_is_wrong_with_the_opening_is_said_beside_the_field(desk):
    alice = desk("alice")
    for wrong, said in (
        ({"headcount": "0"}, "Give a number from 1"),
        ({"headcount": "many"}, "Write a number"),
        ({"place": ""}, "Fill this in"),
        ({"about": "", "number": ""}, "Say in a few words"),
        ({"number": "XF2020999999"}, "There is no matter of that number here"),
        ({"concerned": "没有这个局"}, "There is no unit called"),
    ):
        answer = alice.post("/desk/board/open/", opening(**wrong))
        assert answer.status_code == 422 and said in answer.content.decode(), wrong
    assert not Visit.objects.exists() and not Matter.objects.exists()


def test_a_handler_opens_a_board_only_in_a_matter_that_is_there(county, desk, a_matter):
    bob = desk("bob")
    assert bob.post("/desk/board/open/", opening()).status_code == 403
    matter = a_matter("accepted")
    bob.post("/desk/board/open/", opening(number=matter.number, about=""))
    assert Visit.objects.get().unit == county.units["housing"]


def test_who_comes_as_arranged_opens_the_announced_visit(county, desk, a_matter):
    matter = a_matter("accepted")
    today, letters = timezone.localdate(), county.units["letters"]
    wished = {
        "state": "announced",
        "unit": letters,
        "headcount": 12,
        "place": "二楼接待室",
        "wished_day": today,
    }
    row = add(Visit, matter, **wished)
    matter.save()
    alice = desk("alice")
    form = alice.get(f"/desk/board/open/?number={matter.number}&announced={row.no}").content.decode()
    assert 'value="12"' in form and "二楼接待室" in form
    answer = alice.post("/desk/board/open/", opening(number=matter.number, headcount="14"))
    assert answer.url == board(row) and Visit.objects.get().headcount == 14


def test_an_exercise_says_so_on_every_page(county, desk):
    alice = desk("alice")
    alice.post("/desk/board/open/", opening(drill="on"))
    row = Visit.objects.get()
    assert row.drill
    does(alice, row, "line", kind="demand", text="演练诉求")
    for rest in ("", "wall/", "do/count/", "do/line/", "do/call/"):
        assert "EXERCISE" in alice.get(board(row, rest)).content.decode(), rest


def test_pages_hold_to_the_content_policy_and_need_no_script(desk, visit):
    alice = desk("alice")
    rep = Representative.objects.get().no
    does(alice, visit, "line", kind="demand", text="尽快修好")
    for rest in ("", "wall/", "do/line/", "do/count/", "do/call/", f"do/sign/?representative={rep}"):
        html = alice.get(board(visit, rest)).content.decode()
        assert not inline_in(html), rest
    duty = Duty.objects.filter(kind="tell").first()
    done = does(alice, visit, "tell", duty=duty.no, means="phone", whom="值班局长")
    assert done.status_code == 302 and Duty.objects.get(matter_id=duty.matter_id, no=duty.no).met_at


def test_a_form_with_a_mistake_keeps_what_was_typed(desk, visit):
    answer = does(desk("alice"), visit, "line", kind="promise", text="三天内修好", unit="住房和城乡建设局")
    html = answer.content.decode()
    assert answer.status_code == 422 and "三天内修好" in html and "by which day" in html
    assert not Minute.objects.exists()


def test_the_data_is_sent_only_when_something_was_done(county, desk, visit):
    alice = desk("alice")
    first = alice.get(board(visit, "state/"))
    stamp, body = first.headers["ETag"], json.loads(first.content)
    assert set(body["lists"]) == {"clocks", "tasks", "minutes", "speakers"} and body["open"]
    again = alice.get(board(visit, "state/"), HTTP_IF_NONE_MATCH=stamp)
    assert (
        again.status_code == 304 and abs(int(again.headers["X-Now"]) / 1000 - timezone.now().timestamp()) < 5
    )
    does(alice, visit, "line", county, kind="remark", text="请大家喝水")
    after = alice.get(board(visit, "state/"), HTTP_IF_NONE_MATCH=stamp)
    assert after.status_code == 200
    changed = {k: d for k, d, _ in json.loads(after.content)["lists"]["clocks"]}
    assert changed == {k: d for k, d, _ in body["lists"]["clocks"]}, (
        "rows that did not change bear the same digest"
    )


def test_a_board_that_refreshes_itself_is_one_reading_an_hour(county, desk, visit, monkeypatch):
    alice, before = desk("alice"), ReadEntry.objects.count()
    for _ in range(5):
        alice.get(board(visit, "state/"))
    assert ReadEntry.objects.count() == before + 1
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr(timezone, "now", lambda: later)
    alice.get(board(visit, "state/"))
    assert ReadEntry.objects.count() == before + 2


def test_the_script_is_told_done_or_why_not(county, desk, visit):
    alice, fields = desk("alice"), {"key": key(), "kind": "remark", "text": "一"}
    where = board(visit, "do/line/")
    head = {"HTTP_X_BOARD_ACCOUNT": str(county.accounts["alice"].pk)}
    for _ in range(3):
        assert alice.post(where, fields, **head).json() == {"done": True}
    assert (Minute.objects.count(), DoneOnce.objects.filter(matter_id=visit.matter_id).count()) == (1, 1)
    no = does(alice, visit, "line", county, kind="refused", text="不行")
    assert no.status_code == 422 and "without a reason" in " ".join(no.json()["problems"])
    no = does(alice, visit, "line", county, kind="nonsense", text="")
    assert no.status_code == 422 and len(no.json()["problems"]) == 2


def test_what_one_wrote_is_never_sent_under_anothers_name(county, desk, visit):
    answer = does(desk("dora"), visit, "line", county, who="alice", kind="remark", text="一")
    assert answer.status_code == 409 and not Minute.objects.exists()


def test_a_line_is_put_at_the_time_it_was_said(county, desk, visit):
    alice, opened = desk("alice"), visit.opened_at
    for said, kept in (
        (opened + timedelta(seconds=40), opened + timedelta(seconds=40)),
        (opened - timedelta(hours=1), opened),
    ):
        iso = said.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        does(alice, visit, "line", county, kind="remark", text=str(said), said=iso)
        at = Minute.objects.get(text=str(said)).at
        assert abs((at - kept).total_seconds()) < 0.01
    future = timezone.now() + timedelta(hours=1)
    iso = future.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    does(alice, visit, "line", county, kind="remark", text="一小时以后", said=iso)
    assert Minute.objects.get(text="一小时以后").at <= timezone.now()


def test_an_answer_finds_the_demand_that_waited_with_it(county, desk, visit):
    alice, first = desk("alice"), key()
    does(alice, visit, "line", county, key=first, kind="demand", text="何时修好")
    does(alice, visit, "line", county, kind="answer", text="周五", answers_key=first)
    demand, answer = Minute.objects.order_by("no")
    assert answer.answers_no == demand.no


def test_neither_the_accused_nor_strangers_find_a_board(county, desk, visit):
    for rest in ("", "state/", "wall/", "do/line/"):
        assert desk("carol").get(board(visit, rest)).status_code == 404, "was not called"
        assert desk("rita").get(board(visit, rest)).status_code == 403, "receives nobody"
    assert desk("bob").get(board(visit)).status_code == 200
    Accused.objects.create(matter_id=visit.matter_id, no=900, unit=county.units["housing"])
    bob = desk("bob")
    for rest in ("", "state/", "wall/"):
        assert bob.get(board(visit, rest)).status_code == 404
    no = does(bob, visit, "line", county, who="bob", kind="remark", text="一")
    assert no.status_code == 422 and not Minute.objects.exists()


def test_the_wall_shows_duties_and_nobody(county, desk, visit):
    alice = desk("alice")
    does(alice, visit, "line", kind="demand", text="一句不该挂在墙上的话")
    duty = Duty.objects.get(rung="leader_comes")
    does(alice, visit, "meet", duty=duty.no, official="局长 孙立")
    html = alice.get(board(visit, "wall/")).content.decode()
    assert "一楼接待大厅" in html and "46" in html and "住房和城乡建设局" in html
    for hidden in ("一句不该挂在墙上的话", "孙立", "王琴", "Alice", visit.matter.number, visit.matter.title):
        assert hidden not in html


def test_a_duty_that_somebody_else_met_is_told_kindly(county, desk, visit):
    alice, dora = desk("alice"), desk("dora")
    duty = Duty.objects.filter(kind="task").first()
    does(alice, visit, "meet", county, duty=duty.no, official="Alice")
    seen = dora.get(board(visit, f"do/meet/?duty={duty.no}")).content.decode()
    assert "Somebody was faster" in seen and "Alice" in seen
    no = does(dora, visit, "meet", county, who="dora", duty=duty.no, official="Dora")
    assert no.status_code == 422 and no.json()["problems"]


def test_signing_and_the_copy_with_its_code(county, desk, visit):
    alice, rep = desk("alice"), Representative.objects.get().no
    does(alice, visit, "line", kind="demand", text="尽快修好")
    drawn = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    mark = Minute.objects.get().no
    signing = {"representative": rep, "seen": mark, "read_back": "on", "how": "screen"}
    assert does(alice, visit, "sign", **signing, drawn="data:image/png;base64,xx").status_code == 422
    assert does(alice, visit, "sign", **signing, drawn=drawn).status_code == 302
    assert Signature.objects.get().how == "screen"
    codes = QueryCode.objects.count()
    copy = alice.post(board(visit, "do/copy/"), {"key": key(), "representative": rep}, follow=True)
    html = copy.content.decode()
    assert "尽快修好" in html and "Query code" in html and QueryCode.objects.count() == codes + 1
    assert "王琴" not in html
    assert desk("dora").get(board(visit, "copy/")).status_code == 302, "the code is nobody else's to see"


def test_a_board_left_open_overnight_says_so_and_goes_on(county, desk, visit, monkeypatch):
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    alice = desk("alice")
    html = alice.get(board(visit)).content.decode()
    assert "still open from before" in html
    assert does(alice, visit, "line", kind="remark", text="第二天补记").status_code == 302
    assert Visit.objects.get().state == "open"


def test_a_time_of_day_means_the_last_one(settings):
    settings.TIME_ZONE = "Asia/Shanghai"
    now = datetime(2026, 3, 10, 0, 10, tzinfo=UTC).astimezone(timezone.get_default_timezone())
    with timezone.override("Asia/Shanghai"):
        midnight = datetime(2026, 3, 9, 16, 10, tzinfo=UTC)  # ten past twelve at night
        assert moment_of(time(23, 50), midnight) == datetime(2026, 3, 9, 15, 50, tzinfo=UTC)
        assert moment_of(time(0, 5), midnight) == datetime(2026, 3, 9, 16, 5, tzinfo=UTC)
        assert moment_of(None, now) is None


def test_an_hour_is_an_hour_where_clocks_are_turned(county, desk, visit):
    """Due moments go to the browser as moments, whatever the clock on the wall does meanwhile."""
    duty = Duty.objects.get(rung="leader_comes")
    with timezone.override("Europe/Berlin"):
        before = datetime(2026, 3, 29, 0, 40, tzinfo=UTC)  # 01:40, and in twenty minutes it will be 03:00
        assert moment_of(time(1, 35), before) == datetime(2026, 3, 29, 0, 35, tzinfo=UTC)
        after = before + timedelta(minutes=60)
        assert moment_of(time(3, 20), after) == datetime(2026, 3, 29, 1, 20, tzinfo=UTC)
        Duty.objects.filter(rung="leader_comes").update(start_at=before, due_at=before + timedelta(hours=1))
        html = desk("alice").get(board(visit)).content.decode()
    due = int((before + timedelta(hours=1)).timestamp() * 1000)
    assert f'data-due="{due}"' in html and duty.due_at is not None


def test_clocks_in_words():
    assert [clock(n) for n in (0, 65, 3599, 3600, -5, -4000)] == [
        "00:00",
        "01:05",
        "59:59",
        "1:00:00",
        "−00:05",
        "−1:06:40",
    ]


def test_many_lines_are_one_entry_of_the_matters_timeline(desk, visit):
    alice = desk("alice")
    for n in range(5):
        does(alice, visit, "line", kind="remark", text=f"第{n}句")
    does(alice, visit, "line", kind="demand", text="公布账目", as_claim="on")
    html = alice.get(f"/desk/matters/{visit.matter_id}/").content.decode()
    assert html.count("write a line of the minutes") == 2, (
        "five that came to nothing by themselves, and the claim"
    )
    assert "Lines written" in html and html.count('id="visits-title"') <= 1 and "boards-title" in html


def test_what_is_written_is_only_ever_text(county, desk, visit):
    alice, wicked = desk("alice"), "<img src=x onerror=alert(1)>"
    does(alice, visit, "line", county, kind="demand", text=wicked)
    body = json.loads(alice.get(board(visit, "state/")).content)
    assert wicked not in body["lists"]["minutes"][0][2] and "&lt;img" in body["lists"]["minutes"][0][2]
    assert wicked not in alice.get(board(visit)).content.decode()


def test_a_promise_at_the_table_stands_on_the_matters_page(desk, visit):
    alice = desk("alice")
    due = timezone.localdate() + timedelta(days=9)
    given = {"kind": "promise", "text": "三天内修好", "unit": "住房和城乡建设局", "due": due.isoformat()}
    assert does(alice, visit, "line", **given).status_code == 302
    assert Commitment.objects.get().due == due
    html = alice.get(f"/desk/matters/{visit.matter_id}/").content.decode()
    assert "三天内修好" in html and board(visit) in html


def test_who_speaks_is_noted_from_the_board_and_leads_back_to_it(desk, visit):
    clerk = desk("alice")
    asked = f"/desk/matters/{visit.matter_id}/signers/speaking/?board={visit.no}"
    assert asked in clerk.get(board(visit)).content.decode()
    form = clerk.get(asked).content.decode()
    assert f'href="{board(visit)}"' in form
    Representative.objects.filter(matter_id=visit.matter_id).delete()
    name = form.split('<option value="')[1].split('"')[0]
    chosen = {"who": name, "scope": "电梯", "chosen_how": "at_a_meeting", "since": str(timezone.localdate())}
    answer = clerk.post(asked, {**chosen, "replaces": "", "key": key()})
    assert answer.status_code == 302 and answer["Location"] == board(visit)
    assert Representative.objects.filter(matter_id=visit.matter_id).count() == 1


def test_an_open_board_stands_first_among_the_visits(desk, visit):
    page = desk("alice").get("/desk/visits/").content.decode()
    assert f"/desk/board/{visit.matter_id}/{visit.no}/" in page and "Open here now" in page
    assert f"/desk/board/{visit.matter_id}/" not in desk("carol").get("/desk/visits/").content.decode()
