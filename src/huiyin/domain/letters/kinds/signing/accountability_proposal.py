"""追究责任建议书: a unit and its conduct, for the organ that may hold responsible; it names no person."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block
from huiyin.domain.letters.phrases import Kind, found_in, names, proposal

KIND = Kind(
    "accountability_proposal",
    "追究责任建议书",
    "Proposal to Hold Responsible",
    required=names("went_to unit_concerned rule gap proposal answer_by seal_unit date"),
    optional=names("answer_by_computation contact found_in legal_basis"),
    addressee="went_to",
    unless={},
)


def write(c: Contents) -> list[Block]:
    """What it is about, what was found and what is proposed, each under its own heading, then the time to answer."""
    parts = (
        (c.say("有关单位", "The unit concerned"), "unit_concerned"),
        (c.say("应当追究的行为", "The conduct"), "rule"),
        (c.say("事实和依据", "Facts and grounds"), "gap"),
        (c.say("建议", "What is proposed"), "proposal"),
    )
    return proposal(c, _opening(c), parts, ("处理情况", "what was done"))


def _opening(c: Contents) -> str:
    found = found_in(c)
    return c.say(
        f"我单位在{found}中发现，有关单位的行为应当追究责任，现提出建议，请依规依纪依法处理。"
        "本件保密，请勿转给有关单位及其上下级。",
        f"In {found} we have found conduct of a unit for which responsibility should be taken, and propose the "
        "following. This is confidential: do not pass it to that unit, nor to those over or under it.",
    )
