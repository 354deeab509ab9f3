"""`huiyin reading score replies`: what the check before service says of the answers in a file, and what it overlooks."""

from __future__ import annotations

import json
import random
import statistics
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import opencc

from huiyin.domain.reading.normal import digest, normal
from huiyin.domain.reading.replies.answering import ENOUGH, best_passage, terms
from huiyin.domain.reading.replies.checking import Checked, check
from huiyin.domain.reading.replies.copying import Earlier
from huiyin.domain.reading.replies.formulas import substance
from huiyin.domain.reading.replies.parts import KINDS, Asked, Demands, Part
from huiyin.domain.reading.replies.plainness import FORMULA
from huiyin.domain.reading.replies.trying.asking import claims_of
from huiyin.domain.reading.replies.trying.spoiling import WAYS, Pair, auc, likest
from huiyin.interfaces.console.reading.score.judged_replies import judged
from huiyin.interfaces.console.reading.score.messages import rows_of
from huiyin.interfaces.console.reading.score.tables import table

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
SAID = 60  # Chinese characters of substance; a shorter answer proves nothing when it is spoilt
DRAWN = 50  # other letters among which the likest is taken for a wrong one
STAMPS = (
    "%Y/%m/%d %H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d",
    "%Y-%m-%d",
)
COLUMNS = ("row", "message_id", "kind", "light", "claim", "start", "end", "words", "values")
NOT_VALIDATED = (
    "Nobody has judged these answers unless the file has a column that says so: recall is measured on answers that were "
    "spoilt on purpose, and false alarms as how often the same remark stands on answers nobody touched, which may be right."
)


@dataclass(frozen=True, slots=True)
class Read:
    """One row with what the check said of it."""

    row: Mapping[str, str]
    claims: Mapping[int, str]
    checked: Checked


@click.command()
@click.argument("file", type=_FILE)
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for remarks.csv.")
@click.option(
    "--spoil", default=400, show_default=True, type=click.IntRange(0), help="Answers spoilt on purpose."
)
@click.option("--seed", default=0, show_default=True, help="Which answers are spoilt, and how.")
def replies(file: Path, out: Path | None, spoil: int, seed: int) -> None:
    """Check the answers of FILE as before service and print figures as one JSON object.

    FILE is CSV with the columns body and reply, and where there are subject, claims (one on each line), time,
    reply_time, category and a judgement (quality, explainability, completeness, relevance). Without claims, those of a
    letter are its numbered wishes, or its subject and what it asks. DIR gets remarks.csv with each remark and its place.
    """
    rows = rows_of(file, ("body", "reply"))
    simplify = opencc.OpenCC("t2s").convert
    started, used = time.perf_counter(), time.process_time()
    found = [_read(row, simplify) for row in rows]
    seconds, used = time.perf_counter() - started, time.process_time() - used
    answer = {
        "file": str(file),
        "replies": len(rows),
        "seconds": round(seconds, 2),
        "milliseconds_each": round(1000 * used / max(1, len(rows)), 2),
        "remarks": _shares(found),
        "claims": _claims(found),
        "plain_words": _plain(found),
        "copies": _copies([row["reply"] for row in rows]),
        "delay_days": _delays(rows),
        "spoilt": _spoilt(found, spoil, random.Random(seed)),  # noqa: S311 - drawn, not secret
        "judged": judged([(one.row, one.checked) for one in found]),
        "not_validated": NOT_VALIDATED,
    }
    if out is not None:
        _write(out, found)
    click.echo(json.dumps(answer, ensure_ascii=False, indent=1))


def _read(row: Mapping[str, str], simplify: Any) -> Read:
    subject, body = row.get("subject", ""), row["body"]
    listed = [line.strip() for line in row.get("claims", "").splitlines() if line.strip()]
    claims = dict(enumerate(listed, start=1)) or claims_of(subject, body)
    asked = Asked(claims, f"{subject}\n{body}")
    return Read(row, claims, check([Part("reply", row["reply"])], asked, Demands(), simplify=simplify))


def _shares(found: Sequence[Read]) -> dict[str, Any]:
    """By kind: the share of answers with such a remark, and with one that is no light one."""
    whole = max(1, len(found))
    every = Counter(kind for one in found for kind in {r.kind for r in one.checked.remarks})
    firm = Counter(kind for one in found for kind in {r.kind for r in one.checked.remarks if not r.light})
    return {
        kind: {"share": round(every[kind] / whole, 4), "firm": round(firm[kind] / whole, 4)}
        for kind in KINDS
        if kind != "copied"
    }


def _claims(found: Sequence[Read]) -> dict[str, Any]:
    sought = [passage for one in found for passage in one.checked.passages.values()]
    met = [passage.likeness for passage in sought if passage]
    return {
        "sought": len(sought),
        "with_passage": round(len(met) / max(1, len(sought)), 4),
        "letters_without_claims": sum(not one.claims for one in found),
    }


def _plain(found: Sequence[Read]) -> dict[str, Any]:
    scores = [one.checked.plain.score for one in found if one.checked.plain]
    formula = [
        {"name": name, "free_until": free, "full_from": full, "takes": most}
        for name, free, full, most in FORMULA
    ]
    return {"judged": len(scores), **_quantiles(scores), "formula": formula}


def _quantiles(values: Sequence[float]) -> dict[str, float]:
    if len(values) < 2:
        return {}
    cuts = statistics.quantiles(values, n=20, method="inclusive")
    return {f"p{5 * place}": round(cuts[place - 1], 2) for place in (1, 2, 5, 10, 15, 18, 19)}


def _copies(answers: Sequence[str]) -> dict[str, int]:
    """Answers that say the same as an earlier one: layout and punctuation apart, spaces apart, to the letter."""
    counted = Counter(digest(text) for text in answers if normal(text))
    many = [times for times in counted.values() if times > 1]
    letters = Counter(text.strip() for text in answers if text.strip())
    unspaced = Counter("".join(text.split()) for text in answers if text.strip())
    return {
        "copies_of_an_earlier_one": sum(times - 1 for times in many),
        "answers_with_a_twin": sum(many),
        "spaces_apart": sum(times - 1 for times in unspaced.values()),
        "to_the_letter": sum(times - 1 for times in letters.values() if times > 1),
    }


def _delays(rows: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """Days from the letter to its answer; a row that lacks a day, or was answered before it came, is left out."""
    days = []
    for row in rows:
        came, answered = _stamp(row.get("time", "")), _stamp(row.get("reply_time", ""))
        if came and answered and answered >= came:
            days.append((answered - came).total_seconds() / 86400)
    return {"counted": len(days), **_quantiles(days)}


def _stamp(said: str) -> datetime | None:
    for form in STAMPS:
        try:
            return datetime.strptime(said.strip(), form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _spoilt(found: Sequence[Read], most: int, rng: random.Random) -> dict[str, Any]:
    """Recall of each check on answers spoilt so that it has to speak, and how often it speaks of the same untouched."""
    sound = [one for one in found if one.claims and substance([Part("reply", one.row["reply"])]).said >= SAID]
    drawn = rng.sample(sound, min(most, len(sound)))
    if len(drawn) < 2:
        return {}
    return {
        "drawn": len(drawn),
        "wrong_letter": _wrong_letters(drawn, sound, rng),
        **{name: _way(name, drawn, rng) for name in WAYS},
    }


def _way(name: str, drawn: Sequence[Read], rng: random.Random) -> dict[str, Any]:
    spoil, kind = WAYS[name]
    tried = said = untouched = 0
    for one in drawn:
        pair = spoil(Pair(one.claims, one.row["reply"]), rng)
        if pair is None or (kind != "copied" and not _fresh(kind, one)):
            untouched += pair is not None
            continue
        tried += 1
        said += kind in _kinds(pair, one, earlier=kind == "copied")
    alarms = untouched / max(1, tried + untouched)
    return {
        "tried": tried,
        "recall": round(said / tried, 4) if tried else None,
        "said_of_untouched": round(alarms, 4),
    }


def _fresh(kind: str, one: Read) -> bool:
    """Whether the untouched answer has no such remark of its own, so that a remark shows what was done to it."""
    return kind not in {remark.kind for remark in one.checked.remarks}


def _kinds(pair: Pair, one: Read, *, earlier: bool) -> set[str]:
    before = [Earlier(one.row["reply"])] if earlier else []
    asked = Asked(pair.claims, f"{one.row.get('subject', '')}\n{one.row['body']}")
    return {r.kind for r in check([Part("reply", pair.answer)], asked, Demands(), earlier=before).remarks}


def _wrong_letters(drawn: Sequence[Read], sound: Sequence[Read], rng: random.Random) -> dict[str, Any]:
    """Each answer beside its own letter, a chance one, the likest of fifty, and one of its category where that is known."""
    own = [_likeness(one.claims, one.row["reply"]) for one in drawn]
    wrong: dict[str, list[float]] = {"chance": [], "likest_of_fifty": [], "same_category": []}
    for one in drawn:
        others = [other for other in rng.sample(sound, min(DRAWN + 1, len(sound))) if other is not one]
        if not others:
            continue
        mine = frozenset(terms(one.row["body"]))
        near = likest(mine, ((n, frozenset(terms(other.row["body"]))) for n, other in enumerate(others)))
        same = [o for o in others if one.row.get("category") and o.row["category"] == one.row["category"]]
        for name, chosen in (
            ("chance", others[0]),
            ("likest_of_fifty", others[near]),
            ("same_category", same[:1]),
        ):
            meant = chosen[0] if isinstance(chosen, list) and chosen else chosen
            if isinstance(meant, Read):
                wrong[name].append(_likeness(meant.claims, one.row["reply"]))
    told = {f"auc_{name}": round(auc(own, values), 4) for name, values in wrong.items() if values}
    told |= {f"recall_{name}": _below(values) for name, values in wrong.items() if values}
    return {**told, "said_of_untouched": _below(own)}


def _below(values: Sequence[float]) -> float:
    """The share in which no passage would be found."""
    return round(sum(value < ENOUGH for value in values) / len(values), 4)


def _likeness(claims: Mapping[int, str], answer: str) -> float:
    found = [best_passage(number, claim, [Part("reply", answer)]) for number, claim in claims.items()]
    return sum(one.likeness for one in found if one) / max(1, len(found))


def _write(out: Path, found: Sequence[Read]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "row": number,
            "message_id": one.row.get("id", ""),
            "kind": remark.kind,
            "light": int(remark.light),
            "claim": remark.claim or "",
            "start": remark.start,
            "end": remark.end,
            "words": " ".join(one.row["reply"][remark.start : remark.end].split()),
            "values": json.dumps(dict(remark.values), ensure_ascii=False),
        }
        for number, one in enumerate(found, start=1)
        for remark in one.checked.remarks
    ]
    table(out / "remarks.csv", COLUMNS, rows)
