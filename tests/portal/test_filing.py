"""Filing: plain steps, a draft that nothing loses, one matter however often it is sent."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.foundation.vault.seal import unseal
from huiyin.matters.models import Accused, Attachment, Claim, Matter, Party
from huiyin.matters.record.identity import open_party
from tests.named_people import BODY, County
from tests.portal.conftest import STEPS, Person, text

pytestmark = pytest.mark.django_db


def test_five_steps_make_one_matter_with_number_code_and_first_date(wang: Person) -> None:
    matter, code = wang.file()
    receipt = text(wang.get("/file/receipt/"))
    assert matter.stage == "received" and matter.title == STEPS["what"]["title"] and matter.publishable
    assert matter.number in receipt and len(code) == 16 and "<svg" in receipt
    assert matter.next_limit == "forward_or_tell" and matter.next_due.isoformat() in receipt
    assert "第二十二条" in receipt
    party = Party.objects.get(matter=matter)
    assert open_party(party)["name"] == "王琴" and "王琴" not in party.name


def test_every_claim_is_kept_apart_and_another_can_be_added(wang: Person) -> None:
    wang.post("/file/what/", STEPS["what"])
    more = wang.post("/file/ask/", {"claim_1": "修好电梯", "more": "1"})
    assert more.status_code == 302 and more.url == "/file/ask/?more=1#id_claim_2"
    assert 'name="claim_2"' in text(wang.get(more.url))
    matter, _ = wang.file(ask={"claim_1": "修好电梯", "claim_2": "", "claim_3": "公布检修记录"})
    assert list(Claim.objects.filter(matter=matter).order_by("position").values_list("text", flat=True)) == [
        "修好电梯",
        "公布检修记录",
    ]


def test_sent_twice_it_is_filed_once_and_shows_the_same_code(wang: Person) -> None:
    wang.fill()
    key = wang.key()
    first = wang.post("/file/check/", {"key": key})
    code = wang.code()
    again = wang.post("/file/check/", {"key": key})
    assert first.status_code == again.status_code == 302 and again.url == "/file/receipt/"
    assert Matter.objects.count() == 1 and wang.code() == code


def test_a_resend_from_a_browser_that_lost_its_cookies_shows_the_same_receipt(
    wang: Person, li: Person
) -> None:
    wang.fill()
    key = wang.key()
    wang.post("/file/check/", {"key": key})
    assert li.post("/file/check/", {"key": key}).url == "/file/receipt/"
    assert li.code() == wang.code() and Matter.objects.count() == 1


def test_a_made_up_key_shows_nothing(wang: Person, li: Person) -> None:
    wang.file()
    assert li.post("/file/check/", {"key": "made-up"}).url == "/file/"
    assert li.get("/file/receipt/").url == "/track/"


def test_going_back_and_forth_keeps_every_word(wang: Person) -> None:
    wang.fill(who={"name": "", "phone": "abc"})
    wang.post("/file/ask/", {"claim_1": "没写完的诉求", "back": "1"})
    assert BODY in text(wang.get("/file/what/"))
    assert "没写完的诉求" in text(wang.get("/file/ask/"))
    assert 'value="abc"' in text(wang.get("/file/who/"))


def test_an_expired_form_keeps_every_word_and_can_be_sent_again(county: County) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/file/what/", STEPS["what"], headers={"origin": "http://testserver"})
    page = text(answer)
    assert answer.status_code == 403 and BODY in page and 'name="body"' in page
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    again = strict.post("/file/what/", {**STEPS["what"], "csrfmiddlewaretoken": token})
    assert again.status_code == 302 and again.url == "/file/ask/"


def test_a_foreign_form_is_refused_without_an_offer_to_resend(county: County) -> None:
    strict = Client(enforce_csrf_checks=True)
    for origin in ("https://elsewhere.example", "null"):
        answer = strict.post("/file/what/", STEPS["what"], headers={"origin": origin})
        assert answer.status_code == 403 and BODY not in text(answer)


def test_the_draft_is_sealed_where_it_lies(wang: Person) -> None:
    wang.fill()
    held = wang.client.session["draft"]
    assert "王琴" not in held and "0000-7654321" not in held
    assert json.loads(unseal(held, "draft"))["typed"]["who"]["name"] == ["王琴"]


def test_the_draft_outlives_the_browser_window_and_can_be_thrown_away(wang: Person) -> None:
    wang.fill()
    reopened = Person()
    reopened.client.cookies["sessionid"] = wang.client.cookies["sessionid"].value
    assert "草稿" in text(reopened.get("/file/")) and BODY in text(reopened.get("/file/what/"))
    assert int(wang.client.cookies["sessionid"]["max-age"]) >= 14 * 86400
    reopened.post("/file/discard/")
    assert BODY not in text(reopened.get("/file/what/"))


def test_after_sending_no_draft_is_left(wang: Person) -> None:
    wang.file()
    assert wang.get("/file/check/").url == "/file/"
    assert "draft" not in wang.client.session


def test_anonymous_leaves_no_name_even_if_one_was_typed(wang: Person) -> None:
    matter, code = wang.file(who={"anonymous": "yes", "name": "王琴"})
    assert matter.anonymous and not Party.objects.filter(matter=matter).exists()
    other = Person()
    assert matter.title in text(other.get(f"/t/{code}", follow=True))


def test_several_people_are_counted_and_named(wang: Person) -> None:
    matter, _ = wang.file(who={"people": "12", "others": "赵一\n钱二\n"})
    assert matter.people == 12 and Party.objects.filter(matter=matter).count() == 3
    other, _ = Person().file(who={"others": "赵一\n钱二"})
    assert other.people == 3


def test_a_complaint_is_kept_from_the_unit_complained_of(wang: Person, county: County) -> None:
    township = county.units["township"]
    matter, _ = wang.file(who={"complaint": "unit", "unit_1": str(township.pk), "accused_name": "张某"})
    rows = Accused.objects.filter(matter=matter)
    assert {row.unit_id for row in rows} == {township.pk, None} and "张某" not in "".join(
        r.name for r in rows
    )


def test_a_report_of_wrongdoing_is_confidential_and_never_published(wang: Person, county: County) -> None:
    matter, _ = wang.file(who={"complaint": "report", "unit_1": str(county.units["township"].pk)})
    assert matter.kind == "report" and matter.confidential and not matter.publishable


def test_a_complaint_against_the_letters_office_goes_one_level_up(wang: Person, county: County) -> None:
    matter, _ = wang.file(who={"complaint": "unit", "unit_1": str(county.units["letters"].pk)})
    assert matter.holder.code == "city_letters"


def test_a_complaint_that_no_office_here_can_take_is_explained(wang: Person, county: County) -> None:
    wang.fill(who={"complaint": "unit", "unit_1": str(county.units["city"].pk)})
    answer = wang.send()
    assert answer.status_code == 422 and "上一级信访部门" in text(answer) and not Matter.objects.exists()


def test_a_file_goes_with_the_matter_and_one_can_be_taken_out_again(wang: Person) -> None:
    notes = [SimpleUploadedFile(n, b"note " + n.encode()) for n in ("one.txt", "two.txt")]
    wang.post("/file/files/", {"uploads": notes, "upload": "1"})
    listed = text(wang.get("/file/files/"))
    assert "one.txt" in listed and "two.txt" in listed
    digest = re.search(r'name="remove" value="([0-9a-f]{64})"', listed)[1]
    assert "one.txt" not in text(wang.post("/file/files/", {"remove": digest}))
    matter, _ = wang.file()
    assert list(Attachment.objects.filter(matter=matter).values_list("name", flat=True)) == ["two.txt"]


def test_the_one_page_form_files_once_too(wang: Person) -> None:
    page = text(wang.get("/file/page/"))
    words = {n: v for step in STEPS.values() for n, v in step.items()}
    words["key"] = re.search(r'name="key" value="([^"]+)"', page)[1]
    wrong = wang.post("/file/page/", {**words, "name": "", "uploads": SimpleUploadedFile("a.txt", b"a note")})
    assert wrong.status_code == 422 and BODY in text(wrong) and "a.txt" in text(wrong)
    words["kept"] = re.search(r'name="kept" value="([^"]+)"', text(wrong))[1]
    assert wang.post("/file/page/", words).url == "/file/receipt/"
    assert wang.post("/file/page/", words).url == "/file/receipt/"
    assert Matter.objects.count() == 1 and Attachment.objects.count() == 1
    assert "draft" not in wang.client.session


def test_the_one_page_form_takes_no_key_it_did_not_give_out(wang: Person, li: Person) -> None:
    words = {n: v for step in STEPS.values() for n, v in step.items()}
    wang.post("/file/page/", {**words, "key": "1"})
    li.post("/file/page/", {**words, "key": "1"})
    assert Matter.objects.count() == 2 and wang.code() != li.code()
