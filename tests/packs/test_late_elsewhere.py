"""The desk of the late, checks and the record of responsibility under laws that count in hours or know no checks."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from huiyin.matters.models import Matter
from huiyin.matters.queries.late.aging import aging
from huiyin.matters.queries.late.listing import Asked, late
from huiyin.work.intake.acts.take_call import take_call
from tests.named_people import filing

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 3, 10, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def leak(county, under) -> Matter:
    under("cn_beijing_12345_2021")
    given = filing(read_back=True, kind="help", facts={"urgency": "h2"})
    return Matter.objects.get(pk=take_call(actor=county.actor("alice"), at=NIGHT, filing=given).matter_id)


def test_an_hour_that_struck_is_late_on_its_own_day_and_counted_in_the_first_week(county, leak):
    dora = county.actor("dora")
    for minutes, limits in ((119, []), (121, ["feedback_2h"]), (60 * 48, ["feedback_2h"])):
        now = NIGHT + timedelta(minutes=minutes)
        found = late(dora, Asked(kind="clock"), at=now, size=9).things
        assert [one.what for one in found if one.what == "feedback_2h"] == limits, minutes
        assert sum(one.late for one in aging(dora, at=now)) == len(found)
    assert late(dora, Asked(kind="clock", band="week"), at=NIGHT + timedelta(minutes=121), size=9).things
    assert not late(
        dora, Asked(by_stake=True, band="month"), at=NIGHT + timedelta(minutes=121), size=9
    ).things


@pytest.mark.parametrize("pack", ["cn_beijing_12345_2021", "in_cpgrams_2024"])
def test_what_a_law_lacks_is_not_there(under, desk, a_matter, pack):
    matter = a_matter("accepted")
    under(pack)
    dora = desk("dora")
    page = dora.get("/desk/oversight/").content.decode()
    assert "/desk/late/" in page and "/desk/checks/" not in page
    late_page = dora.get("/desk/late/").content.decode()
    assert "By what is at stake" not in late_page
    assert dora.get("/desk/checks/").status_code == 403
    assert dora.get(f"/desk/matters/{matter.pk}/responsibility/").status_code == 200
