"""商请协办函: the unit that leads asks another to handle its part, and says by which day."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, body_of, closing, matter, names

KIND = Kind(
    "joint_letter",
    "关于商请协助办理信访事项的函",
    "Letter Asking for Joint Handling",
    required=names("went_to matter lead_unit task task_due contact seal_unit date"),
    optional=names("received_on legal_basis"),
    addressee="went_to",
)


def write(c: Contents) -> list[Block]:
    """The lead stays the one who answers the person; the other is asked for its part and no more."""
    return [
        Paragraph(_opening(c)),
        Paragraph(c.say("请你单位协助办理：", "We ask you for the following:")),
        *body_of(c.lines("task")),
        Paragraph(_by(c)),
        Paragraph(_one_answer(c)),
        *basis(c),
        *asking(c),
        closing(c, "特此函商。", "Yours faithfully,"),
    ]


def _opening(c: Contents) -> str:
    day, lead = c.text("received_on"), c.text("lead_unit")
    return c.say(
        f"{matter(c)}{'，' + day + '收到，' if day else ''}由{lead}牵头办理，涉及你单位职责。",
        f"{lead} leads in handling {matter(c)}{', received on ' + day if day else ''}; part of it lies in your powers.",
    )


def _by(c: Contents) -> str:
    day = c.text("task_due")
    return c.say(
        f"请于{day}前反馈查明的事实和办理情况，附有关材料。",
        f"Please tell us by {day} what you found and did, with the papers that show it.",
    )


def _one_answer(c: Contents) -> str:
    lead = c.text("lead_unit")
    return c.say(
        f"信访人由{lead}统一答复，请不要另行要求信访人重复说明。办理期限不因协办停止计算。",
        f"The person is answered by {lead} alone; please do not ask them to explain it all again. "
        "The time for handling does not stop for this.",
    )
