"""Whatever bytes come, the answer is a kind or a plain refusal, never another error."""

import random

import pytest

from huiyin.foundation.files.inspect import inspect
from huiyin.foundation.files.problems import FileRefused
from huiyin.foundation.files.strip import strip
from tests.files import making

HONEST = {
    "jpeg": making.located_photo(),
    "png": making.picture("png"),
    "webp": making.picture("webp"),
    "gif": making.picture("gif"),
    "pdf": making.pdf(stream=making.packed_objects(b"9 0 << /A /B >>")),
    "docx": making.docx(extra={"word/media/image1.jpeg": making.located_photo()}),
    "doc": making.old_word("WordDocument"),
    "txt": "村口的路灯坏了。".encode() * 20,
    "mp3": making.mp3(),
    "mp4": making.film(),
    "amr": b"#!AMR\n" + (b"\x3c" + bytes(31)) * 5,
}


def _mutated(data, chance):
    """Cut, repeat, swap or overwrite a few places."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + chance.randrange(1, 40)]
            case 2:
                changed[place:place] = changed[place : place + chance.randrange(1, 40)]
            case 3:
                changed[place : place + 4] = chance.choice(
                    (b"\xff\xff\xff\xff", bytes(4), b"\x7f\xff\xff\xff")
                )
            case 4:
                changed[place:] = b""
        if not changed:
            return b""
    return bytes(changed)


@pytest.mark.parametrize("kind", sorted(HONEST))
def test_only_refusals(written, tmp_path, kind):
    chance = random.Random(kind)
    answers = set()
    for _ in range(150):
        path = written(_mutated(HONEST[kind], chance))
        try:
            found = inspect(path).name
            strip(path, found, tmp_path / "clean")
            answers.add(found)
        except FileRefused as refusal:
            answers.add(refusal.problem.code)
    assert len(answers) > 1


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBP",
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"ID3\x03\0\0\0\0\0\x05",
        b"\0\0\0\x18ftypisom",
    ],
)
def test_noise(written, head):
    chance = random.Random(head)
    for size in (0, 1, 7, 200, 5000):
        with pytest.raises(FileRefused):
            inspect(written(head + chance.randbytes(size)))
