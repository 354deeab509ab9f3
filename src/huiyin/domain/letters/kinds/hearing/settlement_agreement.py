"""和解协议书: what the two sides agreed between themselves, signed by both."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.kinds.hearing.agreement import OPTIONAL, REQUIRED, agreement
from huiyin.domain.letters.paper import Block
from huiyin.domain.letters.phrases import Kind

KIND = Kind(
    "settlement_agreement",
    "和解协议书",
    "Settlement Agreement",
    required=REQUIRED,
    optional=OPTIONAL,
    addressee="",
    red_head=False,
)


def write(c: Contents) -> list[Block]:
    """Agreed of both sides' free will, between themselves."""
    opening = c.say(
        "双方在自愿的基础上，自行协商达成如下协议：",
        "Of their own free will the two sides agree between themselves as follows:",
    )
    return agreement(c, opening)
