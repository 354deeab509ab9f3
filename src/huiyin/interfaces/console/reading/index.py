"""`huiyin reading index`: write the index of search anew, after an upgrade or where it is doubted."""

from __future__ import annotations

import click

from huiyin.jobs.reading.indexing import index_anew


@click.command()
def index() -> None:
    """Index every matter anew, the newest first, while the office goes on working.

    Exercises and the offices' own files are found by no search and are left out.
    """
    done = 0
    for done in index_anew():
        if done % 10_000 == 0:
            click.echo(f"{done} matters", err=True)
    click.echo(f"Search finds {done} matters by what they say now.")
