"""`huiyin reading score`: each command reads files with the columns its help names and prints one JSON object."""

from __future__ import annotations

import click

from huiyin.interfaces.console.reading.listed import Listed

# name -> (module:attribute below this package, its line in the list, does it need Django?)
COMMANDS = {
    "category": ("category:category", "Sorting messages into categories, learned from one file.", False),
    "redact": ("redact:redact", "Finding by whom somebody could be recognised.", False),
    "replies": ("replies:replies", "The check of answers before they are served.", False),
    "recurring": ("recurring:recurring", "Finding the problems that many messages are about.", False),
    "ocr": ("ocr:ocr", "Reading scanned letters, against what stands on them.", False),
    "same": (
        "same:same",
        "Finding a matter again that was changed: recall, and precision of what is shown.",
        False,
    ),
}


@click.group(cls=Listed, table=COMMANDS, package=__name__)
def score() -> None:
    """Measure on a file how well the program reads; the same file gives the same figures."""
