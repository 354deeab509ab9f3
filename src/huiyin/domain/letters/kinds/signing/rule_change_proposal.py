"""完善政策建议书: which rule lacks what, how it might be changed, until when to answer; it names no matter and nobody."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, body_of, closing, found_in, names, until

KIND = Kind(
    "rule_change_proposal",
    "完善政策建议书",
    "Proposal to Change a Rule",
    required=names("went_to rule gap proposal answer_by seal_unit date"),
    optional=names("answer_by_computation contact found_in legal_basis"),
    addressee="went_to",
    unless={},
)


def write(c: Contents) -> list[Block]:
    """The rule, what it lacks and the change proposed, each under its own heading, then the time to answer."""
    return [
        Paragraph(_opening(c)),
        Heading(c.say("现行规定", "The rule")),
        *body_of(c.lines("rule")),
        Heading(c.say("不完善之处", "What it lacks")),
        *body_of(c.lines("gap")),
        Heading(c.say("完善建议", "The change proposed")),
        *body_of(c.lines("proposal")),
        Paragraph(_answer(c)),
        *basis(c),
        *asking(c),
        closing(c, "专此建议。", "Yours faithfully,"),
    ]


def _opening(c: Contents) -> str:
    found = found_in(c)
    return c.say(
        f"我单位在{found}中发现，有关规定还不完善，现提出建议，请研究。",
        f"In {found} we have found a rule to be lacking, and propose the following.",
    )


def _answer(c: Contents) -> str:
    day = until(c, "answer_by", "answer_by_computation")
    return c.say(
        f"请书面反馈是否采纳：采纳的，请写明怎样修改、何时修改；未采纳的，请写明理由。反馈期限：{day}。",
        f"Please answer in writing whether you adopt it: if so, how and when the rule will be changed; if not, why. "
        f"Time limit: {day}.",
    )
