"""`huiyin figures`: builds the facts behind the figures, and says how they stand."""

import time

import click
from django.utils import timezone

from huiyin.interfaces.console.figures.releasing import release
from huiyin.services.analytics.asking import CannotAsk, Period, Scope, figure, measures
from huiyin.services.analytics.facts import compacting, refreshing, store
from huiyin.services.analytics.facts.rebuilding import rebuild as build


@click.group()
def figures() -> None:
    """Figures about the work of offices: the facts behind them (统计数据)."""


figures.add_command(release)


@figures.command()
def rebuild() -> None:
    """Read the whole record into the facts anew; what happens meanwhile is not lost (重建统计数据)."""
    started = time.monotonic()
    with click.progressbar(length=0, label="件 matters", show_eta=False, show_percent=False) as bar:
        base = build(at=timezone.now(), say=lambda done: bar.update(done - bar.pos))
    click.echo(f"已读入 {base.matters} 件 matters, {time.monotonic() - started:.1f} s: {base.folder}")


@figures.command()
def compact() -> None:
    """Put what changed since the last building into it; the worker does so by itself when it is much (合并增量)."""
    if store.current() is None:
        raise click.ClickException("还没有统计数据 There are no facts yet. Run: huiyin figures rebuild")
    started = time.monotonic()
    base = compacting.compact(at=timezone.now())
    click.echo(f"已合并 {base.matters} 件 matters, {time.monotonic() - started:.1f} s")


@figures.command()
def status() -> None:
    """How far the facts reach, and how many matters wait to be read again (统计数据的现状)."""
    base = store.current()
    if base is None:
        raise click.ClickException("还没有统计数据 There are no facts yet. Run: huiyin figures rebuild")
    waiting, changed = refreshing.counted()
    click.echo(
        f"基础 base: {base.at:%Y-%m-%d %H:%M}, {base.matters} 件 matters; 增量 changed since: {changed}"
    )
    click.echo(f"等待读入 waiting to be read again: {waiting}")


@figures.command()
@click.argument("name", required=False)
@click.option("--first", type=click.DateTime(["%Y-%m-%d"]), help="First day (起).")
@click.option("--last", type=click.DateTime(["%Y-%m-%d"]), help="Last day (止).")
@click.option("--by", multiple=True, help="What it is divided by (分组).")
def show(name: str | None, first: object, last: object, by: tuple[str, ...]) -> None:
    """Compute one measure as the public may read it, with its SQL; without a NAME list them all (计算一项指标)."""
    if name is None:
        for one in measures():
            click.echo(f"{one.name}: {one.words['title']['zh']} {one.words['title']['en']}")
        return
    today = timezone.localdate(timezone.now())
    period = Period(
        first.date() if first else today.replace(month=1, day=1),  # type: ignore[attr-defined]
        last.date() if last else today,  # type: ignore[attr-defined]
    )
    try:
        found = figure(name, period=period, scope=Scope(None, with_reports=False, public=True), by=by)
    except CannotAsk as error:
        raise click.ClickException(str(error)) from error
    for row in found.rows:
        value = "" if row.value is None else row.value
        click.echo(f"{' / '.join(row.key)}\t{value}\t({row.n})")
    click.echo(found.sql)
