"""确定办理机关决定书: the common superior, or the joint conference, decides whose matter it is, and that binds."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph
from huiyin.domain.letters.phrases import (
    Kind,
    asking,
    basis,
    closing,
    led,
    matter,
    names,
    time_to_tell,
)

KIND = Kind(
    "arbitration_decision",
    "关于确定信访事项办理机关的决定",
    "Decision on the Competent Organ",
    required=names("competent_organ matter units_in_dispute decision_reasons notify_by seal_unit date"),
    optional=names("referred_on notify_by_computation contact legal_basis"),
    addressee="competent_organ",
)


def write(c: Contents) -> list[Block]:
    """Who disagreed, who handles it, why, and that no objection lies."""
    return [
        Paragraph(_dispute(c)),
        Paragraph(_decided(c)),
        *led(c, "decision_reasons", "理由：", "Reasons: "),
        *time_to_tell(c),
        *basis(c),
        *asking(c),
        closing(c, "特此决定。", "So decided."),
    ]


def _dispute(c: Contents) -> str:
    units, day = c.text("units_in_dispute"), c.text("referred_on")
    when, on = (f"，于{day}提请我单位确定", f", and it was referred to us on {day}") if day else ("", "")
    return c.say(
        f"{units}对由谁办理{matter(c)}协商不成{when}。",
        f"{units} do not agree whose {matter(c)} is{on}.",
    )


def _decided(c: Contents) -> str:
    organ = c.text("competent_organ")
    return c.say(
        f"经研究，确定由{organ}办理。本决定对有关各方有约束力，不得再提出异议或者退回。",
        f"It is for {organ} to handle. This decision binds all concerned; no objection and no return lie against it.",
    )
