"""Sentences several papers share: the matter named, how it came in, a date with its computation, whom to ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Field, Fields, Heading, Items, Paragraph, Role

UNLESS_ANONYMOUS: Mapping[str, Mapping[str, tuple[str, ...]]] = {"petitioner": {"anonymous": ("true",)}}
"""Who stays unnamed cannot be named on the paper."""
SWITCHES = frozenset({"anonymous", "kind", "path"})
"""Given as the law's codes; they decide what is needed and are never printed."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper: its title, the contents it must have and may have, and to whom it goes.

    ``unless`` lifts a requirement: content -> {switch: codes}. ``addressee`` names the content that holds whom
    it is written to; a form (``red_head`` False) is not a document under the office's red head and has none.
    """

    name: str
    title_zh: str
    title_en: str
    required: frozenset[str]
    optional: frozenset[str]
    addressee: str = "petitioner"
    red_head: bool = True
    unless: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=lambda: UNLESS_ANONYMOUS)

    def needed(self, given: Mapping[str, object]) -> frozenset[str]:
        """The required contents once the switches among ``given`` have lifted what they lift."""
        return frozenset(name for name in self.required if not self._lifted(name, given))

    def _lifted(self, name: str, given: Mapping[str, object]) -> bool:
        lifts = self.unless.get(name, {})
        return any(str(given.get(switch)).lower() in codes for switch, codes in lifts.items())


def names(listed: str) -> frozenset[str]:
    """A set of content names written as one line of words."""
    return frozenset(listed.split())


def you(c: Contents) -> str:
    """您; 你们 where ``petitioner_kind`` is ``group``, 贵单位 where it is ``unit``."""
    spoken = {"group": "你们", "unit": "贵单位"}.get(str(c.given.get("petitioner_kind", "")), "您")
    return c.say(spoken, "you")


def matter_parts(c: Contents) -> tuple[str, str]:
    """The matter's title and number; ``matter`` is its title, or a mapping that holds both."""
    given = c.given.get("matter")
    inner = Contents(given, c.lang) if isinstance(given, Mapping) else Contents({"title": given}, c.lang)
    return inner.text("title"), inner.text("number")


def matter(c: Contents) -> str:
    """The matter by title and number: ``“…”信访事项（编号：…）``."""
    title, number = matter_parts(c)
    word = c.text("matter_word") or c.say("信访事项", "matter")
    if not title:
        return c.say(f"编号为{number}的{word}", f"{word} no. {number}")
    note = c.say(f"（编号：{number}）", f" (no. {number})") if number else ""
    return c.say(f"“{title}”{word}{note}", f"the {word} “{title}”{note}")


def found_in(c: Contents) -> str:
    """Where a proposal comes from: what an office was doing when it found it; handling a matter where nothing else is given."""
    word = c.text("matter_word") or c.say("信访事项", "matter")
    return c.text("found_in") or c.say(f"办理{word}", f"handling a {word}")


def person(c: Contents) -> str:
    """What somebody with a matter is called where they are not named."""
    return c.text("person_word") or c.say("信访人", "petitioner")


def review(c: Contents) -> str:
    """What the first look at an opinion by the organ above is called."""
    return c.text("review_word") or c.say("复查", "a review")


def received(c: Contents) -> str:
    """The first sentence to the person: what came in, when, and from whom it was passed on."""
    day, source = c.text("received_on"), c.text("received_from")
    if source:
        return c.say(
            f"{you(c)}提出的{matter(c)}，由{source}转来，我单位已于{day}收到并登记。",
            f"We received {matter(c)} on {day}, passed on by {source}, and have registered it.",
        )
    return c.say(
        f"{you(c)}提出的{matter(c)}，我单位已于{day}收到并登记。",
        f"We received {matter(c)} on {day} and have registered it.",
    )


def until(c: Contents, day: str, computation: str) -> str:
    """A last day with how it was computed, as given: ``自…起60日内，即2026年3月2日前``.

    Either of the two may be absent. A phrase that names the day itself is the whole statement; whole sentences,
    or a phrase that does not name it, follow the day in brackets.
    """
    last, why = c.text(day), c.text(computation).rstrip("。.")
    if last and why and (last not in why or "。" in why or ". " in why or c.text(computation) != why):
        return c.say(f"{last}（{why}）", f"{last} ({why})")
    return why or last


def body_of(lines: Iterable[str], role: Role = Role.BODY) -> list[Block]:
    """Plain paragraphs of one role."""
    return [Paragraph(line, role) for line in lines if line]


def led(c: Contents, name: str, zh: str, en: str, role: Role = Role.BODY) -> list[Block]:
    """A content as paragraphs, the first led by its label; nothing where it was not given."""
    lines = c.lines(name)
    if not lines:
        return []
    *before, last = (c.say(zh, en) + lines[0], *lines[1:])
    return body_of((*before, stopped(c, last)), role)


def stopped(c: Contents, sentence: str) -> str:
    """The sentence with a full stop where it ends in a plain character or a closing bracket."""
    ends_plainly = sentence[-1:].isalnum() or sentence[-1:] in "》）〕”)"
    return sentence + c.say("。", ".") if ends_plainly else sentence


def basis(c: Contents) -> list[Block]:
    """What the office relies on, article by article as given; nothing where it was not given."""
    return led(c, "legal_basis", "依据：", "Basis: ")


def asking(c: Contents, contact: str = "contact") -> list[Block]:
    """Whom to ask and how to look the matter up; ``contact`` names the content that says whom."""
    return [
        *led(c, contact, "联系方式：", "Contact: ", Role.CONTACT),
        *led(c, "query_code", "查询码：", "Query code: ", Role.CONTACT),
        *led(c, "query_hint", "查询方式：", "How to follow it: ", Role.CONTACT),
    ]


def closing(c: Contents, zh: str = "特此告知。", en: str = "We hereby inform you of the above.") -> Block:
    """The last line before the seal."""
    return Paragraph(c.say(zh, en), Role.CLOSING)


def form(c: Contents, rows: Iterable[tuple[str, str, str]]) -> Fields:
    """A table from (content name, Chinese label, English label); a row not given is left out."""
    kept = ((c.say(zh, en), c.lines(name)) for name, zh, en in rows)
    return Fields(tuple(Field(label, texts) for label, texts in kept if texts))


def passed_on(c: Contents, verb_zh: str, verb_en: str) -> list[Block]:
    """The opening of a letter to another unit: which matter it gets, and what the person asks for."""
    day, source, who = c.text("received_on"), c.text("received_from"), c.text("petitioner")
    opening = c.say(
        f"我单位于{day}收到{source + '转来的' if source else ''}{who}{'提出的' if who else ''}"
        f"{matter(c)}，按照职责权限，现{verb_zh}你单位。",
        f"On {day} we received {matter(c)}{', brought by ' + who if who else ''}"
        f"{', passed on by ' + source if source else ''}. By the division of powers it is {verb_en} to you.",
    )
    claims = tuple(row.text("claim") for row in c.rows("claims")) or c.lines("claims")
    asked: list[Block] = [Paragraph(c.say(f"{person(c)}的诉求：", "What is asked for:")), Items(claims)]
    return [Paragraph(opening), *(asked if claims else [])]


def time_to_tell(c: Contents) -> list[Block]:
    """Until when the receiving unit tells the person; nothing where no day was given."""
    day = until(c, "notify_by", "notify_by_computation")
    said = c.say(
        f"请将接收情况、是否受理以及处理途径和程序书面告知{person(c)}，期限：{day}。",
        f"Please tell the person in writing of receipt, acceptance, path and procedure. Time limit: {day}.",
    )
    return body_of([said] if day else [])


def time_to_object(c: Contents) -> list[Block]:
    """Until when the receiving unit may object; nothing where no day was given."""
    day = until(c, "objection_until", "objection_computation")
    said = c.say(
        f"如认为不属于你单位职权范围，请书面提出异议并详细说明理由，期限：{day}；未经我单位核实同意，请勿退回。",
        f"If you hold that it lies outside your powers, object in writing with detailed reasons. Time limit: "
        f"{day}. Please do not return it before we have examined the objection and agreed.",
    )
    return body_of([said] if day else [])


def proposal(
    c: Contents, opening: str, parts: Iterable[tuple[str, str]], adopted: tuple[str, str]
) -> list[Block]:
    """A letter that proposes: how it came about, each part (heading, content) in turn, an answer by a day.

    ``adopted`` says, in Chinese and English, what whoever adopts it should write.
    """
    day, (zh, en) = until(c, "answer_by", "answer_by_computation"), adopted
    answer = c.say(
        f"请书面反馈是否采纳：采纳的，请写明{zh}；未采纳的，请写明理由。反馈期限：{day}。",
        f"Please answer in writing whether you adopt it: if so, {en}; if not, why. Time limit: {day}.",
    )
    headed = [block for heading, name in parts for block in (Heading(heading), *body_of(c.lines(name)))]
    return [
        Paragraph(opening),
        *headed,
        Paragraph(answer),
        *basis(c),
        *asking(c),
        closing(c, "专此建议。", "Yours faithfully,"),
    ]
