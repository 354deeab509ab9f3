"""Where a person turns who does not accept the opinion (Art 35)."""

from huiyin.foundation.units.tree import tree
from huiyin.matters.models import Matter


def review_organ(matter: Matter) -> str:
    """Who reviews the opinion: the organ one level above the unit that handled it (Art 35)."""
    above = tree().above(matter.holder_id)
    return tree().units[above[0]].full_name if above else ""
