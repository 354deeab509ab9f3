"""What was read of the pictures of a matter, sealed: which wait, what came of each, and the text a clerk made of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from huiyin.domain.reading.scanning.doubting import counted, doubtful
from huiyin.domain.reading.scanning.fields import Field, fields
from huiyin.domain.reading.scanning.joining import Written, written
from huiyin.domain.reading.scanning.seen import Page, page_of
from huiyin.foundation.files.kinds.table import PICTURES
from huiyin.foundation.vault.seal import seal, unseal
from huiyin.matters.models import Attachment, Matter
from huiyin.services.hints.models import ScanPage
from huiyin.services.hints.scanning.asking import CannotRead, Seen
from huiyin.services.hints.scanning.sheets import MOST_PAGES

WAITING, READ, CORRECTED, FAILED = "waiting", "read", "corrected", "failed"
MOST_TRIES = 3
AGAIN = timedelta(
    minutes=10
)  # and longer with each try: what broke off may be the machine's fault of the moment
FIRST = 1  # a picture is one page; of a PDF the others are known when the first was read
READABLE = PICTURES | {"pdf"}  # kinds of files that are read


@dataclass(frozen=True, slots=True)
class Scan:
    """One picture as it stands with its reading."""

    attachment_no: int
    state: str
    fault: str
    page: Page | None
    text: Written
    fields: tuple[Field, ...]
    corrected: str
    no: int = FIRST  # of its page

    @property
    def doubts(self) -> int:
        """How many characters are to be looked at; of a text that a clerk went over, none."""
        return 0 if self.state == CORRECTED else counted(doubtful(self.text.text, self.text.certainties))

    @property
    def words(self) -> str:
        """The text as it would be used: the clerk's where there is one."""
        return self.corrected or self.text.text


def let_wait(matter: Matter) -> int:
    """Note each picture of the matter that nobody noted yet; how many they were."""
    known = set(ScanPage.objects.filter(matter_id=matter.pk).values_list("attachment_no", flat=True))
    pictures = Attachment.objects.filter(matter_id=matter.pk, kind__in=READABLE).exclude(no__in=known)
    rows = [
        ScanPage(matter_id=matter.pk, attachment_no=no, page=FIRST)
        for no in pictures.values_list("no", flat=True)
    ]
    ScanPage.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def next_waiting(now: datetime) -> tuple[ScanPage, str] | None:
    """The one that has waited longest and may be tried now, with the digest of its file."""
    may = Q(state=WAITING) & (Q(tries=0) | Q(read_at=None) | Q(read_at__lt=now - AGAIN))
    row = ScanPage.objects.filter(may).order_by("tries", "matter_id", "attachment_no", "page").first()
    if row is None:
        return None
    file = Attachment.objects.filter(matter_id=row.matter_id, no=row.attachment_no)
    digest = file.values_list("sha256", flat=True).first()
    if digest is None:  # nothing is left to be read
        row.delete()
        return None
    return row, digest


def note_try(row: ScanPage, now: datetime) -> bool:
    """Count a try before it is made, and say whether it is ours: another worker may have taken it at the same moment.

    What brings down the process that reads is so not tried for ever.
    """
    mine = ScanPage.objects.filter(pk=row.pk, state=WAITING, tries=row.tries)
    row.tries += 1
    return bool(mine.update(tries=row.tries, read_at=now))


def note_read(row: ScanPage, seen: Seen, now: datetime) -> None:
    """Keep what was read; a text that a clerk wrote meanwhile stays. With the first page the others begin to wait."""
    if row.page == FIRST and seen.pages > FIRST:
        _let_others_wait(row, min(seen.pages, MOST_PAGES))
    found = [asdict(one) for one in fields(written(seen.page))]
    ScanPage.objects.filter(pk=row.pk, state=WAITING).update(
        state=READ,
        lines=_sealed(row, "lines", seen.page.data()),
        fields=_sealed(row, "fields", found),
        read_at=now,
        seconds=seen.seconds,
        words="",
    )


def _let_others_wait(first: ScanPage, last: int) -> None:
    others = [
        ScanPage(matter_id=first.matter_id, attachment_no=first.attachment_no, page=page)
        for page in range(FIRST + 1, last + 1)
    ]
    ScanPage.objects.bulk_create(others, ignore_conflicts=True)


def note_fault(row: ScanPage, fault: CannotRead, now: datetime) -> None:
    """Keep why nothing was read; what may be the fault of a moment is tried again later."""
    over = fault.lasts or row.tries >= MOST_TRIES
    ScanPage.objects.filter(pk=row.pk, state=WAITING).update(
        state=FAILED if over else WAITING, words=fault.code, read_at=now
    )


def correct(matter_id: int, attachment_no: int, text: str, page: int = FIRST) -> None:
    """Keep the text that a clerk made of it; the caller has asked the gate."""
    row = ScanPage.objects.filter(matter_id=matter_id, attachment_no=attachment_no, page=page).first()
    if row is None:
        row = ScanPage(matter_id=matter_id, attachment_no=attachment_no, page=page)
        row.save(force_insert=True)
    kept = seal(text, _context(row, "corrected"))
    ScanPage.objects.filter(pk=row.pk).update(state=CORRECTED, corrected=kept)


def try_again(matter_id: int, attachment_no: int) -> None:
    """Let a picture that could not be read wait anew."""
    rows = ScanPage.objects.filter(matter_id=matter_id, attachment_no=attachment_no, state=FAILED)
    rows.update(state=WAITING, tries=0, words="", read_at=None)


def scan_of(matter_id: int, attachment_no: int, page: int = FIRST) -> Scan | None:
    """One page's reading, opened; the caller has asked the gate."""
    row = ScanPage.objects.filter(matter_id=matter_id, attachment_no=attachment_no, page=page).first()
    return _opened(row) if row else None


def pages_of(matter_id: int, attachment_no: int) -> int:
    """How many pages of the file are known to be there; at least one."""
    known = ScanPage.objects.filter(matter_id=matter_id, attachment_no=attachment_no)
    return max(known.values_list("page", flat=True), default=FIRST)


def scans_of(matter_id: int, attachments: Sequence[int]) -> dict[int, list[Scan]]:
    """Attachment -> the readings of its pages in their order, for those that have one; the caller has asked the gate."""
    if not attachments:
        return {}
    rows = ScanPage.objects.filter(matter_id=matter_id, attachment_no__in=attachments)
    found: dict[int, list[Scan]] = {}
    for row in rows.order_by("attachment_no", "page"):
        found.setdefault(row.attachment_no, []).append(_opened(row))
    return found


def _opened(row: ScanPage) -> Scan:
    kept = unseal(row.lines, _context(row, "lines"))
    page = page_of(json.loads(kept)) if kept else None
    found = json.loads(unseal(row.fields, _context(row, "fields")) or "[]")
    return Scan(
        attachment_no=row.attachment_no,
        state=row.state,
        fault=row.words,
        page=page,
        text=written(page) if page else Written("", ()),
        fields=tuple(Field(**one) for one in found),
        corrected=unseal(row.corrected, _context(row, "corrected")),
        no=row.page,
    )


def _sealed(row: ScanPage, field: str, value: Any) -> str:
    return seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")), _context(row, field))


def _context(row: ScanPage, field: str) -> str:
    return f"scan:{row.matter_id}:{row.attachment_no}:{row.page}:{field}"
