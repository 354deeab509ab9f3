"""Files on their way out: never shown inside a page, never guessed at by the browser, never cached."""

from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import HttpResponseBase

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def named(name: str) -> str:
    """The header that has a file kept under a name, in any script."""
    return f"attachment; filename*=UTF-8''{quote(name)}"


def as_download(response: HttpResponseBase) -> HttpResponseBase:
    """Close a file answer: nothing in it may run, and its type is what we say it is."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "no-store"
    return response


def templates_folder() -> Path | None:
    """Where an office keeps its own Word templates; None for ours."""
    return Path(settings.HUIYIN_TEMPLATES) if settings.HUIYIN_TEMPLATES else None
