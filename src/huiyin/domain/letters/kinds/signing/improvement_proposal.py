"""改进工作建议书: which practice of an office is at fault, the improvement, until when to answer; it names no matter and nobody."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block
from huiyin.domain.letters.phrases import Kind, found_in, names, proposal

KIND = Kind(
    "improvement_proposal",
    "改进工作建议书",
    "Proposal of an Improvement",
    required=names("went_to rule gap proposal answer_by seal_unit date"),
    optional=names("answer_by_computation contact found_in legal_basis"),
    addressee="went_to",
    unless={},
)


def write(c: Contents) -> list[Block]:
    """What it is about, what was found and what is proposed, each under its own heading, then the time to answer."""
    parts = (
        (c.say("哪项工作", "Which practice"), "rule"),
        (c.say("发现的问题", "What was found"), "gap"),
        (c.say("改进建议", "The improvement proposed"), "proposal"),
    )
    return proposal(
        c, _opening(c), parts, ("怎样改进、何时完成", "how and by when the practice will be improved")
    )


def _opening(c: Contents) -> str:
    found = found_in(c)
    return c.say(
        f"我单位在{found}中发现，贵单位有的做法应当改进，现提出建议，请研究。",
        f"In {found} we have found a practice of your office that should be improved, and propose the following.",
    )
