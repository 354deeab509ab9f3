"""Pairs of matters that may be one: found once, each within what one may see, reports only among reports, answered by people."""

from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from django.utils import timezone

from huiyin.jobs.reading.same import look_for_same
from huiyin.matters.failures import NotPermitted
from huiyin.matters.models import Accused, Matter
from huiyin.matters.queries.same_matter import same_matter
from huiyin.services.hints.models import ReadTo, SamePair
from huiyin.services.hints.same.answering import answer
from huiyin.services.hints.same.keeping import compare_new, mark_older
from huiyin.services.hints.same.showing import NoSuchPair, listed, of_matter
from tests.desk.conftest import page
from tests.desk.test_window import typed
from tests.reading.test_alike import CHAIN_LETTER, EDITED_COPY, LETTER, OTHERS, RETELLING

pytestmark = pytest.mark.django_db

REPORT = {"title": "举报", "kind": "report", "category": "rural"}
EVIL = "<script>alert(1)</script>"


def later():
    return timezone.now() + timedelta(minutes=5)


def looked() -> int:
    mark_older(later(), most=1_000)
    return compare_new(later(), most=1_000)


@pytest.fixture
def came(filed):
    """Files one matter after another, an hour between them."""
    hours = count()

    def one(**given: object) -> Matter:
        return filed(when=timezone.now() - timedelta(days=9) + timedelta(hours=next(hours)), **given)

    return one


@pytest.fixture
def letters(came) -> list[Matter]:
    """The letter, an edited copy, a chain letter, the same told in other words; and what is about other things."""
    for text in OTHERS:
        came(title=text[:12], body=text)
    return [
        came(title=f"第{n}封", body=text)
        for n, text in enumerate((LETTER, EDITED_COPY, CHAIN_LETTER, RETELLING))
    ]


@pytest.mark.parametrize(
    ("here", "there", "paired"),
    [("河湾镇东村", "河湾镇西村", False), ("河湾镇东村", "东村", True), ("河湾镇东村", "", True)],
)
def test_the_same_words_of_two_places_are_two_matters(came, here, there, paired):
    for text, place in ((LETTER, here), (RETELLING, there)):
        Matter.objects.filter(pk=came(title="信", body=text).pk).update(place=place)
    assert looked() == int(paired)


def test_each_new_matter_is_held_against_the_older_ones_once(letters):
    assert looked() == SamePair.objects.count() > 0
    first = letters[0].pk
    how = dict(SamePair.objects.filter(other_id=first).values_list("matter_id", "how"))
    assert how == {letters[1].pk: "edited", letters[2].pk: "chain", letters[3].pk: "retold"}
    before = list(SamePair.objects.order_by("pk").values())
    assert looked() == 0
    ReadTo.objects.filter(purpose="same_pairs").update(newest=0)
    assert looked() == 0
    assert list(SamePair.objects.order_by("pk").values()) == before


def test_it_goes_on_where_it_stopped_and_an_answer_stays(county, letters, came):
    assert sum(compare_new(later(), most=2) for _ in range(6)) == SamePair.objects.count()
    alice = county.actor("alice")
    answer(actor=alice, at=timezone.now(), matter=letters[1].pk, other=letters[0].pk, state="not_same")
    came(title="又一封", body=EDITED_COPY)
    assert looked() > 0
    assert SamePair.objects.get(matter_id=letters[1].pk, other_id=letters[0].pk).state == "not_same"
    assert all(one.row.state == "open" for one in listed(alice))


def test_matters_from_before_there_were_marks_get_them(county, letters):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM matter_mark")
    alice = county.actor("alice")
    assert (
        same_matter(alice, text=EDITED_COPY + "，") != []
    )  # the very text is found by its digest all the same
    assert {one.by for one in same_matter(alice, text=EDITED_COPY)} == {"text"}
    assert mark_older(later(), most=3) >= 3
    mark_older(later(), most=1_000)
    assert mark_older(later(), most=1_000) == 0
    assert {one.by for one in same_matter(alice, text=EDITED_COPY)} == {"text", "passage"}


def test_a_report_is_held_against_reports_alone(county, came):
    plain = came(title="信", body=LETTER)
    one, other = came(body=EDITED_COPY, **REPORT), came(body=CHAIN_LETTER, **REPORT)
    assert looked() == 1
    pair = SamePair.objects.get()
    assert (pair.matter_id, pair.other_id) == (other.pk, one.pk)
    assert listed(county.actor("alice")) == [] and of_matter(county.actor("alice"), plain.pk) == []
    assert [shown.row.pk for shown in listed(county.actor("rita"))] == [pair.pk]


def test_a_report_never_appears_to_whom_may_not_read_it(county, desk, came):
    report = came(body=LETTER, **REPORT)
    second = came(body=EDITED_COPY, **REPORT)
    looked()
    for name in ("alice", "dora", "bob"):
        found = desk(name).get("/desk/same/")
        assert report.number not in found.content.decode() and second.number not in found.content.decode()
    window = desk("alice").post("/desk/take/same/", {"body": EDITED_COPY}).content.decode()
    assert report.number not in window and "搅拌站每天凌晨" not in window
    given = desk("alice").post(f"/desk/same/{second.pk}/{report.pk}/", {"answer": "same"})
    assert given.status_code == 404 and SamePair.objects.get().state == "open"
    assert report.number in desk("rita").get("/desk/same/").content.decode()


def test_whom_one_of_them_complains_of_is_shown_no_pair(county, desk, letters):
    looked()
    Accused.objects.create(matter=letters[0], no=901, unit=county.units["letters"])
    alice = county.actor("alice")
    assert all(letters[0].pk not in (one.matter.pk, one.other.pk) for one in listed(alice))
    assert letters[0].number not in desk("alice").get("/desk/same/").content.decode()
    assert all(one.matter.pk != letters[0].pk for one in same_matter(alice, text=LETTER))
    with pytest.raises(NoSuchPair):
        answer(actor=alice, at=timezone.now(), matter=letters[1].pk, other=letters[0].pk, state="same")


def test_who_may_see_none_of_them_sees_no_pair(county, desk, letters):
    looked()
    assert listed(county.actor("carol")) == []
    carol = desk("carol").post(f"/desk/same/{letters[1].pk}/{letters[0].pk}/", {"answer": "same"})
    assert carol.status_code in (403, 404)
    assert SamePair.objects.filter(state="same").count() == 0


def test_only_whoever_works_with_matters_answers(county, letters):
    looked()
    hank = county.actor("hank")
    with pytest.raises((NotPermitted, NoSuchPair)):
        answer(actor=hank, at=timezone.now(), matter=letters[1].pk, other=letters[0].pk, state="same")


def test_the_pages(desk, letters):
    looked()
    alice = desk("alice")
    shown = alice.get("/desk/same/").content.decode()
    assert all(matter.number in shown for matter in letters)
    assert "<mark>" in shown and "a copy with changes" in shown and "the same told in other words" in shown
    assert "王琴" not in shown
    case = alice.get(page(letters[0])).content.decode()
    assert "Perhaps the same matter" in case and letters[1].number in case and "<mark>" in case
    address = f"/desk/same/{letters[1].pk}/{letters[0].pk}/"
    given = alice.post(address, {"answer": "not_same", "back": page(letters[0])})
    assert given["Location"] == page(letters[0])
    assert letters[1].number not in alice.get(page(letters[0])).content.decode()
    assert letters[1].number in alice.get("/desk/same/?state=not_same").content.decode()
    assert (
        alice.post(address, {"answer": "open", "back": "https://example.org/"})["Location"] == "/desk/same/"
    )
    assert SamePair.objects.get(matter_id=letters[1].pk, other_id=letters[0].pk).answered_at is None
    assert alice.post(address, {"answer": "perhaps"}).status_code == 404
    assert alice.post(f"/desk/same/{10**30}/1/", {"answer": "same"}).status_code == 404
    assert alice.get(address).status_code == 405
    assert alice.get("/desk/same/?state=nonsense").status_code == 200


def test_the_page_is_reached_from_the_inbox_and_from_oversight(desk):
    assert 'href="/desk/same/"' in desk("alice").get("/desk/").content.decode()
    assert 'href="/desk/same/"' in desk("dora").get("/desk/oversight/").content.decode()


def test_the_same_leads_to_joining_where_one_unit_handles_both(desk, a_matter):
    one, other = sorted((a_matter("accepted"), a_matter("accepted")), key=lambda matter: matter.pk)
    Matter.objects.filter(pk__in=(one.pk, other.pk)).update(body=LETTER)
    SamePair.objects.create(
        matter_id=other.pk,
        other_id=one.pk,
        how="resend",
        likeness=1.0,
        passages=[[[0, 5], [0, 5]]],
        found_at=later(),
    )
    handler = desk("bob")
    given = handler.post(f"/desk/same/{other.pk}/{one.pk}/", {"answer": "same"})
    assert given["Location"] == f"{page(other)}act/merge/?into={one.number}"
    assert f'value="{one.number}"' in handler.get(given["Location"]).content.decode()
    assert SamePair.objects.get().state == "same"


def test_the_same_is_only_noted_where_they_cannot_be_joined_yet(desk, letters):
    looked()
    given = desk("alice").post(
        f"/desk/same/{letters[1].pk}/{letters[0].pk}/", {"answer": "same"}, follow=True
    )
    assert "as soon as one unit handles both" in given.content.decode()


def test_what_was_written_stays_text(desk, came):
    earlier = came(title=f"信{EVIL}", body=f"{EVIL}{LETTER}{EVIL}")
    came(title="信", body=f"{EVIL}{EDITED_COPY}")
    looked()
    alice = desk("alice")
    pages = [
        alice.get("/desk/same/"),
        alice.get(page(earlier)),
        alice.post("/desk/take/same/", {"body": f"{EVIL}{EDITED_COPY}"}),
        alice.post("/desk/take/letter/", typed(body=f"{EVIL}{EDITED_COPY}")),
    ]
    for shown in pages:
        assert EVIL not in shown.content.decode() and "<mark>" in shown.content.decode()


@pytest.mark.parametrize(
    "body", ["路", "😀" * 300, "啊" * 50_000, LETTER * 400, "| a | b |\n" * 900, "qanday yordam bering " * 30]
)
def test_any_text_is_registered_and_looked_for(county, desk, came, body):
    came(title="甲", body=body)
    came(title="乙", body=body)
    assert desk("alice").post("/desk/take/same/", {"body": body}).status_code == 200
    looked()
    assert desk("alice").get("/desk/same/").status_code == 200


def test_the_worker_looks_and_a_fault_stops_nothing(letters, monkeypatch, caplog):
    monkeypatch.setattr("huiyin.services.hints.same.keeping.alike", _broken)
    assert look_for_same(later()) == 0
    assert "ValueError" in caplog.text and "搅拌站" not in caplog.text
    monkeypatch.undo()
    ReadTo.objects.filter(purpose="same_pairs").update(newest=0)
    assert look_for_same(later()) > 0
    monkeypatch.setattr("huiyin.services.hints.same.keeping.compare_new", _broken)
    assert look_for_same(later()) == 0


def _broken(*_given, **_named):
    raise ValueError("青槐新城搅拌站")
