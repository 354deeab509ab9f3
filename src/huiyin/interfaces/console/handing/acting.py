"""On whose behalf a command reads or acts: a member of staff, whose reading is logged and shown to the person."""

import os

import click

from huiyin.foundation.people.actor import StaffActor, actor_of
from huiyin.foundation.people.models import Account

AS = click.option(
    "--as", "login", required=True, metavar="LOGIN", help="The member of staff who does it; it is logged."
)


def acting(login: str) -> StaffActor:
    """The member of staff with this sign-in name. Raises click.ClickException for nobody, or somebody who left."""
    account = Account.objects.filter(login=login, is_active=True).first()
    if account is None:
        raise click.ClickException(
            f"Nobody with an open account signs in as {login} (没有可用的账号{login})."
        )
    return actor_of(account)


def language() -> str:
    """The language of the terminal: Chinese where its locale is Chinese, English elsewhere."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh-hans" if spoken.lower().startswith("zh") else "en"
