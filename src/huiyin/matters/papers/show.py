"""An issued paper as data again, ready to be read on screen or rendered as a Word file."""

import json
import re
from datetime import date
from typing import Any

from huiyin.domain.letters.compose import compose, void
from huiyin.domain.letters.paper import PaperData
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.vault.seal import unseal
from huiyin.matters.facts import rules_of
from huiyin.matters.models import Document


def contents_of(document: Document) -> dict[str, Any]:
    """The contents as issued, with dates as dates again."""
    contents: dict[str, Any] = json.loads(
        unseal(document.contents, f"document:{document.matter_id}:{document.no}")
    )
    return {name: _dates(value) for name, value in contents.items()}


def paper_of(document: Document, language: str | None = None) -> PaperData:
    """The paper composed in its own language, or in another beside it."""
    return composed(document, contents_of(document), language)


def composed(document: Document, said: dict[str, Any], language: str | None = None) -> PaperData:
    """The paper with other contents than those issued, such as made out to one of many."""
    contents = {**said, "number": document.number, "issuer": document.unit.full_name}
    law = rules_of(document.matter)
    # it was issued by this law, which decides what such a paper must say; a pack that lost the paper leaves it to the kind
    asked = law.pack.papers.get(document.kind)
    needed = [one.name for one in asked if one.is_needed(contents)] if asked else None
    paper = compose(document.kind, contents, lang=language or document.language, needed=needed)
    if document.void_on is None:
        return paper
    return void(paper, document.void_on, _successor(document), document.void_why)


def _successor(document: Document) -> str:
    """The number of the paper that took the place of a void one."""
    found = select(Document, matter=document.matter_id, reissue_of=document.no)
    return found[0].number if found else ""


def _dates(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return date.fromisoformat(value)
    if isinstance(value, list):
        return [_dates(v) for v in value]
    if isinstance(value, dict):
        return {k: _dates(v) for k, v in value.items()}
    return value
