"""Uploads are cut while they arrive: little memory, no disk, and a clear refusal by name."""

import io
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from django.core.files.uploadhandler import MemoryFileUploadHandler, TemporaryFileUploadHandler
from django.http.multipartparser import MultiPartParser
from django.test import RequestFactory

from huiyin.foundation.files.keep import keep
from huiyin.foundation.files.limits import (
    FILE_BYTES,
    FILES_PER_ITEM,
    MaxSizeUploadHandler,
    RefusedUpload,
    UploadTooLarge,
)
from huiyin.foundation.files.messages import explain
from huiyin.foundation.files.problems import FileRefused

MB = 1024 * 1024


class Parts(io.RawIOBase):
    """A multipart body made while it is read: files of given sizes, never held in memory."""

    def __init__(self, *sizes):
        self.sizes, self.read_bytes = sizes, 0
        self._pieces = self._make()
        self._left = b""

    def _make(self):
        yield b'--b\r\nContent-Disposition: form-data; name="body"\r\n\r\nmy words\r\n'
        for number, size in enumerate(self.sizes):
            name = f"f{number}.bin".encode()
            yield b'--b\r\nContent-Disposition: form-data; name="files"; filename="' + name + b'"\r\n\r\n'
            for done in range(0, size, MB):
                yield b"x" * min(MB, size - done)
            yield b"\r\n"
        yield b"--b--\r\n"

    def read(self, size=-1):
        while len(self._left) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._left += piece
        piece, self._left = self._left[:size], self._left[size:]
        self.read_bytes += len(piece)
        return piece

    @property
    def length(self):
        return sum(len(piece) for piece in Parts(*self.sizes)._make())


def _parse(*sizes, length=None):
    body = Parts(*sizes)
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=b", "CONTENT_LENGTH": str(length or body.length)}
    request = RequestFactory().post("/")
    handlers = [
        kind(request) for kind in (MaxSizeUploadHandler, MemoryFileUploadHandler, TemporaryFileUploadHandler)
    ]
    fields, files = MultiPartParser(meta, body, handlers).parse()
    return fields, files.getlist("files"), body


def test_small_files_pass_whole():
    fields, files, _ = _parse(3 * MB, 5)
    assert fields["body"] == "my words"
    assert [len(part.read()) for part in files] == [3 * MB, 5]


def test_one_file_too_large_is_named_and_the_rest_survives():
    fields, files, _ = _parse(4 * MB, FILE_BYTES + 1, 7)
    assert fields["body"] == "my words"
    assert [isinstance(part, RefusedUpload) for part in files] == [False, True, False]
    assert len(files[0].read()) == 4 * MB and len(files[2].read()) == 7
    assert (files[1].problem.code, files[1].problem.name) == ("too_large", "f1.bin")


def test_exactly_the_limit_passes():
    _, files, _ = _parse(FILE_BYTES)
    assert not isinstance(files[0], RefusedUpload)


def test_total_is_held_and_a_small_one_still_fits():
    _, files, _ = _parse(FILE_BYTES, FILE_BYTES, FILE_BYTES - 2 * MB, 3 * MB, MB)
    codes = [part.problem.code if isinstance(part, RefusedUpload) else "" for part in files]
    assert codes == ["", "", "", "too_large_together", ""]


def test_eleventh_file_is_refused():
    _, files, _ = _parse(*[10] * (FILES_PER_ITEM + 2))
    assert [isinstance(part, RefusedUpload) for part in files] == [False] * FILES_PER_ITEM + [True] * 2
    assert files[-1].problem.code == "too_many"


def test_refused_upload_cannot_be_kept_by_mistake(store):
    _, files, _ = _parse(FILE_BYTES + 1)
    with pytest.raises(FileRefused) as caught:
        keep(files[0], files[0].name)
    assert "20" in str(explain(caught.value)) and "f0.bin" in str(explain(caught.value))


def test_two_gigabytes_are_refused_unread():
    body = Parts(2 * 1024 * MB)
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=b", "CONTENT_LENGTH": str(2 * 1024 * MB)}
    handlers = [MaxSizeUploadHandler(RequestFactory().post("/"))]
    with pytest.raises(UploadTooLarge) as caught:
        MultiPartParser(meta, body, handlers).parse()
    assert body.read_bytes == 0
    assert "60" in explain(caught.value.problem).why


def test_two_gigabytes_that_lie_about_their_length_cost_little_memory(tmp_path):
    """The length announced is under the limit, the stream is 2 GB: most of it is never kept."""
    code = textwrap.dedent(
        """
        import resource, tempfile, pathlib, django
        from django.conf import settings
        if not settings.configured:
            settings.configure(DEFAULT_CHARSET="utf-8")
        django.setup()
        from tests.files.test_limits import MB, Parts, _parse
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        fields, files, body = _parse(2 * 1024 * MB, length=150 * MB)
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        spooled = sum(path.stat().st_size for path in pathlib.Path(tempfile.gettempdir()).glob("*.upload*"))
        print(grown // 1024, type(files[0]).__name__, spooled // MB, body.read_bytes // MB)
        """
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=False, cwd=root,
        env={"PYTHONPATH": f"{root / 'src'}:{root}", "TMPDIR": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    grown, kind, spooled, read = done.stdout.split()
    assert kind == "RefusedUpload"
    assert int(grown) < 40 and int(spooled) <= 21 and int(read) >= 2000
