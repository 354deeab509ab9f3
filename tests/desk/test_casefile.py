"""The page of one matter: what it shows to whom, what it logs, and what it hides."""

import io
import re
import zipfile

import pytest

from huiyin.foundation.files.keep import keep, place_of
from huiyin.matters.models import Attachment, Clock, Document, Matter, ReadEntry
from huiyin.work.feedback.acts.rate import rate
from huiyin.work.intake.acts.add_material import add_material
from tests.desk.conftest import inline_in, page
from tests.named_people import person


def test_it_shows_the_case_and_logs_the_reading(desk, a_matter):
    matter = a_matter("served")
    html = desk("bob").get(page(matter)).content.decode()
    for words in (
        matter.number,
        "尽快修好三号楼电梯",
        "督促物业企业更换曳引机并恢复运行",
        "《物业管理条例》",
    ):
        assert words in html
    entry = ReadEntry.objects.get()
    assert (entry.name, entry.purpose) == ("Bob", "handling")
    assert "王琴" not in html and "0000-7654321" not in html and "王某" in html
    assert not inline_in(html)


def test_names_open_only_for_those_who_work_on_it_and_the_opening_is_logged(desk, a_matter):
    matter = a_matter("accepted")
    shown = desk("bob").get(page(matter, "people/"))
    assert "王琴" in shown.content.decode() and "0000-7654321" in shown.content.decode()
    assert ReadEntry.objects.filter(purpose="identity", name="Bob").count() == 1
    assert desk("gina").get(page(matter)).status_code == 200
    refused = desk("gina").get(page(matter, "people/"))
    assert refused.status_code == 403 and "王琴" not in refused.content.decode()


def test_who_has_read_it_is_listed(desk, a_matter):
    matter = a_matter("accepted")
    desk("bob").get(page(matter))
    html = desk("alice").get(page(matter, "readings/")).content.decode()
    assert "Bob" in html and "the whole matter" in html


def test_another_units_matter_is_as_missing_as_one_that_never_was(desk, a_matter):
    matter = a_matter("accepted")
    document = Document.objects.filter(matter_id=matter.pk).first()
    clock = Clock.objects.filter(matter_id=matter.pk).first()
    carol = desk("carol")
    pairs = [
        ("", ""), ("people/", "people/"), ("readings/", "readings/"), (f"dates/{clock.no}/", "dates/1/"),
        (f"documents/{document.no}/", "documents/1/"), (f"documents/{document.no}/docx/", "documents/1/docx/"),
        ("files/1/", "files/1/"), ("act/decide/", "act/decide/"),
    ]  # fmt: skip
    for rest, other in pairs:
        hidden, missing = carol.get(page(matter, rest)), carol.get(f"/desk/matters/123456789/{other}")
        assert (hidden.status_code, missing.status_code) == (404, 404), rest
        assert _said(hidden) == _said(missing), rest
    assert carol.post(page(matter, "act/decide/"), {}).status_code == 404
    assert not ReadEntry.objects.exists()
    matter.refresh_from_db()
    assert matter.stage == "accepted"


def _said(answer) -> str:
    return re.sub(
        r"\?lang=\w+|[^\"]*lang=[\w-]+|value=\"[^\"]*\"|/desk/matters/\d+/[\w/]*", "", answer.content.decode()
    )


@pytest.fixture
def against_the_township(a_matter, county) -> Matter:
    """A complaint about the township, whose own handler is eve."""
    return a_matter("registered", title="镇政府扣发补偿款", accused_units=(county.units["township"].pk,))


def test_the_accused_unit_can_neither_see_search_count_nor_act(desk, against_the_township, county):
    matter = against_the_township
    eve = desk("eve")
    for path in (page(matter), page(matter, "act/accept/"), page(matter, "people/")):
        assert eve.get(path).status_code == 404
    for path in ("/desk/", "/desk/all/", "/desk/search/?q=补偿款", f"/desk/search/?q={matter.number}"):
        html = eve.get(path).content.decode()
        assert "镇政府扣发补偿款" not in html and f"/matters/{matter.pk}/" not in html, path
    lanes = re.findall(r"<b>(\d+\+?)</b>", eve.get("/desk/").content.decode())
    assert set(lanes) == {"0"}
    sent = desk("alice").post(
        page(matter, "act/forward/"),
        {"key": "0" * 32, "version": matter.version, "to_unit": "柳溪镇人民政府"},
    )
    assert sent.status_code == 422 and "complained of" in sent.content.decode()


def test_a_report_stays_with_those_who_may_read_reports(desk, filed, county, at):
    report = filed(title="举报村干部侵占补贴", kind="report", accused_units=(county.units["township"].pk,))
    for name in ("alice", "bob", "eve", "dora", "gina"):
        client = desk(name)
        assert client.get(page(report)).status_code == 404, name
        assert "举报村干部" not in client.get("/desk/all/").content.decode(), name
        assert (
            f"/matters/{report.pk}/" not in client.get("/desk/search/?q=举报村干部侵占").content.decode()
        ), name
    assert desk("rita").get(page(report)).status_code == 200


def test_papers_are_read_and_downloaded_as_word_files(desk, a_matter):
    matter = a_matter("decided")
    opinion = Document.objects.get(matter_id=matter.pk, kind="opinion")
    shown = desk("bob").get(page(matter, f"documents/{opinion.no}/"))
    assert "信访处理意见书" in shown.content.decode() and opinion.number in shown.content.decode()
    assert not inline_in(shown.content.decode())
    file = desk("bob").get(page(matter, f"documents/{opinion.no}/docx/"))
    assert file["Content-Disposition"].startswith("attachment")
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(file.content)).namelist()
    assert {"document"} == set(ReadEntry.objects.values_list("purpose", flat=True))


def test_files_come_as_downloads_and_never_as_pages(desk, a_matter, county, at):
    matter = a_matter("accepted")
    kept = keep(io.BytesIO("施工现场记录\n".encode()), "记录.txt")
    add_material(actor=person(matter), at=at, matter_id=matter.pk, text="补充照片", files=(kept,))
    row = Attachment.objects.get(matter_id=matter.pk)
    answer = desk("bob").get(page(matter, f"files/{row.no}/"))
    assert (
        answer["Content-Disposition"].startswith("attachment")
        and answer["Content-Type"] == "application/octet-stream"
    )
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content).decode() == "施工现场记录\n"
    html = desk("bob").get(page(matter)).content.decode()
    assert "补充照片" in html and "记录.txt" in html


def test_every_date_shows_its_article_and_its_days(desk, a_matter):
    matter = a_matter("accepted")
    html = desk("bob").get(page(matter)).content.decode()
    clock = Clock.objects.get(matter_id=matter.pk, limit="handle")
    assert clock.due.isoformat() in html and "Art 34" in html
    days = desk("bob").get(page(matter, f"dates/{clock.no}/")).content.decode()
    assert days.count("<i>") == 60 and "cell-due" in days
    assert not inline_in(days)


def test_what_is_refused_says_why_and_by_which_article(desk, a_matter):
    html = desk("bob").get(page(a_matter("accepted"))).content.decode()
    refused = html[html.index("why-not") : html.index("</details>", html.index("why-not"))]
    assert "once accepted it can no longer be declined" in refused and "Art 23" in refused


def test_acts_are_offered_by_law_role_and_desk(desk, a_matter):
    matter = a_matter("accepted")

    def offered(name: str) -> set[str]:
        return set(re.findall(r"/act/(\w+)/", desk(name).get(page(matter)).content.decode()))

    assert offered("bob") >= {"decide", "ask_for_more", "extend", "redirect", "name_officer", "grade"}
    assert not offered("bob") & {"register", "accept", "forward", "serve", "close"}
    main = {"decide", "ask_for_more", "extend", "redirect"}
    beside = {"investigate", "consult", "invite_joint", "refer_aid", "recuse"}
    assert main | beside <= offered("bob")
    # the matter lies with housing; a window may still add, help with aid, and anybody may have to withdraw
    assert offered("alice") & (main | beside | {"add_material"}) == {"add_material", "refer_aid", "recuse"}
    assert offered("gina") & (main | beside) == {"recuse"}


def test_hostile_text_stays_text(desk, filed):
    words = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}\u202e"
    matter = filed(title=words, body=words * 3, claims=(words,), place=words)
    html = desk("alice").get(page(matter)).content.decode()
    assert not inline_in(html) and "49" not in re.sub(r"\d{5,}", "", html.split("<main")[1].split("</h1>")[0])


def test_ratings_are_shown_and_close_nothing(desk, a_matter, at):
    matter = a_matter("served")
    rate(
        actor=person(matter),
        at=at,
        matter_id=matter.pk,
        office="satisfied",
        unit="dissatisfied",
        comment="电梯还没修",
    )
    html = desk("bob").get(page(matter)).content.decode()
    assert "dissatisfied" in html and "电梯还没修" in html


@pytest.mark.parametrize("stage", ["received", "forwarded", "decided", "served"])
def test_the_page_stays_within_sixteen_queries(desk, a_matter, stage, django_assert_max_num_queries):
    matter = a_matter(stage)
    client = desk("alice" if stage == "received" else "bob")
    client.get(page(matter))
    with django_assert_max_num_queries(16):
        client.get(page(matter))


def test_a_file_gone_from_the_store_is_said_plainly(desk, a_matter, at):
    matter = a_matter("accepted")
    kept = keep(io.BytesIO("只此一份\n".encode()), "孤本.txt")
    add_material(actor=person(matter), at=at, matter_id=matter.pk, text="补充", files=(kept,))
    place_of(kept.sha256).unlink()
    row = Attachment.objects.get(matter_id=matter.pk)
    answer = desk("bob").get(page(matter, f"files/{row.no}/"))
    assert answer.status_code == 410 and "administrator" in answer.content.decode()


def test_groups_of_acts_stand_under_captions_of_their_own(desk, a_matter):
    html = desk("bob").get(page(a_matter("accepted"))).content.decode()
    for name, caption in (
        ("paper", "Papers, dates and contact"),
        ("course", "Beside its course"),
        ("ending", "Another end"),
    ):
        assert f'<h3 class="act-caption" id="acts-{name}">{caption}</h3>' in html
        assert f'aria-labelledby="acts-{name}"' in html
    assert 'act-main" aria-labelledby="acts-title"' in html
