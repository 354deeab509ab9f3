"""What a clean copy no longer holds, and what it still shows."""

import io
import subprocess
import sys
import zipfile

import pytest
from PIL import Image

from huiyin.foundation.files.inspect import inspect
from huiyin.foundation.files.kinds import pictures
from huiyin.foundation.files.problems import FileRefused
from huiyin.foundation.files.strip import strip
from tests.files import making


@pytest.fixture
def cleaned(written, tmp_path):
    """Strip some bytes and return the clean ones, which are of the same kind still."""

    def clean(data: bytes) -> bytes:
        path, target = written(data), tmp_path / "clean"
        kind = inspect(path)
        strip(path, kind.name, target)
        assert inspect(target) == kind
        return target.read_bytes()

    return clean


def test_place_and_maker_leave_a_photo_and_it_stands_upright(cleaned):
    data = making.located_photo(orientation=6)
    assert Image.open(io.BytesIO(data)).getexif().get_ifd(making.GPS)[2] == (28.0, 12.0, 30.0)
    clean = cleaned(data)
    shown = Image.open(io.BytesIO(clean))
    assert not shown.getexif()
    assert b"SecretPhone" not in clean and b"taken at home" not in clean and b"Exif" not in clean
    assert shown.size == (48, 64)
    red, white = shown.getpixel((24, 8)), shown.getpixel((24, 56))
    assert red[0] > 200 and red[1] < 60 and min(white) > 200


@pytest.mark.parametrize("kind", ["png", "webp", "gif"])
def test_metadata_leaves_other_pictures(cleaned, kind):
    image, out = Image.new("RGB", (20, 20), "green"), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "SecretPhoneMaker"
    image.info["comment"] = b"SecretPhoneMaker"
    options = (
        {"comment": b"SecretPhoneMaker"}
        if kind == "gif"
        else {"exif": exif, "icc_profile": b"SecretPhoneMaker"}
    )
    image.save(out, kind.upper(), **options)
    assert b"SecretPhoneMaker" in out.getvalue()
    clean = cleaned(out.getvalue())
    assert b"SecretPhoneMaker" not in clean
    assert Image.open(io.BytesIO(clean)).convert("RGB").getpixel((5, 5))[1] > 100


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "gif"])
def test_nothing_rides_behind_a_picture(cleaned, kind):
    rider = b"<html><script>alert(1)</script></html>" + making.docx()
    clean = cleaned(making.picture(kind) + rider)
    assert b"script" not in clean and b"PK\x03\x04" not in clean


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_mode_survives(cleaned, mode):
    image, out = Image.new(mode, (9, 7)), io.BytesIO()
    image.save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert Image.open(io.BytesIO(cleaned(out.getvalue()))).size == (9, 7)


def test_transparency_is_kept(cleaned):
    image, out = Image.new("RGBA", (9, 7), (1, 2, 3, 0)), io.BytesIO()
    image.save(out, "PNG")
    assert Image.open(io.BytesIO(cleaned(out.getvalue()))).getpixel((3, 3)) == (1, 2, 3, 0)


@pytest.mark.parametrize("kind", ["gif", "webp", "png"])
def test_frames_of_a_moving_picture_are_kept(cleaned, kind):
    frames, out = [Image.new("RGB", (30, 30), colour) for colour in ("red", "green", "blue")], io.BytesIO()
    frames[0].save(out, kind.upper(), save_all=True, append_images=frames[1:], duration=120)
    shown = Image.open(io.BytesIO(cleaned(out.getvalue())))
    assert shown.n_frames == 3


def test_quality_of_a_photo_is_kept(cleaned):
    gradient = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    out = io.BytesIO()
    gradient.save(out, "JPEG", quality=95)
    clean = Image.open(io.BytesIO(cleaned(out.getvalue())))
    worst = max(
        abs(a - b) for a, b in zip(gradient.convert("L").tobytes(), clean.convert("L").tobytes(), strict=True)
    )
    assert worst <= 4
    assert len(clean.tobytes()) == 400 * 300 * 3


def _parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_authors_leave_a_word_file(cleaned):
    comment = '<w:comments xmlns:w="urn:w"><w:comment w:author="Zhang San" w:initials="ZS">yes</w:comment></w:comments>'
    parts = _parts(
        cleaned(
            making.docx(
                extra={"word/comments.xml": comment, "word/media/image1.jpeg": making.located_photo()}
            )
        )
    )
    everything = b"".join(parts.values())
    assert (
        b"Zhang San" not in everything and b"Li Si" not in everything and b"secret custom" not in everything
    )
    assert b"SecretPhone" not in everything
    assert b"yes" in parts["word/comments.xml"] and b"ok" in parts["word/document.xml"]
    assert b"custom" not in parts["_rels/.rels"] and b"custom" not in parts["[Content_Types].xml"]


def test_the_link_to_a_template_is_taken_out(cleaned):
    settings = '<w:settings xmlns:w="urn:w" xmlns:r="urn:r"><w:attachedTemplate r:id="r9"/><w:zoom w:percent="100"/></w:settings>'
    link = making.RELS.format(making.relation("attachedTemplate", "http://evil.example/t.dotm", "External"))
    parts = _parts(
        cleaned(making.docx(extra={"word/settings.xml": settings, "word/_rels/settings.xml.rels": link}))
    )
    assert b"evil" not in b"".join(parts.values()) and b"attachedTemplate" not in b"".join(parts.values())
    assert b"w:zoom" in parts["word/settings.xml"]


def test_a_template_link_that_hides_is_refused(written):
    link = making.RELS.format(
        making.relation("attached&#84;emplate", "http://evil.example/t.dotm", "External")
    )
    with pytest.raises(FileRefused) as caught:
        inspect(written(making.docx(extra={"word/_rels/settings.xml.rels": link})))
    assert caught.value.problem.code == "links_out"


def test_a_real_word_file_opens_after_cleaning(cleaned):
    docx = pytest.importorskip("docx")
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("请求解决供水问题")
    document.core_properties.author = "Zhang San"
    document.add_picture(io.BytesIO(making.located_photo()))
    document.save(out)
    again = docx.Document(io.BytesIO(cleaned(out.getvalue())))
    assert again.paragraphs[0].text == "请求解决供水问题"
    assert again.core_properties.author == "" and len(again.inline_shapes) == 1


def test_a_real_workbook_opens_after_cleaning(cleaned):
    openpyxl = pytest.importorskip("openpyxl")
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.properties.creator = "Zhang San"
    book.active["A1"] = "水"
    book.active["A1"].comment = openpyxl.comments.Comment("see", "Zhang San")
    book.save(out)
    clean = cleaned(out.getvalue())
    again = openpyxl.load_workbook(io.BytesIO(clean))
    assert again.active["A1"].value == "水" and not again.properties.creator
    assert b"Zhang San" not in b"".join(_parts(clean).values())


def test_nothing_rides_with_a_word_file(cleaned):
    clean = cleaned(making.docx() + b"#!/bin/sh rm")
    assert clean.startswith(b"PK\x03\x04") and b"#!/bin/sh" not in clean


def test_place_leaves_a_film_of_the_same_size(cleaned):
    data = making.film()
    clean = cleaned(data)
    assert b"+28.2083" in data and b"+28.2083" not in clean
    assert len(clean) == len(data) and clean.endswith(b"frames" * 10)


def test_tags_leave_a_sound_file(cleaned):
    clean = cleaned(making.mp3(frames=4))
    assert b"Zhang San" not in clean and len(clean) == 4 * 417


def test_text_becomes_utf8(cleaned):
    assert cleaned("水压不足".encode("gb18030")) == "水压不足".encode()


def test_truncated_picture_is_refused_while_drawing(written, tmp_path):
    path = written(making.picture("png", size=(900, 900))[:-60])
    with pytest.raises(FileRefused) as caught:
        strip(path, "png", tmp_path / "clean")
    assert caught.value.problem.code == "picture_damaged"


def test_memory_for_the_largest_picture_is_bounded(written, tmp_path):
    """A picture at the pixel limit, turned on its side, costs less than 600 MB and leaves."""
    exif = Image.Exif()
    exif[0x0112] = 6
    path, out = tmp_path / "large", io.BytesIO()
    Image.new("RGB", (8000, 6400), "white").save(out, "JPEG", exif=exif)
    path.write_bytes(out.getvalue())
    code = (
        "import re, sys, pathlib; from huiyin.foundation.files.strip import strip\n"
        "strip(pathlib.Path(sys.argv[1]), 'jpeg', pathlib.Path(sys.argv[2]))\n"
        # the peak of this program alone: ru_maxrss begins with what the process that started it had
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', pathlib.Path('/proc/self/status').read_text()).group(1)) // 1024)"
    )
    assert pictures.MOST_PIXELS >= 8000 * 6400
    done = subprocess.run(
        [sys.executable, "-c", code, str(path), str(tmp_path / "clean")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 600
