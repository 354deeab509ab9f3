"""`huiyin reading`: what the program learned of the office's matters, and how well it reads, measured on files."""

from __future__ import annotations

import click

from huiyin.interfaces.console.reading.listed import Listed

# name -> (module:attribute below this package, its line in the list, does it need Django?)
COMMANDS = {
    "index": ("index:index", "Write the index of search anew, after an upgrade.", True),
    "learn": ("learn:learn", "Learn categories and units from the office's own decided matters.", True),
    "models": ("models:models", "List what was learned, when, from how much, and how well it did.", True),
    "score": ("score:score", "Measure on a file how well the program reads; figures as JSON.", False),
}


@click.group(cls=Listed, table=COMMANDS, package=__name__)
def reading() -> None:
    """Learn from decided matters, and measure how well the program reads."""
