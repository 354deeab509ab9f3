"""The desk in tests: named people in front of their browsers, and a morning that is today."""

import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from huiyin.matters.models import Matter
from tests.named_people import County


@pytest.fixture
def at() -> datetime:
    """Ten days ago: matters lived from then on are still in time today."""
    return timezone.now() - timedelta(days=10)


@pytest.fixture(autouse=True)
def no_second_factor(settings) -> None:
    """Signing in is tested on its own; the other tests begin at the desk."""
    settings.HUIYIN_SECOND_FACTOR = False
    cache.clear()  # rate limits of sign-in live there


@pytest.fixture
def desk(county: County) -> Callable[[str], Client]:
    """A browser of somebody by name, signed in, in English."""

    def of(name: str) -> Client:
        client = Client()
        client.force_login(county.accounts[name], backend="django.contrib.auth.backends.ModelBackend")
        client.cookies["huiyin_language"] = "en"
        return client

    return of


def key() -> str:
    """A fresh key, as a form carries it."""
    return secrets.token_hex(16)


def sent(client: Client, matter: Matter, act: str, **fields: object):  # type: ignore[no-untyped-def]
    """Send the form of an act with a fresh key and the version the matter now has."""
    matter.refresh_from_db()
    given = {"key": key(), "version": matter.version, **fields}
    return client.post(f"/desk/matters/{matter.pk}/act/{act}/", given)


def page(matter: Matter, rest: str = "") -> str:
    """The address of a matter's page."""
    return f"/desk/matters/{matter.pk}/{rest}"


class Inline(HTMLParser):
    """Finds what a strict content policy would block: inline script, style and handlers."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "script" and not names.get("src"):
            self.found.append("<script>")
        if tag == "style":
            self.found.append("<style>")
        self.found += [f"{tag} {n}" for n in names if n == "style" or re.fullmatch(r"on\w+", n)]


def inline_in(html: str) -> list[str]:
    """Inline script, style or handlers of a page."""
    parser = Inline()
    parser.feed(html)
    return parser.found
