"""`huiyin office`: the units of this office and the accounts of its staff, for an installation's first day and after."""

from pathlib import Path

import click
from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from huiyin.foundation.people import absences
from huiyin.foundation.people.models import Account, Role
from huiyin.foundation.people.permissions import STARTING_ROLES
from huiyin.foundation.units.models import Unit
from huiyin.interfaces.console.office.reorganise import reorganise
from huiyin.interfaces.console.office.tree_file import faults_in, keep, link, read, rows_of
from huiyin.matters.queries.casework.officers import open_work


@click.group()
def office() -> None:
    """Load the tree of units, open and close accounts."""


@office.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def units(file: Path) -> None:
    """Load or update the units named in a YAML file; running it twice changes nothing.

    The file has a list `units`, each with code, name, kind, valid_from, and as wanted short, parent, prefix, phone,
    address, duties, valid_to, successor, and `home: true` for the letters office that runs this installation. Units
    are never deleted: one that has ended gets a valid_to and a successor.
    """
    rows = rows_of(file, read(file), "units")
    faults = list(faults_in(rows))
    if faults:
        raise click.ClickException("Nothing was changed:\n" + "\n".join(f"  - {fault}" for fault in faults))
    with transaction.atomic():
        made = sum(keep(row) for row in rows)
        for row in rows:
            link(row)
    click.echo(f"{len(rows)} units: {made} new, {len(rows) - made} known before.")


@office.command()
@click.argument("login")
@click.option("--name", required=True, help="The person's name, as it stands under what they sign.")
@click.option("--unit", "code", required=True, help="The code of their unit.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(list(STARTING_ROLES)))
@click.option("--email", default="", help="For notices of dates.")
@click.password_option(help="Asked for when not given; the member of staff should change it.")
def account(login: str, name: str, code: str, roles: tuple[str, ...], email: str, password: str) -> None:
    """Open an account for a member of staff."""
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        raise click.ClickException(
            f"There is no unit with the code {code!r}; load it with `huiyin office units`."
        )
    if Account.objects.filter(login=login).exists():
        raise click.ClickException(f"{login!r} is taken already.")
    try:
        validate_password(password)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from None
    with transaction.atomic():
        opened = Account.objects.create_user(login, password, name=name, unit=unit, email=email)
        opened.roles.set(_roles(roles))
    click.echo(f"{login} ({', '.join(roles)}) may sign in for {unit.name}; the second factor is set up then.")


@office.command()
@click.argument("login")
def close(login: str) -> None:
    """Close an account: nobody can sign in with it any more; what it did stays."""
    account = Account.objects.filter(login=login).first()
    if account is None:
        raise click.ClickException(f"There is no account {login!r}.")
    Account.objects.filter(pk=account.pk).update(is_active=False)
    click.echo(f"{login} is closed.")
    _say_what_is_left(account)


def _say_what_is_left(account: Account) -> None:
    """Open matters that would now be in nobody's hands, absences in which nobody would stand in, and the way on."""
    today = timezone.localdate(timezone.now())
    count = open_work(account.pk)
    if count:
        click.echo(
            f"Open matters still in the hands of {account.name} ({account.unit.name}): {count}. Somebody there who names "
            f"officers hands them over in one go: {settings.HUIYIN_URL}/desk/bulk/new/?officer={account.pk}"
        )
    for absence in absences.bound(account.pk, today):
        click.echo(
            f"{account.name} was to stand in for {absence.name} from {absence.first}; nobody does now. Enter another "
            f"deputy: {settings.HUIYIN_URL}/desk/staff/"
        )


@office.command("let-in")
@click.argument("login")
@click.option("--new-password", is_flag=True, help="Asks for one; every open session of theirs ends.")
@click.option(
    "--without-second-factor",
    is_flag=True,
    help="Telephone and recovery codes are lost: they set it up anew.",
)
@click.option("--reopen", is_flag=True, help="Open an account that was closed.")
def let_in(login: str, new_password: bool, without_second_factor: bool, reopen: bool) -> None:
    """Help a member of staff who cannot sign in; a lock after wrong attempts is always lifted."""
    account = Account.objects.filter(login=login).first()
    if account is None:
        raise click.ClickException(f"There is no account {login!r}.")
    done = ["the lock after wrong attempts is lifted"]
    if new_password:
        account.set_password(_asked_password())
        done.append("a new password is set")
    if reopen:
        account.is_active = True
        done.append("the account is open")
    with transaction.atomic():
        account.save(update_fields=["password", "is_active"])
        if without_second_factor:
            Authenticator.objects.filter(user=account).delete()
            done.append("the second factor is off and is set up anew at the next sign-in")
        reset(username=login)
    click.echo(f"{login}: {', '.join(done)}.")


def _asked_password() -> str:
    password: str = click.prompt("New password", hide_input=True, confirmation_prompt=True)
    try:
        validate_password(password)
    except ValidationError as error:
        raise click.ClickException(" ".join(error.messages)) from None
    return password


def _roles(names: tuple[str, ...]) -> list[Role]:
    """The starting roles by name, made when they are not there; roles already edited are left as they are."""
    kept = []
    for name in names:
        fields = {"name": name.replace("_", " "), "permissions": list(STARTING_ROLES[name])}
        kept.append(Role.objects.get_or_create(code=name, defaults=fields)[0])
    return kept


office.add_command(reorganise)
