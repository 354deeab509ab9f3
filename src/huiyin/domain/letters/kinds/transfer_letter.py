"""转送函: passes a matter to the unit in whose powers it lies; asks it to tell the person, or to object in time."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import (
    Kind,
    asking,
    basis,
    body_of,
    closing,
    names,
    passed_on,
    person,
    time_to_object,
    time_to_tell,
)

KIND = Kind(
    "transfer_letter",
    "关于转送信访事项的函",
    "Letter Passing On a Matter",
    required=names("went_to matter claims received_on notify_by objection_until seal_unit date"),
    optional=names(
        "petitioner received_from notify_by_computation objection_computation instructions contact"
        " legal_basis"
    ),
    addressee="went_to",
)


def write(c: Contents) -> list[Block]:
    """No report is asked for: that is what sets it apart from an assignment."""
    return [
        *passed_on(c, "转送", "passed on"),
        Paragraph(
            c.say(
                f"请依照职责权限和有关规定办理，并书面答复{person(c)}。",
                "Please handle it and answer the person in writing.",
            )
        ),
        *body_of(c.lines("instructions")),
        *time_to_tell(c),
        *time_to_object(c),
        *basis(c),
        *asking(c),
        closing(c, "特此函告。", "Yours faithfully,"),
    ]
