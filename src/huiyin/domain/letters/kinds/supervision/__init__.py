"""Papers by which an office is pressed."""

from huiyin.domain.letters.kinds.supervision import supervision_letter

MODULES = (supervision_letter,)
