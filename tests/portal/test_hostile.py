"""Hostile and unlucky input: said plainly at the field, nothing typed lost, nothing leaked."""

import io
import time
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from huiyin.interfaces.portal.tracking import guessing
from huiyin.matters.models import Matter
from huiyin.matters.queries.followed import matter_behind
from tests.named_people import BODY, County
from tests.portal.conftest import STEPS, Page, Person, text

pytestmark = pytest.mark.django_db
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def test_empty_everything(wang: Person) -> None:
    answer = wang.post("/file/what/", {"next": "1"})
    assert answer.status_code == 422 and "请写明发生了什么事" in text(answer)
    answer = wang.post("/file/who/", {"next": "1", "anonymous": "no"})
    assert answer.status_code == 422 and "请填写姓名" in text(answer)
    page = wang.get("/file/check/")
    assert "请写明发生了什么事" in text(page) and "提交</button>" not in text(page)


def test_a_hundred_thousand_characters_are_refused_and_kept(wang: Person) -> None:
    story = "电梯坏了。" * 20_000
    answer = wang.post("/file/what/", {"body": story, "next": "1"})
    assert answer.status_code == 422 and "100000" in text(answer) and story in text(answer)
    assert story in text(wang.get("/file/what/"))


def test_more_text_than_a_request_may_hold(wang: Person) -> None:
    answer = wang.post("/file/what/", {"body": "x" * 6_000_000})
    assert answer.status_code == 413 and "一次提交的内容太多" in text(answer)


def test_script_tags_are_words_like_others(wang: Person) -> None:
    matter, code = wang.file(
        what={"body": SCRIPT, "title": SCRIPT}, ask={"claim_1": SCRIPT}, who={"name": SCRIPT}
    )
    assert matter.body == SCRIPT
    for address in (f"/track/{matter.pk}/", "/file/receipt/"):
        page = wang.get(f"/t/{code}", follow=True) if "track" in address else wang.get(address)
        assert not Page(page).inline and "<script>alert" not in text(page)


def test_control_characters_are_taken_out(wang: Person) -> None:
    matter, _ = wang.file(what={"body": f"电梯\x00坏了\u202e两个月{BODY}\x07"}, who={"name": "王\x00琴"})
    assert matter.body == f"电梯坏了两个月{BODY}"


@pytest.mark.parametrize(
    "words", ["L'ascenseur est en panne depuis deux mois.", "Лифт сломан", "مصعد معطل", "🛗" * 50]
)
def test_another_language_is_taken_as_it_is(wang: Person, words: str) -> None:
    matter, _ = wang.file(what={"body": words})
    assert matter.body == words


@pytest.mark.parametrize("people", ["-3", "0", "99999999999999999999", "many", "1.5", "٣"])
def test_a_number_of_people_that_is_none(wang: Person, people: str) -> None:
    answer = wang.post("/file/who/", {**STEPS["who"], "people": people, "next": "1"})
    assert answer.status_code in {302, 422}
    if answer.status_code == 302:  # digits of another script are digits
        assert people == "٣"
    else:
        assert "id_people_problem" in text(answer) and people in text(answer)


def test_choices_that_do_not_exist(wang: Person) -> None:
    answer = wang.post(
        "/file/who/", {**STEPS["who"], "unit_1": "9" * 30, "complaint": "drop table", "next": "1"}
    )
    assert answer.status_code == 422 and "id_unit_1_problem" in text(answer)


def test_two_hundred_claims(wang: Person) -> None:
    answer = wang.post("/file/ask/", {**{f"claim_{n}": f"诉求{n}" for n in range(1, 201)}, "next": "1"})
    assert answer.status_code == 422


def test_a_file_of_25_megabytes_is_named_and_the_rest_kept(wang: Person) -> None:
    big = SimpleUploadedFile("录像.mp4", b"\0" * (25 << 20))
    note = SimpleUploadedFile("说明.txt", "说明".encode())
    answer = wang.post("/file/files/", {"uploads": [big, note], "publishable": "on", "next": "1"})
    page = text(answer)
    assert answer.status_code == 422 and "录像.mp4" in page and "20 MB" in page
    assert "说明.txt" in page and "checked" in page


def test_a_file_that_lies_about_its_type(wang: Person) -> None:
    liar = SimpleUploadedFile("photo.jpg", b"MZ\x90\x00" + b"\0" * 200, content_type="image/jpeg")
    answer = wang.post("/file/files/", {"uploads": liar, "next": "1"})
    assert answer.status_code == 422 and "photo.jpg" in text(answer)


def test_a_zip_bomb(wang: Person) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (300 << 20))
    answer = wang.post(
        "/file/files/", {"uploads": SimpleUploadedFile("a.docx", packed.getvalue()), "next": "1"}
    )
    assert answer.status_code == 422


def test_eleven_files(wang: Person) -> None:
    notes = [SimpleUploadedFile(f"{n}.txt", f"note {n}".encode()) for n in range(11)]
    answer = wang.post("/file/files/", {"uploads": notes, "next": "1"})
    assert answer.status_code == 422 and text(answer).count('name="remove"') == 10


def test_guessing_codes_is_slowed_down_by_address_and_only_there(wang: Person, li: Person) -> None:
    _, code = wang.file()
    for n in range(guessing.ALLOWED):
        assert li.post("/track/", {"code": f"AAAAAAAAAAAAAA{n:02d}"}).status_code == 404
    waiting = li.post("/track/", {"code": code})
    assert waiting.status_code == 429 and "15 分钟" in text(waiting)
    assert li.get(f"/t/{code}").status_code == 429
    elsewhere = li.client.post("/track/", {"code": code}, REMOTE_ADDR="10.9.8.7")
    assert elsewhere.status_code == 302


def test_right_codes_are_never_counted(wang: Person) -> None:
    _, code = wang.file()
    for _ in range(guessing.ALLOWED * 2):
        assert wang.post("/track/", {"code": code}).status_code == 302


def test_a_forged_forwarded_address_does_not_help(li: Person, county: County) -> None:
    for n in range(guessing.ALLOWED):
        li.client.post("/track/", {"code": "WRONG"}, headers={"x-forwarded-for": f"1.2.3.{n}"})
    assert li.client.post("/track/", {"code": "W"}, headers={"x-forwarded-for": "9.9.9.9"}).status_code == 429


def test_malformed_and_unknown_codes_get_the_same_answer(li: Person, county: County) -> None:
    pages = [
        li.post("/track/", {"code": c})
        for c in ("ABCDABCDABCDABCD", "1", "' OR 1=1 --", "A\x00B", "漢字", "A" * 5000)
    ]
    assert {p.status_code for p in pages} == {404}
    said = {text(p).split('id="id_code_problem"')[1].split("</div>")[0] for p in pages}
    assert len(said) == 1


def test_malformed_codes_take_no_shorter_way(county: County) -> None:
    def seconds(code: str) -> float:
        """The quickest of many tries, so that a busy machine does not blur it."""
        quickest = 1.0
        for _ in range(200):
            begun = time.perf_counter()
            matter_behind(code)
            quickest = min(quickest, time.perf_counter() - begun)
        return quickest

    seconds("ABCDABCDABCDABCD")
    assert 0.5 < seconds("1") / seconds("ABCDABCDABCDABCD") < 2


def test_an_upload_of_two_gigabytes_is_not_even_read(wang: Person) -> None:
    words = {"CONTENT_LENGTH": str(2 << 30), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    answer = wang.client.generic("POST", "/file/files/", b"--x--", **words)
    assert answer.status_code == 413 and "60 MB" in text(answer)


def test_a_code_is_forgiven_spaces_hyphens_and_small_letters(wang: Person, li: Person) -> None:
    matter, code = wang.file()
    typed = " " + "-".join(code[n : n + 4] for n in range(0, 16, 4)).lower() + " "
    assert li.post("/track/", {"code": typed}).url == f"/track/{matter.pk}/"


def test_bad_cookies_open_nothing(wang: Person, li: Person) -> None:
    matter, _ = wang.file()
    for value in ("", "x", '{"1": 1}', wang.client.cookies["huiyin_receipt"].value):
        li.client.cookies["huiyin_open"] = value
        assert li.get(f"/track/{matter.pk}/").status_code == 403
    assert Matter.objects.count() == 1
