"""From one matter as it was read to its rows in every table of facts."""

from collections.abc import Callable, Iterator, Mapping

from huiyin.services.analytics.facts.reading import File
from huiyin.services.analytics.facts.rows.about import Ground
from huiyin.services.analytics.facts.rows.coming import items, visits
from huiyin.services.analytics.facts.rows.handling import clocks, promises, ratings, reviews, stays, steps
from huiyin.services.analytics.facts.rows.matter import matters
from huiyin.services.analytics.facts.rows.offices import causes, checks, measures, proposals, supervisions
from huiyin.services.analytics.facts.rows.said import Said

Making = Callable[[File, Ground], Iterator[Said]]

# table -> how its rows are made
MAKING: Mapping[str, Making] = {
    "matters": matters,
    "items": items,
    "visits": visits,
    "stays": stays,
    "steps": steps,
    "clocks": clocks,
    "promises": promises,
    "reviews": reviews,
    "ratings": ratings,
    "supervisions": supervisions,
    "measures": measures,
    "proposals": proposals,
    "causes": causes,
    "checks": checks,
}
# what an office does in its own file or for a problem it knows of is its work too; all else there was brought by nobody
OF_OWN_FILES = frozenset({"promises", "proposals", "supervisions", "measures"})


def rows_of(file: File, ground: Ground) -> dict[str, list[Said]]:
    """All rows of one matter by table; none at all for an exercise."""
    if ground.is_exercise(file):
        return {}
    brought = ground.is_brought(file)
    return {
        name: list(make(file, ground)) for name, make in MAKING.items() if brought or name in OF_OWN_FILES
    }
