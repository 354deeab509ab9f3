"""Papers on the person's page: sent and to be confirmed, come back, corrected, and a Word template that is broken."""

from datetime import timedelta

import pytest
from django.utils import timezone
from docx import Document as Word

from huiyin.matters.models import Clock, Document, Event, Matter, Serving
from huiyin.work.serving.acts.note_returned import note_returned
from huiyin.work.serving.acts.reissue import reissue
from huiyin.work.serving.acts.send_paper import send_paper
from tests.named_people import Petitioner
from tests.portal.conftest import Page, text

pytestmark = pytest.mark.django_db


def address(matter: Matter, rest: str = "") -> str:
    return f"/track/{matter.pk}/{rest}"


def opinion(matter: Matter) -> Document:
    return Document.objects.filter(matter=matter, kind="opinion").latest("no")


@pytest.fixture
def sent(follow, county):
    """Wang Qin agreed to electronic service; the answer was sent to her page an hour ago."""
    person, matter, _ = follow("decided", petitioners=(Petitioner("王琴", e_service=True),))
    send_paper(
        actor=county.actor("bob"),
        at=timezone.now() - timedelta(hours=1),
        matter_id=matter.pk,
        document=opinion(matter).no,
        how="electronic",
    )
    return person, matter


def test_she_reads_it_confirms_and_her_time_for_a_review_begins(sent):
    person, matter = sent
    no = opinion(matter).no
    page = text(person.get(address(matter)))
    assert "查看并确认收到" in page and f"/receipt/{no}/" in page
    assert person.get(address(matter, f"paper/{no}/")).status_code == 200  # readable before it is confirmed
    form = person.get(address(matter, f"receipt/{no}/"))
    assert "不表示同意" in text(form) and "30 日可以申请复查" in text(form) and not Page(form).inline
    for _ in range(2):
        assert person.post(address(matter, f"receipt/{no}/"), {"key": "once"}).status_code == 302
    assert Event.objects.filter(matter=matter, act="confirm_receipt").count() == 1
    page = text(person.get(address(matter)))
    clock = Clock.objects.get(matter=matter, limit="ask_review")
    assert "查看并确认收到" not in page and "申请复查" in page and '<span class="tag">予以支持' in page
    assert clock.start == timezone.localdate() and clock.due.isoformat() in page


def test_nothing_is_confirmed_that_was_not_sent(follow, sent):
    other, theirs, _ = follow("accepted")
    notice = Document.objects.get(matter=theirs, kind="acceptance_notice")
    refused = other.post(address(theirs, f"receipt/{notice.no}/"), {"key": "k"})
    assert refused.status_code == 409 and "没有等待您确认的" in text(refused)
    _, matter = sent
    assert other.post(address(matter, f"receipt/{opinion(matter).no}/"), {"key": "k"}).status_code == 403
    assert other.get(address(theirs, "receipt/999/")).status_code == 404
    assert Matter.objects.get(pk=matter.pk).stage == "decided"


def test_a_letter_that_came_back_says_so_and_that_no_time_begins(follow, county):
    person, matter, _ = follow("decided")
    ask = {"actor": county.actor("bob"), "at": timezone.now(), "matter_id": matter.pk}
    notice = Document.objects.get(matter=matter, kind="acceptance_notice")
    send_paper(document=notice.no, how="post", parcel="XA12345678944", **ask)
    assert "邮件号 XA12345678944" in text(person.get(address(matter)))
    serving = Serving.objects.get(matter=matter).no
    note_returned(serving=serving, reason="地址不详", next_step="请到窗口领取", **ask)
    page = text(person.get(address(matter)))
    assert "不算送达，期限不起算" in page and "请到窗口领取" in page
    assert '<span class="tag">予以支持' not in page  # the opinion itself is still not served


def test_a_corrected_paper_stands_beside_the_void_one(follow, county):
    person, matter, _ = follow("served")
    old = opinion(matter)
    reissue(
        actor=county.actor("bob"),
        at=timezone.now(),
        matter_id=matter.pk,
        document=old.no,
        corrections={"claims.0.reasons": "物业企业没有履行维修义务，诉求合理。"},
        reason="用字有误",
    )
    page = text(person.get(address(matter)))
    assert "已作废" in page and "用字有误" in page and old.number in page and opinion(matter).number in page
    assert "物业企业没有履行维修义务" in page  # the answer on the page says the same
    void = text(person.get(address(matter, f"paper/{old.no}/")))
    assert "（已作废）" in void and opinion(matter).number in void
    assert person.get(address(matter, f"paper/{old.no}.docx")).content[:2] == b"PK"


def test_a_broken_template_is_not_her_problem(follow, tmp_path, settings):
    person, matter, _ = follow("served")
    file = Word()
    file.add_paragraph("{% if %}")
    file.save(tmp_path / "letter.docx")
    settings.HUIYIN_TEMPLATES = str(tmp_path)
    no = opinion(matter).no
    answer = person.get(address(matter, f"paper/{no}.docx"))
    assert (
        answer.status_code == 500
        and "在文书页面查看并打印" in text(answer)
        and "letter.docx" not in text(answer)
    )
    assert person.get(address(matter, f"paper/{no}/")).status_code == 200
