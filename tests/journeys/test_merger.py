"""A county merger in mid-case and in mid-typing, in a browser: the form left open, the same day, the person's own page."""

import pytest

from huiyin.matters.models import Clock
from huiyin.work.intake.taking import query_code
from tests.desk.test_merger import merged, three  # noqa: F401 - fixture
from tests.journeys.staging import filled, reads, seats, sent, wall  # noqa: F401 - fixtures
from tests.journeys.test_portal import PHONE, county, look, window  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ANSWER = {
    "facts_1": "曳引机损坏",
    "finding_1": "unfounded",
    "reason_1": "应当维修",
    "basis_1": "《物业管理条例》",
    "outcome_1": "not_support",
}


@pytest.fixture
def at(wall):  # noqa: F811
    """Eight days ago: what was accepted since is being handled."""
    began = wall.now
    wall.later(8)
    return began


def test_the_office_is_merged_while_somebody_types(three, seats, window, axe, tmp_path):  # noqa: F811
    wang, promised, against = three
    due = Clock.objects.get(matter_id=wang.pk, limit="handle").due
    form = seats.form("bob", wang, "decide", **ANSWER)
    carol = seats.at("carol", f"matters/{against.pk}/")
    assert against.title in reads(carol)

    merged(tmp_path)
    sent(form, "/act/decide/$")
    assert "已有他人办理" in reads(form)
    assert form.input_value("[name=facts_1]") == "曳引机损坏"  # nothing typed is lost
    look(form, axe)
    sent(form, f"/matters/{wang.pk}/$")
    told = reads(form)
    assert "东江建设局" in told and "住房和城乡建设局" in told and due.isoformat() in told
    seats.do("bob", wang, "serve", how="direct")
    seats.do("bob", promised, "keep_promise", evidence="电梯已恢复")

    gone = carol.reload()
    assert gone.status == 404 and against.title not in carol.inner_text("body")

    phone = window(PHONE)
    phone.goto(f"/t/{query_code('wang-and-the-lift')}")
    told = reads(phone)
    assert "现在由谁办 东江县建设局" in told and "住房和城乡建设局" in told
    look(phone, axe)
    phone.goto(f"/t/{query_code('li-against-housing')}")
    assert f"现在由谁办 {against.office.full_name}" in reads(phone)  # whoever took it in, not housing's heir
