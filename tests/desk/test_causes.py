"""The page of causes: what waits, the blind second reading, the third word, figures that hide what is too few."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Cause, CauseDraw
from huiyin.work.causes.acts.code_cause import code_cause
from tests.desk.conftest import inline_in, page, sent

PAGE = "/desk/causes/"


def shown(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    html = answer.content.decode()
    assert not inline_in(html)
    return html


@pytest.fixture
def matter(a_matter):
    return a_matter("served")


def test_from_the_first_reading_to_the_third_word(county, desk, matter):
    bob, dora = desk("bob"), desk("dora")
    assert f"{matter.pk}/act/code_cause/" in shown(bob, PAGE) and f"{matter.pk}/act/" not in shown(dora, PAGE)
    form = shown(bob, page(matter, "act/code_cause/"))
    assert "money for a lift repair" in form, "each cause stands with its example"
    empty = sent(bob, matter, "code_cause", cause="", words="两个月没有派人")
    assert empty.status_code == 422 and "两个月没有派人" in empty.content.decode()
    assert sent(bob, matter, "code_cause", cause="late_execution", words="两个月没有派人").status_code == 302
    bad = dora.post(f"{PAGE}draw/", {"first": "2026-01-01", "last": "", "seed": "第四季度抽样"})
    assert bad.status_code == 422 and "第四季度抽样" in bad.content.decode()
    days = {"first": str(timezone.localdate()), "last": str(timezone.localdate()), "seed": "第四季度抽样"}
    assert dora.post(f"{PAGE}draw/", days).status_code == 302
    assert CauseDraw.objects.get().seed == "第四季度抽样"
    for path in (
        PAGE,
        "/desk/",
        page(matter),
        page(matter, "act/code_cause/"),
        page(matter, "act/settle_cause/"),
    ):
        html = shown(dora, path)
        assert "两个月没有派人" not in html, path
        if "/act/" in path:  # the choices name every cause; what was read stands nowhere
            assert 'class="shown"' not in html, path
        else:
            assert "carried out late" not in html.split("What each cause means")[0], path
    assert "coded again" in shown(dora, "/desk/") and "0 matters coded" in shown(dora, PAGE)
    assert sent(dora, matter, "code_cause", cause="policy_gap").status_code == 302
    assert "third word" not in shown(dora, PAGE)
    county.accounts["gina"].roles.add(county.accounts["dora"].roles.get())
    gina = desk("gina")
    assert "third word" in shown(gina, PAGE)
    form = shown(gina, page(matter, "act/settle_cause/"))
    assert "两个月没有派人" in form and "policy gap" in form and "Dora" not in form
    assert sent(gina, matter, "settle_cause", cause="policy_gap", reason="规定没有写期限").status_code == 302
    assert [row.code for row in Cause.objects.order_by("reading")] == [
        "late_execution",
        "policy_gap",
        "policy_gap",
    ]


def test_too_few_say_nothing_and_enough_say_it(county, desk, filed, a_matter):
    matter = a_matter("served")
    code_cause(actor=county.actor("bob"), at=timezone.now(), matter_id=matter.pk, cause="work_style")
    html = shown(desk("bob"), PAGE)
    assert "1 matter coded" in html and "below 5 matters" in html and "By the unit" not in html
    first = Cause.objects.get()
    for n in range(11):  # the figures are those of rows, however they came
        other = a_matter("served")
        for reading, code in ((1, "work_style" if n else "policy_gap"), (2, "work_style")):
            Cause.objects.create(
                matter=other,
                no=900 + reading,
                reading=reading,
                code=code,
                coder_id=reading,
                unit=first.unit,
                coded_on=first.coded_on,
            )
    html = shown(desk("bob"), PAGE)
    assert "12 matters coded" in html and "11 read twice (92%)" in html and "Cohen" in html
    assert "住房和城乡建设局" in html and "By what they are about" in html
    yesterday = timezone.localdate() - timedelta(days=1)
    assert "0 matters coded" in shown(desk("bob"), f"{PAGE}?first=2020-01-01&last={yesterday}")
    assert "12 matters coded" in shown(desk("bob"), f"{PAGE}?first=x&last=2020-01-01")


def test_who_may_open_it(desk, county):
    assert desk("hank").get(PAGE).status_code == 403 and desk("bob").get(f"{PAGE}draw/").status_code == 403
    assert "Why matters arise" in shown(desk("dora"), "/desk/oversight/")
