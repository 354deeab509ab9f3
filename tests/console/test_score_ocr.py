"""`huiyin reading score ocr`: plain words about what is missing, and figures from what an engine gave."""

import json
from random import Random

import pytest
from click.testing import CliRunner
from PIL import Image

from huiyin.domain.reading.scanning.seen import Line, Page
from huiyin.interfaces.console.reading.scans import making
from huiyin.interfaces.console.reading.scans.letters import letter
from huiyin.interfaces.console.reading.score import ocr as module
from huiyin.services.hints.scanning.asking import CannotRead, Seen

SAID = "反映人：周明\n事情属实"


def seen(text):
    """A page of these lines as if it had been read."""
    rows = text.split("\n")
    lines = [
        Line(((0.1, y), (0.9, y), (0.9, y + 0.02), (0.1, y + 0.02)), one, (0.99,) * len(one))
        for one, y in zip(rows, (0.1 + 0.1 * n for n in range(len(rows))), strict=True)
    ]
    return Seen(Page(0, 1.4, tuple(lines)), 1.5, 1.0, 700)


@pytest.fixture
def reads(monkeypatch):
    """What the engine gives, picture by picture."""
    answers = []
    monkeypatch.setattr(module, "available", lambda: True)
    monkeypatch.setattr(module, "read_all", lambda files: iter(answers[: len(files)]))
    return answers


def ran(*args):
    """The command's result."""
    return CliRunner().invoke(module.ocr, [str(one) for one in args])


def picture(folder, name, truth=None, given=None):
    """A picture with what stands on it."""
    Image.new("RGB", (20, 20), "white").save(folder / f"{name}.png")
    if truth is not None:
        (folder / f"{name}.txt").write_text(truth, encoding="utf-8-sig")
    if given is not None:
        (folder / f"{name}.json").write_text(given, encoding="utf-8")


def test_figures_of_a_folder(tmp_path, reads):
    picture(tmp_path, "a", SAID, json.dumps({"kind": "print", "name": "周明"}))
    picture(tmp_path, "b", SAID, json.dumps({"kind": "photo", "name": "周明"}))
    picture(tmp_path, "c", SAID)
    picture(tmp_path, "no_text")
    reads += [seen(SAID), seen(SAID.replace("周明", "周朋")), CannotRead("damaged")]
    done = ran(tmp_path, "--out", tmp_path / "read")
    assert done.exit_code == 0, done.output
    figures = json.loads(done.output)
    assert figures["pages"] == 3 and figures["characters"] == 30
    assert figures["cer"] == round(11 / 30, 4)  # one wrong, and ten of the page that was not read
    assert figures["kinds"]["print"]["cer"] == 0.0 and figures["kinds"]["photo"]["cer"] == 0.1
    assert figures["kinds"]["photo"]["fields"] == {"name": 0.0}
    assert figures["not_read"] == {"c.png": "damaged"}
    assert (tmp_path / "read" / "a.txt").read_text(encoding="utf-8").strip().startswith("反映人")


def test_what_is_missing_is_said(tmp_path, reads):
    assert "--generate" in ran().output
    assert "holds no pictures" in ran(tmp_path).output
    picture(tmp_path, "a")
    assert "none has its text beside it" in ran(tmp_path).output
    picture(tmp_path, "a", SAID, "{")
    reads.append(seen(SAID))
    assert "is not JSON" in ran(tmp_path).output
    (tmp_path / "a.json").write_text("[]")
    assert "no JSON object" in ran(tmp_path).output


def test_without_the_extra_it_says_how_to_add_it(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "available", lambda: False)
    done = ran(tmp_path)
    assert done.exit_code == 1 and "make ocr" in done.output


def test_without_a_font_it_says_so(tmp_path, monkeypatch, reads):
    monkeypatch.setattr(making, "face", lambda kind, size: None)
    done = ran("--generate", "2")
    assert done.exit_code == 1 and "fonts-noto-cjk" in done.output


def test_a_letter_is_the_same_for_the_same_seed():
    first, again, other = (letter(Random(seed)) for seed in (4, 4, 5))
    assert first == again != other
    assert all(claim in first.text for claim in first.fields["claims"])
