"""改进工作建议书: which practice of an office is at fault, the improvement, until when to answer; it names no matter and nobody."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, body_of, closing, found_in, names, until

KIND = Kind(
    "improvement_proposal",
    "改进工作建议书",
    "Proposal of an Improvement",
    required=names("went_to rule gap proposal answer_by seal_unit date"),
    optional=names("answer_by_computation contact found_in legal_basis"),
    addressee="went_to",
    unless={},
)


def write(c: Contents) -> list[Block]:
    """What it is about, what was found and what is proposed, each under its own heading, then the time to answer."""
    return [
        Paragraph(_opening(c)),
        Heading(c.say("哪项工作", "Which practice")),
        *body_of(c.lines("rule")),
        Heading(c.say("发现的问题", "What was found")),
        *body_of(c.lines("gap")),
        Heading(c.say("改进建议", "The improvement proposed")),
        *body_of(c.lines("proposal")),
        Paragraph(_answer(c)),
        *basis(c),
        *asking(c),
        closing(c, "专此建议。", "Yours faithfully,"),
    ]


def _opening(c: Contents) -> str:
    found = found_in(c)
    return c.say(
        f"我单位在{found}中发现，贵单位有的做法应当改进，现提出建议，请研究。",
        f"In {found} we have found a practice of your office that should be improved, and propose the following.",
    )


def _answer(c: Contents) -> str:
    day = until(c, "answer_by", "answer_by_computation")
    return c.say(
        f"请书面反馈是否采纳：采纳的，请写明怎样改进、何时完成；未采纳的，请写明理由。反馈期限：{day}。",
        f"Please answer in writing whether you adopt it: if so, how and by when the practice will be improved; if not, why. "
        f"Time limit: {day}.",
    )
