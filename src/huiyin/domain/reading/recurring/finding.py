"""All messages grouped into problems at once; what comes later is taken in by the finder that this gives."""

from collections.abc import Iterable

from huiyin.domain.reading.folding import Simplify
from huiyin.domain.reading.recurring.grouping.joining import Bunch, Measure
from huiyin.domain.reading.recurring.growing import LEAST, Finder
from huiyin.domain.reading.recurring.held import HELD, Held
from huiyin.domain.reading.recurring.problem import problems_among
from huiyin.domain.reading.recurring.texts import Message


def find(
    messages: Iterable[Message],
    *,
    least: int = LEAST,
    measure: Measure | None = None,
    simplify: Simplify | None = None,
) -> Finder:
    """Group all messages anew; the larger problems first. The same messages in the same order give the same answer."""
    measure = measure or Measure()
    held = Held(simplify=simplify)
    for message in messages:
        held.add(message)
    problems = problems_among(_alone(held), held.space.words, held.ids, measure, least)
    return Finder(held, dict(enumerate(problems)), measure, least)


def _alone(held: Held) -> dict[int, Bunch]:
    """The vectors of each text; what the older ones were made of is let go, for there may be a hundred thousand."""
    made = {}
    oldest = len(held.ids) - HELD
    for at in range(len(held.ids)):
        made[at] = held.alone(at)
        if at < oldest:
            held.let_go(at)
    return made
