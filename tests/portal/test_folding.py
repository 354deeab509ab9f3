"""The person's page is short: the newest of what has happened stands open, the earlier is folded, and none of it is lost."""

import re
from datetime import timedelta

import pytest

from huiyin.interfaces.portal.tracking.page import HOPS, READINGS, STEPS
from huiyin.matters import gate
from huiyin.matters.models import Document, Event
from huiyin.work.intake.acts.accept import accept
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.forward import forward
from huiyin.work.routing.acts.object_transfer import object_transfer
from tests.portal.conftest import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def bounced(follow, county):
    """Passed on, sent back, passed on to another; gives what its person reads."""
    person, matter, _ = follow("forwarded")
    at = Event.objects.filter(matter=matter).latest("no").at
    alice, bob, on = county.actor("alice"), county.actor("bob"), {"matter_id": matter.pk}
    object_transfer(actor=bob, at=at + timedelta(hours=1), reason="职责分工写明不属于本局", **on)
    agree_return(actor=alice, at=at + timedelta(hours=2), reason="属实", **on)
    forward(actor=alice, at=at + timedelta(hours=3), to_unit=county.units["labour"].pk, **on)
    accept(actor=county.actor("carol"), at=at + timedelta(hours=4), **on)
    return person, matter


def section(page: str, name: str) -> tuple[str, str]:
    """A section's part that is folded, and the part that is open."""
    whole = page[page.index(f'aria-labelledby="{name}"') :]
    whole = whole[: whole.index("</section>")]
    folded = re.search(r'<details class="before">.*?</details>', whole, re.S)
    return (folded.group() if folded else ""), whole.replace(folded.group() if folded else "\0", "")


def test_earlier_steps_and_desks_are_folded_and_all_there(bounced) -> None:
    person, matter = bounced
    page = text(person.get(f"/track/{matter.pk}/"))
    told = Event.objects.filter(matter=matter).count()
    folded, shown = section(page, "steps")
    assert (
        shown.count('class="timeline-what"') == STEPS
        and folded.count('class="timeline-what"') == told - STEPS
    )
    assert f"更早的经过{told - STEPS}条" in folded and '<details class="before" open' not in page
    folded, shown = section(page, "hops")
    assert shown.count("<strong>") == HOPS and folded.count("<strong>") == 2
    assert "人力资源和社会保障局" in shown


def test_what_is_short_is_not_folded(follow) -> None:
    person, matter, _ = follow("forwarded")
    assert '<details class="before">' not in text(person.get(f"/track/{matter.pk}/"))


def test_earlier_readings_are_folded_the_newest_first(follow, county) -> None:
    person, matter, _ = follow("accepted")
    at = Event.objects.filter(matter=matter).latest("no").at
    for day in range(1, 9):
        gate.read(matter.pk, actor=county.actor("bob"), at=at + timedelta(days=day))
    folded, shown = section(text(person.get(f"/track/{matter.pk}/")), "readers")
    days = [int(d.replace("-", "")) for d in re.findall(r'datetime="([\d-]+)"', shown + folded)]
    assert len(re.findall("<tr><td>", shown)) == READINGS and len(re.findall("<tr><td>", folded)) == 3
    assert days == sorted(days, reverse=True)


def test_papers_of_one_name_say_to_whom(bounced) -> None:
    person, matter = bounced
    page = text(person.get(f"/track/{matter.pk}/"))
    kinds = [d.kind for d in Document.objects.filter(matter=matter, for_person=True)]
    twice = [kind for kind in kinds if kinds.count(kind) > 1]
    assert len(twice) == 2, "two notices that it was passed on"
    papers = page[page.index('id="papers"') :]
    papers = papers[: papers.index("</section>")]
    assert "（转至住房和城乡建设局）" in papers and "（转至人力资源和社会保障局）" in papers
    assert papers.count("（转至") == 4, (
        "in the list and for who hears it; papers of a name of their own say no more"
    )
