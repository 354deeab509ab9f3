"""File names made safe to show and to download under."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""Characters kept of a name, its suffix included."""

_SEPARATORS = re.compile(r"[/\\:]+")
_UNFIT = re.compile(r'[<>"|?*;%]')
_SUFFIX = re.compile(r"\.[a-z0-9]{1,5}$", re.IGNORECASE)
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def safe_name(name: str, suffixes: tuple[str, ...] = ()) -> str:
    """Return `name` without path parts, control characters and direction overrides.

    When `suffixes` (first one preferred, with their dots) are those of the kind found by
    content and the name bears another, the name is mended: a picture called `x.pdf` becomes
    `x.jpg`. An empty name becomes `file`.
    """
    last = _SEPARATORS.split(unicodedata.normalize("NFC", name))[-1]
    shown = "".join(letter for letter in last if _printable(letter))
    clean = " ".join(_UNFIT.sub("_", shown).split()).strip(". ")
    found = _SUFFIX.search(clean)
    stem, suffix = (clean[: found.start()], found.group()) if found else (clean, "")
    if suffixes and suffix.lower() not in suffixes:
        suffix = suffixes[0]
    stem = stem.strip(". ") or "file"
    if _DEVICES.match(stem):
        stem = f"{stem}_"
    return stem[: LONGEST - len(suffix)].rstrip(". ") + suffix


def _printable(letter: str) -> bool:
    """Tell whether a character may be shown: no controls, formats, surrogates or line ends."""
    return unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
