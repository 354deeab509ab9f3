"""How ground that staff edit refuses what makes no sense: each problem at its field, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with what was given: which field, and a sentence that says what, why and what to do."""

    field: str
    message: str


class Unusable(Exception):
    """What was given cannot be used; nothing was changed."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = faults
