"""`huiyin worker`: does what follows an act, until it is told to stop."""

import click

from huiyin.interfaces.console import running
from huiyin.jobs import follow
from huiyin.jobs.worker import run


@click.command()
@click.option("--once", is_flag=True, help="Do what waits, then stop.")
@click.option(
    "--parent", type=int, hidden=True, help="Stop when this process is gone; `huiyin serve` sets it."
)
@click.option("--retry", is_flag=True, help="First let what was parked after ten failures be tried again.")
def worker(once: bool, parent: int | None, retry: bool) -> None:
    """Do what follows an act: notices, timers, calendars."""
    if retry:
        click.echo(f"{follow.unpark()} parked announcements are tried again.")
    if parent:
        running.leave_with(parent)
    run(once=once, echo=click.echo)
