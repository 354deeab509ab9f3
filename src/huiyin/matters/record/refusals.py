"""How an act fails: refused by the law, or given something it cannot use."""

from dataclasses import dataclass

from huiyin.domain.law.why import Refusal


class Refused(Exception):
    """The law does not allow this act now; `refusal` says what, which article, why, and what to do."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.reason.say("en"))
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was given: which field, and a sentence for the one who gave it."""

    field: str
    message: str


class Invalid(Exception):
    """What was given cannot be used; nothing was changed. `problems` says what, why and what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(str(p.message) for p in problems))
        self.problems = problems
