"""A scanned letter at the desk: who sees it, what is marked, what a clerk makes of it, and what reaches the matter."""

import io
from dataclasses import replace

import pytest
from django.utils import timezone
from PIL import Image

from huiyin.foundation.files.keep import keep
from huiyin.foundation.people.actor import PersonActor
from huiyin.foundation.vault.seal import unseal
from huiyin.interfaces.desk.scans import showing
from huiyin.jobs.follow import follow_one
from huiyin.matters.models import Attachment, Claim, Event, Item, Party
from huiyin.matters.queries.followed import followed
from huiyin.matters.queries.same_matter import same_matter
from huiyin.matters.queries.search import search
from huiyin.services.hints.models import SamePair, ScanPage
from huiyin.services.hints.same.keeping import compare_again
from huiyin.services.hints.scanning.asking import CannotRead
from huiyin.services.hints.scanning.keeping import let_wait, next_waiting, note_fault, note_read, scan_of
from huiyin.services.hints.scanning.sheets import MOST_PAGES
from huiyin.work.intake.filing import Petitioner
from tests.desk.conftest import inline_in, key, page
from tests.scanned import SAID, picture, seen

TEXT = "\n".join(SAID)


@pytest.fixture(autouse=True)
def can_read(monkeypatch):
    """As if the extra were there, whatever this machine has."""
    monkeypatch.setattr(showing.asking, "available", lambda: True)


@pytest.fixture
def scanned(a_matter):
    """A registered matter with a picture that was read, or a fault."""

    def do(what=None, stage="registered", files=None, **changes):
        matter = a_matter(stage, files=files or (picture(),), **changes)
        let_wait(matter)
        for _ in files or (1,):
            row, _digest = next_waiting(timezone.now())
            if isinstance(what, CannotRead):
                note_fault(row, what, timezone.now())
            else:
                note_read(row, what or seen(unsure="坏"), timezone.now())
        return matter, Attachment.objects.filter(matter_id=matter.pk).first().no

    return do


def address(matter, no, rest=""):
    """The page of a scan."""
    return page(matter, f"files/{no}/scan/{rest}")


def posted(client, matter, no, **fields):
    """The form sent."""
    return client.post(address(matter, no), {"key": key(), "text": TEXT, **fields})


def test_the_text_stands_beside_the_picture_with_doubt_marked_and_fields_proposed(desk, scanned):
    matter, no = scanned()
    answer = desk("alice").get(address(matter, no))
    html = answer.content.decode()
    assert answer.status_code == 200 and not inline_in(html)
    assert "<mark>坏</mark>" in html and html.count("<mark>") == 1
    assert f'src="{address(matter, no, "picture.png")}"' in html
    for value in ("新河区城市管理局", "周明", "13900001234", "2026-03-12", "更换井盖。"):
        assert value in html
    assert "read; 1 character to look at" in html
    assert html.count("Not taken over:") == 3  # addressee, name and date, each with its reason


def test_the_case_file_says_where_a_scan_stands_and_leads_there(desk, scanned):
    matter, no = scanned()
    html = desk("alice").get(page(matter)).content.decode()
    assert address(matter, no) in html and "read; 1 character to look at" in html


@pytest.mark.parametrize(
    ("fault", "words"), [("damaged", "The picture is damaged"), ("too_large", "too many pixels")]
)
def test_what_could_not_be_read_says_why_and_can_be_tried_again(desk, scanned, fault, words):
    matter, no = scanned(CannotRead(fault))
    alice = desk("alice")
    html = alice.get(address(matter, no)).content.decode()
    assert "could not be read" in html and words in html and "<textarea" in html
    assert alice.post(address(matter, no), {"again": "1"}).status_code == 302
    assert ScanPage.objects.get(matter_id=matter.pk).state == "waiting"


def test_without_the_extra_the_page_says_so_and_the_clerk_writes_it_down(desk, a_matter, monkeypatch):
    monkeypatch.setattr(showing.asking, "available", lambda: False)
    matter = a_matter("registered", files=(picture(),))
    no = Attachment.objects.get(matter_id=matter.pk).no
    alice = desk("alice")
    html = alice.get(address(matter, no)).content.decode()
    assert "make ocr" in html and "scans are not read on this machine" in html
    assert posted(alice, matter, no, save="1").status_code == 302
    assert scan_of(matter.pk, no).words == TEXT


def test_the_picture_is_drawn_anew_upright_and_cannot_do_anything(desk, scanned):
    matter, no = scanned(seen(quarters=1), files=(picture("jpeg", size=(60, 90), quality=80),))
    answer = desk("alice").get(address(matter, no, "picture.png"))
    assert answer["Content-Type"] == "image/png" and answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"] and "no-store" in answer["Cache-Control"]
    assert answer.content.startswith(b"\x89PNG") and answer.content[16:24] == (90).to_bytes(4, "big") + (
        60
    ).to_bytes(4, "big")


def test_a_kept_text_changes_nothing_of_the_matter(desk, scanned):
    matter, no = scanned()
    before = Event.objects.filter(matter_id=matter.pk).count()
    assert posted(desk("alice"), matter, no, save="1", text=TEXT.replace("坏", "丢")).status_code == 302
    row = ScanPage.objects.get(matter_id=matter.pk)
    assert row.state == "corrected" and "井盖" not in row.corrected
    assert "丢了三个月" in scan_of(matter.pk, no).words
    assert Event.objects.filter(matter_id=matter.pk).count() == before


def test_taken_into_the_matter_it_is_found_shown_and_on_record(desk, scanned, county):
    matter, no = scanned(petitioners=(Petitioner("周明"),))
    claims = [str(n) for n, one in enumerate(scan_of(matter.pk, no).fields) if one.kind == "claim"]
    answer = posted(desk("alice"), matter, no, take="1", claims=claims, phone="on", address="on")
    assert answer.status_code == 302 and answer["Location"] == page(matter)
    matter.refresh_from_db()
    assert [one.text for one in Claim.objects.filter(matter_id=matter.pk).order_by("position")][1:] == [
        "更换井盖。",
        "公布责任单位。",
    ]
    assert (matter.claims, matter.undecided_claims) == (3, 3)
    item = Item.objects.get(matter_id=matter.pk)
    assert item.text == TEXT and matter.body != TEXT, "what was received stays"
    event = Event.objects.filter(matter_id=matter.pk).order_by("-no").first()
    assert event.act == "take_transcript" and event.inner["filled"] == ["phone", "address"]
    assert "周明" not in str(event.inner) + str(event.public)
    party = Party.objects.get(matter_id=matter.pk)
    assert unseal(party.phone, f"party:{matter.pk}:{party.no}:phone") == "13900001234"
    assert [one.matter.pk for one in search(county.actor("alice"), "井盖坏了").hits] == [matter.pk]
    html = desk("alice").get(page(matter)).content.decode()
    assert "Written down from the scanned letter" in html and "write down a letter" in html.lower()


def test_what_was_registered_is_not_overwritten(desk, scanned):
    matter, no = scanned()  # its person has a telephone number and an address already
    assert posted(desk("alice"), matter, no, take="1", phone="on", address="on").status_code == 302
    event = Event.objects.filter(matter_id=matter.pk).order_by("-no").first()
    assert event.inner["filled"] == []


def test_a_letter_of_two_pictures_is_one_text_and_can_be_corrected_again(desk, scanned):
    matter, _no = scanned(files=(picture(), picture(colour="gray")))
    alice = desk("alice")
    first, second = Attachment.objects.filter(matter_id=matter.pk).order_by("no").values_list("no", flat=True)
    posted(alice, matter, first, take="1", text="第一页")
    posted(alice, matter, second, take="1", text="第二页")
    assert Item.objects.get(matter_id=matter.pk).text == "第一页\n\n第二页"
    posted(alice, matter, first, take="1", text="第一页，改")
    assert Item.objects.get(matter_id=matter.pk).text == "第一页，改\n\n第二页"


def test_nothing_typed_is_lost_and_an_empty_text_is_not_kept(desk, scanned):
    matter, no = scanned()
    answer = posted(desk("alice"), matter, no, save="1", text=" \n")
    assert answer.status_code == 422 and "There is no text yet" in answer.content.decode()
    assert ScanPage.objects.get(matter_id=matter.pk).state == "read"
    answer = posted(desk("alice"), matter, no, take="1", claims=["99"])
    assert answer.status_code == 422


def test_after_the_answer_the_text_is_kept_but_not_taken(desk, scanned):
    matter, no = scanned(stage="decided")
    bob = desk("bob")
    html = bob.get(address(matter, no)).content.decode()
    assert "its text is no longer changed" in html and 'name="take"' not in html
    answer = posted(bob, matter, no, take="1")
    assert answer.status_code == 422
    assert Item.objects.get(matter_id=matter.pk).text == ""


def test_who_may_not_see_the_matter_sees_no_scan_of_it(desk, scanned):
    matter, no = scanned()
    stranger = desk("bob")  # the matter never lay with his unit
    for path in ("", "picture.png"):
        assert stranger.get(address(matter, no, path)).status_code == 404
    assert posted(stranger, matter, no, save="1").status_code == 404
    assert ScanPage.objects.get(matter_id=matter.pk).state == "read"


def test_a_report_is_read_by_those_who_may_read_reports_alone(desk, scanned):
    matter, no = scanned(stage="received", kind="report")
    assert matter.confidential
    assert desk("alice").get(address(matter, no)).status_code == 404
    assert desk("alice").get(address(matter, no, "picture.png")).status_code == 404
    assert "周明" in desk("rita").get(address(matter, no)).content.decode()


def test_who_merely_reads_along_writes_nothing_down(desk, scanned):
    matter, no = scanned(stage="forwarded")
    answer = posted(desk("gina"), matter, no, save="1")
    assert answer.status_code in {403, 404}
    assert ScanPage.objects.get(matter_id=matter.pk).state == "read"


def test_a_file_that_is_no_picture_says_so(desk, a_matter):
    matter = a_matter("registered", files=(keep(io.BytesIO("说明".encode()), "note.txt"),))
    no = Attachment.objects.get(matter_id=matter.pk).no
    assert "none" in desk("alice").get(address(matter, no)).content.decode()
    assert desk("alice").get(address(matter, no, "picture.png")).status_code == 404
    assert desk("alice").get(address(matter, 999)).status_code == 404


def test_the_person_reads_what_was_written_down(desk, scanned):
    matter, no = scanned(key="0123456789abcdef0123")
    posted(desk("alice"), matter, no, take="1")
    case = followed(matter.pk, actor=PersonActor(matter.pk), at=timezone.now())
    assert [one.text for one in case.items] == [TEXT]


def pdf(pages=2):
    """A kept PDF of so many pages."""
    out, sheets = io.BytesIO(), [Image.new("RGB", (60, 90), "white") for _ in range(pages)]
    sheets[0].save(out, "PDF", save_all=True, append_images=sheets[1:])
    out.seek(0)
    return keep(out, "letter.pdf")


def test_a_pdf_is_read_and_corrected_page_by_page(desk, scanned, monkeypatch):
    matter, no = scanned(replace(seen(unsure="坏"), pages=2), files=(pdf(),))
    alice = desk("alice")
    html = alice.get(address(matter, no)).content.decode()
    assert 'href="?page=2"' in html and "<mark>坏</mark>" in html and "1 / 2" in html
    assert "2 pages: is being read" in alice.get(page(matter)).content.decode()
    row, _digest = next_waiting(timezone.now())
    assert row.page == 2
    note_read(row, replace(seen("第二页，水管漏了。"), pages=2), timezone.now())
    second = address(matter, no, "?page=2")
    assert "水管漏了" in alice.get(second).content.decode()
    assert "2 pages: read; 1 character to look at" in alice.get(page(matter)).content.decode()
    answer = alice.post(second, {"key": key(), "text": "第二页", "save": "1"})
    assert answer.status_code == 302 and answer["Location"].endswith("?page=2")
    assert posted(alice, matter, no, take="1", text="第一页").status_code == 302
    assert Item.objects.get(matter_id=matter.pk).text == "第一页\n\n第二页"
    asked = []
    monkeypatch.setattr(showing.asking, "drawn", lambda file, n, turned: asked.append(n) or b"\x89PNG")
    picture_of = alice.get(address(matter, no, "picture.png?page=2"))
    assert asked == [2] and "sandbox" in picture_of["Content-Security-Policy"]
    for wrong in ("0", "3", "x", "²", "99999999999", "-1"):
        assert alice.get(address(matter, no, f"?page={wrong}")).status_code == 404
    assert desk("bob").get(second).status_code == 404


@pytest.mark.parametrize(("code", "words"), [("locked", "asks for a password"), ("damaged", "is damaged")])
def test_a_pdf_that_cannot_be_opened_says_so(desk, scanned, monkeypatch, code, words):
    matter, no = scanned(CannotRead(code), files=(pdf(1),))

    def cannot(*args):
        raise CannotRead(code)

    monkeypatch.setattr(showing.asking, "drawn", cannot)
    alice = desk("alice")
    assert words in alice.get(address(matter, no)).content.decode()
    assert alice.get(address(matter, no, "picture.png")).status_code == 404


def test_of_a_book_no_more_pages_wait_than_are_read(scanned):
    matter, _no = scanned(replace(seen(), pages=4_000), files=(pdf(1),))
    assert ScanPage.objects.filter(matter_id=matter.pk).count() == MOST_PAGES


def test_a_letter_written_down_is_found_as_the_same_matter_and_held_against_the_others_again(
    county, desk, scanned
):
    older, newer = scanned(body="扫描件一份，内容见图。"), scanned(body="来信一封。")
    looked_for = "\n".join(reversed(SAID[3:])) + "上次寄来的信没有回音。"
    assert same_matter(county.actor("alice"), text=looked_for) == []
    for matter, no in (older, newer):
        posted(desk("alice"), matter, no, take="1")
    found = same_matter(county.actor("alice"), text=looked_for)
    assert {one.matter.pk for one in found} == {older[0].pk, newer[0].pk}
    for one in found:
        (start, end), (begin, until) = one.likeness.passages[0]
        assert looked_for[start:end][:3] == one.text[begin:until][:3]
    assert SamePair.objects.count() == 0
    while follow_one(timezone.now()):
        pass
    one, other = sorted((older[0].pk, newer[0].pk))
    assert SamePair.objects.values_list("other_id", "matter_id", "how").get() == (one, other, "resend")
    assert compare_again(older[0].pk, timezone.now()) == 0, "nothing is found twice"
    assert SAID[4][:6] in desk("alice").get("/desk/same/").content.decode()
