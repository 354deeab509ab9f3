"""不再受理告知书: the matter has been through its last review and is not taken up again on the same ground."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph, Role
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, names, received, you

KIND = Kind(
    "ended_notice",
    "信访事项不再受理告知书",
    "Notice that a Matter Has Ended",
    required=names(
        "petitioner matter received_on final_opinion final_opinion_on refusal_reason seal_unit date"
    ),
    optional=names("received_from right_door contact query_code query_hint legal_basis"),
)


def write(c: Contents) -> list[Block]:
    """Which final opinion ended it, why this is the same matter, and that a new ground is not barred."""
    return [
        Paragraph(received(c)),
        Paragraph(_ended(c)),
        *led(c, "refusal_reason", "理由：", "Reason: "),
        *basis(c),
        Paragraph(_not_barred(c), Role.REMEDY),
        *led(c, "right_door", "其他途径：", "Where else to turn: ", Role.REMEDY),
        *asking(c),
        closing(c),
    ]


def _ended(c: Contents) -> str:
    opinion, day = c.text("final_opinion"), c.text("final_opinion_on")
    return c.say(
        f"经核实，该事项已经复核终结（复核意见：{opinion}，{day}作出）。现以同一事实和理由再次提出，我单位不再受理。",
        f"It was ended by the final review opinion {opinion} of {day}. Brought again on the same facts and "
        "reasons, it is not taken up.",
    )


def _not_barred(c: Contents) -> str:
    return c.say(
        f"本告知只针对同一事实和理由。{you(c)}如有新的事实或者新的理由，可以另行提出，并请附上相关材料。",
        "This notice concerns the same facts and reasons only. New facts or new reasons may be brought at any "
        "time; please enclose what shows them.",
    )
