"""Content decides what a file is; every hostile shape is refused by its own name."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from huiyin.foundation.files.inspect import inspect
from huiyin.foundation.files.problems import FileRefused
from tests.files import making


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (making.picture("jpeg"), "jpeg"),
        (making.picture("png"), "png"),
        (making.picture("webp"), "webp"),
        (making.picture("gif"), "gif"),
        (making.pdf(), "pdf"),
        (making.pdf(inside=b"/OpenAction [2 0 R /Fit]"), "pdf"),
        (making.docx(), "docx"),
        (making.docx(rels=making.relation("hyperlink", "https://example.org", "External")), "docx"),
        (making.old_word("WordDocument", "1Table"), "doc"),
        ("我的门前有一口井。\n".encode(), "txt"),
        ("我的门前有一口井。\n".encode("gb18030"), "txt"),
        ("我的门前有一口井。\n".encode("utf-16"), "txt"),
        (making.mp3(), "mp3"),
        (b"#!AMR\n" + (b"\x3c" + bytes(31)) * 5, "amr"),
        (making.film(), "mp4"),
        (making.film(brand=b"qt  "), "mov"),
        (making.film(brand=b"M4A ", handler=b"soun"), "m4a"),
        (making.film(brand=b"3gp5"), "3gp"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_kinds_taken(written, data, kind):
    assert inspect(written(data)).name == kind


def test_workbook_of_openpyxl_is_taken(written):
    openpyxl = pytest.importorskip("openpyxl")
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["标题", "内容"])
    book.save(out)
    assert inspect(written(out.getvalue())).name == "xlsx"


def _bomb():
    return making.docx(extra={"word/media/zeros.bin": bytes(30 * 1024 * 1024)})


def _many_entries():
    return making.docx(extra={f"word/{number}.xml": b"<a/>" for number in range(2100)})


def _macro_types():
    return making.docx(main="application/vnd.ms-word.document.macroEnabled.main+xml")


def _huge_png():
    """A few bytes that promise 10,000 x 10,000 pixels, truthfully packed."""
    rows = zlib.compress(bytes(10_001 * 10_000 // 8), 9)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 10_000, 10_000, 1, 0, 0, 0, 0)),
        (b"IDAT", rows),
        (b"IEND", b""),
    )
    data = b"".join(
        struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + data


def _long_gif():
    frames = [Image.new("P", (2000, 2000), number) for number in range(8)]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"MZ\x90\0" + bytes(200), "page_or_program"),
        (b"\x7fELF" + bytes(200), "page_or_program"),
        (b"<html><script>alert(1)</script></html>", "page_or_program"),
        (b"  <!DOCTYPE html><p>hello", "page_or_program"),
        (b"\xef\xbb\xbf<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "page_or_program"),
        (b"{\\rtf1 hello}", "page_or_program"),
        (bytes(range(256)) * 4, "unknown_kind"),
        (b"Rar!\x1a\x07\0", "archive"),
        (making.box(b"ftyp", b"heic" + bytes(8)), "heic"),
        (making.picture("jpeg")[:-300], "picture_damaged"),
        (making.picture("png")[:-30], "picture_damaged"),
        (b"\xff\xd8\xff\xe0 I am a picture, really", "picture_damaged"),
        (making.picture("jpeg") + b"\xff\xda" * 200, "picture_too_large"),
        (_huge_png(), "picture_too_large"),
        (_long_gif(), "animation_too_large"),
        (making.pdf()[:-20], "pdf_damaged"),
        (making.pdf(tail=making.docx()), "two_in_one"),
        (making.pdf(inside=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), "pdf_acts"),
        (making.pdf(inside=b"/OpenAction << /S /J#61vaScript /JS (app.alert(1)) >>"), "pdf_acts"),
        (making.pdf(inside=b"/AA << /S/Launch/F (cmd.exe) >>"), "pdf_acts"),
        (making.pdf(inside=b"/Names << /EmbeddedFiles 9 0 R >>"), "pdf_acts"),
        (making.pdf(stream=making.packed_objects(b"9 0 << /S /JavaScript /JS (x) >>")), "pdf_acts"),
        (making.pdf(stream=making.packed_objects(b"9 0 << /S /Launch >>", padding=3000)), "pdf_acts"),
        (making.pdf(stream=making.packed_objects(bytes(80 * 1024 * 1024))), "bomb"),
        (making.pdf(inside=b"/Encrypt 5 0 R"), "locked"),
        (_bomb(), "bomb"),
        (_many_entries(), "bomb"),
        (making.docx(extra={"../../etc/cron.d/x": b"x"}), "office_names"),
        (making.docx(extra={"/etc/passwd": b"x"}), "office_names"),
        (making.docx(extra={"word\\..\\..\\x": b"x"}), "office_names"),
        (making.docx(extra={"WORD/document.xml": b"<a/>"}), "office_names"),
        (making.docx(extra={"word/vbaProject.bin": b"x"}), "macros"),
        (_macro_types(), "macros"),
        (making.docx(extra={"word/embeddings/a.bin": making.docx()}), "file_inside"),
        (making.docx(extra={"word/embeddings/a.bin": b"\xd0\xcf\x11\xe0" + bytes(99)}), "file_inside"),
        (making.docx(extra={"word/media/image1.png": b"MZ" + bytes(99)}), "file_inside"),
        (making.docx(rels=making.relation("oleObject", "embeddings/x.bin")), "file_inside"),
        (making.docx(rels=making.relation("attachedTemplate", "http://evil.example/t.dotm", "External")), "links_out"),
        (making.docx(rels=making.relation("image", "http://evil.example/pixel.png", "External")), "links_out"),
        (making.docx(body="<w:instrText>DDEAUTO c:\\\\cmd</w:instrText>"), "links_out"),
        (making.docx(extra={"word/x.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "office_damaged"),
        (making.docx(types="<!DOCTYPE a [<!ENTITY b 'c'>]><Types/>"), "office_damaged"),
        (making.docx()[:-40], "office_damaged"),
        (making.old_word("WordDocument", "Macros"), "macros"),
        (making.old_word("WordDocument", "\x01Ole10Native"), "file_inside"),
        (making.old_word("EncryptedPackage", "EncryptionInfo"), "locked"),
        (making.old_word("Workbook"), "old_excel"),
        (making.old_word("MsiThing"), "unknown_kind"),
        (making.film() + b"<script>behind the film</script>", "sound_damaged"),
        (making.film()[:-9], "sound_damaged"),
        (b"#!AMR\n" + b"\x3c" + bytes(31) + b"PK\x03\x04", "sound_damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_refused(written, data, code):
    with pytest.raises(FileRefused) as caught:
        inspect(written(data))
    assert caught.value.problem.code == code


def test_plain_zip_is_an_archive(written):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("evil.exe", b"MZ")
    with pytest.raises(FileRefused) as caught:
        inspect(written(out.getvalue()))
    assert caught.value.problem.code == "archive"


def test_locked_zip_entry_is_refused(written):
    data = bytearray(making.docx())
    place = data.rfind(b"PK\x01\x02")
    data[place + 8] |= 1
    with pytest.raises(FileRefused) as caught:
        inspect(written(bytes(data)))
    assert caught.value.problem.code == "locked"
