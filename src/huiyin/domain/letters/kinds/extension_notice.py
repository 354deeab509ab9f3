"""延长办理期限告知书: the old last day, the new one, why, and who approved it."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, matter, names, until, you

KIND = Kind(
    "extension_notice",
    "信访事项延长办理期限告知书",
    "Notice of a Longer Handling Time",
    required=names("petitioner matter original_due new_due extension_reason approver seal_unit date"),
    optional=names(
        "received_on accepted_on original_due_computation new_due_computation approved_on contact"
        " query_code query_hint legal_basis"
    ),
)


def write(c: Contents) -> list[Block]:
    """The reason is the office's own words; the law lets no extension pass without one."""
    return [
        Paragraph(_original(c)),
        *led(c, "extension_reason", "延长办理期限的理由：", "Reason for the extension: "),
        Paragraph(_new(c)),
        *basis(c),
        *asking(c),
        closing(c),
    ]


def _original(c: Contents) -> str:
    due = until(c, "original_due", "original_due_computation")
    received, accepted = c.text("received_on"), c.text("accepted_on")
    return c.say(
        f"{you(c)}提出的{matter(c)}，我单位{'已于' + received + '收到，' if received else ''}"
        f"{'已于' + accepted + '受理，' if accepted else ''}正在办理。原办理期限：{due}。",
        f"We are handling {matter(c)}{', received on ' + received if received else ''}"
        f"{', accepted on ' + accepted if accepted else ''}. Original limit: {due}.",
    )


def _new(c: Contents) -> str:
    due, approver, day = until(c, "new_due", "new_due_computation"), c.text("approver"), c.text("approved_on")
    return c.say(
        f"经{approver}{'于' + day if day else ''}批准，办理期限延长。延长后的办理期限：{due}。"
        f"我单位将在此期限内书面答复{you(c)}。",
        f"{approver} approved the extension{' on ' + day if day else ''}. New limit: {due}. We will answer you in "
        "writing by then.",
    )
