"""交办函: hands a matter to a unit with a set time and asks for a report when it is done."""

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
    until,
)

KIND = Kind(
    "assign_letter",
    "关于交办信访事项的函",
    "Letter Assigning a Matter",
    required=names(
        "went_to matter claims received_on set_period report_to notify_by objection_until seal_unit date"
    ),
    optional=names(
        "petitioner received_from set_period_computation notify_by_computation objection_computation"
        " instructions contact legal_basis"
    ),
    addressee="went_to",
)


def write(c: Contents) -> list[Block]:
    """The set time and the report are what make it an assignment."""
    return [
        *passed_on(c, "交办", "assigned"),
        Paragraph(
            c.say(
                f"请依照职责权限和有关规定认真办理，查明事实，分清责任，并书面答复{person(c)}。",
                "Please handle it, establish the facts and answer the person in writing.",
            )
        ),
        Paragraph(_set_time(c)),
        Paragraph(_report(c)),
        *body_of(c.lines("instructions")),
        *time_to_tell(c),
        *time_to_object(c),
        *basis(c),
        *asking(c),
        closing(c, "特此函告。", "Yours faithfully,"),
    ]


def _set_time(c: Contents) -> str:
    period = until(c, "set_period", "set_period_computation")
    return c.say(f"办结时限：{period}。", f"To be concluded by: {period}.")


def _report(c: Contents) -> str:
    to = c.text("report_to")
    return c.say(
        f"办结后请向{to}报送办结报告，写明查明的事实、处理意见、执行情况和送达日期。",
        f"Please then report to {to} the facts found, the opinion, its execution and the day of service.",
    )
