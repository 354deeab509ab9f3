"""Who of the county's staff does what: invented people by unit and role, chosen so that a desk keeps its matters."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from huiyin.interfaces.console.county.writing.scenery import words

HOME = "cs_xfj"  # the county's letters office, which runs the installation
DISCIPLINE = "cs_jw"


@dataclass(frozen=True, slots=True)
class Member:
    """One member of staff."""

    login: str
    name: str
    unit: str
    post: str
    roles: tuple[str, ...]


@lru_cache(maxsize=1)
def staff() -> tuple[Member, ...]:
    """Everybody."""
    return tuple(
        Member(r["login"], r["name"], r["unit"], r["post"], tuple(r["roles"]))
        for r in words("staff")["staff"]
    )


@lru_cache(maxsize=1)
def _by_desk() -> Mapping[tuple[str, str], tuple[Member, ...]]:
    found: dict[tuple[str, str], list[Member]] = defaultdict(list)
    for member in staff():
        for role in member.roles:
            found[member.unit, role].append(member)
    return {key: tuple(members) for key, members in found.items()}


def at_desk(unit: str, role: str, no: int) -> Member:
    """The member of that unit and role whose turn it is."""
    members = _by_desk()[unit, role]
    return members[no % len(members)]


def signer(unit: str, *, grave: bool = False) -> Member:
    """Who signs for a unit: its deputy in charge, or its head, who also signs where there is no deputy."""
    by_desk = _by_desk()
    roles = ("head",) if grave and (unit, "head") in by_desk else ("signer", "head")
    return next(by_desk[unit, role][0] for role in roles if (unit, role) in by_desk)


def reviews(unit: str | None) -> bool:
    """Whether somebody there reviews."""
    return (unit, "reviewer") in _by_desk()


def has_head(unit: str) -> bool:
    """Whether the county names a head for that unit."""
    return (unit, "head") in _by_desk()


def clerk(no: int, *, report: bool) -> Member:
    """Who at the letters office takes a matter in; reports are for the two who are trusted with them."""
    trusted = [m for m in _by_desk()[HOME, "clerk"] if "reports_officer" in m.roles]
    others = [m for m in _by_desk()[HOME, "clerk"] if "reports_officer" not in m.roles]
    return (trusted if report else others)[no % len(trusted if report else others)]
