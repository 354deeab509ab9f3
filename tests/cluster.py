"""A private PostgreSQL for as long as one command runs: python -m tests.cluster COMMAND [ARGUMENT...]."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Fast and forgetful: the cluster dies with the command, so nothing in it needs to survive a power cut.
OPTIONS = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses='' -c max_connections=60"


def binaries() -> Path | None:
    """The folder with initdb and pg_ctl: Debian's newest, or wherever PATH finds them; None without a server."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = str(debian[-1]) if debian else shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def cluster() -> Iterator[str]:
    """Start a cluster on a socket in a temporary folder, hand out its address, stop and remove it."""
    tools = binaries()
    if tools is None:
        raise SystemExit("PostgreSQL is not installed here (Debian: apt-get install postgresql).")
    folder = Path(tempfile.mkdtemp(prefix="huiyin-pg-"))
    try:
        if _is_root():
            shutil.chown(folder, "postgres")
        data = folder / "data"
        _run(
            tools / "initdb",
            "-D",
            data,
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        options = f"{OPTIONS} -c unix_socket_directories={folder}"
        _run(tools / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
        try:
            _run(tools / "createdb", "-h", folder, "-U", "postgres", "huiyin")
            yield f"postgres://postgres@/huiyin?host={folder}"
        finally:
            _run(tools / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_root() -> bool:
    return os.geteuid() == 0


def _run(*command: object) -> None:
    """Run one of PostgreSQL's tools, as user postgres when we are root, since the server refuses to be root."""
    words = [str(word) for word in command]
    done = subprocess.run(
        ["runuser", "-u", "postgres", "--", *words] if _is_root() else words,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"PostgreSQL: {words[0]} failed.\n{done.stdout}")


def main() -> int:
    """Run the command with HUIYIN_DATABASE_URL and HUIYIN_TEST_DATABASE_URL set; return its exit code."""
    with cluster() as address:
        both = {"HUIYIN_DATABASE_URL": address, "HUIYIN_TEST_DATABASE_URL": address}
        return subprocess.run(sys.argv[1:], env={**os.environ, **both}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
