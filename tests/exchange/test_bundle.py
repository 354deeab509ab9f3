"""A bundle holds the whole matter, readable and checked; whatever is altered, missing or added afterwards is named."""

import hashlib
import json
import zipfile
from datetime import timedelta

import pytest

from huiyin.foundation.files.keep import keep, place_of
from huiyin.matters import gate
from huiyin.matters.models import ReadEntry
from huiyin.services.exchange.bundle.verifying import SOUND, UNKNOWN, UNSIGNED, WRONG, verify
from huiyin.services.exchange.bundle.writing import bundle
from huiyin.services.exchange.package import keys
from huiyin.services.exchange.package.hashes import LIST, listed
from tests.files.making import picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    """Keys and cards of this test alone."""
    settings.HUIYIN_DATA = tmp_path / "data"


@pytest.fixture
def made(county, a_matter, at, tmp_path):
    """The bundle of a served matter with a photograph, made by Bob."""
    import io

    photo = keep(io.BytesIO(picture()), "电梯.jpg")
    matter = a_matter("served", files=(photo,))
    target = tmp_path / "b.zip"
    bundle(matter.pk, target, actor=county.actor("bob"), at=at + timedelta(days=9))
    return matter, target


def members(target) -> dict[str, bytes]:
    with zipfile.ZipFile(target) as held:
        return {name: held.read(name) for name in held.namelist()}


def rewrite(target, changed: dict[str, bytes]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in changed.items():
            out.writestr(name, content)


def test_everything_is_in_it_in_both_languages(made):
    matter, target = made
    held = members(target)
    index = json.loads(held["index.json"])
    assert index["matter"]["number"] == matter.number and index["people"][0]["name"] == "王琴"
    assert index["claims"][0]["outcome"] == {"zh": "予以支持", "en": "supported"}
    assert [e["act"] for e in index["timeline"]][-1] == "serve"
    handle = next(c for c in index["clocks"] if c["limit"] == "handle")
    assert "60日" in handle["computation"]["zh"] and len(handle["days"]) == 61
    kinds = {p["kind"] for p in index["papers"]}
    assert {"acceptance_notice", "opinion"} <= kinds
    for paper in index["papers"]:
        assert held[paper["docx"]][:2] == b"PK" and b"<article" in held[paper["html"]]
    (photo,) = index["files"]
    assert hashlib.sha256(held[photo["path"]]).hexdigest() == photo["sha256"] and photo["name"] == "电梯.jpg"
    assert (
        "怎样计算" in held["index.html"].decode() and "How it was counted" in held["index.en.html"].decode()
    )
    assert "王琴" in held["index.html"].decode() and matter.body in held["index.en.html"].decode()
    assert index["ledger"]["length"] == len(index["ledger"]["entries"]) == matter.ledger_length
    assert "<script" not in held["index.html"].decode()


def test_the_reading_is_logged_for_what_it_was(made):
    matter, _target = made
    purposes = set(ReadEntry.objects.filter(matter_id=matter.pk).values_list("purpose", flat=True))
    assert {"bundle", "identity"} <= purposes


def test_only_who_works_on_it_gives_it_out(county, a_matter, at, tmp_path):
    matter = a_matter("accepted")
    for name, error in (("carol", gate.NoSuchMatter), ("gina", gate.NotPermitted)):
        with pytest.raises(error):
            bundle(matter.pk, tmp_path / "x.zip", actor=county.actor(name), at=at)
        assert not (tmp_path / "x.zip").exists()


def test_a_fresh_bundle_is_sound_and_says_that_it_is_unsigned(made):
    matter, target = made
    found = verify(target)
    assert found.sound and found.number == matter.number and found.signature == UNSIGNED


def test_every_change_is_named(made):
    _matter, target = made
    held = members(target)
    photo = next(name for name in held if name.startswith("files/"))
    paper = next(name for name in held if name.endswith("opinion.html"))
    held[paper] += b"<p>sneaked in</p>"
    del held[photo]
    held["papers/9999_new.docx"] = b"PK"
    rewrite(target, held)
    found = verify(target)
    differ = found.differences
    assert not found.sound
    assert (differ.altered, differ.missing, differ.added) == ([paper], [photo], ["papers/9999_new.docx"])


def test_a_ledger_rewritten_together_with_its_hash_is_found(made):
    _matter, target = made
    held = members(target)
    index = json.loads(held["index.json"])
    index["ledger"]["entries"][2]["act"] = "refuse"
    held["index.json"] = json.dumps(index).encode()
    hashes = {n: hashlib.sha256(c).hexdigest() for n, c in held.items() if n != LIST}
    held[LIST] = listed(hashes)
    rewrite(target, held)
    found = verify(target)
    assert not found.differences and found.ledger == ["3 changed: it was altered after it was written"]


def test_a_signature_finds_what_hashes_alone_cannot(county, a_matter, at, tmp_path, settings):
    keys.create("澄水县信访局", "", "")
    matter, target = a_matter("served"), tmp_path / "b.zip"
    bundle(matter.pk, target, actor=county.actor("bob"), at=at + timedelta(days=9))
    assert verify(target).signature == SOUND
    card = keys.written(keys.ring())
    settings.HUIYIN_DATA = tmp_path / "court"
    assert verify(target).signature == UNKNOWN and verify(target).sound
    keys.trust(keys.read_card(card, "c"))
    assert verify(target).signer == "澄水县信访局"
    held = members(target)
    held["index.html"] = b"nothing happened"
    body = {n: hashlib.sha256(c).hexdigest() for n, c in held.items() if n not in {LIST, "hashes.sig"}}
    held[LIST] = listed(body)
    rewrite(target, held)
    found = verify(target)
    assert not found.differences and found.signature == WRONG and not found.sound


def test_a_file_gone_from_the_store_is_noted_and_not_made_up(county, a_matter, at, tmp_path):
    import io

    photo = keep(io.BytesIO(picture()), "电梯.jpg")
    matter, target = a_matter("served", files=(photo,)), tmp_path / "b.zip"
    place_of(photo.sha256).unlink()
    bundle(matter.pk, target, actor=county.actor("bob"), at=at + timedelta(days=9))
    index = json.loads(members(target)["index.json"])
    assert index["files"][0]["gone"] is True and verify(target).sound


def test_what_a_person_wrote_cannot_become_markup(county, a_matter, at, tmp_path):
    matter = a_matter("accepted", body="<script>alert(1)</script> & 电梯", title="<b>坏</b>")
    target = tmp_path / "b.zip"
    bundle(matter.pk, target, actor=county.actor("bob"), at=at + timedelta(days=9))
    page = members(target)["index.html"].decode()
    assert "<script>" not in page and "&lt;script&gt;" in page and "<b>坏" not in page
