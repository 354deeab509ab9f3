"""Common causes at the desk and on the portal: found, opened from a group, worked on, published, and read by their persons."""

from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.matters.models import Commitment, Matter, Systemic
from huiyin.services.hints.models import Recurring, RecurringPart
from huiyin.services.hints.recurring.keeping import consolidate
from huiyin.work.intake.filing import Petitioner
from huiyin.work.intake.taking import query_code
from tests.desk.conftest import inline_in, key, page, sent
from tests.portal.conftest import Person
from tests.reading.recurring_texts import PLANT

PAGE = "/desk/systemic/"


def shown(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    html = answer.content.decode()
    assert not inline_in(html)
    return html


@pytest.fixture
def matters(a_matter):
    rows = [a_matter("served") for _ in range(3)]
    Matter.objects.filter(pk__in=[row.pk for row in rows]).update(category="estate_lift", place="柳园小区")
    return rows


def filled(matters, **changes):
    day = timezone.localdate() + timedelta(days=60)
    given = {
        "key": key(),
        "title": "维修资金动用没有期限",
        "cause": "policy_gap",
        "owner": "澄水县住房和城乡建设局",
        "problem": "办法没有写明多少日内批准。",
        "plan": "修订办法，写明七日。",
        "due": str(day),
        "matters": [str(one.pk) for one in matters],
        "measure": "修订办法报县政府",
        "measure_unit": "澄水县住房和城乡建设局",
        "measure_due": str(day),
    }
    return {**given, **changes}


def test_from_a_group_to_the_public(county, desk, matters):
    dora, bob = desk("dora"), desk("bob")
    found = shown(dora, PAGE)
    assert (
        "0 → 3" in found
        and "柳园小区" in shown(dora, f"{PAGE}?by=place")
        and PAGE in shown(dora, "/desk/oversight/")
    )
    group = f"{PAGE}new/?category=estate_lift&by=unit&key={county.units['housing'].pk}"
    form = shown(dora, group)
    assert all(f'value="{one.pk}"' in form for one in matters) and "money for a lift repair" in form
    for changes, field in (
        ({"measure_due": ""}, "measure"),
        ({"title": ""}, "title"),
        ({"numbers": "HY1"}, "numbers"),
    ):
        bad = dora.post(group, filled(matters, **changes))
        html = bad.content.decode()
        assert bad.status_code == 422 and f'id="id_{field}_problem"' in html and "写明七日" in html
    given = filled(matters)
    for _ in range(2):
        opened = dora.post(group, given)
        assert opened.status_code == 302
    file = Matter.objects.get(channel="own_file")
    where = f"{PAGE}{file.pk}/"
    assert opened["Location"] == where and dora.get(page(file))["Location"] == where
    html = shown(bob, where)
    assert "3 of 3 have their own answer" in html and "修订办法报县政府" in html and matters[0].number in html
    assert "Put right: 维修资金动用没有期限" in shown(bob, "/desk/")
    for one in ("rule_change", "improvement", "accountability"):
        assert page(file, f"act/propose_{one}/") in shown(dora, where)
    assert desk("carol").get(where).status_code == 404 and "维修资金动用没有期限" not in shown(
        desk("carol"), PAGE
    )
    assert desk("bob").get(f"{PAGE}{matters[0].pk}/").status_code == 404, "a matter is no such file"
    row = Commitment.objects.get(matter_id=file.pk)
    assert (
        "measures_open" not in html
        and sent(bob, file, "solve_systemic", result="已修订", evidence="18号").status_code == 422
    )
    assert sent(bob, file, "keep_promise", commitment=row.no, evidence="澄政发18号").status_code == 302
    assert sent(bob, file, "solve_systemic", result="办法已修订", evidence="澄政发18号").status_code == 302
    assert "办法没有写明多少日内批准" in shown(bob, page(file, "act/publish_systemic/"))
    unread = sent(bob, file, "publish_systemic", words="七日内批准。")
    assert unread.status_code == 422 and "Read it through once more" in unread.content.decode()
    public = Person()
    assert "七日内批准" not in public.get("/problems/").content.decode()
    assert sent(bob, file, "publish_systemic", words="七日内批准。", confirmed="on").status_code == 302
    html = public.get("/problems/").content.decode()
    assert "七日内批准。" in html and "住房和城乡建设局" in html and matters[0].number not in html
    assert "published" in shown(dora, PAGE)


def test_links_are_added_by_number_and_taken_off(county, desk, matters):
    dora = desk("dora")
    dora.post(f"{PAGE}new/", filled([], measure="", measure_unit="", measure_due=""))
    file = Matter.objects.get(channel="own_file")
    unknown = sent(dora, file, "link_matter", numbers="HY0000000000")
    assert unknown.status_code == 422 and "HY0000000000" in unknown.content.decode()
    assert (
        sent(dora, file, "link_matter", numbers=f"{matters[0].number} {matters[1].number}").status_code == 302
    )
    assert "2 of 2" in shown(dora, f"{PAGE}{file.pk}/")
    off = sent(dora, file, "unlink_matter", linked=matters[0].pk, reason="是物业费纠纷")
    assert off.status_code == 302 and "1 of 1" in shown(dora, f"{PAGE}{file.pk}/")
    day = timezone.localdate() + timedelta(days=9)
    planned = sent(dora, file, "plan_measure", text="培训", unit="澄水县人力资源和社会保障局", due=str(day))
    assert planned.status_code == 302 and "Measure: 培训" in shown(desk("carol"), "/desk/")
    assert Systemic.objects.get().state == "open"


def test_its_person_reads_that_it_is_part_of_a_known_problem(county, desk, filed):
    mine, other = filed(key="mine"), filed()
    numbers = f"{mine.number} {other.number}"
    desk("dora").post(f"{PAGE}new/", filled([], numbers=numbers))
    assert Systemic.objects.count() == 1
    person = Person()
    person.get(f"/t/{query_code('mine')}")
    html = person.get(f"/track/{mine.pk}/").content.decode()
    assert "2" in html and ("known problem" in html or "共性问题" in html) and other.number not in html


def test_a_recurring_problem_opens_a_file_with_its_matters(county, desk, filed):
    for n, title in enumerate(PLANT):
        filed(
            title=title,
            body=f"{title}。",
            place="",
            petitioners=(Petitioner(f"甲{n}", phone=f"0000-7650{n}00"),),
        )
    consolidate(timezone.now())
    problem = Recurring.objects.get()
    one = desk("dora").get(f"/desk/recurring/{problem.pk}/").content.decode()
    assert f"/desk/systemic/new/?recurring={problem.pk}" in one
    page = desk("dora").get(f"/desk/systemic/new/?recurring={problem.pk}").content.decode()
    assert problem.name in page
    matters = RecurringPart.objects.values_list("matter_id", flat=True)
    assert all(f'value="{pk}"' in page for pk in matters)
    matters = [Matter.objects.get(pk=pk) for pk in RecurringPart.objects.values_list("matter_id", flat=True)]
    sent = desk("dora").post(f"{PAGE}new/?recurring={problem.pk}", filled(matters))
    assert sent.status_code == 302, sent.content.decode()
    problem.refresh_from_db()
    assert (problem.state, problem.systemic_id) == ("taken_up", Systemic.objects.get().matter_id)
    assert (
        f"/desk/systemic/{problem.systemic_id}/"
        in desk("dora").get(f"/desk/recurring/{problem.pk}/").content.decode()
    )
