"""The page of publishing an answer: what leads to somebody is marked, covered beside, and stops it while it stands."""

import pytest

from huiyin.matters.models import Publication
from tests.desk.conftest import inline_in, page, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def served(a_matter):
    return a_matter(
        "served", publishable=True, body="我叫王琴，住柳园小区三号楼，电梯坏了，物业张经理说没钱修。"
    )


def test_both_sides_are_shown_and_the_proposal_is_covered(desk, served):
    html = desk("bob").get(page(served, "act/publish_answer/")).content.decode()
    assert "<mark>王琴</mark>" in html and inline_in(html) == []
    public = html[html.index('name="asked"') :].split("</textarea>")[0]
    assert "〔某人〕" in public and "王琴" not in public and "三号楼" not in public
    assert "Leads to nobody" in html


def test_what_was_typed_stays_and_says_what_stands_in_the_way(desk, served):
    words = {
        "title": "电梯停运",
        "asked": "业主李建国说电梯停运。",
        "answered": "已更换曳引机。",
        "confirmed": "on",
    }
    answer = sent(desk("bob"), served, "publish_answer", **words)
    html = answer.content.decode()
    assert answer.status_code == 422 and "李建国" in html and "could lead to somebody" in html
    assert sent(desk("bob"), served, "publish_answer", **{**words, "asked": "电梯停运。"}).status_code == 302
    assert Publication.objects.get().asked == "电梯停运。"
    html = desk("bob").get(page(served)).content.decode()
    assert "act/withdraw_publication/" in html
    assert sent(desk("bob"), served, "withdraw_publication", reason="说错了").status_code == 302
    assert Publication.objects.get().state == "withdrawn"
