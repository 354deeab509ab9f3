"""The same parts give the same bytes: a docx zipped anew without the clock, so that its digest can be kept."""

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment a zip entry can name; it says nothing about when the paper was made."""
_FIRST = "[Content_Types].xml"


def repack(docx: bytes) -> bytes:
    """The package's entries in a fixed order, with fixed times, rights and compression.

    Raises zipfile.BadZipFile when the bytes are not a zip file.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name), compresslevel=6)
    return out.getvalue()
