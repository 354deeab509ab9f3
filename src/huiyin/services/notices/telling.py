"""Putting notices down, each once, with the deliveries that will carry them out of the house."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.timezone import localdate

from huiyin.matters.models import Party
from huiyin.services.notices import channels
from huiyin.services.notices.models import Delivery, Notice
from huiyin.services.notices.standing_in import readers_of
from huiyin.services.notices.wording import LOUD

SENT_A_DAY = 50  # notices to one unit that leave the house by e-mail or WeCom


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice to be told. `unit_id` None means the person; `about` makes its mark unique within the matter."""

    matter_id: int
    code: str
    at: datetime
    params: dict[str, Any] = field(default_factory=dict)
    unit_id: int | None = None
    ref: int = 0
    day: date | None = None
    level: int = 0

    @property
    def mark(self) -> str:
        """One spelling for one thing told to one reader."""
        to = f"unit:{self.unit_id}" if self.unit_id else "person"
        return f"{self.matter_id}|{self.code}|{self.ref}|{self.day or ''}|{self.level}|{to}"


def tell(drafts: Sequence[Draft], *, now: datetime) -> int:
    """Write the notices that are not there yet, and their deliveries; in the caller's transaction.

    Returns how many were new. A notice older than HUIYIN_STALE_DAYS at `now` stays in the house: nobody is sent
    old news when a worker comes back after a long time, or when a past is loaded.
    """
    by_mark = {draft.mark: draft for draft in drafts}
    known = set(Notice.objects.filter(mark__in=by_mark).values_list("mark", flat=True))
    fresh = {mark: draft for mark, draft in by_mark.items() if mark not in known}
    if not fresh:
        return 0
    rows = [_row(draft) for draft in fresh.values()]
    Notice.objects.bulk_create(
        rows, ignore_conflicts=True
    )  # another worker may tell the same at the same moment
    told = list(Notice.objects.filter(mark__in=fresh).only("id", "matter_id", "unit_id", "code", "at"))
    news = [n for n in told if n.at > now - timedelta(days=settings.HUIYIN_STALE_DAYS)]
    Delivery.objects.bulk_create(_deliveries(news, now), ignore_conflicts=True)
    return len(fresh)


def _row(draft: Draft) -> Notice:
    return Notice(
        mark=draft.mark,
        matter_id=draft.matter_id,
        unit_id=draft.unit_id,
        code=draft.code,
        params=draft.params,
        ref=draft.ref,
        day=draft.day,
        level=draft.level,
        at=draft.at,
    )


def _deliveries(notices: Iterable[Notice], now: datetime) -> list[Delivery]:
    open_ones = channels.open_channels()
    to_person = [n for n in notices if n.unit_id is None]
    to_unit = [n for n in notices if n.unit_id is not None and n.code in LOUD]
    return [*_to_people(to_person, open_ones), *_to_staff(_bearable(to_unit, now), open_ones, now)]


def _bearable(notices: list[Notice], now: datetime) -> list[Notice]:
    """At most so many a day for each unit; after a large import the rest wait on the desk and flood no mailbox."""
    if not notices:
        return []
    recent = Notice.objects.filter(unit_id__in={n.unit_id for n in notices}, read_at=None, code__in=LOUD)
    recent = recent.filter(at__gt=now - timedelta(days=1)).exclude(pk__in=[n.pk for n in notices])
    told: Counter[int] = Counter(recent.values_list("unit_id", flat=True))
    chosen = []
    for notice in notices:
        unit = notice.unit_id or 0
        told[unit] += 1
        if told[unit] <= SENT_A_DAY:
            chosen.append(notice)
    return chosen


def _to_people(notices: list[Notice], open_ones: frozenset[str]) -> Iterable[Delivery]:
    by_matter: dict[int, list[Party]] = {}
    if notices and open_ones & {channels.EMAIL, channels.SMS}:
        for party in Party.objects.filter(matter_id__in={n.matter_id for n in notices}):
            by_matter.setdefault(party.matter_id, []).append(party)
    for notice in notices:
        for party in by_matter.get(notice.matter_id, []):
            for name, sealed in ((channels.EMAIL, party.email), (channels.SMS, party.phone)):
                if sealed and name in open_ones:
                    yield Delivery(notice=notice, channel=name, recipient=f"party:{party.no}")


def _to_staff(notices: list[Notice], open_ones: frozenset[str], now: datetime) -> Iterable[Delivery]:
    reached = readers_of(notices, localdate(now)) if open_ones & {channels.EMAIL, channels.WECOM} else {}
    for notice in notices:
        for account in reached.get(notice.pk, ()):
            for name, has in ((channels.EMAIL, bool(account.email)), (channels.WECOM, True)):
                if has and name in open_ones:
                    yield Delivery(notice=notice, channel=name, recipient=f"staff:{account.pk}")
