"""Handing over at the desk, and taking a matter away as one file: by whom, sealed for whom, and logged."""

import io
import zipfile

import pytest

from huiyin.matters.models import ReadEntry
from huiyin.services.exchange.package import envelope, keys
from tests.desk.conftest import page, sent

CITY = "江州市信访局"


@pytest.fixture
def jiangzhou(tmp_path, settings):
    """The city of Jiangzhou, whose card the county has; gives its keys and a way home."""
    settings.HUIYIN_DATA = tmp_path / "there"
    theirs = keys.create(CITY, "0000-8888888", "https://xf.jiangzhou.example")
    card = keys.written(theirs)
    settings.HUIYIN_DATA = tmp_path / "here"
    ours = keys.create("澄水县信访局", "", "")
    keys.trust(keys.read_card(card, "c"))
    return theirs, ours


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_handed_over_through_its_form_and_packed_for_one_office(
    desk, a_matter, jiangzhou, tmp_path, settings
):
    theirs, ours = jiangzhou
    alice, matter = desk("alice"), a_matter("registered")
    form = alice.get(page(matter, "act/hand_over/")).content.decode()
    assert CITY in form and theirs.card.mark in form
    assert sent(alice, matter, "hand_over", receiver=theirs.card.mark, reason="").status_code == 422
    assert alice.post(page(matter, "package/")).status_code == 409
    given = {"receiver": theirs.card.mark, "reason": "属市级权限", "contact": ""}
    assert sent(alice, matter, "hand_over", **given).status_code == 302
    shown = alice.get(page(matter)).content.decode()
    assert f"Handed over to {CITY}" in shown and "handed over" in shown and "0000-8888888" in shown
    answer = alice.post(page(matter, "package/"))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    file = tmp_path / "p.zip"
    file.write_bytes(body(answer))
    settings.HUIYIN_DATA = tmp_path / "there"
    keys.trust(ours.card)
    assert b"matter.json" in envelope.open_package(file, keys=theirs).inner


def test_without_cards_there_is_nobody_to_hand_it_to(desk, a_matter, tmp_path, settings):
    settings.HUIYIN_DATA = tmp_path / "alone"
    alice, matter = desk("alice"), a_matter("registered")
    form = alice.get(page(matter, "act/hand_over/")).content.decode()
    assert "No other installation is known here" in form
    assert sent(alice, matter, "hand_over", receiver="0" * 32, reason="x").status_code == 422
    matter.refresh_from_db()
    assert matter.stage == "registered"


def test_the_bundle_is_made_by_a_button_and_logged(desk, a_matter, tmp_path, settings):
    settings.HUIYIN_DATA = tmp_path / "here"
    bob, matter = desk("bob"), a_matter("accepted")
    assert "Make the bundle" in bob.get(page(matter)).content.decode()
    assert bob.get(page(matter, "bundle/")).status_code == 405, "looking at a link gives nothing out"
    answer = bob.post(page(matter, "bundle/"))
    assert answer.status_code == 200 and f"{matter.number}.zip" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(body(answer))) as held:
        assert {"index.html", "index.en.html", "index.json", "hashes.txt"} <= set(held.namelist())
    readings = bob.get(page(matter, "readings/")).content.decode()
    assert "the whole matter as a bundle to be given out" in readings
    assert ReadEntry.objects.filter(matter_id=matter.pk, purpose="bundle").count() == 1


def test_who_only_reads_along_gives_nothing_out(desk, a_matter):
    matter = a_matter("accepted")
    gina = desk("gina")
    assert "Make the bundle" not in gina.get(page(matter)).content.decode()
    assert gina.post(page(matter, "bundle/")).status_code == 403
    assert desk("carol").post(page(matter, "bundle/")).status_code == 404
