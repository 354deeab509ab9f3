"""What someone brings, as given and as checked: clear problems instead of a lost letter."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.matters.asking import counsel_for_new
from huiyin.matters.record import Invalid, Problem
from huiyin.matters.record.opening import CONSENTS, Opening

MAX_BODY = 50_000  # house sizes, not law: longer texts belong in an attachment
MAX_TITLE, MAX_CLAIM, MAX_CLAIMS = 100, 1_000, 20
MAX_PEOPLE = 100_000
OLDEST = date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Petitioner:
    """Someone who brings the matter, in clear; sealed as soon as it is written."""

    name: str
    phone: str = ""
    address: str = ""
    email: str = ""
    role: str = "petitioner"
    may_call: bool = False  # agreed to be asked whether what was promised was done
    e_service: bool = False  # agreed to be served electronically


@dataclass(frozen=True, slots=True)
class Filing:
    """A matter as brought. `files` are KeptFile of foundation.files; times are aware; `accused_units` are unit ids.

    `facts` are what the pack has the window ask for besides, such as how urgent a matter is.
    """

    body: str
    title: str = ""
    claims: tuple[str, ...] = ()
    petitioners: tuple[Petitioner, ...] = ()
    anonymous: bool = False
    kind: str = ""
    path: str = ""
    category: str = ""
    place: str = ""
    accused_units: tuple[int, ...] = ()
    accused_names: tuple[str, ...] = ()
    publishable: bool = False
    people: int = 1
    language: str = "zh-hans"
    files: tuple[Any, ...] = field(default=())
    received_at: datetime | None = None
    postmark: date | None = None
    read_back: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)


def checked(filing: Filing, *, channel: str, at: datetime, code: str = "", by: str = "person") -> Opening:
    """The filing cleaned and ready to be written. Raises Invalid with every problem at once."""
    body, claims = clean(filing.body), tuple(c for c in (clean(c) for c in filing.claims) if c)
    title = clean(filing.title).replace("\n", " ") or _first_words(body)
    received_at = filing.received_at or at
    problems = [
        *_text_problems(body, title, claims),
        *_people_problems(filing),
        *_date_problems(received_at, filing.postmark, at),
    ]
    if problems:
        raise Invalid(*problems)
    return Opening(
        title=title,
        body=body,
        claims=claims or (title,),
        channel=channel,
        received_at=received_at,
        parties=tuple(_words(p) for p in filing.petitioners),
        accused_units=filing.accused_units,
        accused_names=tuple(n for n in (clean(n) for n in filing.accused_names) if n),
        anonymous=filing.anonymous,
        kind=filing.kind,
        path=filing.path,
        category=filing.category,
        place=clean(filing.place)[:120],
        publishable=filing.publishable and filing.kind not in counsel_for_new().having("confidential"),
        people=filing.people,
        language=filing.language,
        files=filing.files,
        postmark=filing.postmark,
        read_back=filing.read_back,
        code=code,
        by=by,
        facts=filing.facts,
    )


def _first_words(body: str) -> str:
    line = next((part for part in body.split("\n") if part.strip()), "").strip()
    return re.split(r"[。！？!?；;]", line, maxsplit=1)[0][:40] or line[:40]


def _words(person: Petitioner) -> dict[str, str]:
    pairs = {"name": person.name, "phone": person.phone, "address": person.address, "email": person.email}
    consents = {name: "yes" if getattr(person, name) else "" for name in CONSENTS}
    return {**{k: clean(v) for k, v in pairs.items()}, **consents, "role": person.role}


def _text_problems(body: str, title: str, claims: tuple[str, ...]) -> list[Problem]:
    found = []
    if not body:
        found.append(Problem("body", _("Write what happened: without it nobody can look into the matter.")))
    if len(body) > MAX_BODY:
        text = _(
            "The text has %(n)d characters; at most %(max)d fit here. Shorten it, or attach the whole as a file."
        )
        found.append(Problem("body", text % {"n": len(body), "max": MAX_BODY}))
    if len(title) > MAX_TITLE:
        text = _("The title has %(n)d characters; keep it to %(max)d. The rest belongs in the text.")
        found.append(Problem("title", text % {"n": len(title), "max": MAX_TITLE}))
    if len(claims) > MAX_CLAIMS:
        text = _(
            "There are %(n)d requests; at most %(max)d can be answered one by one. Join those that belong together."
        )
        found.append(Problem("claims", text % {"n": len(claims), "max": MAX_CLAIMS}))
    long = [i for i, c in enumerate(claims, start=1) if len(c) > MAX_CLAIM]
    if long:
        text = _(
            "Request %(i)d is longer than %(max)d characters. Say in a sentence what you ask for; the story belongs above."
        )
        found.append(Problem("claims", text % {"i": long[0], "max": MAX_CLAIM}))
    return found


def _people_problems(filing: Filing) -> list[Problem]:
    found = []
    if not filing.anonymous and not any(clean(p.name) for p in filing.petitioners):
        found.append(
            Problem(
                "name",
                _("Give a name, or choose to stay anonymous. Anonymous matters are tracked by code alone."),
            )
        )
    for person in filing.petitioners:
        digits = re.sub(r"[\s\-+()（）]", "", person.phone)
        if person.phone and not re.fullmatch(r"\d{5,20}", digits):
            found.append(
                Problem(
                    "phone",
                    _("The phone number holds something other than digits. Write it like 0000-1234567."),
                )
            )
        if person.email and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", person.email.strip()):
            found.append(
                Problem(
                    "email",
                    _("The e-mail address is not complete. Write it like name@example.org, or leave it out."),
                )
            )
        if len(person.name) > 100 or len(person.address) > 300:
            found.append(
                Problem("name", _("A name has at most 100 characters and an address 300. Shorten it."))
            )
    if not 1 <= filing.people <= MAX_PEOPLE:
        found.append(Problem("people", _("The number of people must be at least 1 and at most 100,000.")))
    return found


def _date_problems(received_at: datetime, postmark: date | None, at: datetime) -> list[Problem]:
    found = []
    if received_at > at + timedelta(minutes=5):
        found.append(
            Problem(
                "received",
                _("The day of receipt lies in the future. Enter the day on which it reached the office."),
            )
        )
    if received_at.date() < OLDEST:
        found.append(Problem("received", _("The day of receipt lies before 1990. Check the year.")))
    if postmark and postmark > at.date():
        found.append(Problem("postmark", _("The postmark lies in the future. Check the day.")))
    return found
