"""The portal in tests: people with their own browsers, who file and follow matters over HTTP."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html.parser import HTMLParser

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from huiyin.matters.models import Matter
from tests.named_people import BODY, County

STEPS = {
    "what": {"body": BODY, "place": "柳溪镇柳园小区", "title": "电梯停运两个月无人维修"},
    "ask": {"claim_1": "尽快修好三号楼电梯"},
    "who": {"anonymous": "no", "name": "王琴", "phone": "0000-7654321", "complaint": "none"},
    "files": {"publishable": "on"},
}


@pytest.fixture
def at() -> datetime:
    """Ten days ago: matters lived from then on are still in time today."""
    return timezone.now() - timedelta(days=10)


@pytest.fixture(autouse=True)
def no_failures_yet() -> None:
    """Failed codes are counted in the cache."""
    cache.clear()


@dataclass
class Person:
    """Somebody with a browser of their own."""

    client: Client = field(default_factory=Client)

    def get(self, address: str, **more: object):
        return self.client.get(address, **more)

    def post(self, address: str, words: dict[str, object] | None = None, **more: object):
        return self.client.post(address, words or {}, **more)

    def fill(self, **changes: dict[str, object]):
        """Go through the steps; `who={"name": ""}` changes what is typed there. Gives the last answer."""
        for step, words in STEPS.items():
            answer = self.post(f"/file/{step}/", {**words, **changes.get(step, {}), "next": "1"})
        return answer

    def key(self) -> str:
        """The hidden key on the page for checking."""
        return re.search(r'name="key" value="([^"]+)"', self.get("/file/check/").content.decode())[1]

    def send(self):
        """Press the button on the page for checking."""
        return self.post("/file/check/", {"key": self.key()})

    def file(self, **changes: dict[str, object]) -> tuple[Matter, str]:
        """File a matter; gives it and its query code from the receipt."""
        before = set(Matter.objects.values_list("pk", flat=True))
        self.fill(**changes)
        assert self.send().status_code == 302
        matter = Matter.objects.exclude(pk__in=before).get()
        return matter, self.code()

    def code(self) -> str:
        """The code on the receipt, its groups joined."""
        return "".join(re.findall(r"<span>([A-Z2-7]{4})</span>", self.get("/file/receipt/").content.decode()))


@pytest.fixture
def wang(county: County) -> Person:
    """Wang Qin, whose lift is broken."""
    return Person()


@pytest.fixture
def li(county: County) -> Person:
    """Li Ming, who has another matter and another browser."""
    return Person()


@pytest.fixture
def follow(a_matter: Callable[..., Matter]) -> Callable[..., tuple[Person, Matter, str]]:
    """A matter lived to a stage, and its person in front of its page; gives person, matter and code."""
    from huiyin.work.intake.taking import query_code

    def do(stage: str = "received", **changes: object) -> tuple[Person, Matter, str]:
        key = f"key-of-{stage}-{Matter.objects.count()}"
        matter, code, person = a_matter(stage, key=key, **changes), query_code(key), Person()
        person.get(f"/t/{code}")
        return person, matter, code

    return do


class Page(HTMLParser):
    """What a strict policy must not find in a page, and the texts a reader sees."""

    def __init__(self, response) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.ids: list[str] = []
        self.labels: set[str] = set()
        self.controls: list[dict[str, str | None]] = []
        self.language = ""
        self._script = False
        self.feed(response.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._script = tag == "script" and "src" not in given
        if tag == "style" or "style" in given or any(name.startswith("on") for name in given):
            self.inline.append(f"<{tag} {attrs}>")
        if (given.get("href") or given.get("action") or "").lower().startswith("javascript:"):
            self.inline.append(f"<{tag} {attrs}>")
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "label":
            self.labels.add(str(given.get("for")))
        if tag == "html":
            self.language = str(given.get("lang"))
        if tag in {"input", "select", "textarea"} and given.get("type") not in {"hidden", "submit"}:
            self.controls.append(given)

    def handle_data(self, data: str) -> None:
        if self._script and data.strip():
            self.inline.append(data.strip()[:60])

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = False


def text(response) -> str:
    """The page's source."""
    return response.content.decode()
