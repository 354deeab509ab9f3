"""`huiyin serve` for real: a new installation from nothing, a killed server, and a start again."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import SimpleNamespace

import pytest

from huiyin.interfaces.console import running as server_room

HUIYIN = [sys.executable, "-m", "huiyin.interfaces.console"]


@pytest.fixture
def office(tmp_path):
    """The environment of a new office: a folder, a secret, and not one variable of ours."""
    secret = tmp_path / "secret"
    secret.write_text("a-secret-of-this-office-0123456789-abcdefghijklmnop")
    theirs = {
        name: value for name, value in os.environ.items() if not name.startswith(("HUIYIN_", "DJANGO_"))
    }
    return {
        **theirs,
        "HUIYIN_DATA": str(tmp_path / "data"),
        "HUIYIN_KEYS_FILE": str(tmp_path / "keys.json"),
        "HUIYIN_SECRET_KEY_FILE": str(secret),
    }


def huiyin(office, *words: str) -> subprocess.CompletedProcess[str]:
    """Run one command of the office."""
    return subprocess.run(
        [*HUIYIN, *words], env=office, capture_output=True, text=True, timeout=120, check=False
    )


def start(office, port: int) -> subprocess.Popen[bytes]:
    """Start the server and wait until it answers."""
    command = [*HUIYIN, "serve", "--port", str(port), "--workers", "1", "--threads", "2"]
    server = subprocess.Popen(
        command, env=office, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )
    end = time.monotonic() + 180
    while time.monotonic() < end:
        if server.poll() is not None:
            pytest.fail(f"the server ended: {server.stdout.read().decode()}")
        if _answers(port):
            return server
        time.sleep(0.2)
    server.kill()
    pytest.fail("the server did not answer within three minutes")


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def descendants(pid: int) -> set[int]:
    """All processes below this one."""
    below: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            below |= {child} | descendants(child)
    return below


def running(pids: set[int]) -> set[int]:
    """Those that still run."""
    states = {pid: Path(f"/proc/{pid}/stat") for pid in pids}
    return {
        pid
        for pid, stat in states.items()
        if stat.exists() and stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    }


def all_gone(pids: set[int], seconds: float = 120) -> bool:
    """Have they all ended within this time?"""
    end = time.monotonic() + seconds
    while running(pids) and time.monotonic() < end:
        time.sleep(0.2)
    return not running(pids)


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_new_office_starts_survives_a_kill_and_starts_again(office, port):
    refused = huiyin(office, "serve", "--port", str(port))
    assert refused.returncode == 1
    assert "huiyin keys new" in refused.stderr
    assert "huiyin manage migrate" in refused.stderr

    assert huiyin(office, "keys", "new").returncode == 0
    migrated = huiyin(office, "manage", "migrate")
    assert migrated.returncode == 0, migrated.stderr

    server = start(office, port)
    family = descendants(server.pid)
    assert len(family) >= 2, "the server process and the worker"
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert all_gone(family), "a killed server leaves nothing behind that holds its port or its data"

    again = start(office, port)
    family = descendants(again.pid)
    os.killpg(again.pid, signal.SIGTERM)  # to all of them at once, as systemd stops a service
    again.wait(timeout=120)
    assert all_gone(family)

    verified = huiyin(office, "ledger", "verify", "--json")
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert json.loads(verified.stdout)["faults"] == []


def test_a_server_that_forgot_that_it_was_told_to_stop_is_told_again(monkeypatch):
    monkeypatch.setattr(server_room, "PAUSE", 0.01)
    server = SimpleNamespace(interrupt_signal=False, main_loop_interrupt=threading.Event())
    threading.Thread(target=server_room._repeat, args=(server,), daemon=True).start()
    assert not server.main_loop_interrupt.wait(0.1)
    server.interrupt_signal = True
    assert server.main_loop_interrupt.wait(120)
