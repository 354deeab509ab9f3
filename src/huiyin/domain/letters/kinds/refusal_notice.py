"""不予受理告知书: the matter was received but is not accepted, why, and which door is the right one."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph, Role
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, names, received

KIND = Kind(
    "refusal_notice",
    "信访事项不予受理告知书",
    "Notice of Refusal to Accept",
    required=names("petitioner matter received_on legal_basis refusal_reason seal_unit date"),
    optional=names("right_door received_from contact query_code query_hint"),
)


def write(c: Contents) -> list[Block]:
    """The reason and the right door always stand together: nobody is sent away without being told where to."""
    return [
        Paragraph(received(c)),
        Paragraph(c.say("经审查，我单位对该事项不予受理。", "We examined it and do not accept it.")),
        *led(c, "refusal_reason", "理由：", "Reason: "),
        *basis(c),
        *led(c, "right_door", "后续办理途径：", "Where to turn instead: ", Role.REMEDY),
        *asking(c),
        closing(c),
    ]
