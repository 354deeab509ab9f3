"""完善政策建议书: which rule lacks what, how it might be changed, until when to answer; it names no matter and nobody."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block
from huiyin.domain.letters.phrases import Kind, found_in, names, proposal

KIND = Kind(
    "rule_change_proposal",
    "完善政策建议书",
    "Proposal to Change a Rule",
    required=names("went_to rule gap proposal answer_by seal_unit date"),
    optional=names("answer_by_computation contact found_in legal_basis"),
    addressee="went_to",
    unless={},
)


def write(c: Contents) -> list[Block]:
    """The rule, what it lacks and the change proposed, each under its own heading, then the time to answer."""
    parts = (
        (c.say("现行规定", "The rule"), "rule"),
        (c.say("不完善之处", "What it lacks"), "gap"),
        (c.say("完善建议", "The change proposed"), "proposal"),
    )
    return proposal(c, _opening(c), parts, ("怎样修改、何时修改", "how and when the rule will be changed"))


def _opening(c: Contents) -> str:
    found = found_in(c)
    return c.say(
        f"我单位在{found}中发现，有关规定还不完善，现提出建议，请研究。",
        f"In {found} we have found a rule to be lacking, and propose the following.",
    )
