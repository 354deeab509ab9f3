"""What loaded matters stand on: the county of the demo, with one clerk and one handler in each bureau."""

from django.conf import settings

from benchmarks.rows import Ground
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.tree import tree


def prepare() -> tuple[Ground, list[tuple[str, str, str]]]:
    """The ground of a database in which the demo county's units and staff exist, and a pool of its texts."""
    home = tree().home()
    units = [u for u in tree().units.values() if u.kind in {"organ", "township"} and u.valid_to is None]
    handlers = {a.unit_id: a.pk for a in Account.objects.filter(unit_id__in=[u.pk for u in units])}
    clerk = Account.objects.filter(unit=home, roles__code="clerk").first()
    if clerk is None or not handlers:
        raise SystemExit("load the demo county's units and staff first: huiyin demo --people-only")
    able = tuple(u.pk for u in units if u.pk in handlers)
    return Ground(settings.HUIYIN_PACK, home.pk, able, clerk.pk, handlers), _texts()


def _texts() -> list[tuple[str, str, str]]:
    from huiyin.matters.models import Claim, Matter

    rows = list(
        Matter.objects.exclude(confidential=True).order_by("id").values_list("id", "title", "body")[:3000]
    )
    claims = dict(Claim.objects.filter(matter_id__in=[r[0] for r in rows]).values_list("matter_id", "text"))
    return [(title, body, claims.get(i, title)) for i, title, body in rows]
