"""The running limits an office can be late with: a unit's own right, such as to send a matter back, is none."""

from functools import lru_cache

from django.db.models import QuerySet

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.load.packs import pack_names
from huiyin.domain.law.terms import Role
from huiyin.matters.models import Clock


def duties() -> "QuerySet[Clock]":
    """Running clocks an office can be late with, under whichever law."""
    rows = Clock.objects.filter(running=True, side="office")
    for pack, rights in _rights().items():
        rows = rows.exclude(limit__in=rights, matter__pack=pack)
    return rows


@lru_cache(maxsize=1)
def _rights() -> dict[str, tuple[str, ...]]:
    """The limits that are a unit's own right, for each pack of this program that has any."""
    found = {name: counsel(name).pack.limits.values() for name in pack_names()}
    rights = {
        name: tuple(one.name for one in limits if one.role is Role.RIGHT) for name, limits in found.items()
    }
    return {name: limits for name, limits in rights.items() if limits}
