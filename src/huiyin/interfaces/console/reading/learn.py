"""`huiyin reading learn`: learn from the office's own decided matters, and keep what does no worse than what is in use."""

from __future__ import annotations

import click
from django.utils import timezone

from huiyin.domain.reading.sorting.blending import ENOUGH
from huiyin.services.hints.sorting.confirmed import TASKS
from huiyin.services.hints.sorting.learning import Learned, learn_task


@click.command()
@click.option("--task", "tasks", type=click.Choice(TASKS), multiple=True, help="Only this; without it both.")
def learn(tasks: tuple[str, ...]) -> None:
    """Learn categories and units from decided matters that are no reports.

    A sixth of them is held out and never learned from; what is new replaces what is in use only where it does no worse
    on these. Reports, exercises and the offices' own files are left out.
    """
    for task in tasks or TASKS:
        at = timezone.now()
        click.echo(_told(learn_task(task, at=at, on=timezone.localdate(at))))


def _told(learned: Learned) -> str:
    if learned.row is None:
        return (
            f"{learned.task}: {learned.matters} decided matters with {learned.labels} labels; about "
            f"{ENOUGH * 6 // 5} with two labels at least are needed. Keywords and rules go on."
        )
    new, old = learned.row.figures["held_out"], learned.row.figures["before"]
    before = f"; the one in use: {old['macro_f1']:.3f}" if old else ""
    became = "in use now" if learned.row.state == "active" else "kept as worse; what was in use stays"
    return (
        f"{learned.task}: version {learned.row.version} from {learned.row.learned_from} matters, {learned.labels} labels; "
        f"on {new['messages']} held out macro-F1 {new['macro_f1']:.3f}, accuracy {new['accuracy']:.3f}{before}; {became}."
    )
