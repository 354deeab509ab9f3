"""What is given when a matter is handed over or taken over: the receiver; the matter as it came out of a package."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Receiver:
    """Another installation: its name and fingerprint, whom to call there, where its pages are."""

    name: str
    mark: str
    contact: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A further coming-in of the matter: its text and the files that came with it (KeptFile of foundation.files)."""

    channel: str
    received_at: datetime
    text: str
    by: str
    files: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Accused:
    """Who is complained of, as the sender knows them: a unit by code and names, or only words."""

    code: str = ""
    name: str = ""
    full_name: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody who signed it with others there, in clear, with what they see otherwise."""

    name: str
    phone: str
    address: str
    signed_on: date
    view: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """A matter out of an opened package; `sender` with its `number` there, people in clear, files already kept.

    `identity` is that of the handing-over, the same however often it is sent. `annex` are papers and the earlier course.
    """

    identity: str
    sender: Receiver
    number: str
    title: str
    body: str
    language: str
    channel: str
    received_at: datetime
    handed_on: date
    kind: str = ""
    path: str = ""
    category: str = ""
    place: str = ""
    anonymous: bool = False
    publishable: bool = False
    people: int = 1
    postmark: date | None = None
    read_back: bool = False
    parties: tuple[dict[str, str], ...] = ()
    signers: tuple[Signed, ...] = ()
    claims: tuple[str, ...] = ()
    accused: tuple[Accused, ...] = ()
    files: tuple[Any, ...] = ()
    items: tuple[Item, ...] = ()
    annex: tuple[Any, ...] = field(default=())
