"""The production server for the time of a measurement, and the staff that the measurement signs in as."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def serving(port: int, workers: int, threads: int) -> Iterator[subprocess.Popen[bytes]]:
    """Granian as `huiyin serve` starts it, without the worker beside it."""
    prepare_staff()
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
    ]
    command += [
        "--workers",
        str(workers),
        "--blocking-threads",
        str(threads),
        "--no-ws",
        "huiyin.config.wsgi:application",
    ]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(f"http://127.0.0.1:{port}/healthz")
        yield server
    finally:
        server.terminate()
        server.wait(20)


def prepare_staff() -> None:
    """A clerk at the home office and a handler in one bureau, whose password this benchmark knows."""
    script = "from benchmarks.staffing import prepare; prepare()"
    subprocess.run([sys.executable, "-c", script], check=True, env=os.environ)


def memory_of(server: subprocess.Popen[bytes]) -> list[float]:
    """Resident megabytes of each process of the server."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    return [_resident(pid) for pid in children]


def _resident(pid: str) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return round(int(line.split()[1]) / 1024, 1)
    return 0.0


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=1).read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not start; try `huiyin doctor`")
