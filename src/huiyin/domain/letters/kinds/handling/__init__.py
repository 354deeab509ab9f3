"""Papers of handling that not every law has."""

from huiyin.domain.letters.kinds.handling import interim_reply

MODULES = (interim_reply,)
