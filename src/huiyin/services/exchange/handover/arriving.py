"""A package opened and read with mistrust: every field of what it says is checked before anybody acts on it."""

import io
import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from huiyin.services.exchange.handover.packing import COURSE, FORMAT, MATTER
from huiyin.services.exchange.package import envelope
from huiyin.services.exchange.package.hashes import LIST, compare
from huiyin.services.exchange.package.keys import Card, Ring
from huiyin.services.exchange.package.refusals import PackageRefused
from huiyin.services.exchange.package.zips import Reader, reading

# House sizes, as wide as what an installation can hold.
LONGEST = {"title": 200, "body": 50_000, "place": 120, "category": 60, "number": 40, "text": 50_000}
MOST = {
    "parties": 1_000,
    "signers": 100_000,
    "claims": 200,
    "accused": 100,
    "items": 1_000,
    "papers": 1_000,
    "files": 1_000,
}


@dataclass(frozen=True, slots=True)
class File:
    """A file of the package: its bytes, the name it had, the item it came with (0 for none), from whom."""

    content: bytes
    name: str
    item: int = 0
    from_person: bool = False


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a package said, checked: the sender, the identity of the handing-over, the matter's plain data, its files."""

    sender: Card
    identity: str
    number: str
    handed_on: date
    received_at: datetime
    postmark: date | None
    matter: dict[str, Any]
    parties: tuple[dict[str, str], ...]
    signers: tuple[dict[str, Any], ...]
    claims: tuple[str, ...]
    accused: tuple[dict[str, str], ...]
    items: tuple[dict[str, Any], ...]
    papers: tuple[File, ...]
    files: tuple[File, ...]
    course: File


def arrive(source: Path, *, keys: Ring) -> Arrived:
    """Open a package and read it. Raises PackageRefused, and has written nothing."""
    opened = envelope.open_package(source, keys=keys)
    with reading(io.BytesIO(opened.inner), source.name) as inner:
        differences = compare(inner)
        if differences:
            raise PackageRefused(*differences.first())
        return _read(inner, opened)


def _read(inner: Reader, opened: envelope.Opened) -> Arrived:
    told = _Told(_object(inner.read(MATTER)))
    if told.text("format", 40) != FORMAT or told.text("identity", 80) != opened.identity:
        raise PackageRefused("bad_content", "format")
    matter = told.part("matter")
    plain = {
        **{name: matter.text(name, LONGEST.get(name, 60)) for name in ("title", "body", "place", "category")},
        **{name: matter.text(name, 20) for name in ("language", "channel", "kind", "path")},
        **{name: matter.flag(name) for name in ("anonymous", "publishable", "read_back")},
        "people": matter.number("people", 1, 100_000),
    }
    if not plain["title"] or not plain["body"]:
        raise PackageRefused("bad_content", "title, body")
    return Arrived(
        sender=opened.sender,
        identity=opened.identity,
        number=told.text("number", LONGEST["number"]),
        handed_on=told.day("handed_on"),
        received_at=matter.moment("received_at"),
        postmark=matter.day("postmark") if matter.text("postmark", 10) else None,
        matter=plain,
        parties=tuple(_party(one) for one in told.parts("parties")),
        signers=tuple(_signer(one) for one in told.parts("signers") if not one.text("again", 3)),
        claims=tuple(told.texts("claims", 5_000)),
        accused=tuple(_accused(one) for one in told.parts("accused")),
        items=tuple(_item(one) for one in told.parts("items")),
        papers=tuple(_paper(one, inner) for one in told.parts("papers")),
        files=tuple(_file(one, inner) for one in told.parts("files")),
        course=File(inner.read(COURSE), COURSE),
    )


class _Told:
    """An object of the package's JSON, of which every value is asked for by type and size."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def text(self, name: str, longest: int) -> str:
        value = self._data.get(name, "")
        if not isinstance(value, str) or len(value) > longest or "\x00" in value:
            raise PackageRefused("bad_content", name)
        return value

    def texts(self, name: str, longest: int) -> list[str]:
        values = self._list(name)
        if not all(
            isinstance(value, str) and 0 < len(value) <= longest and "\x00" not in value for value in values
        ):
            raise PackageRefused("bad_content", name)
        return values

    def flag(self, name: str) -> bool:
        value = self._data.get(name, False)
        if not isinstance(value, bool):
            raise PackageRefused("bad_content", name)
        return value

    def number(self, name: str, least: int, most: int) -> int:
        value = self._data.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise PackageRefused("bad_content", name)
        return value

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.text(name, 10))
        except ValueError as error:
            raise PackageRefused("bad_content", name) from error

    def moment(self, name: str) -> datetime:
        try:
            found = datetime.fromisoformat(self.text(name, 40))
        except ValueError as error:
            raise PackageRefused("bad_content", name) from error
        if found.tzinfo is None:
            raise PackageRefused("bad_content", name)
        return found

    def part(self, name: str) -> "_Told":
        value = self._data.get(name)
        if not isinstance(value, dict):
            raise PackageRefused("bad_content", name)
        return _Told(value)

    def parts(self, name: str) -> list["_Told"]:
        values = self._list(name)
        if not all(isinstance(value, dict) for value in values):
            raise PackageRefused("bad_content", name)
        return [_Told(value) for value in values]

    def _list(self, name: str) -> list[Any]:
        value = self._data.get(name, [])
        if not isinstance(value, list) or len(value) > MOST[name]:
            raise PackageRefused("bad_content", name)
        return value


def _object(raw: bytes) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise PackageRefused("bad_content", MATTER) from error
    if not isinstance(found, dict):
        raise PackageRefused("bad_content", MATTER)
    return found


def _party(told: _Told) -> dict[str, str]:
    words = {name: told.text(name, 300) for name in ("name", "address", "phone", "email", "id_number")}
    return words | {name: told.text(name, 20) for name in ("role", "may_call", "e_service")}


def _signer(told: _Told) -> dict[str, Any]:
    words = {name: told.text(name, 300) for name in ("name", "phone", "address")}
    return {**words, "view": told.text("view", 2_000), "signed_on": told.day("signed_on")}


def _accused(told: _Told) -> dict[str, str]:
    return {name: told.text(name, 120) for name in ("code", "name", "full_name")}


def _item(told: _Told) -> dict[str, Any]:
    return {
        "no": told.number("no", 1, 1 << 60),
        "channel": told.text("channel", 20),
        "received_at": told.moment("received_at"),
        "text": told.text("text", LONGEST["text"]),
        "by": "person" if told.text("by", 10) == "person" else "office",
    }


def _paper(told: _Told, inner: Reader) -> File:
    return File(_member(told, inner), told.text("name", 200))


def _file(told: _Told, inner: Reader) -> File:
    return File(
        _member(told, inner),
        told.text("name", 200),
        told.number("item", 0, 1 << 60),
        told.flag("from_person"),
    )


def _member(told: _Told, inner: Reader) -> bytes:
    path = told.text("path", 200)
    if path in {LIST, MATTER, COURSE}:
        raise PackageRefused("bad_content", path)
    return inner.read(path)
