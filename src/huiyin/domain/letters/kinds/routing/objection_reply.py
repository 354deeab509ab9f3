"""异议答复函: the office that sent a matter on answers an objection: taken back, or not, with what was found."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, body_of, closing, led, matter, names, until

KIND = Kind(
    "objection_reply",
    "关于信访事项职权异议的答复函",
    "Reply to an Objection",
    required=names("went_to matter objected_on reply reply_reasons seal_unit date"),
    optional=names("notify_by notify_by_computation contact legal_basis"),
    addressee="went_to",
)


def write(c: Contents) -> list[Block]:
    """``reply`` is the answer in words; ``notify_by`` is given where the matter stays and its time runs on."""
    day = c.text("objected_on")
    return [
        Paragraph(
            c.say(
                f"你单位{day}对{matter(c)}提出的职权异议收悉。经核实，{c.text('reply')}。",
                f"We have your objection of {day} to {matter(c)}. Having examined it: {c.text('reply')}.",
            )
        ),
        *led(c, "reply_reasons", "核实情况和理由：", "What was found, and why: "),
        *_time(c),
        *basis(c),
        *asking(c),
        closing(c, "特此函复。", "Yours faithfully,"),
    ]


def _time(c: Contents) -> list[Block]:
    day = until(c, "notify_by", "notify_by_computation")
    said = c.say(
        f"请受理该事项并书面告知信访人，期限没有中断：{day}。",
        f"Please accept the matter and tell the person in writing; the time for it was not interrupted: {day}.",
    )
    return body_of([said] if day else [])
