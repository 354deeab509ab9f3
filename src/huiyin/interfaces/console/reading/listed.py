"""A group of commands kept in a table; a command's module is imported when it is called."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

from huiyin.interfaces.console import set_up_django

Table = Mapping[str, tuple[str, str, bool]]


class Listed(click.Group):
    """Commands by name: where each lies, its line in the list, whether it needs Django."""

    def __init__(self, *args: Any, table: Table, package: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._table, self._package = table, package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the table."""
        return list(self._table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self._table:
            return None
        where, _, needs_django = self._table[cmd_name]
        if needs_django:
            set_up_django()
        module, attribute = where.split(":")
        command: click.Command = getattr(importlib.import_module(f"{self._package}.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list from the table, so that asking for help loads nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line, _) in self._table.items()])
