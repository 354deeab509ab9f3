"""告知去向书: tells the person to which unit the matter went, when, and whom to ask there."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph, Role
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
    "transfer_notice",
    "信访事项转送告知书",
    "Notice of Where a Matter Went",
    required=names(
        "petitioner matter received_on went_to went_on contact notify_by query_hint seal_unit date"
    ),
    optional=names(
        "received_from went_how own_contact path_and_procedure notify_by_computation query_code legal_basis"
    ),
)


def write(c: Contents) -> list[Block]:
    """Where it is now comes first; ``went_how`` is 转送 or 交办 in words, 转送 when not said."""
    return [
        Paragraph(received(c)),
        Paragraph(_went(c)),
        *led(c, "contact", "该机关联系方式：", "How to reach it: ", Role.CONTACT),
        *led(c, "path_and_procedure", "办理途径和程序：", "Path and procedure: "),
        *_told_by(c),
        *basis(c),
        *asking(c, "own_contact"),
        closing(c),
    ]


def _went(c: Contents) -> str:
    day, unit = c.text("went_on"), c.text("went_to")
    how = c.text("went_how") or "转送"
    return c.say(
        f"按照属地管理、分级负责的原则和职责分工，我单位已于{day}将该事项{how}{unit}办理。",
        f"On {day} we passed it to {unit}, which is responsible for it.",
    )


def _told_by(c: Contents) -> list[Block]:
    day = until(c, "notify_by", "notify_by_computation")
    if not day:
        return []
    return body_of(
        [
            c.say(
                f"该机关应当书面告知{you(c)}是否受理，期限：{day}。",
                f"It must tell you in writing whether it accepts: {day}.",
            )
        ]
    )
