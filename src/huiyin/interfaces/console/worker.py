"""`huiyin worker`: does what follows an act, until it is told to stop."""

import click

from huiyin.interfaces.console import running
from huiyin.jobs.worker import run


@click.command()
@click.option("--once", is_flag=True, help="Do what waits, then stop.")
@click.option(
    "--parent", type=int, hidden=True, help="Stop when this process is gone; `huiyin serve` sets it."
)
def worker(once: bool, parent: int | None) -> None:
    """Do what follows an act: notices, timers, calendars."""
    if parent:
        running.leave_with(parent)
    run(once=once, echo=click.echo)
