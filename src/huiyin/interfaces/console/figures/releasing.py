"""`huiyin figures release`: publishes the figures of a span of months, once."""

import click
from django.utils import timezone

from huiyin.services.analytics.releasing.making import release as make
from huiyin.services.analytics.releasing.spans import CannotRelease, span_named


@click.command()
@click.option("--period", required=True, help="2026-01 or 2026-01_2026-03 (时段).")
def release(period: str) -> None:
    """Publish the figures of whole months, once and for good (发布公开统计数据)."""
    try:
        made = make(span_named(period), at=timezone.now(), by="huiyin figures release")
    except CannotRelease as error:
        raise click.ClickException(str(error)) from error
    hidden = sum(bool(row[-1]) for one in made.about["tables"] for row in one["rows"])
    click.echo(
        f"已发布 {len(made.about['tables'])} 张表 tables, {hidden} 行有不显示的数 rows with hidden numbers"
    )
    click.echo(str(made.folder))
