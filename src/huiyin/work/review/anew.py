"""A matter that begins again: its claims are open, what was found of its earlier course no longer counts."""

from datetime import date

from huiyin.matters.models import Matter
from huiyin.matters.opinions.anew import open_claims_again
from huiyin.matters.record.proceedings import end_paths

KEPT_MARKS = frozenset(
    {"ended_before", "grave", "pressed", "partly_agreed", "proceedings", "open_aid", "refused_there"}
)
KEPT_MOMENTS = frozenset({"pressed_on"})


def begin_again(matter: Matter, on: date) -> None:
    """Forget what belonged to the earlier course; what was promised is still owed, and aid referred to goes on."""
    end_paths(matter, on)
    open_claims_again(matter)
    matter.marks = {name: value for name, value in matter.marks.items() if name in KEPT_MARKS}
    matter.moments = {name: day for name, day in matter.moments.items() if name in KEPT_MOMENTS}
