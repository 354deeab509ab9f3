"""调解协议书: what was agreed before an organ that mediated, signed by both sides."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.kinds.hearing.agreement import OPTIONAL, REQUIRED, agreement
from huiyin.domain.letters.paper import Block
from huiyin.domain.letters.phrases import Kind

KIND = Kind(
    "mediation_agreement",
    "调解协议书",
    "Mediation Agreement",
    required=REQUIRED | {"mediator"},
    optional=OPTIONAL,
    addressee="",
    red_head=False,
)


def write(c: Contents) -> list[Block]:
    """Agreed of both sides' free will, before the mediator named."""
    opening = c.say(
        "双方在自愿的基础上，经调解达成如下协议：",
        "Of their own free will and after mediation, the two sides agree as follows:",
    )
    return agreement(c, opening)
