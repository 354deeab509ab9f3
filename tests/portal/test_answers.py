"""What others asked: found by words, consented on one's own page, gone when taken back."""

import pytest
from django.utils import timezone

from huiyin.matters.models import Publication, Sought
from huiyin.work.publishing.acts.publish_answer import publish_answer
from huiyin.work.publishing.reading_through import ForEverybody
from tests.portal.conftest import Page, Person, text

pytestmark = pytest.mark.django_db


def test_consent_given_published_read_and_taken_back(follow, county, at):
    owner, matter, _ = follow("served")
    own = f"/track/{matter.pk}/"
    assert "问题和答复没有公开" in text(owner.get(own))
    assert owner.post(f"{own}publishing/", {"agrees": "on", "key": "k1"}).status_code == 302
    assert "您同意在不显示您身份的前提下公开" in text(owner.get(own))
    words = ForEverybody("电梯停运无人维修", "电梯坏了两个多月，请帮助解决。", "经核查，曳引机已更换。")
    publish_answer(
        actor=county.actor("bob"), at=timezone.now(), matter_id=matter.pk, words=words, confirmed=True
    )
    stranger, row = Person(), Publication.objects.get()
    found = stranger.get("/answers/?q=曳引机")
    assert "电梯停运无人维修" in text(found) and Page(found).inline == []
    assert "没有“养老金”" in text(stranger.get("/answers/?q=养老金"))
    assert set(Sought.objects.values_list("words", "missed")) == {("曳引机", 0), ("养老金", 1)}
    one = stranger.get(f"/answers/{row.number}/")
    assert "曳引机已更换" in text(one) and matter.number not in text(one) and str(matter.pk) not in text(one)
    assert "已经公开，不含任何可以认出您的内容" in text(owner.get(own))
    assert owner.post(f"{own}publishing/", {"key": "k2"}).status_code == 302
    assert stranger.get(f"/answers/{row.number}/").status_code == 404
    assert "已经公开的内容已撤下" in text(owner.get(own))


def test_false_addresses_are_no_fault_of_the_program(county):
    visitor = Person()
    for address in ("/answers/none/", "/answers/?before=x", "/answers/?before=2026-01-01~x~y~z"):
        assert visitor.get(address).status_code in (200, 404)
    assert visitor.get("/answers/?q=%00").status_code == 200
