"""中期答复: the answer is not there yet, why it takes longer, and by which day it will be."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import (
    Kind,
    asking,
    basis,
    body_of,
    closing,
    led,
    names,
    received,
    until,
    you,
)

KIND = Kind(
    "interim_reply",
    "信访事项中期答复书",
    "Interim Reply",
    required=names(
        "petitioner matter received_on interim_reason expected_by contact query_hint seal_unit date"
    ),
    optional=names("received_from expected_by_computation query_code legal_basis"),
)


def write(c: Contents) -> list[Block]:
    """The reason and the day stand together: a delay without a day is no answer."""
    return [
        Paragraph(received(c)),
        Paragraph(
            c.say("该事项目前仍在办理，尚未办结。", "It is still being handled and is not yet decided.")
        ),
        *led(c, "interim_reason", "原因：", "Reason: "),
        *_by(c),
        *basis(c),
        *asking(c),
        closing(c),
    ]


def _by(c: Contents) -> list[Block]:
    day = until(c, "expected_by", "expected_by_computation")
    said = c.say(
        f"预计答复日期：{day}。届时书面答复{you(c)}。", f"You will have our answer in writing by {day}."
    )
    return body_of([said] if day else [])
