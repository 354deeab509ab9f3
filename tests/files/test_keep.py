"""The store: filed by digest, private, whole or not at all, and fed safe names."""

import hashlib
import io
import os

import pytest

from huiyin.foundation.files import keep as store_module
from huiyin.foundation.files.keep import is_intact, keep, open_kept, place_of, sweep
from huiyin.foundation.files.limits import FILE_BYTES
from huiyin.foundation.files.names import LONGEST, safe_name
from huiyin.foundation.files.problems import FileRefused
from tests.files import making


def _files(folder):
    return [path for path in (folder / "files").rglob("*") if path.is_file()]


def test_kept_under_its_digest_and_private(store):
    kept = keep(io.BytesIO(making.located_photo()), "IMG_0001.JPG")
    with open_kept(kept.sha256) as stream:
        data = stream.read()
    path = store / "files" / kept.sha256[:2] / f"{kept.sha256}.bin"
    assert hashlib.sha256(data).hexdigest() == kept.sha256 and kept.size == len(data)
    assert (kept.kind, kept.media_type, kept.safe_name) == ("jpeg", "image/jpeg", "IMG_0001.JPG")
    assert path.stat().st_mode & 0o777 == 0o600
    assert _files(store) == [path]


def test_same_content_is_stored_once(store):
    first = keep(io.BytesIO(making.picture()), "a.jpg")
    second = keep(io.BytesIO(making.picture()), "b.jpg")
    assert first.sha256 == second.sha256 and len(_files(store)) == 1


def test_an_upload_that_was_read_before_is_kept_whole(store):
    stream = io.BytesIO("请修好村口的路灯".encode())
    stream.read(6)
    assert keep(stream, "a.txt").size == len("请修好村口的路灯".encode())


def test_name_that_lies_is_mended(store):
    assert keep(io.BytesIO(making.picture()), "合同.pdf").safe_name == "合同.jpg"
    assert keep(io.BytesIO("说明".encode()), "run.bat").safe_name == "run.txt"


def test_program_with_a_picture_name_is_refused_and_leaves_nothing(store):
    with pytest.raises(FileRefused) as caught:
        keep(io.BytesIO(b"MZ\x90\0" + bytes(500)), "../../cat\u202egpj.exe")
    assert caught.value.problem.code == "page_or_program"
    assert caught.value.problem.name == "catgpj.exe"
    assert _files(store) == []


class _Endless:
    """A stream of zeros that counts what was taken from it."""

    taken = 0

    def read(self, size=-1):
        self.taken += size
        return bytes(size)


def test_endless_stream_is_cut_at_the_limit(store):
    stream = _Endless()
    with pytest.raises(FileRefused) as caught:
        keep(stream, "endless.txt")
    assert caught.value.problem.code == "too_large"
    assert stream.taken < FILE_BYTES + (1 << 20) and _files(store) == []


def test_death_on_the_way_leaves_only_scratch(store, monkeypatch):
    def die(*_):
        os._exit(9)

    child = os.fork()
    if child == 0:
        store_module._settle = die
        keep(io.BytesIO(making.picture()), "a.jpg")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = _files(store)
    assert left and all(path.suffix == ".part" for path in left)
    assert sweep(before=0) == 0 and sweep(before=1e12) == len(left) and _files(store) == []


def test_changed_bytes_are_noticed(store):
    kept = keep(io.BytesIO("请修路".encode()), "a.txt")
    assert is_intact(kept.sha256)
    place_of(kept.sha256).write_bytes("请修桥".encode())
    assert not is_intact(kept.sha256)


@pytest.mark.parametrize("digest", ["../../etc/passwd", "A" * 64, "", "g" * 64])
def test_only_digests_open_files(store, digest):
    with pytest.raises(ValueError):
        open_kept(digest)


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\照片.jpg", "照片.jpg"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("\u202egpj.exe", "gpj.exe"),
        ("  . .hidden. ", "hidden"),
        ("", "file"),
        ("...", "file"),
        ("CON.txt", "CON_.txt"),
        ('a"b<c>.txt', "a_b_c_.txt"),
        ("水" * 300 + ".pdf", "水" * (LONGEST - 4) + ".pdf"),
    ],
)
def test_safe_names(given, safe):
    assert safe_name(given) == safe
