"""`huiyin demo`: a fictional county in a folder of its own, to look around in; never touches real data."""

import importlib
import os
import shutil
import time
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import Any

import click

FOLDER = "var/demo"
UNFINISHED = "unfinished"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--fresh", is_flag=True, help="Throw the county away and build it anew.")
@click.option("--build-only", is_flag=True, help="Build the county and stop, without serving it.")
def demo(host: str, port: int, fresh: bool, build_only: bool) -> None:
    """Start a fictional county to look around in."""
    folder = Path(FOLDER).absolute()
    prepare(os.environ, folder, f"http://{host}:{port}")
    from huiyin.interfaces.console import ready, running

    if not build_only:
        running.need_port(host, port)  # before minutes are spent on building
    mark = folder / ready.DEMO_MARK
    if fresh or not _finished(mark):
        _build(folder, mark)
    else:
        _set_up()
        click.echo(f"The county in {FOLDER} is there already; `huiyin demo --fresh` builds it anew.")
    click.echo(mark.read_text(encoding="utf-8"))
    if not build_only:
        _serve(host, port)


def prepare(environment: MutableMapping[str, str], folder: Path, address: str) -> None:
    """Turn the environment into a demo's: its own folder, and nothing of a real installation.

    Whatever HUIYIN_* says about a database, keys, mail or gateways belongs to real work and is dropped.
    """
    for name in [name for name in environment if name.startswith("HUIYIN_")]:
        del environment[name]
    environment.update(HUIYIN_DEMO="1", HUIYIN_DATA=str(folder), HUIYIN_URL=address)


def _finished(mark: Path) -> bool:
    """Is the county there, and was its building not interrupted?"""
    return mark.exists() and mark.read_text(encoding="utf-8") != UNFINISHED


def _build(folder: Path, mark: Path) -> None:
    started = time.monotonic()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(UNFINISHED, encoding="utf-8")  # from now on nobody can serve this folder as a real office
    _set_up()
    from django.conf import settings
    from django.core.management import call_command

    from huiyin.foundation.vault import keys

    keys.create(Path(settings.HUIYIN_KEYS_FILE))
    call_command("migrate", verbosity=0)
    who = _load_county()(click.echo)
    words = [f"Built in {time.monotonic() - started:.0f} s.", *_who_can_sign_in(who)]
    mark.write_text("\n".join(words) + "\n", encoding="utf-8")


def _set_up() -> None:
    import django

    django.setup()


def _load_county() -> Callable[[Callable[[str], None]], Any]:
    module = importlib.import_module("huiyin.interfaces.console.county.load")
    return module.load_county  # type: ignore[no-any-return]


def _who_can_sign_in(who: Any) -> list[str]:
    """The lines that load_county hands back, if it does; each names an account and what it may do."""
    return [str(line) for line in who] if isinstance(who, (list, tuple)) else []


def _serve(host: str, port: int) -> None:
    from huiyin.interfaces.console import running

    click.echo(f"Huiyin's demo is at http://{host}:{port}/ (portal) and http://{host}:{port}/desk/ (desk).")
    click.echo("Stop it with Ctrl-C.")
    running.run(host=host, port=port, workers=2, threads=2, with_worker=True)
