"""Issuing a numbered paper; one whose required contents are missing cannot be issued."""

import hashlib
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.domain.law.contents import Content
from huiyin.domain.law.terms import Text
from huiyin.domain.law.why import Refusal
from huiyin.domain.letters.phrases import SWITCHES
from huiyin.foundation.ledger.append import canonical
from huiyin.foundation.ledger.rows import insert
from huiyin.foundation.units.models import Unit
from huiyin.foundation.vault.seal import seal
from huiyin.matters.asking import Asked
from huiyin.matters.gate.scope import DRILL
from huiyin.matters.models import Document, Matter
from huiyin.matters.record.act import rehearsed
from huiyin.matters.record.children import next_no
from huiyin.matters.record.numbers import paper_number
from huiyin.matters.record.refusals import Refused

UNNUMBERED = frozenset({"registration_form", "hearing_record", "investigation_record"})
CODES = (
    "kind",
    "path",
    "anonymous",
    "ground",
    "legal_path",
)  # facts on which it depends what a paper must say


def issue(
    kind: str, matter: Matter, contents: dict[str, Any], *, asked: Asked, unit: Unit, for_person: bool = True
) -> Document:
    """Issue a paper of a kind. Raises Refused, naming each required content that is missing and its article."""
    codes = complete(kind, contents, asked)
    row = Document(
        matter=matter,
        no=next_no(matter),
        kind=kind,
        unit=unit,
        issued_on=asked.on,
        language=matter.language,
        for_person=for_person,
    )
    if kind not in UNNUMBERED:
        form = asked.counsel.pack.paper_number
        row.number = paper_number(unit, asked.on, form, drill=matter.stage == DRILL)
    switches = {name: codes[name] for name in SWITCHES & codes.keys()}
    text = canonical({**_called(kind, matter, asked), **contents, **switches})
    row.digest = hashlib.sha256(text.encode()).hexdigest()
    row.contents = seal(text, f"document:{matter.pk}:{row.no}")
    insert(row)
    seen = rehearsed.get()
    if seen is not None:
        seen.append(row)
    return row


def _called(kind: str, matter: Matter, asked: Asked) -> dict[str, str]:
    """What the pack calls the paper, the matter and its person, where it does not use the house's own words."""
    pack, lang = asked.counsel.pack, matter.language
    called = {
        name: pack.words.get(f"phrase:{name}") for name in ("matter_word", "person_word", "review_word")
    }
    called["title"] = _exercise(kind, asked) if matter.stage == DRILL else pack.titles.get(kind)
    return {name: said.say(lang) for name, said in called.items() if said}


def _exercise(kind: str, asked: Asked) -> Text:
    """The title of a paper that belongs to an exercise: says so first."""
    stage = asked.counsel.stage(DRILL).label
    return asked.counsel.paper(kind).each(lambda lang, said: f"{stage.say(lang)} · {said}")


def complete(kind: str, contents: dict[str, Any], asked: Asked) -> dict[str, Any]:
    """The codes on which it depends what the paper must say, once it says it all. Raises Refused for what is missing."""
    codes = {name: asked.facts.values[name] for name in CODES if name in asked.facts.values}
    missing = asked.counsel.missing(kind, {**contents, **codes})
    if missing:
        raise Refused(_incomplete(kind, asked, missing))
    return codes


def _incomplete(kind: str, asked: Asked, missing: tuple[Content, ...]) -> Refusal:
    paper = asked.counsel.paper(kind)

    def reason(language: str) -> str:
        with override(language):
            names = _(", ").join(c.label.say(language) for c in missing)
            return _("The %(paper)s lacks contents it must have: %(names)s.") % {
                "paper": paper.say(language),
                "names": names,
            }

    return Refusal(
        act=asked.permit.act,
        code="contents_missing",
        basis=tuple({c.basis.id: c.basis for c in missing}.values()),
        reason=Text({"zh": reason("zh-hans"), "en": reason("en")}),
        mend=Text({lang[:2]: _mend(lang) for lang in ("zh-hans", "en")}),
    )


def _mend(language: str) -> str:
    with override(language):
        return _("Fill these in and do it again; what you entered is kept.")
