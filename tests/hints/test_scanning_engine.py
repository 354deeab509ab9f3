"""The engine itself, on a few small pictures of our own; and its process, which outlives bad files by saying so."""

import io
import os

import pytest
from PIL import Image

from huiyin.domain.reading.scanning.fields import fields
from huiyin.domain.reading.scanning.joining import written
from huiyin.domain.reading.scanning.measuring import edits, folded
from huiyin.interfaces.console.reading.scans.drawing import draw, face
from huiyin.interfaces.console.reading.scans.letters import Letter
from huiyin.interfaces.console.reading.scans.spoiling import turned
from huiyin.services.hints.scanning import asking
from huiyin.services.hints.scanning.asking import CannotRead, answered, available, read, read_all
from huiyin.services.hints.scanning.pictures import LONGEST, SHORTEST, NoPicture, opened, shown, sized

LETTER = Letter(
    "关于井盖的反映",
    ("新河区城市管理局：", "巷口的井盖坏了三个月，没有围挡。", "我的诉求如下：", "一、更换井盖。"),
    ("反映人：周明", "2026年3月12日"),
)


def engine_or_skip():
    """Skip, with the reason, where the extra or a font is missing; where all is required, fail."""
    why = "the extra huiyin[ocr] is not installed" if not available() else ""
    why = why or ("no font for Chinese is on this machine" if face("sans", 30) is None else "")
    if why and os.environ.get("HUIYIN_REQUIRE_ALL") == "1":
        pytest.fail(why)
    if why:
        pytest.skip(why)


def test_a_letter_is_read_upright_and_upside_down_and_a_bad_file_between_does_no_harm(tmp_path):
    engine_or_skip()
    page = draw(LETTER, face("sans", 30)).crop((0, 0, 1240, 1000)).resize((992, 800))
    files = [tmp_path / name for name in ("upright.png", "bad.png", "upside_down.png", "white.png")]
    page.save(files[0])
    files[1].write_bytes(b"\x89PNG\r\n\x1a\n" + b"no picture" * 50)
    turned(page, 2).save(files[2])
    Image.new("RGB", (200, 120), "white").save(files[3])
    upright, bad, upside_down, white = read_all(files)
    for seen, quarters in ((upright, 0), (upside_down, 2)):
        text = written(seen.page)
        assert seen.page.quarters == quarters
        assert edits(folded(text.text), folded(LETTER.text)) <= 2, text.text
        assert {"office", "name", "date", "claim"} <= {one.kind for one in fields(text)}
    assert isinstance(bad, CannotRead) and bad.code == "damaged"
    assert white.page.lines == ()


def test_a_process_that_says_nothing_or_nonsense_is_a_fault(monkeypatch, tmp_path):
    for lines in ([], [""], ["{"], ["[]"], ['{"page": {}}'], ["null"]):
        with pytest.raises(CannotRead) as fault:
            answered(lines)
        assert fault.value.code == "broke_off" and not fault.value.lasts
    with pytest.raises(CannotRead) as fault:
        answered(['{"fault": "damaged"}'])
    assert fault.value.lasts
    monkeypatch.setattr(asking, "available", lambda: True)
    monkeypatch.setattr(asking, "command", lambda files, *, nice, page: ["/bin/sh", "-c", "exit 9"])
    with pytest.raises(CannotRead) as fault:
        read(tmp_path / "any.png")
    assert fault.value.code == "broke_off"


def test_one_that_never_ends_is_ended(monkeypatch, tmp_path):
    monkeypatch.setattr(asking, "available", lambda: True)
    monkeypatch.setattr(asking, "command", lambda files, *, nice, page: ["/bin/sh", "-c", "exec sleep 600"])
    monkeypatch.setattr(asking, "LOOKED_AFTER", 0.01)
    monkeypatch.setattr(asking, "SECONDS", 0.0)
    with pytest.raises(CannotRead) as fault:
        read(tmp_path / "any.png")
    assert fault.value.code == "time"


def test_without_the_extra_nothing_is_started(monkeypatch, tmp_path):
    monkeypatch.setattr(asking, "LIBRARIES", ("a_library_that_nobody_has",))
    for ask in (lambda: read(tmp_path / "any.png"), lambda: list(read_all([tmp_path / "any.png"]))):
        with pytest.raises(CannotRead) as fault:
            ask()
        assert fault.value.code == "missing"


def test_nothing_secret_reaches_the_process(monkeypatch):
    monkeypatch.setenv("HUIYIN_KEYS_FILE", "anywhere")
    monkeypatch.setenv("DATABASE_URL", "anything")
    assert not [name for name in asking.surroundings() if name.startswith(("HUIYIN", "DATABASE"))]


def test_pictures_are_taken_within_bounds(tmp_path):
    for kind, size in (("png", (40, 10)), ("jpeg", (3000, 40)), ("webp", (700, 700)), ("gif", (30, 30))):
        file = tmp_path / f"any.{kind}"
        Image.new("P" if kind == "gif" else "RGB", size).save(file, kind.upper())
        longer = max(sized(opened(file)).size)
        assert SHORTEST <= longer <= LONGEST
    clear = tmp_path / "clear.png"
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(clear)
    assert opened(clear).getpixel((5, 5)) == (255, 255, 255), "ink on nothing is ink on white paper"
    assert Image.open(io.BytesIO(shown(tmp_path / "any.jpeg", 1))).size[1] > 1000


@pytest.mark.parametrize(
    "content", [b"", b"text", b"\xff\xd8\xff\xe0" + b"\0" * 300, b"GIF89a", b"RIFF\0\0\0\0WEBP"]
)
def test_what_is_no_picture_is_said_to_be_none(tmp_path, content):
    file = tmp_path / "any"
    file.write_bytes(content)
    with pytest.raises(NoPicture, match="damaged"):
        opened(file)


def test_a_picture_too_large_is_not_decoded(tmp_path, monkeypatch):
    monkeypatch.setattr("huiyin.services.hints.scanning.pictures.MOST_PIXELS", 50)
    Image.new("RGB", (10, 10)).save(tmp_path / "any.png")
    with pytest.raises(NoPicture, match="too_large"):
        opened(tmp_path / "any.png")
