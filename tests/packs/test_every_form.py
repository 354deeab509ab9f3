"""Under every law each form of the desk and each page of the person opens or says why not, and the timer finds its way."""

import re
from collections import defaultdict
from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.load.packs import pack_names
from huiyin.foundation.people.actor import FilerActor, PersonActor, actor_of
from huiyin.foundation.people.models import Role
from huiyin.foundation.people.permissions import ALL
from huiyin.interfaces.desk.casefile.doings import ROWS
from huiyin.jobs import timer
from huiyin.jobs.follow import follow_one
from huiyin.jobs.table import FOLLOW_UPS
from huiyin.matters.models import Matter
from huiyin.matters.queries.followed import OWN_ACTS
from huiyin.work.handling.acts.decide import decide
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.classifying import Classified
from huiyin.work.intake.taking import query_code
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.request import Request
from huiyin.work.routing.acts.forward import forward
from huiyin.work.serving.acts.serve import serve
from tests.desk.conftest import page
from tests.named_people import answers, filing
from tests.portal.conftest import Person, text

STAGES = (
    "received",
    "registered",
    "forwarded",
    "accepted",
    "decided",
    "served",
    "in_review",
    "review_decided",
)
LIVED = [(pack, stage) for pack in pack_names() for stage in STAGES if stage in counsel(pack).pack.stages]
WORDS = {"findings": "It was repaired.", "reasons": "Seen on the spot.", "basis": "Lift Act"}


@pytest.fixture
def lived(county, under):
    """A matter lived to a stage under any law, by somebody who may do everything; gives matter and key of its code."""

    def do(pack: str, stage: str) -> tuple[Matter, str]:
        under(pack)
        law, at = counsel(pack), timezone.now() - timedelta(minutes=50)
        role, _ = Role.objects.get_or_create(code="all", defaults={"permissions": sorted(ALL)})
        for name in ("alice", "bob", "ruth"):
            county.accounts[name].roles.add(role)
        alice, bob = actor_of(county.accounts["alice"]), actor_of(county.accounts["bob"])
        kind, path = law.having("usual")[0], next(iter(law.having("own")), "")
        asked = {v.name: v.among[-1] for v in law.pack.vocabulary.values.values() if v.asked_on}
        key = f"{pack}:{stage}"
        event = take_online(actor=FilerActor(), at=at, filing=filing(), code=query_code(key), key=key)
        matter_id, outcome = event.matter_id, law.group("outcomes")[-1]
        finding = "unfounded" if "unfounded" in law.group("findings") else ""
        given = {"outcome": outcome, "finding": finding, "measure": "", "measure_due": None}
        housing = county.units["housing"].pk
        steps = [
            lambda t: register(
                actor=alice, at=t, matter_id=matter_id, classified=Classified(kind, path, facts=asked)
            ),
            lambda t: forward(actor=alice, at=t, matter_id=matter_id, to_unit=housing),
            lambda t: accept(actor=bob, at=t, matter_id=matter_id),
            lambda t: decide(actor=bob, at=t, matter_id=matter_id, answers=answers(t.date(), **given)),
            lambda t: serve(actor=bob, at=t, matter_id=matter_id, how="direct"),
            lambda t: ask_review(
                actor=PersonActor(matter_id), at=t, matter_id=matter_id, request=Request("Not so.")
            ),
            lambda t: reviewed(county.actor("ruth"), t, matter_id, takes_up=law.knows("admit_review")),
        ]
        for n, step in enumerate(steps[: STAGES.index(stage)], start=1):
            step(at + timedelta(minutes=n))
        return Matter.objects.get(pk=matter_id), key

    return do


def reviewed(ruth, at, matter_id: int, *, takes_up: bool) -> None:
    """Decided by the organ above, which first takes it up where the law has it so."""
    if takes_up:
        admit_review(actor=ruth, at=at, matter_id=matter_id)
    decide_review(actor=ruth, at=at, matter_id=matter_id, outcome="maintain", **WORDS)


def follow_links(client, response, matter: Matter, followed: set[str]) -> None:
    """Every address of our own on a page leads somewhere; what lies outside the matter is followed once under each law.

    The acts of the desk are left out: every one of them is opened, offered or not.
    """
    for address in sorted(set(re.findall(r'href="(/[^"#?]*)', text(response))) - followed):
        if str(matter.pk) not in address:
            followed.add(address)
        if "/static/" not in address and not ("/desk/" in address and "/act/" in address):
            assert client.get(address).status_code in {200, 302, 403, 409}, address


@pytest.fixture(scope="module")
def followed() -> defaultdict[tuple[str, str], set[str]]:
    """By law and reader, the addresses outside any matter that were followed already."""
    return defaultdict(set)


@pytest.mark.parametrize(("pack", "stage"), LIVED)
def test_every_form_opens_or_says_why_not(pack, stage, lived, desk, followed):
    matter, key = lived(pack, stage)
    assert matter.stage == stage
    name = {"letters": "alice", "county": "ruth"}.get(matter.holder.code, "bob")
    client = desk(name)
    whole = client.get(page(matter))
    assert whole.status_code == 200
    follow_links(client, whole, matter, followed[pack, name])
    known = counsel(pack).pack.acts
    for act in ROWS:
        if act not in known and stage != "accepted":
            continue  # what this law has not is answered alike at every stage
        answer = client.get(page(matter, f"act/{act}/"))
        assert answer.status_code in {200, 403, 409}, (act, answer.status_code)
        if act not in known and answer.status_code == 200:
            assert "know no such act" in text(answer), act
    person = Person()
    person.get(f"/t/{query_code(key)}")
    mine = person.get(f"/track/{matter.pk}/")
    assert mine.status_code == 200
    follow_links(person.client, mine, matter, followed[pack, "person"])
    for own in ("add", "withdraw", "rate", "rated", "review"):
        assert person.get(f"/track/{matter.pk}/{own}/").status_code in {200, 302, 409}, own


@pytest.mark.parametrize("pack", pack_names())
def test_the_worker_finds_its_way_under_every_law(pack, lived):
    lived(pack, "served"), lived(pack, "accepted")
    now = timezone.now() + timedelta(days=90)
    while follow_one(now):
        pass
    told = timer.sweep(now)
    assert told["overdue"] >= 1


@pytest.mark.parametrize("pack", pack_names())
def test_a_pack_names_only_acts_of_the_program(pack):
    """An act of a pack that the program does not have could never be done."""
    assert set(counsel(pack).pack.acts) <= set(FOLLOW_UPS)
    assert {"take_online", "register", "forward", "accept", "decide", "serve"} <= set(counsel(pack).pack.acts)


def test_acts_of_the_person_are_followed_up():
    assert set(OWN_ACTS) <= set(FOLLOW_UPS)
