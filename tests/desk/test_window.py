"""Letters, calls and visits at the window; the same matter; the slip."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from huiyin.matters.models import Accused, Attachment, Claim, Clock, Item, Matter, Party
from huiyin.matters.record import codes
from tests.desk.conftest import inline_in, key, page
from tests.named_people import BODY


def typed(**changes: object) -> dict[str, object]:
    """A letter as a clerk types it."""
    return {
        "key": key(),
        "body": "村里的水渠去年七月被洪水冲垮，至今没有修复，三百亩地无法灌溉。",
        "claims": "修复水渠\n补偿去年秋粮损失",
        "place": "柳溪镇上河村",
        "name": "李红",
        "phone": "0000-7654399",
        "address": "柳溪镇上河村二组",
        "role": "representative",
        "others": "赵军 0000-7654398\n孙梅，柳溪镇上河村",
        "people": "31",
        "received_on": timezone.localdate().isoformat(),
        "kind": "appeal",
        "path": "art31_6",
        "category": "农田水利与饮水",
        **changes,
    }


@pytest.mark.parametrize("channel", ["letter", "call", "visit"])
def test_what_comes_to_the_window_is_registered_at_once_and_the_code_is_shown(desk, channel):
    alice = desk("alice")
    shown = alice.get(f"/desk/take/{channel}/").content.decode()
    assert "autofocus" in shown and not inline_in(shown)
    answer = alice.post(f"/desk/take/{channel}/", typed(read_back="on"))
    assert (answer.status_code, answer["Location"]) == (302, "/desk/taken/"), answer.content.decode()[-2500:]
    matter = Matter.objects.get()
    assert (matter.stage, matter.channel, matter.kind, matter.path, matter.category) == (
        "registered",
        channel,
        "appeal",
        "art31_6",
        "rural.irrigation",
    )
    assert (matter.people, matter.claims) == (31, 2)
    assert list(Party.objects.filter(matter_id=matter.pk).order_by("no").values_list("role", flat=True)) == [
        "representative",
        "petitioner",
        "petitioner",
    ]
    slip = alice.get("/desk/taken/").content.decode()
    assert matter.number in slip and "<svg" in slip and not inline_in(slip)
    code = "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", slip))
    assert codes.find(code) == matter.pk
    assert code not in str(dict(alice.session)), "the code itself is nowhere"


def test_the_law_counts_from_the_day_it_was_received_not_from_today(desk):
    earlier = timezone.localdate() - timedelta(days=4)
    desk("alice").post(
        "/desk/take/letter/",
        typed(received_on=earlier.isoformat(), postmark=(earlier - timedelta(days=2)).isoformat()),
    )
    matter = Matter.objects.get()
    assert matter.received_on == earlier
    assert Clock.objects.get(matter_id=matter.pk).due == earlier + timedelta(days=15)
    assert Item.objects.get(matter_id=matter.pk).postmark == earlier - timedelta(days=2)


# ruff: noqa: E501 - rows of a table read better than columns of one
@pytest.mark.parametrize(("changes", "field"), [
    ({"received_on": "2999-01-01"}, "received_on"), ({"received_on": "2026-02-30"}, "received_on"), ({"received_on": ""}, "received_on"),
    ({"postmark": "2999-01-01"}, "postmark"), ({"body": ""}, "body"), ({"body": " \u202e\u200f "}, "body"), ({"name": "", "others": ""}, "name"),
    ({"body": "冲" * 50_001}, "body"), ({"claims": "求\n" * 21}, "claims"), ({"kind": ""}, "kind"), ({"path": ""}, "path"), ({"path": "art99"}, "path"),
    ({"phone": "打电话"}, "phone"), ({"people": "0"}, "people"), ({"people": "-3"}, "people"), ({"category": "占星"}, "category"), ({"body": "a\x00b"}, "body"),
])  # fmt: skip
def test_bad_input_is_named_at_its_field_and_everything_else_is_kept(desk, changes, field):
    answer = desk("alice").post("/desk/take/letter/", typed(**changes))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_problem"' in html
    assert "柳溪镇上河村二组" in html and not Matter.objects.exists()


def test_a_spoken_claim_counts_only_when_it_was_read_back(desk):
    answer = desk("alice").post("/desk/take/call/", typed())
    assert answer.status_code == 422 and 'id="id_read_back_problem"' in answer.content.decode()
    assert not Matter.objects.exists()


def test_an_anonymous_letter_needs_no_name_and_keeps_none(desk):
    desk("alice").post("/desk/take/letter/", typed(anonymous="on", name="", others=""))
    matter = Matter.objects.get()
    assert matter.anonymous and not Party.objects.filter(matter_id=matter.pk).exists()


def test_a_letter_sent_twice_is_one_matter_with_one_code(desk):
    alice, given = desk("alice"), typed()
    for _ in range(2):
        assert alice.post("/desk/take/letter/", given)["Location"] == "/desk/taken/"
    assert Matter.objects.count() == 1


def test_the_same_matter_is_shown_before_saving_and_what_came_in_can_join_it(desk, a_matter):
    earlier = a_matter("registered")
    alice = desk("alice")
    given = typed(body=BODY, name="王琴", phone="0000-7654321")
    asked = alice.post("/desk/take/letter/", given)
    html = asked.content.decode()
    assert (
        asked.status_code == 200
        and "is it one of these" in html
        and earlier.number in html
        and "the same text, sent again" in html
    )
    assert Matter.objects.count() == 1
    joined = alice.post("/desk/take/letter/", {**given, "same": str(earlier.pk)})
    assert joined["Location"] == page(earlier)
    assert Matter.objects.count() == 1
    assert Item.objects.filter(matter_id=earlier.pk, channel="letter").count() == 1


def test_it_can_be_a_new_matter_all_the_same(desk, a_matter):
    a_matter("registered")
    alice, given = desk("alice"), typed(body=BODY)
    assert alice.post("/desk/take/letter/", {**given, "same": "new"})["Location"] == "/desk/taken/"
    assert Matter.objects.count() == 2
    seen = Matter.objects.values_list("pk", flat=True)
    fresh = {
        **typed(body=BODY),
        "seen": ",".join(map(str, seen)),
    }  # shown while typing, and registered nevertheless
    assert alice.post("/desk/take/letter/", fresh)["Location"] == "/desk/taken/"


def test_while_typing_candidates_are_found_by_number_text_and_person_but_only_ones_own(
    desk, a_matter, filed, county
):
    mine = a_matter("registered")
    report = filed(
        title="举报", body="举报村干部侵占三十户的补贴款，有账本为证。", kind="report", category="rural"
    )
    alice = desk("alice")
    by_number = alice.post("/desk/take/same/", {"body": f"再次反映 {mine.number} 的事"}).content.decode()
    assert mine.title in by_number and "its number is in the text" in by_number
    by_person = alice.post(
        "/desk/take/same/", {"body": "完全不同的事情", "name": "王琴", "phone": "0000 7654321"}
    ).content.decode()
    assert mine.title in by_person and "the same person" in by_person
    assert "same" not in alice.post(
        "/desk/take/same/", {"body": "风马牛不相及的一件新事情"}
    ).content.decode().replace('name="seen"', "")
    hidden = alice.post("/desk/take/same/", {"body": report.body}).content.decode()
    assert str(report.pk) not in hidden and "same text" not in hidden
    assert desk("bob").post("/desk/take/same/", {"body": BODY}).status_code == 403


def test_scans_are_kept_through_the_question_whether_it_is_the_same(desk, a_matter):
    a_matter("registered")
    alice = desk("alice")
    scan = SimpleUploadedFile("来信.txt", "信的全文\n".encode())
    asked = alice.post("/desk/take/letter/", typed(body=BODY, files_chosen=[scan]))
    assert "来信.txt" in asked.content.decode()
    again = typed(body=BODY, same="new", kept=asked.context["form"].data["kept"])
    assert alice.post("/desk/take/letter/", again).status_code == 302
    assert Attachment.objects.get().name == "来信.txt"


def test_who_is_complained_of_may_be_a_unit_or_a_name(desk, county):
    desk("alice").post("/desk/take/letter/", typed(accused_1="柳溪镇人民政府", accused_2="某村会计"))
    matter = Matter.objects.get()
    rows = list(Accused.objects.filter(matter_id=matter.pk).order_by("no"))
    assert [r.unit_id for r in rows] == [county.units["township"].pk, None]
    assert "某村会计" not in rows[1].name and rows[1].name
    assert desk("eve").get(page(matter)).status_code == 404


def test_a_complaint_about_the_letters_office_goes_to_the_office_above_and_out_of_its_sight(desk, county):
    alice = desk("alice")
    assert alice.post("/desk/take/letter/", typed(accused_1="信访局")).status_code == 302
    matter = Matter.objects.get()
    assert matter.office_id == county.units["city_letters"].pk
    assert alice.get(page(matter)).status_code == 404
    assert matter.number in alice.get("/desk/taken/").content.decode()


def test_only_a_window_role_takes_in(desk):
    for name in ("bob", "gina", "hank"):
        assert desk(name).get("/desk/take/letter/").status_code == 403, name
        assert desk(name).post("/desk/take/letter/", typed()).status_code == 403, name
    assert desk("alice").get("/desk/take/pigeon/").status_code == 404
    assert not Matter.objects.exists() and not Claim.objects.exists()


def test_the_slip_is_gone_after_ten_minutes(desk):
    alice = desk("alice")
    alice.post("/desk/take/letter/", typed())
    session = alice.session
    held = session["taken"]
    session["taken"] = {**held, "at": (timezone.now() - timedelta(minutes=11)).isoformat()}
    session.save()
    assert alice.get("/desk/taken/").status_code == 302
