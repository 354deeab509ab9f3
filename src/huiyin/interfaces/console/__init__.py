"""The command line: one group, `huiyin`, whose commands are loaded only when they are called."""

from __future__ import annotations

import importlib
import os

import click

from huiyin import __version__

SETTINGS = "huiyin.config.settings"

# name -> (module:attribute, its line in the list, does it need Django?). Nothing is imported before it is
# called, so `huiyin law ...` answers without Django and without a database.
COMMANDS: dict[str, tuple[str, str, bool]] = {
    "demo": ("demo:demo", "Start a fictional county to look around in.", False),
    "serve": ("serve:serve", "Serve Huiyin for real work.", True),
    "worker": ("worker:worker", "Do what follows an act: notices and timers.", True),
    "doctor": ("doctor:doctor", "Say what is missing or unsafe here, and the mend.", True),
    "office": ("office:office", "Load units, open and close accounts of staff.", True),
    "law": ("law:law", "Ask the law: limits, due dates, permits, the book.", False),
    "import": ("importing:import_", "Take a spreadsheet of messages in as web filings.", True),
    "bundle": ("handing.bundle:bundle", "A whole matter as one file, and its verification.", True),
    "handover": (
        "handing.handover:handover",
        "Hand a matter over to another installation, or take one over.",
        True,
    ),
    "reading": ("reading:reading", "What was learned of the matters, and how well texts are read.", False),
    "ledger": ("ledger:ledger", "Verify the hash chain of every matter.", True),
    "figures": ("figures.command:figures", "Build the facts behind the figures; compute one.", True),
    "calendar": ("calendar:calendar", "Enter the holidays of a year; dates are counted again.", True),
    "keys": ("keys:keys", "Make or rotate the keys that seal personal data.", True),
    "manage": ("manage:manage", "Run one of Django's own commands.", True),
}


class Commands(click.Group):
    """A group that knows its commands by name and imports a command's module when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list from the table, so that asking for help loads nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line, _) in COMMANDS.items()])


def load(name: str) -> click.Command:
    """Import the command called `name`, setting up Django first when it needs it.

    Raises click.ClickException when this installation does not carry the command's module.
    """
    where, _, needs_django = COMMANDS[name]
    module_name, attribute = where.split(":")
    full_name = f"{__name__}.{module_name}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if needs_django:
        set_up_django()
    try:
        command = getattr(importlib.import_module(full_name), attribute)
    except ModuleNotFoundError as error:
        if error.name != full_name:
            raise
        raise click.ClickException(f"`huiyin {name}` is not part of this installation.") from None
    if not isinstance(command, click.Command):
        raise TypeError(f"{where} is not a command")
    return command


def set_up_django() -> None:
    """Set Django up for a command that needs it. Raises click.ClickException where a setting is wrong."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="huiyin")
def main() -> None:
    """Huiyin, a grievance system that answers: every matter, its law, its dates and why."""
