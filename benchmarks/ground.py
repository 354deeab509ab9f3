"""What loaded matters stand on: a home office, twenty bureaux with a handler each, and texts of the demo county's making."""

from datetime import date

from django.conf import settings

from benchmarks.rows import Ground
from benchmarks.staffing import prepare as prepare_staff
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.foundation.units.tree import changed, tree
from huiyin.interfaces.console.county.plan import plan

BUREAUX = 20
TEXTS = 2_000


def prepare() -> tuple[Ground, list[tuple[str, str, str]]]:
    """Units and accounts, made where they are not there yet, and a pool of texts (title, body, claim)."""
    prepare_staff()
    home = Unit.objects.get(home=True)
    for n in range(BUREAUX):
        defaults = {
            "name": f"测试{n}局",
            "full_name": f"测试{n}局",
            "kind": "organ",
            "parent": home.parent,
            "valid_from": date(2000, 1, 1),
        }
        unit, fresh = Unit.objects.get_or_create(code=f"bench_{n}", defaults=defaults)
        if fresh:
            Account.objects.create(login=f"bench_{n}", name=f"测试{n}", unit=unit, is_active=False)
    changed()
    units = [u.pk for u in tree().units.values() if u.code.startswith("bench_") and u.kind == "organ"]
    handlers = dict(Account.objects.filter(unit_id__in=units).values_list("unit_id", "id"))
    clerk = Account.objects.get(login="bench_clerk")
    told = [life.told for life in plan(11, TEXTS, date(2026, 11, 1))]
    texts = [(t.title, t.body, t.claims[0] if t.claims else t.title) for t in told]
    return Ground(settings.HUIYIN_PACK, home.pk, tuple(handlers), clerk.pk, handlers), texts
