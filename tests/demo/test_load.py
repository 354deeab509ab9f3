"""Living a small county through the real acts, against a real database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Q
from django.utils import timezone

from huiyin.foundation.ledger.append import Head
from huiyin.foundation.ledger.models import Outbox
from huiyin.foundation.ledger.verify import verify
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.interfaces.console.county import ground
from huiyin.interfaces.console.county.lives import Step
from huiyin.interfaces.console.county.living import County, Stumbled, code_key
from huiyin.interfaces.console.county.load import load_county
from huiyin.interfaces.console.county.office_hours import MORNING, at
from huiyin.interfaces.console.county.offices.agenda import Agenda
from huiyin.interfaces.console.county.offices.supervising import press_offices
from huiyin.interfaces.console.county.together.telling import STORIES
from huiyin.interfaces.console.county.writing.scenery import units
from huiyin.matters.gate import visible
from huiyin.matters.models import (
    CampaignReturn,
    Cause,
    ClosureCheck,
    Document,
    Event,
    Inspection,
    Matter,
    PlannedDecision,
    Proceeding,
    Publication,
    Sought,
    Supervision,
    Systemic,
)
from huiyin.matters.record.codes import behind, find, fresh
from huiyin.services.analytics.models import SituationReport
from huiyin.services.analytics.releasing.files import releases
from tests.demo.conftest import UNTIL

LIVES = 40
ALL = LIVES + len(STORIES) + 1  # and the matter that one who signed took out of a joint one

FILES = ("screening", "decision_", "inspection", "systemic", "accountability")  # of offices themselves


@pytest.mark.django_db(transaction=True)
def test_forty_lives_are_lived_as_planned():
    said: list[str] = []
    who = load_county(said.append, count=LIVES, until=UNTIL)
    screened = Proceeding.objects.filter(details__campaign__gt=0).values("matter_id")
    files = Q(stage__regex="^(" + "|".join(FILES) + ")")
    brought = Matter.objects.exclude(files | Q(pk__in=screened))
    assert brought.count() == ALL
    assert Unit.objects.count() == len(units())
    assert said[-1].split()[0] == "100"
    heads = [(m.pk, Head(m.ledger_length, m.ledger_head)) for m in Matter.objects.order_by("pk")]
    assert list(verify(heads)) == []
    assert len({m.number for m in brought}) == ALL
    assert not Document.objects.filter(issued_on__gt=UNTIL).exists()
    assert not Outbox.objects.filter(at__lt=timezone.now() - timedelta(days=6)).exists()
    _ensure_offices_were_held_to_account()
    signs = [line for line in who if Account.objects.filter(login=line.login).exists()]
    assert len(signs) >= 8
    assert all(Account.objects.get(login=s.login).check_password(ground.DEMO_PASSWORD) for s in signs)
    assert all(behind(s.login) for s in who if s not in signs)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone()[0] == 2  # FULL again


def _ensure_offices_were_held_to_account() -> None:
    """Each room did what it does in a county, and the figures stand over it."""
    assert set(CampaignReturn.objects.values_list("state", flat=True)) == {"open", "given", "none_found"}
    assert set(Inspection.objects.values_list("state", flat=True)) == {"planned", "held", "ended"}
    assert set(Systemic.objects.values_list("state", flat=True)) == {"open", "published"}
    assert set(PlannedDecision.objects.values_list("state", flat=True)) == {"open", "checked", "ended"}
    assert {1, 2} <= set(Cause.objects.values_list("reading", flat=True))
    assert Publication.objects.filter(state="published").exists()
    assert Supervision.objects.exists() and ClosureCheck.objects.exists() and Sought.objects.exists()
    assert [one.span.name for one in releases()] == ["2026-07_2026-09", "2026-01_2026-06"]
    assert set(SituationReport.objects.values_list("state", flat=True)) == {"draft", "final"}


def test_what_comes_after_the_last_day_is_on_no_agenda(db):
    taken = []
    agenda = Agenda(ground.lay(), UNTIL)
    for days in (1, -1, 0):
        agenda.add(at(UNTIL - timedelta(days=days), MORNING[0]), taken.append)
    agenda.upto(at(UNTIL, MORNING[0]))
    assert [moment.date() for moment in taken] == [UNTIL - timedelta(days=1)]
    agenda.upto()
    assert [moment.date() for moment in taken] == [UNTIL - timedelta(days=1), UNTIL]


def test_lives_become_their_events_and_reports_stay_hidden(db, lives):
    county = County(ground.lay())
    reports = [x for x in lives if x.told.scene.kind == "report"][:3]
    chosen = [*lives[:12], *reports]
    for _ in county.live(chosen):
        pass
    for life in chosen:
        acts = list(
            Event.objects.filter(matter_id=county.matters[life.no])
            .order_by("no")
            .values_list("act", flat=True)
        )
        assert acts == list(life.acts)
        assert find(fresh(code_key(life.no))) == county.matters[life.no]
    for life in reports:
        for login, actor in county.ground.staff.items():
            if actor.unit_id == county.ground.units[life.told.accused]:
                assert not visible(actor).filter(pk=county.matters[life.no]).exists(), login


def test_offices_are_pressed_in_what_lay_still(db, lives):
    """Months after thirty lives stopped: what is found is confirmed or dismissed, answered or not, ended; never in a report."""
    county = County(ground.lay())
    for _ in county.live(lives[-30:]):
        pass
    agenda = Agenda(county.ground, UNTIL + timedelta(days=160))
    press_offices(agenda)
    agenda.upto()
    rows = Supervision.objects.select_related("matter")
    assert rows.count() > 12
    assert {"found", "confirmed", "dismissed", "answered", "ended"} <= {one.state for one in rows}
    assert Event.objects.filter(act="explain_lateness").exists()
    for one in rows:
        moments = list(Event.objects.filter(matter=one.matter).order_by("no").values_list("at", flat=True))
        assert moments == sorted(moments) and not one.matter.confidential


@pytest.mark.parametrize("act", ["ask_second_review", "reopen", "decline_reopen", "merge", "redo"])
def test_reviews_reopenings_and_joined_matters_are_lived_to_their_ends(db, crowd, act):
    by_no = {x.no: x for x in crowd}
    chosen = [x for x in crowd if act in x.acts or act in [s.data.get("outcome") for s in x.steps]][:2]
    assert chosen, act
    chosen += [by_no[s.data["into"]] for x in chosen for s in x.steps if s.act == "merge"]
    county = County(ground.lay())
    for _ in county.live(chosen):
        pass
    for life in chosen:
        rows = Event.objects.filter(matter_id=county.matters[life.no]).order_by("no")
        assert list(rows.values_list("act", flat=True)) == list(life.acts)


def test_what_the_law_refuses_is_never_passed_over(db, lives):
    county = County(ground.lay())
    life = next(x for x in lives if x.acts[:3] == ("take_online", "register", "forward"))
    county.step(life, life.steps[0])
    too_early = Step("close", life.steps[1].at, life.steps[1].by, {})
    with pytest.raises(Stumbled, match=f"life {life.no} .*close"):
        county.step(life, too_early)
