"""The whole suite, as `make test` runs it: everything on SQLite, then what touches the database on PostgreSQL."""

import os
import subprocess
import sys
import time

from tests import cluster, machine

WORKERS = str(min(os.cpu_count() or 1, 8))
PYTEST = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, "--dist", "worksteal"]
ON_POSTGRESQL = [*PYTEST, "-m", "(database or postgres) and not browser"]


def main() -> int:
    """Run both parts and say at the end what was left out; 1 when anything failed or may not be left out."""
    lacking = machine.lacking()
    if lacking and machine.REQUIRE_ALL:
        print(
            "HUIYIN_REQUIRE_ALL=1 forbids leaving anything out, but this machine leaves out:",
            *lacking,
            sep="\n  ",
        )
        return 1
    failed = _run("SQLite", PYTEST)
    if cluster.binaries():
        failed |= _run("PostgreSQL", [sys.executable, "-m", "tests.cluster", *ON_POSTGRESQL])
    print("\nLeft out on this machine:" if lacking else "\nNothing was left out.", *lacking, sep="\n  ")
    return int(failed)


def _run(name: str, command: list[str]) -> bool:
    print(f"\n=== On {name}", flush=True)
    start = time.monotonic()
    code = subprocess.run([*command, *sys.argv[1:]], check=False).returncode
    print(
        f"=== {name}: {'passed' if code == 0 else 'FAILED'} in {time.monotonic() - start:.0f} s", flush=True
    )
    return code != 0


if __name__ == "__main__":
    sys.exit(main())
