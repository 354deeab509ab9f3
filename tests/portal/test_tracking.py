"""Following a matter: where it lies, every date and why, the papers, what can be done next, and nothing of others."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from huiyin.interfaces.portal.tracking import passes
from huiyin.matters import gate
from huiyin.matters.models import Attachment, Document, Event, Item, Matter, Rating, ReadEntry
from tests.named_people import County
from tests.portal.conftest import Person, text

pytestmark = pytest.mark.django_db
Follow = Callable[..., tuple[Person, Matter, str]]


@pytest.mark.parametrize(
    ("stage", "unit", "limit"),
    [
        ("received", "信访局", "转送、交办或者告知"),
        ("registered", "信访局", "转送、交办或者告知"),
        ("forwarded", "住房和城乡建设局", "告知受理"),
        ("accepted", "住房和城乡建设局", "办理"),
        ("decided", "住房和城乡建设局", "办理"),
        ("served", "住房和城乡建设局", "申请复查"),
    ],
)
def test_each_stage_says_on_whose_desk_and_until_when_and_why(
    follow: Follow, stage: str, unit: str, limit: str
) -> None:
    person, matter, _ = follow(stage)
    page = text(person.get(f"/track/{matter.pk}/"))
    running = {"served": timezone.localdate() + timedelta(days=25)}.get(stage, matter.next_due)
    assert unit in page and limit in page and f'datetime="{running.isoformat()}"' in page
    assert (
        "为什么是这一天" in page
        and 'class="days"' in page
        and "日子是这样数的" in page
        and "《信访工作条例》" in page
    )


def test_the_code_is_gone_from_every_page_after_the_receipt(wang: Person) -> None:
    matter, code = wang.file()
    assert wang.post("/file/receipt/").url == f"/track/{matter.pk}/"
    assert code not in text(wang.get(f"/track/{matter.pk}/"))
    assert wang.get("/file/receipt/").url == "/track/"


def test_the_qr_address_leaves_no_code_in_the_address_bar(wang: Person, li: Person) -> None:
    matter, code = wang.file()
    answer = li.get(f"/t/{code}")
    assert answer.status_code == 302 and answer.url == f"/track/{matter.pk}/"
    assert code not in str(li.client.cookies)


def test_the_page_closes_by_itself_and_on_leaving(follow: Follow, monkeypatch: pytest.MonkeyPatch) -> None:
    person, matter, code = follow()
    person.post("/track/leave/")
    assert person.get(f"/track/{matter.pk}/").status_code == 403
    person.get(f"/t/{code}")
    monkeypatch.setattr(passes, "TWO_HOURS", -1)
    assert person.get(f"/track/{matter.pk}/").status_code == 403


def test_another_matter_is_not_reached_by_changing_the_address(follow: Follow) -> None:
    person, mine, _ = follow("served")
    other, theirs, _ = follow("served")
    paper = Document.objects.filter(matter=theirs, for_person=True).first()
    for address in ("", "add/", "withdraw/", "rate/", f"paper/{paper.no}/", f"paper/{paper.no}.docx"):
        answer = person.get(f"/track/{theirs.pk}/{address}")
        assert answer.status_code == 403 and theirs.number not in text(answer)
    missing = person.get(f"/track/{mine.pk + 1}/")
    assert missing.status_code == 403 and text(missing).count("两小时") == 1
    assert other.get(f"/track/{theirs.pk}/").status_code == 200


def test_a_number_of_another_matters_paper_is_not_found(follow: Follow) -> None:
    person, mine, _ = follow("forwarded")
    assert person.get(f"/track/{mine.pk}/paper/999/").status_code == 404
    inner = Document.objects.get(matter=mine, kind="transfer_letter")
    assert person.get(f"/track/{mine.pk}/paper/{inner.no}/").status_code == 404


def test_the_papers_are_read_on_screen_and_taken_away(follow: Follow) -> None:
    person, matter, _ = follow("served")
    page = text(person.get(f"/track/{matter.pk}/"))
    for paper in Document.objects.filter(matter=matter, for_person=True):
        assert f"/track/{matter.pk}/paper/{paper.no}/" in page
        assert paper.number in text(person.get(f"/track/{matter.pk}/paper/{paper.no}/"))
        file = person.get(f"/track/{matter.pk}/paper/{paper.no}.docx")
        assert file.content[:2] == b"PK" and file["Content-Disposition"].startswith("attachment")


def test_an_opinion_is_shown_from_the_day_it_is_served(follow: Follow) -> None:
    person, matter, _ = follow("decided")
    opinion = Document.objects.get(matter=matter, kind="opinion")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert opinion.number not in page and '<span class="tag">予以支持' not in page
    assert person.get(f"/track/{matter.pk}/paper/{opinion.no}/").status_code == 404


def test_the_answer_the_promise_and_the_right_to_review(follow: Follow) -> None:
    person, matter, _ = follow("served")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert '<span class="tag">予以支持' in page and "督促物业企业更换曳引机" in page and "尚未到期" in page
    last = timezone.localdate() + timedelta(days=25)
    assert "申请复查" in page and f'datetime="{last.isoformat()}"' in page and "澄水县人民政府" in page


def test_who_has_read_it_is_shown(follow: Follow, county: County) -> None:
    person, matter, _ = follow("registered")
    gate.read(matter.pk, actor=county.actor("alice"), at=timezone.now())
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "Alice" in page and "信访局" in page
    assert (
        ReadEntry.objects.filter(matter=matter).count() == 1
    )  # the person's own look is no reading by staff


def test_material_is_added_once_with_its_file(follow: Follow) -> None:
    person, matter, _ = follow("accepted")
    words = {
        "text": "补充：昨天电梯又停了。",
        "key": "one",
        "uploads": SimpleUploadedFile("检修.txt", "记录".encode()),
    }
    assert person.post(f"/track/{matter.pk}/add/", words).status_code == 302
    again = {**words, "uploads": SimpleUploadedFile("检修.txt", "记录".encode())}
    assert person.post(f"/track/{matter.pk}/add/", again).status_code == 302
    assert Item.objects.filter(matter=matter).exclude(text="").count() == 1
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "昨天电梯又停了" in page and "检修.txt" in page


def test_material_that_is_too_long_keeps_words_and_files(follow: Follow) -> None:
    person, matter, _ = follow("accepted")
    story, file = "很长。" * 20_000, SimpleUploadedFile("a.txt", b"a note")
    wrong = person.post(f"/track/{matter.pk}/add/", {"text": story, "key": "k", "uploads": file})
    page = text(wrong)
    assert wrong.status_code == 422 and story in page and "a.txt" in page
    kept = page.split('name="kept" value="')[1].split('"')[0]
    assert (
        person.post(f"/track/{matter.pk}/add/", {"text": "短", "key": "k", "kept": kept}).status_code == 302
    )
    assert Attachment.objects.filter(matter=matter).count() == 1


def test_files_signed_for_one_matter_are_not_taken_for_another(follow: Follow) -> None:
    person, first, _ = follow("accepted")
    _, second, code = follow("registered")
    person.get(f"/t/{code}")
    words = {"text": "长" * 60_000, "uploads": SimpleUploadedFile("a.txt", b"a note")}
    kept = text(person.post(f"/track/{first.pk}/add/", words)).split('name="kept" value="')[1].split('"')[0]
    assert person.post(f"/track/{second.pk}/add/", {"text": "短", "kept": kept}).status_code == 302
    assert not Attachment.objects.filter(matter=second).exists()


def test_nothing_to_add_is_said_at_the_field(follow: Follow) -> None:
    person, matter, _ = follow("accepted")
    answer = person.post(f"/track/{matter.pk}/add/", {"text": "  "})
    assert answer.status_code == 422 and "还没有要补充的内容" in text(answer)


def test_an_attachment_comes_as_a_download_that_can_do_nothing(follow: Follow) -> None:
    person, matter, _ = follow("accepted")
    file = SimpleUploadedFile("说明.txt", "只是几句说明".encode())
    person.post(f"/track/{matter.pk}/add/", {"uploads": file, "text": "x"})
    row = Attachment.objects.get(matter=matter)
    answer = person.get(f"/kept/{matter.pk}/{row.no}")
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and answer["X-Content-Type-Options"] == "nosniff"
    )
    assert "sandbox" in answer["Content-Security-Policy"] and answer["Cache-Control"] == "no-store"
    assert Person().get(f"/kept/{matter.pk}/{row.no}").status_code == 403


def test_withdrawing_asks_first_and_is_done_once(follow: Follow) -> None:
    person, matter, _ = follow("accepted")
    asked = text(person.get(f"/track/{matter.pk}/withdraw/"))
    assert "任何人都不得要求您撤回" in asked and Matter.objects.get(pk=matter.pk).is_open
    for _ in range(2):
        assert (
            person.post(f"/track/{matter.pk}/withdraw/", {"reason": "已解决", "key": "k"}).status_code == 302
        )
    matter.refresh_from_db()
    assert matter.stage == "withdrawn" and Event.objects.filter(matter=matter, act="withdraw").count() == 1


def test_a_withdrawn_matter_can_be_read_but_not_added_to(follow: Follow) -> None:
    person, matter, _ = follow("accepted")
    person.post(f"/track/{matter.pk}/withdraw/", {"key": "k"})
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "您撤回了本件" in page and "/add/" not in page
    answer = person.post(f"/track/{matter.pk}/add/", {"text": "还有一件事"})
    assert answer.status_code == 422 and "《信访工作条例》" in text(answer) and "还有一件事" in text(answer)
    assert person.get(f"/track/{matter.pk}/add/").status_code == 409


def test_rating_judges_office_and_unit_apart_and_ends_no_right(follow: Follow) -> None:
    person, matter, _ = follow("served")
    words = {"office": "satisfied", "unit": "dissatisfied", "comment": "等得太久", "key": "k"}
    assert person.post(f"/track/{matter.pk}/rate/", words).status_code == 302
    assert person.post(f"/track/{matter.pk}/rate/", words).status_code == 302
    rating = Rating.objects.get(matter=matter)
    assert (rating.office, rating.unit) == ("satisfied", "dissatisfied")
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "等得太久" in page and "不服这个答复，可以申请复查" in page


def test_a_rating_without_a_grade_keeps_the_comment(follow: Follow) -> None:
    person, matter, _ = follow("served")
    answer = person.post(f"/track/{matter.pk}/rate/", {"comment": "等得太久"})
    assert answer.status_code == 422 and "等得太久" in text(answer)
    answer = person.post(f"/track/{matter.pk}/rate/", {"office": "wonderful", "comment": "等得太久"})
    assert answer.status_code == 422 and "等得太久" in text(answer)


def test_rating_is_refused_with_its_article_while_nothing_is_answered(follow: Follow) -> None:
    person, matter, _ = follow("accepted")
    answer = person.get(f"/track/{matter.pk}/rate/")
    assert answer.status_code == 409 and "《信访工作条例》" in text(answer)


def test_a_calendar_announced_later_is_told_with_old_and_new_date(
    follow: Follow, county: County, at: datetime
) -> None:
    person, matter, _ = follow("accepted")
    row = {"clock": 1, "limit": "handle", "before": "2027-01-08", "after": "2027-01-09", "provisional": False}
    Event.objects.create(
        matter=matter, no=9_000, act="recount", at=at, on=at.date(), actor="system", stage_after="accepted",
        public={"source": "国务院办公厅通知", "clocks": [row]}, articles=["art34"],
    )  # fmt: skip
    page = text(person.get(f"/track/{matter.pk}/"))
    assert "国务院办公厅通知" in page and "由2027年1月8日改为2027年1月9日" in page


def test_two_matters_are_open_beside_one_another_by_their_numbers(follow: Follow) -> None:
    person, first, _ = follow("accepted")
    _, second, code = follow("registered")
    person.get(f"/t/{code}")
    page = text(person.get("/track/"))
    assert first.number in page and second.number in page
    for matter in (first, second):
        assert matter.number in text(person.get(f"/track/{matter.pk}/"))
