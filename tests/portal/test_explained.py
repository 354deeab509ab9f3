"""The rules explained on the portal: search in both scripts, questions, articles with an example, and what is counted of it."""

import pytest
from django.db import DatabaseError
from django.utils import timezone

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.load.questions import questions_of
from huiyin.matters.models import Sought
from huiyin.work.publishing.seeking import note_sought
from tests.desk.conftest import inline_in
from tests.portal.conftest import Person

LAW = counsel("cn_xinfang_2022")


def shown(address: str, status: int = 200) -> str:
    answer = Person().get(address)
    assert answer.status_code == status, (address, answer.status_code)
    html = answer.content.decode()
    assert not inline_in(html)
    return html


def test_a_search_finds_questions_and_articles_in_both_scripts(db):
    for words in ("查询码丢了", "查詢碼丟了", "lost my query code"):
        assert "/law/q/lost_code/" in shown(f"/law/search/?q={words}"), words
    assert "/law/a/art35/" in shown("/law/search/?q=复查")
    html = shown("/law/search/?q=量子纠缠")
    assert "没有找到" in html and "量子纠缠" in html and "/law/q/how_long/" in html
    assert "/law/search/" in shown("/law/") and "/law/a/art34/" in shown("/law/")
    rows = dict(Sought.objects.values_list("words", "missed"))
    assert rows == {"查询码丢了": 0, "lost my query code": 0, "复查": 0, "量子纠缠": 1}, (
        "both scripts count as one"
    )
    assert Sought.objects.get(words="查询码丢了").times == 2


def test_every_question_and_every_article_has_its_page(db):
    for one in questions_of(LAW.pack):
        html = shown(f"/law/q/{one.id}/")
        assert all(f"/law/a/{name}/" in html for name in one.articles), one.id
    for name in LAW.pack.articles:
        html = shown(f"/law/a/{name}/")
        for limit in LAW.pack.limits.values():
            if limit.basis.id == name:
                assert limit.label.say("zh") in html and "举例" in html, limit.name
    shown("/law/q/nothing/", 404)
    shown("/law/a/nothing/", 404)


def test_nothing_of_a_person_is_counted_and_a_search_never_fails(db, monkeypatch):
    for words in ("13800001234", "a@b.cn", "柳园小区3号楼", "长" * 21):
        assert "没有找到" in shown(f"/law/search/?q={words}")
    shown("/law/search/?q=")
    assert not Sought.objects.exists()

    def broken(**_: object) -> None:
        raise DatabaseError("locked")

    monkeypatch.setattr(Sought.objects, "create", broken)
    assert "/law/q/lost_code/" in shown("/law/search/?q=查询码")
    assert not note_sought("查询码", on=timezone.localdate(), missed=False) and not Sought.objects.exists()


@pytest.fixture
def looked(county):
    month = timezone.localdate().replace(day=1)
    rows = (
        ("养老金补发", month, 2, 2),
        ("养老金补发", month.replace(year=month.year - 1), 1, 1),
        ("复查", month, 9, 0),
    )
    rows += (("少见的词", month, 2, 2), ("过去的词", month.replace(year=month.year - 2), 9, 9))
    for words, day, times, missed in rows:
        Sought.objects.create(month=day, words=words, times=times, missed=missed)


def test_staff_see_only_what_enough_people_looked_for(looked, county, settings):
    settings.HUIYIN_SECOND_FACTOR = False  # signing in is tested on its own

    def page(name: str):
        person = Person()
        person.client.force_login(county.accounts[name], backend="django.contrib.auth.backends.ModelBackend")
        return person.get("/desk/sought/")

    html = page("dora").content.decode()
    assert (
        html.index("养老金补发") < html.index("复查</a>")
        and "少见的词" not in html
        and "过去的词" not in html
    )
    assert page("bob").status_code == 403
