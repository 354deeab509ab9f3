"""补充材料通知: what is still missing, by when it is needed, and what happens otherwise."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Items, Paragraph
from huiyin.domain.letters.phrases import (
    Kind,
    asking,
    basis,
    body_of,
    closing,
    led,
    matter,
    names,
    until,
    you,
)

KIND = Kind(
    "more_request",
    "信访事项补充材料通知书",
    "Request for Further Material",
    required=names("petitioner matter what_is_missing why_needed contact seal_unit date"),
    optional=names(
        "received_on needed_by needed_by_computation otherwise where_to_bring query_code query_hint"
        " legal_basis"
    ),
)


def write(c: Contents) -> list[Block]:
    """What is missing is a list the person can tick off; what happens otherwise is said before they wonder."""
    return [
        Paragraph(_why(c)),
        Items(c.lines("what_is_missing")),
        *led(c, "why_needed", "需要补充的原因：", "Why it is needed: "),
        *_by(c),
        *led(c, "where_to_bring", "提交方式：", "How to hand it in: "),
        *led(c, "otherwise", "逾期未补充的：", "If we do not receive it: "),
        *basis(c),
        *asking(c),
        closing(c, "特此通知。", "We thank you for your help."),
    ]


def _why(c: Contents) -> str:
    received = c.text("received_on")
    return c.say(
        f"为办理{you(c)}提出的{matter(c)}{'（' + received + '收到）' if received else ''}，"
        f"需要{you(c)}补充下列材料或者说明：",
        f"To handle {matter(c)}{', received on ' + received if received else ''}, we need the following from you:",
    )


def _by(c: Contents) -> list[Block]:
    day = until(c, "needed_by", "needed_by_computation")
    said = c.say(
        f"请在期限内提交：{day}。确有困难的，可以与我单位联系说明情况。",
        f"Please hand it in by: {day}. If that is difficult, tell us.",
    )
    return body_of([said] if day else [])
