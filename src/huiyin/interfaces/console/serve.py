"""`huiyin serve`: the production server, which does not start while something would make it unsafe."""

import os

import click

from huiyin.interfaces.console import ready, running


def default_workers() -> int:
    """One process for each core, and at least two, so that one may die without a silence."""
    return max(2, min(os.cpu_count() or 1, 8))


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=default_workers, type=click.IntRange(1, 64), help="Server processes.")
@click.option("--threads", default=2, show_default=True, type=click.IntRange(1, 64), help="In each process.")
@click.option(
    "--no-worker", is_flag=True, help="Do not run the worker beside it; run `huiyin worker` yourself."
)
def serve(host: str, port: int, workers: int, threads: int, no_worker: bool) -> None:
    """Serve Huiyin for real work."""
    reasons = ready.refusals()
    if reasons:
        raise click.ClickException(
            "Huiyin does not start:\n" + "\n".join(f"  - {reason}" for reason in reasons)
        )
    running.need_port(host, port)
    click.echo(f"Huiyin serves http://{host}:{port}/ with {workers} processes of {threads} threads.")
    running.run(host=host, port=port, workers=workers, threads=threads, with_worker=not no_worker)
