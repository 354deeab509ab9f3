"""Contents in, paper out: one door for every kind; it never writes a paper with something required left out."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from huiyin.domain.letters.contents import Contents, MissingContent
from huiyin.domain.letters.kinds import ALL, Writer
from huiyin.domain.letters.paper import Block, PaperData, Paragraph
from huiyin.domain.letters.phrases import SWITCHES, Kind, names, person, stopped

FRAME = names(
    "number title issuer signed_by copies_to attachments petitioner_kind matter_word person_word review_word replaces"
)
"""Optional for every kind but a form: document number (发文字号), a title in place of the usual one, red-head
name (else ``seal_unit``), officer who signed it off, units copied, attachment titles, how to address the person
(person, group, unit), what another regulation than ours calls a matter, a person with one and a review, and the paper whose
place this one takes (number, date, why)."""


class UnknownKind(LookupError):
    """There is no such kind of paper."""


def kinds() -> tuple[str, ...]:
    """The names of all kinds, in the order of a matter's life."""
    return tuple(ALL)


def consumes(kind: str) -> frozenset[str]:
    """Every content the kind can print, required and optional. Raises UnknownKind."""
    return required(kind) | optional(kind)


def required(kind: str) -> frozenset[str]:
    """The contents without which the paper is not written, before any switch lifts one. Raises UnknownKind."""
    return _find(kind)[0].required


def optional(kind: str) -> frozenset[str]:
    """The contents printed when given, and the switches. Raises UnknownKind."""
    found, _ = _find(kind)
    return found.optional | SWITCHES | (FRAME if found.red_head else frozenset())


def title(kind: str, lang: str = "zh") -> str:
    """The paper's title as printed. Raises UnknownKind."""
    found, _ = _find(kind)
    return Contents({}, lang).say(found.title_zh, found.title_en)


def compose(
    kind: str, contents: Mapping[str, object], lang: str = "zh", *, needed: Collection[str] | None = None
) -> PaperData:
    """The paper of this kind in this language.

    ``contents`` holds texts, the law's ``Text``, dates, lists of these; for ``matter`` a title, or a mapping
    (title, number); for ``claims`` texts or mappings, in an opinion with the answer in each (see
    ``kinds.opinion``). Whatever is printed is given in words, not codes; only the switches are codes.
    Names the kind does not consume are left alone. Computations are printed as given. ``needed`` are the contents
    that another regulation than ours asks for; without it they are the kind's own.
    Raises MissingContent with every absent name, UnknownKind.
    """
    found, write = _find(kind)
    known = consumes(kind)
    c = Contents({name: value for name, value in contents.items() if name in known}, lang)
    wanted = found.needed(c.given) if needed is None else known.intersection(needed)
    missing = [name for name in sorted(wanted) if not c.has(name)]
    if missing:
        raise MissingContent(missing)
    return _paper(found, write, c)


def _paper(kind: Kind, write: Writer, c: Contents) -> PaperData:
    return PaperData(
        kind=kind.name,
        lang=c.say("zh-Hans", "en"),
        title=c.text("title") or c.say(kind.title_zh, kind.title_en),
        issuer=(c.text("issuer") or c.text("seal_unit")) if kind.red_head else "",
        number=c.text("number"),
        addressee=_addressee(kind, c),
        blocks=(*_replacing(c), *write(c)),
        seal_unit=c.text("seal_unit"),
        signed_by=c.text("signed_by"),
        date=c.text("date"),
        attachments=c.lines("attachments"),
        copies_to=c.lines("copies_to"),
    )


def void(paper: PaperData, on: date, by: str, why: str) -> PaperData:
    """The paper as one that holds no more: marked so in its title, and saying first which one took its place."""
    c = Contents({"on": on, "by": by, "why": why}, paper.lang)
    day, other, reason = c.text("on"), c.text("by"), c.text("why")
    said = c.say(
        f"本文书已于{day}作废，由{other}代替。原因：{reason}",
        f"Void since {day}; {other} has taken its place. Why: {reason}",
    )
    title = c.say(f"{paper.title}（已作废）", f"{paper.title} (void)")
    return replace(paper, title=title, blocks=(Paragraph(stopped(c, said)), *paper.blocks))


def _replacing(c: Contents) -> tuple[Block, ...]:
    """What a paper issued anew says first: which one it corrects, and why."""
    given = c.given.get("replaces")
    if not isinstance(given, Mapping):
        return ()
    old = Contents(given, c.lang)
    number, day, why = old.text("number"), old.text("date"), old.text("why")
    said = c.say(
        f"本文书更正并代替{number}（{day}），原文书作废。更正原因：{why}",
        f"This paper corrects {number} ({day}) and takes its place; that one is void. Why: {why}",
    )
    return (Paragraph(stopped(c, said)),)


def _addressee(kind: Kind, c: Contents) -> str:
    """Whom it is written to; someone unnamed is written to all the same."""
    return (c.text(kind.addressee) or c.say(person(c), f"To the {person(c)}")) if kind.addressee else ""


def _find(kind: str) -> tuple[Kind, Writer]:
    try:
        return ALL[kind]
    except KeyError:
        raise UnknownKind(f"no paper is called {kind!r}; there are: {', '.join(ALL)}") from None
