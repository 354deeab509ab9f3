"""Papers about bringing papers to the person."""

from huiyin.domain.letters.kinds.promises import receipt

MODULES = (receipt,)
