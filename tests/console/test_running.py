"""The worker beside the server is started again when it dies, ended when asked, and never left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from huiyin.interfaces.console import running

SLEEPER = "import os, sys, time; print(os.getpid(), file=open(sys.argv[1], 'a'), flush=True); time.sleep(600)"


def until(condition, seconds: float = 60):
    """Wait for something to become true, and give it back."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := condition():
            return result
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def alive(pid: int) -> bool:
    """Does this process run (and is not just waiting to be collected)?"""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


@pytest.fixture
def pids(tmp_path, monkeypatch):
    """The worker is a process that only writes its id down; this reads the ids."""
    notes = tmp_path / "pids"
    notes.touch()
    start = subprocess.Popen
    monkeypatch.setattr(
        running.subprocess, "Popen", lambda command: start([sys.executable, "-c", SLEEPER, str(notes)])
    )
    monkeypatch.setattr(running, "PAUSE", 0.05)
    return lambda: [int(line) for line in notes.read_text().split()]


def test_a_killed_worker_is_started_again_and_ended_with_the_server(pids):
    with running._worker_beside():
        first = until(pids)[0]
        os.kill(first, signal.SIGKILL)
        second = until(lambda: pids()[1:])[0]
        assert alive(second)
    assert not alive(first)
    assert not alive(second)


def test_a_port_in_use_is_refused():
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(click.ClickException, match="cannot be used"):
            running.need_port("127.0.0.1", port)
    running.need_port("127.0.0.1", port)


def test_a_worker_leaves_with_its_parent(tmp_path):
    child = "import os, sys, time; from huiyin.interfaces.console.running import leave_with; leave_with(os.getppid()); "
    child += "print(os.getpid(), flush=True); time.sleep(600)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    process = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True)
    worker = int(process.stdout.readline())
    assert alive(worker)
    process.kill()
    process.wait()
    until(lambda: not alive(worker))
