"""救助转介函: asks an organ that gives aid to look at a person's hardship; they agreed, and get a copy."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, matter, names

KIND = Kind(
    "aid_referral",
    "关于转介救助的函",
    "Letter Referring a Person for Aid",
    required=names("aid_organ aid_kind petitioner matter hardship consent_given contact seal_unit date"),
    optional=names("petitioner_contact legal_basis"),
    addressee="aid_organ",
)


def write(c: Contents) -> list[Block]:
    """Aid looks at hardship: what the person thinks of the opinion is nowhere said."""
    return [
        Paragraph(_opening(c)),
        *led(c, "petitioner_contact", "本人联系方式：", "How to reach them: "),
        *led(c, "hardship", "困难情况：", "The hardship: "),
        *led(c, "consent_given", "", ""),
        Paragraph(
            c.say(
                "请依照规定予以审查，并将结果告知申请人和我单位。",
                "Please look at it by your rules, and tell the person and us what you decide.",
            )
        ),
        *basis(c),
        *asking(c),
        closing(c, "特此函告。", "Yours faithfully,"),
    ]


def _opening(c: Contents) -> str:
    person, kind = c.text("petitioner") or c.say("信访人", "The person"), c.text("aid_kind")
    return c.say(
        f"我单位在办理{matter(c)}中了解到，{person}生活有困难，可能符合{kind}条件，现转介你单位。",
        f"In handling {matter(c)} we learned that {person} is in hardship and may qualify for {kind}. "
        "We refer them to you.",
    )
