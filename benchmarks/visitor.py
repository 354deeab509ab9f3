"""A light browser for measuring: one kept connection, cookies, the token of Django's forms, and the time of each request."""

import http.client
import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


class Unexpected(Exception):
    """An answer of another status than the step asks for; the page's words are in the message."""


@dataclass
class Visitor:
    """One person or member of staff at a browser. `times` collects (name, seconds)."""

    host: str
    port: int
    times: list[tuple[str, float]] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def __post_init__(self) -> None:
        self.wire = http.client.HTTPConnection(self.host, self.port, timeout=120)

    def get(self, name: str, path: str, want: int = 200) -> bytes:
        """Read a page; remembers the form token on it."""
        body, _ = self._send(name, "GET", path, None, want)
        found = TOKEN.search(body)
        if found:
            self.token = found.group(1).decode()
        return body

    def post(self, name: str, path: str, fields: dict[str, str], want: int = 302) -> str:
        """Send a form; gives the address it leads to."""
        return self._send(name, "POST", path, {"csrfmiddlewaretoken": self.token, **fields}, want)[1]

    def _send(
        self, name: str, method: str, path: str, fields: dict[str, str] | None, want: int
    ) -> tuple[bytes, str]:
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        self.wire.request(method, path, body, headers)
        answer = self.wire.getresponse()
        page = answer.read()
        self.times.append((name, time.perf_counter() - began))
        for line in answer.headers.get_all("Set-Cookie") or ():
            key, _, value = line.split(";", 1)[0].partition("=")
            self.cookies[key] = value
        if answer.status != want:
            words = re.sub(r"<[^>]+>|\s+", " ", page.decode(errors="replace"))[:1500]
            raise Unexpected(f"{method} {path}: {answer.status}, not {want}: {words}")
        return page, answer.headers.get("Location") or ""
