"""复查（复核）申请受理告知书: the request is taken up, by which organ, to be answered by when."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.kinds.review.phrases import asked
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, body_of, closing, led, names, until, you

KIND = Kind(
    "review_acceptance_notice",
    "信访事项复查（复核）申请受理告知书",
    "Notice that a Review Is Taken Up",
    required=names(
        "petitioner matter review_level respondent asked_on expected_by contact query_hint seal_unit date"
    ),
    optional=names("reviewed_paper expected_by_computation admitted_why legal_basis query_code"),
)


def write(c: Contents) -> list[Block]:
    """Whose opinion is looked at, why a late request is taken up, until when the answer comes, what can be added."""
    level = c.text("review_level")
    return [
        asked(c, level, level),
        Paragraph(c.say("经审查，我单位予以受理。", "We examined the request and take it up.")),
        *led(c, "admitted_why", "逾期仍予受理的理由：", "Why it is taken up although late: "),
        *_answer_by(c, level),
        *basis(c),
        *asking(c),
        closing(c),
    ]


def _answer_by(c: Contents, level: str) -> list[Block]:
    day = until(c, "expected_by", "expected_by_computation")
    said = c.say(
        f"{level}期限：{day}。我单位将在期限内作出书面意见。期间{you(c)}可以补充材料，也可以申请有利害关系的经办人回避。",
        f"Time limit of the {level}: {day}. You may add material meanwhile, and ask that staff with an interest withdraw.",
    )
    return body_of([said])
