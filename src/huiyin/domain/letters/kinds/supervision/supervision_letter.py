"""督办函: tells a unit in which matter its work falls short, how that was counted, what is demanded and until when to answer."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, body_of, closing, matter, names, until

KIND = Kind(
    "supervision_letter",
    "信访事项督办函",
    "Supervision Letter",
    required=names("went_to matter lapse computation demand answer_by seal_unit date"),
    optional=names("answer_by_computation contact legal_basis"),
    addressee="went_to",
)


def write(c: Contents) -> list[Block]:
    """What was found and how, what is demanded, each under its own heading, then the time to answer."""
    return [
        Paragraph(_opening(c)),
        Heading(c.say("认定的情况", "What was found")),
        *body_of(c.lines("computation")),
        Heading(c.say("督办要求", "What is demanded")),
        *body_of(c.lines("demand")),
        Paragraph(_answer(c)),
        *basis(c),
        *asking(c),
        closing(c, "特此督办。", "Yours faithfully,"),
    ]


def _opening(c: Contents) -> str:
    lapse = c.text("lapse")
    return c.say(
        f"你单位承办的{matter(c)}，存在“{lapse}”的情形，现予督办。",
        f"In {matter(c)}, which is for you to handle, we have found: {lapse}. We press for it to be put right.",
    )


def _answer(c: Contents) -> str:
    day = until(c, "answer_by", "answer_by_computation")
    return c.say(
        f"请书面答复：办到哪一步、为什么、接下来怎么办。答复期限：{day}。答复中告知信访人的部分，信访人可以看到。",
        f"Please answer in writing: how far it is, why, and what comes next. Time limit: {day}. The part of the answer that "
        "is meant for the person is shown to them.",
    )
