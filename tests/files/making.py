"""Makes files to test with, honest and hostile, small and without outside material."""

import io
import struct
import zipfile
import zlib

from PIL import Image

WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{main}"/>'
    '<Override PartName="/docProps/custom.xml" ContentType="application/custom+xml"/></Types>'
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
GPS = 0x8825


def picture(kind="jpeg", size=(64, 48), exif=None, **options):
    """A picture with a red left half, so that turning it can be seen."""
    image = Image.new("RGB", size, "white")
    image.paste((220, 20, 20), (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    if exif:
        options["exif"] = exif
    image.save(out, kind.upper(), **options)
    return out.getvalue()


def located_photo(orientation=6):
    """A JPEG that says where it was taken, by which telephone and how it was held."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "SecretPhoneMaker"
    exif.get_ifd(GPS).update({1: "N", 2: (28.0, 12.0, 30.0), 3: "E", 4: (112.0, 56.0, 10.0)})
    return picture("jpeg", exif=exif.tobytes(), comment=b"taken at home", dpi=(72, 72))


def docx(extra=None, main=WORD_MAIN, rels="", body="<w:t>ok</w:t>", types=None):
    """A small Word package; `extra` adds parts, `rels` adds relationships."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", types or _TYPES.format(main=main))
        package.writestr(
            "_rels/.rels",
            RELS.format(
                f'<Relationship Id="a" Type="{_REL}custom-properties" Target="docProps/custom.xml"/>'
            ),
        )
        package.writestr("word/_rels/document.xml.rels", RELS.format(rels))
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="urn:w"><w:ins w:author="Zhang San">{body}</w:ins></w:document>',
        )
        package.writestr(
            "docProps/core.xml",
            "<cp:coreProperties><dc:creator>Zhang San</dc:creator>"
            "<cp:lastModifiedBy>Li Si</cp:lastModifiedBy></cp:coreProperties>",
        )
        package.writestr("docProps/custom.xml", "<p>secret custom</p>")
        for name, data in (extra or {}).items():
            package.writestr(name, data)
    return out.getvalue()


def relation(kind, target="x", mode=""):
    """A relationship of a kind, external when `mode` says so."""
    outside = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="r9" Type="{_REL}{kind}" Target="{target}"{outside}/>'


def pdf(inside=b"", stream=b"", tail=b""):
    """A PDF with one page; `inside` is added to the catalogue, `stream` as a further object."""
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + inside + b" >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n" + stream
    return body + b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n" + tail


def packed_objects(content, header=b"/Type /ObjStm /N 1 /First 4", padding=0):
    """An object stream of a PDF, deflated."""
    data = zlib.compress(content)
    return (
        b"7 0 obj\n<< "
        + header
        + b" " * padding
        + b" /Filter /FlateDecode >>\nstream\n"
        + data
        + b"\nendstream\nendobj\n"
    )


def box(kind, payload=b""):
    """A box of an MP4 file."""
    return struct.pack(">I4s", len(payload) + 8, kind) + payload


def film(brand=b"isom", handler=b"vide", place=b"+28.2083+112.9361/"):
    """A film with one track and the place where it was taken."""
    hdlr = box(b"hdlr", bytes(8) + handler + bytes(12))
    track = box(b"trak", box(b"mdia", hdlr) + box(b"meta", place))
    moov = box(b"moov", box(b"mvhd", bytes(100)) + track + box(b"udta", box(b"\xa9xyz", place)))
    return box(b"ftyp", brand + bytes(4) + brand) + moov + box(b"mdat", b"frames" * 10)


def mp3(frames=4):
    """An MP3 with a tag that names somebody, silence, and an old tag at the end."""
    tag = b"TPE1" + struct.pack(">I", 10) + b"\0\0" + b"\0Zhang San"
    head = b"ID3\x03\0\0" + bytes([0, 0, 0, len(tag)]) + tag
    return head + (b"\xff\xfb\x90\x00" + bytes(413)) * frames + b"TAG" + b"Zhang San".ljust(125, b"\0")


def old_word(*names):
    """An OLE file whose directory has these entries."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    for name in ("Root Entry", *names):
        raw = name.encode("utf-16-le") + b"\0\0"
        data += raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + bytes([2, 1]) + bytes(60)
    return data.ljust(2048, b"\0")
