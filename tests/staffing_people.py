"""More people for the small county, and offices that are merged, split and abolished in it."""

from datetime import date

from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.units import tree
from huiyin.foundation.units.models import Unit
from tests.named_people import PASSWORD, County


def hire(county: County, login: str, unit: str, *roles: str) -> Account:
    """A further member of staff; somebody known changes unit and roles."""
    account = county.accounts.get(login)
    if account is None:
        account = Account.objects.create_user(login, PASSWORD, name=login.title(), unit=county.units[unit])
    account.unit = county.units[unit]
    account.save()
    account.roles.set(Role.objects.filter(code__in=roles))
    county.accounts[login] = account
    return account


def found(
    county: County, code: str, name: str, kind: str = "organ", parent: str = "county", **more: object
) -> Unit:
    """A new office."""
    unit = Unit.objects.create(
        code=code, name=name, full_name=f"澄水县{name}", kind=kind, parent=county.units[parent],
        valid_from=date(2000, 1, 1), **more,
    )  # fmt: skip
    county.units[code] = unit
    tree.changed()
    return unit


def abolish(county: County, code: str, last: date, successor: str | None = None, **heirs: str) -> None:
    """An office exists no longer than its last day; `heirs` are categories with the codes of those that take them over."""
    named = {category: county.units[unit].pk for category, unit in heirs.items()}
    heir = county.units[successor] if successor else None
    Unit.objects.filter(code=code).update(valid_to=last, successor=heir, heirs=named)
    county.units[code].refresh_from_db()
    tree.changed()
