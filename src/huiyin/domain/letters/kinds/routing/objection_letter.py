"""职权异议函: tells the office that sent a matter on why it is not within one's powers, and asks it to take it back."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, matter, names, until

KIND = Kind(
    "objection_letter",
    "关于信访事项职权异议的函",
    "Letter of Objection to a Transfer",
    required=names("went_to matter passed_on objection_reasons answer_by seal_unit date"),
    optional=names("passed_how competent_organ answer_by_computation contact legal_basis"),
    addressee="went_to",
)


def write(c: Contents) -> list[Block]:
    """The reasons are the organ's own words; until the answer the matter stays where it is."""
    return [
        Paragraph(_opening(c)),
        *led(c, "objection_reasons", "理由：", "Reasons: "),
        *led(c, "competent_organ", "我单位认为有权处理的机关：", "The organ we hold to be competent: "),
        Paragraph(_asked(c)),
        *basis(c),
        *asking(c),
        closing(c, "特此函告。", "Yours faithfully,"),
    ]


def _opening(c: Contents) -> str:
    day, how = c.text("passed_on"), c.text("passed_how")
    return c.say(
        f"你单位于{day}{how or '转送'}我单位的{matter(c)}，经研究，我单位认为不属于我单位职权范围，现提出异议。",
        f"On {day} you passed {matter(c)} to us. We have examined it and hold that it lies outside our powers, and object.",
    )


def _asked(c: Contents) -> str:
    day = until(c, "answer_by", "answer_by_computation")
    return c.say(
        f"请核实并书面答复是否同意退回，期限：{day}。答复之前，该事项仍由我单位承办，告知信访人的期限照常计算。",
        f"Please examine this and answer in writing whether you agree to take the matter back. Time limit: {day}. Until "
        "then it stays with us, and the time for telling the person runs on.",
    )
