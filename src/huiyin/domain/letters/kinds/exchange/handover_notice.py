"""移交告知书: to which office the whole matter went, why, how to reach it, and that nothing has to be told again."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, matter, names, you

KIND = Kind(
    "handover_notice",
    "信访事项移交告知书",
    "Notice of Handing Over",
    required=names(
        "petitioner matter received_on handed_to handed_on handed_why handed_contact seal_unit date"
    ),
    optional=names("contact query_code query_hint legal_basis"),
)


def write(c: Contents) -> list[Block]:
    """What a reader fears first, having to begin again, is answered in the second sentence."""
    return [
        Paragraph(_went(c)),
        Paragraph(_whole(c)),
        *led(c, "handed_why", "移交的理由：", "Why: "),
        *led(c, "handed_contact", "接收机关：", "The office that has it now: "),
        *basis(c),
        *asking(c),
        closing(c),
    ]


def _went(c: Contents) -> str:
    received, day, to = c.text("received_on"), c.text("handed_on"), c.text("handed_to")
    return c.say(
        f"{you(c)}提出的{matter(c)}，我单位于{received}收到。该事项属于{to}的职权范围，现于{day}移交该机关办理。",
        f"We received {matter(c)} on {received}. It lies within the powers of {to} and was handed over to them on {day}.",
    )


def _whole(c: Contents) -> str:
    return c.say(
        f"{you(c)}提交的内容和全部材料、办理情况已一并移交，{you(c)}不必重新讲一遍，收到日期仍按原日期记载。",
        "Everything you wrote and handed in, and all that was done, went with it: you need not tell it again, and the day on "
        "which it was first received stays on record.",
    )
