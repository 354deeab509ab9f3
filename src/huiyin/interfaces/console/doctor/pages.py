"""What the pages and letters are made of: copied assets, compiled catalogues, Word templates."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

import huiyin
from huiyin.interfaces.console.doctor.finding import Finding, fine, note, unsafe

NEEDED = ("vendor/tabler.min.css", "vendor/htmx.min.js", "vendor/icons.svg")
PACKAGE = Path(huiyin.__file__).parent


def assets() -> Finding:
    """Style sheets, scripts and icons are where the pages look for them."""
    missing = [name for name in NEEDED if finders.find(name) is None]
    if missing:
        return unsafe("assets", f"missing: {', '.join(missing)}", "Run `make assets` in the checkout.")
    return fine("assets", "copied")


def catalogues() -> Finding:
    """Every catalogue is compiled, and not older than its text."""
    stale = []
    for source in PACKAGE.rglob("locale/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            stale.append(str(source.relative_to(PACKAGE)))
    if stale:
        return unsafe(
            "catalogues", f"not compiled: {', '.join(stale)}", "Run `make messages` in the checkout."
        )
    return fine("catalogues", "compiled")


def templates() -> Finding:
    """The office's own Word templates, if it has any, can be read."""
    if not settings.HUIYIN_TEMPLATES:
        return fine("letter templates", "the ones that come with Huiyin")
    folder = Path(settings.HUIYIN_TEMPLATES)
    if not folder.is_dir():
        return unsafe(
            "letter templates", f"{folder} is not a folder", "Correct HUIYIN_TEMPLATES or unset it."
        )
    own = sorted(path.name for path in folder.glob("*.docx"))
    if not own:
        return note(
            "letter templates",
            f"{folder} holds no .docx",
            "Put the office's own templates there or unset it.",
        )
    return fine("letter templates", ", ".join(own))


CHECKS = (assets, catalogues, templates)
