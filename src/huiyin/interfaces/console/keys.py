"""`huiyin keys`: the file of keys that seals names, addresses and telephone numbers."""

from pathlib import Path

import click
from django.conf import settings

from huiyin.foundation.vault import keys as ring


@click.group()
def keys() -> None:
    """Make the key file, or add a key that seals from now on."""


@keys.command()
def new() -> None:
    """Write the first key file of a new installation; never replaces one."""
    path = Path(settings.HUIYIN_KEYS_FILE)
    try:
        ring.create(path)
    except FileExistsError:
        raise click.ClickException(
            f"{path} exists already. What it sealed could never be read again if it were replaced; "
            "to seal with a fresh key from now on, run `huiyin keys rotate`."
        ) from None
    click.echo(
        f"{path} is written. Keep a copy apart from the database's backup: without it no name can be read."
    )


@keys.command()
def rotate() -> None:
    """Add a key that seals from now on; older ones stay, to open what they sealed."""
    path = Path(settings.HUIYIN_KEYS_FILE)
    if not path.is_file():
        raise click.ClickException(f"{path} is missing. Restore it from your backup before you rotate.")
    click.echo(f"Key {ring.rotate(path)} seals from now on. Copy {path} to where its backup lies.")
