"""`huiyin reading models`: what was learned, when, from how many matters, and how well it did."""

from __future__ import annotations

import click
from django.utils import timezone

from huiyin.services.hints.models import LearnedModel


@click.command()
def models() -> None:
    """List every version of what was learned, newest first; figures are of matters it had not seen."""
    rows = LearnedModel.objects.order_by("task", "-version")
    if not rows:
        click.echo("Nothing was learned yet: keywords and rules speak. Learn with `huiyin reading learn`.")
    for row in rows:
        new = row.figures["held_out"]
        click.echo(
            f"{row.task} {row.version}  {timezone.localtime(row.learned_at):%Y-%m-%d %H:%M}  {row.state:<7}"
            f"from {row.learned_from}, macro-F1 {new['macro_f1']:.3f}, accuracy {new['accuracy']:.3f}, "
            f"top 3 {new['top_3']:.3f} on {new['messages']}  {row.file}"
        )
