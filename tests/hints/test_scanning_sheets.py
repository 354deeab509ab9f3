"""Pages of a PDF drawn as pictures: each by its number, within bounds; what is broken, locked or not there says so."""

import importlib.util
import os

import pytest
from PIL import Image

from huiyin.services.hints.scanning import asking
from huiyin.services.hints.scanning.asking import CannotRead, drawn
from huiyin.services.hints.scanning.pictures import NoPicture
from huiyin.services.hints.scanning.sheets import is_pdf, sheet

LOCKED = b"""%%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>
endobj
4 0 obj
<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>
endobj
trailer
<</Size 5/Root 1 0 R/Encrypt 4 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]>>
%%%%EOF
""" % (b"41" * 32, b"42" * 32)


@pytest.fixture(autouse=True)
def can_draw():
    """Skip, with the reason, where the extra is missing; where all is required, fail."""
    if importlib.util.find_spec("pypdfium2") is None:
        why = "the extra huiyin[ocr] is not installed"
        pytest.fail(why) if os.environ.get("HUIYIN_REQUIRE_ALL") == "1" else pytest.skip(why)


@pytest.fixture
def letter(tmp_path):
    """A letter of two pages, upright and lying."""
    file = tmp_path / "letter.pdf"
    lying = Image.new("RGB", (300, 200), "red")
    Image.new("RGB", (200, 300), "white").save(file, save_all=True, append_images=[lying])
    return file


def test_each_page_is_drawn_in_the_size_asked_for(letter):
    first, pages = sheet(letter, 1, 600)
    second, _ = sheet(letter, 2, 600)
    assert pages == 2 and first.size == (400, 600) and second.size == (600, 400)
    assert first.getpixel((5, 5)) == (255, 255, 255) and second.getpixel((300, 200))[0] > 200
    assert second.getpixel((300, 200))[1] < 60


def test_a_huge_page_is_drawn_small(tmp_path):
    file = tmp_path / "huge.pdf"
    Image.new("L", (20, 20)).save(file, resolution=0.01)  # two metres for each dot
    assert sheet(file, 1, 500)[0].size == (500, 500)


@pytest.mark.parametrize(
    ("content", "page", "why"),
    [
        (b"%PDF-1.4\n" + b"garbage" * 50, 1, "damaged"),
        (b"%PDF-", 1, "damaged"),
        (LOCKED, 1, "locked"),
        (None, 3, "no_page"),
        (None, 0, "no_page"),
    ],
)
def test_what_cannot_be_drawn_says_why(letter, content, page, why):
    if content is not None:
        letter.write_bytes(content)
    assert is_pdf(letter)
    with pytest.raises(NoPicture, match=why):
        sheet(letter, page, 500)


def test_a_process_of_its_own_draws_it_turned_or_says_why(letter):
    made = drawn(letter, 1, quarters=1)
    assert made.startswith(b"\x89PNG") and int.from_bytes(made[16:20], "big") > int.from_bytes(
        made[20:24], "big"
    )
    letter.write_bytes(LOCKED)
    with pytest.raises(CannotRead) as fault:
        drawn(letter, 1)
    assert fault.value.code == "locked" and fault.value.lasts


def test_a_drawing_that_takes_too_long_is_ended(letter, monkeypatch):
    monkeypatch.setattr(asking, "DRAWN_WITHIN", 0.001)
    with pytest.raises(CannotRead) as fault:
        drawn(letter, 1)
    assert fault.value.code == "time"
