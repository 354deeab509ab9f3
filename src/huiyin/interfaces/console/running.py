"""Runs the production server with the worker beside it, and keeps both alive until they are told to stop."""

import importlib
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

APPLICATION = "huiyin.config.wsgi:application"
PAUSE = 2.0  # seconds before a worker that died is started again


def run(*, host: str, port: int, workers: int, threads: int, with_worker: bool) -> None:
    """Serve until interrupted. `workers` are processes; `threads` answer requests inside each."""
    Path(settings.STATIC_ROOT).mkdir(
        parents=True, exist_ok=True
    )  # whitenoise warns of a folder that is not there
    # Spawned and not forked: a child must inherit no open database and no lock that another thread holds.
    multiprocessing.set_start_method("spawn", force=True)
    server = Granian(
        APPLICATION,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        log_level=LogLevels.warning,
    )
    threading.Thread(target=_repeat, args=(server,), daemon=True, name="repeat-stop").start()
    with _worker_beside() if with_worker else nullcontext():
        server.serve(target_loader=application)


def _repeat(server: Any) -> None:
    """Tell granian to stop until it has heard.

    A signal to the whole group, as systemd sends it, ends the server processes too; granian then starts them again, and
    forgets that it was told to stop when that came just before. It would wait for ever.
    """
    while True:
        time.sleep(PAUSE)
        if server.interrupt_signal:
            server.main_loop_interrupt.set()


def need_port(host: str, port: int) -> None:
    """Raise click.ClickException when somebody listens there already: granian itself would silently share the port."""
    try:
        address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(address[0], socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address[4])
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(
            f"{host}:{port} cannot be used: {reason}. Choose another --port or --host."
        ) from None


def application(target: str) -> Callable[..., Any]:
    """Load the WSGI application in a server process, which then leaves with the process that started it."""
    leave_with(os.getppid())
    module, _, name = target.partition(":")
    loaded: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return loaded


def leave_with(parent: int) -> None:
    """End this process soon after `parent` is gone, so that a killed server leaves no worker behind."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(0)  # every unit of work is one transaction: leaving in the middle loses and doubles nothing

    threading.Thread(target=watch, daemon=True, name="watch-parent").start()


@contextmanager
def _worker_beside() -> Iterator[None]:
    stop = threading.Event()
    keeper = threading.Thread(target=_keep_worker, args=(stop,), name="keep-worker")
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _keep_worker(stop: threading.Event) -> None:
    """Start the worker, start it again whenever it dies, and end it when told to stop."""
    command = [sys.executable, "-m", "huiyin.interfaces.console", "worker", "--parent", str(os.getpid())]
    while not stop.is_set():
        process = subprocess.Popen(command)
        while process.poll() is None and not stop.wait(0.5):
            pass
        if stop.is_set():
            _end(process)
        else:
            stop.wait(PAUSE)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
