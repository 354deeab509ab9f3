"""复查（复核）申请不予受理告知书: the request is declined, on which ground, and what can still be done."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph, Role
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, matter, names, you

KIND = Kind(
    "review_refusal_notice",
    "信访事项复查（复核）申请不予受理告知书",
    "Notice that a Review Is Declined",
    required=names(
        "petitioner matter review_level asked_on refusal_ground refusal_reason right_door seal_unit date"
    ),
    optional=names("legal_basis contact query_code query_hint"),
)


def write(c: Contents) -> list[Block]:
    """Ground and reason stand beside what can still be done: a refusal never leaves the person without a next step."""
    return [
        Paragraph(_declined(c)),
        *led(c, "refusal_ground", "事由：", "Ground: "),
        *led(c, "refusal_reason", "理由：", "Reason: "),
        *basis(c),
        *led(c, "right_door", "还可以怎么办：", "What you can still do: ", Role.REMEDY),
        *asking(c),
        closing(c),
    ]


def _declined(c: Contents) -> str:
    day, level = c.text("asked_on"), c.text("review_level")
    return c.say(
        f"我单位于{day}收到{you(c)}就{matter(c)}提出的{level}申请。经审查，不予受理。",
        f"On {day} we received your request for {level} of {matter(c)}. We examined it and do not take it up.",
    )
