"""Messages of a CSV file: subject, body, and the columns a measurement asks for, under the names they usually have."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

# column -> the names it is found under, compared without case and spaces
NAMES: Mapping[str, tuple[str, ...]] = {
    "subject": ("subject", "title", "主题", "留言主题", "标题"),
    "body": ("body", "text", "content", "正文", "内容", "留言详情"),
    "category": ("category", "label", "类别", "分类", "一级标签"),
    "group": ("group", "cluster", "分组"),
    "id": ("message_id", "id", "留言编号", "编号"),
    "other": ("other", "other_id", "same_as"),
    "author": ("author_code", "author", "留言用户"),
    "time": ("time", "date", "received", "留言时间", "时间"),
    "against": ("against", "反对数"),
    "likes": ("likes", "点赞数"),
    "reply": ("reply", "answer", "答复", "答复意见", "回复", "回复内容"),
    "reply_time": ("reply_time", "answered", "答复时间", "回复时间"),
    "claims": ("claims", "诉求"),
    "spans": ("spans", "entities", "annotations", "标注", "实体"),
    "redacted": ("redacted", "masked", "脱敏"),
    "quality": ("quality", "rating", "gold", "label", "质量", "答复质量"),
    "explainability": ("explainability", "interpretability", "可解释性"),
    "completeness": ("completeness", "完整性"),
    "relevance": ("relevance", "相关性"),
    "issue": ("issue", "problem", "problem_id", "label", "cluster", "问题id", "问题", "热点问题"),
}
LONGEST_CELL = 50_000_000


def rows_of(file: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows by our names of the columns. Raises click.ClickException, saying what is missing, with what there is."""
    csv.field_size_limit(min(LONGEST_CELL, sys.maxsize))
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as opened:
            return list(_read(file, csv.DictReader(line.replace("\0", "") for line in opened), needed))
    except csv.Error as error:
        raise click.ClickException(f"{file} cannot be read as CSV: {error}.") from None


def _read(file: Path, reader: csv.DictReader[str], needed: Sequence[str]) -> Iterator[dict[str, str]]:
    there = {"".join((name or "").lower().split()): name for name in reader.fieldnames or ()}
    found = {ours: there[n] for ours, names in NAMES.items() for n in reversed(names) if n in there}
    missing = [name for name in needed if name not in found]
    if missing:
        raise click.ClickException(
            f"{file} lacks the column {', '.join(missing)}. It has: {', '.join(there.values()) or 'none'}."
        )
    for row in reader:
        yield {ours: (row.get(theirs) or "") for ours, theirs in found.items()}
