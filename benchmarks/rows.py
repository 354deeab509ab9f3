"""The rows of one finished or open matter, as the acts would have left them, made without the acts for sheer number."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from huiyin.domain.reading.alike.finding import asked
from huiyin.domain.reading.bigrams import index_tokens
from huiyin.domain.reading.normal import digest
from huiyin.foundation.ledger.append import START, canonical, entry_hash
from huiyin.foundation.vault.seal import keyed_hash, seal

Row = tuple[str, dict[str, Any]]
PATHS = ("take_online", "register", "forward", "accept", "decide", "serve", "close")
STAGES = ("received", "registered", "forwarded", "accepted", "decided", "served", "closed")
STARTS = {
    "take_online": ("forward_or_tell", 15),
    "forward": ("notify_acceptance", 15),
    "accept": ("handle", 60),
    "serve": ("ask_review", 30),
}
ENDS = {"forward": "forward_or_tell", "accept": "notify_acceptance", "serve": "handle"}


@dataclass(frozen=True)
class Ground:
    """What every loaded matter refers to: the pack, the office, the units that handle, one clerk and one handler."""

    pack: str
    office: int
    units: tuple[int, ...]
    clerk: int
    handlers: dict[int, int]


class Maker:
    """Makes matters one after another, each a little after the one before, from a pool of believable texts."""

    def __init__(
        self,
        ground: Ground,
        texts: list[tuple[str, str, str]],
        start: datetime,
        end: datetime,
        count: int,
        seed: int,
    ) -> None:
        self.ground, self.texts = ground, texts
        self.random = random.Random(seed)
        self.start, self.step, self.end = start, (end - start) / max(count, 1), end

    def matter(self, n: int) -> Iterator[Row]:
        """All rows of the n-th matter; nine in ten are closed, the rest stand somewhere on the way."""
        at = self.start + self.step * n
        matter_id = (int(at.timestamp() * 1000) << 22) | self.random.getrandbits(22)
        reached = (
            len(STAGES) - 1
            if at < self.end - timedelta(days=120)
            else min(len(STAGES) - 1, int(self.random.triangular(0, 7, 2)))
        )
        unit = self.random.choice(self.ground.units)
        title, body, claim = self._text(n)
        yield from self._people_and_claims(matter_id, claim, reached, at)
        length, head, no, clocks = 0, START, 10, []
        for step in range(reached + 1):
            when = at + timedelta(days=step * 4, minutes=step)
            staff = self.ground.clerk if step < 3 else self.ground.handlers[unit]
            actor = "person" if step == 0 else f"staff:{staff}"
            event_no, no = no, no + 1
            content = canonical({"public": {}, "inner": {}})
            row = self._event(matter_id, event_no, step, when, actor, unit)
            yield "event", row
            body_text = canonical(
                {
                    "event": event_no,
                    "stage": [row["stage_before"], row["stage_after"]],
                    "unit": row["unit_id"],
                    "articles": [],
                    "content": sha256(content.encode()).hexdigest(),
                }
            )
            head_before, length = head, length + 1
            head = entry_hash(matter_id, length, when, PATHS[step], actor, body_text, head_before)
            yield (
                "ledger_entry",
                {
                    "chain": matter_id,
                    "seq": length,
                    "at": when,
                    "act": PATHS[step],
                    "actor": actor,
                    "body": body_text,
                    "prev": head_before,
                    "hash": head,
                },
            )
            if PATHS[step] in STARTS:
                clocks.append(
                    self._clock(
                        matter_id, no, PATHS[step], when.date(), unit if step >= 2 else self.ground.office
                    )
                )
                no += 1
            for clock in clocks:
                if clock["limit"] == ENDS.get(PATHS[step]) and clock["running"]:
                    clock.update(running=False, ended_on=when.date(), ended_by=PATHS[step])
        for clock in clocks:
            yield "clock", clock
        yield from self._stays(matter_id, no, at, unit, reached)
        yield (
            "matter",
            self._matter(matter_id, n, at, unit, reached, (title, body), clocks, (length, head), no + 4),
        )
        yield "matter_grams", {"id": matter_id, "grams": index_tokens(f"{title} {body} {claim}")}
        for mark in asked(body, title=title).every_mark:
            yield "matter_mark", {"mark": mark, "matter_id": matter_id}

    def _text(self, n: int) -> tuple[str, str, str]:
        title, body, claim = self.texts[n % len(self.texts)]
        mark = f"{self.random.randint(1, 400)}号{self.random.randint(1, 60)}栋{self.random.randint(1, 33)}层"
        return title, f"{body}（地点：{mark}，{self.random.randint(2, 30)}户受影响。）", claim

    def _people_and_claims(self, matter_id: int, claim: str, reached: int, at: datetime) -> Iterator[Row]:
        name, phone = f"测试{matter_id % 9973}", f"0000-{matter_id % 10_000_000:07d}"
        words = {"name": name, "address": "", "phone": phone, "email": "", "id_number": ""}
        sealed = {k: seal(v, f"party:{matter_id}:2:{k}") for k, v in words.items()}
        yield (
            "item",
            {
                "matter_id": matter_id,
                "no": 1,
                "channel": "online",
                "received_at": at,
                "postmark": None,
                "text": "",
                "people": 1,
                "read_back": False,
                "by": "person",
            },
        )
        yield (
            "party",
            {
                "matter_id": matter_id,
                "no": 2,
                "role": "petitioner",
                **sealed,
                "same_as": keyed_hash(f"{name}|{phone.replace('-', '')}", "same"),
            },
        )
        done = reached >= 4
        yield (
            "claim",
            {
                "matter_id": matter_id,
                "no": 3,
                "position": 1,
                "text": claim,
                "facts": "经查属实。" if done else "",
                "finding": "",
                "reason": "诉求合理。" if done else "",
                "basis": "《信访工作条例》" if done else "",
                "outcome": "explain" if done else "",
                "measure": "",
                "measure_due": None,
            },
        )

    def _event(
        self, matter_id: int, no: int, step: int, when: datetime, actor: str, unit: int
    ) -> dict[str, Any]:
        return {
            "matter_id": matter_id,
            "no": no,
            "act": PATHS[step],
            "at": when,
            "on": when.date(),
            "actor": actor,
            "actor_name": "",
            "unit_id": None if step == 0 else (self.ground.office if step < 3 else unit),
            "stage_before": STAGES[step - 1] if step else "new",
            "stage_after": STAGES[step],
            "public": "{}",
            "inner": "{}",
            "articles": "[]",
        }

    def _clock(self, matter_id: int, no: int, act: str, start: date, unit: int) -> dict[str, Any]:
        limit, days = STARTS[act]
        return {
            "matter_id": matter_id,
            "no": no,
            "limit": limit,
            "side": "person" if limit == "ask_review" else "office",
            "unit_id": unit,
            "start": start,
            "length": days,
            "due": start + timedelta(days=days),
            "provisional": False,
            "calendar": "",
            "running": True,
            "ended_on": None,
            "ended_by": "",
        }

    def _stays(self, matter_id: int, no: int, at: datetime, unit: int, reached: int) -> Iterator[Row]:
        moved = at + timedelta(days=8) if reached >= 2 else None
        yield (
            "holding",
            {
                "matter_id": matter_id,
                "no": no,
                "unit_id": self.ground.office,
                "since": at,
                "until": moved,
                "how": "taken",
                "taken_up_at": at,
            },
        )
        if moved:
            yield (
                "holding",
                {
                    "matter_id": matter_id,
                    "no": no + 1,
                    "unit_id": unit,
                    "since": moved,
                    "until": None,
                    "how": "forward",
                    "taken_up_at": moved,
                },
            )

    def _matter(
        self,
        matter_id: int,
        n: int,
        at: datetime,
        unit: int,
        reached: int,
        text: tuple[str, str],
        clocks: list[dict[str, Any]],
        chain: tuple[int, str],
        next_no: int,
    ) -> dict[str, Any]:
        running = [c for c in clocks if c["running"] and c["side"] == "office"]
        first = min(running, key=lambda c: c["due"], default=None)
        moments = {STAGES[s]: (at + timedelta(days=4 * s)).date().isoformat() for s in range(reached + 1)}
        return {
            "id": matter_id, "number": f"BN{at.year}{n % 1_000_000:06d}", "pack": self.ground.pack, "place_rules": "",
            "office_id": self.ground.office, "holder_id": unit if reached >= 2 else self.ground.office,
            "stage": STAGES[reached], "is_open": reached < 6, "title": text[0][:200], "body": text[1], "language": "zh-hans",
            "channel": "online", "kind": "appeal" if reached else "", "path": "art31_6" if reached else "", "category": "", "place": "",
            "anonymous": False, "identity_clear": True, "confidential": False, "publishable": False, "people": 1,
            "received_at": at, "received_on": at.date(), "entered_at": at, "moments": json.dumps(moments), "marks": "{}", "taken_up": True,
            "next_due": first["due"] if first and reached < 6 else None, "next_limit": first["limit"] if first and reached < 6 else "",
            "claims": 1, "undecided_claims": 0 if reached >= 4 else 1, "open_commitments": 0, "version": chain[0], "next_no": next_no,
            "ledger_length": chain[0], "ledger_head": chain[1], "text_digest": digest(text[1]),
        }  # fmt: skip


def utc(moment: datetime) -> str:
    """How Django writes a moment into SQLite."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ")
