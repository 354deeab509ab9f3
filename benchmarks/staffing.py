"""The unit and the two accounts with which the benchmarks work."""

import os
from datetime import date


def prepare() -> None:
    """Make them where they are not there yet; the base must have a home office."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
    import django

    django.setup()
    from django.core.cache import cache

    from huiyin.foundation.people.models import Account, Role
    from huiyin.foundation.people.permissions import STARTING_ROLES
    from huiyin.foundation.units.models import Unit

    cache.clear()  # eight clients sign in at once, again and again: not what the limit on sign-ins is for
    home = Unit.objects.filter(home=True).first()
    if home is None:
        top = Unit.objects.create(
            code="bench_top",
            name="测试县",
            full_name="测试县人民政府",
            kind="government",
            valid_from=date(2000, 1, 1),
        )
        home = Unit.objects.create(
            code="bench_office",
            name="信访局",
            full_name="测试县信访局",
            kind="letters_office",
            parent=top,
            home=True,
            prefix="测信",
            valid_from=date(2000, 1, 1),
        )
    unit, _ = Unit.objects.get_or_create(
        code="bench_unit",
        defaults={
            "name": "bench_unit",
            "full_name": "测试局",
            "kind": "organ",
            "parent": home.parent,
            "prefix": "测",
            "valid_from": date(2000, 1, 1),
        },
    )
    # the handler signs as well, as in a small office, so that the lifecycle that is measured stays the same acts
    staff = (("bench_clerk", ("clerk",), home), ("bench_handler", ("handler", "signer"), unit))
    for login, roles, where in staff:
        account = Account.objects.filter(login=login).first() or Account.objects.create_user(
            login, "bench bench bench", name=login, unit=where
        )
        for role in roles:
            row, _ = Role.objects.get_or_create(
                code=role, defaults={"name": role, "permissions": list(STARTING_ROLES[role])}
            )
            account.roles.add(row)
