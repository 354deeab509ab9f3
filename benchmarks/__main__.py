"""All measurements on bases of several sizes: python -m benchmarks --sizes 0 100000 1000000 [--postgres URL].

Each base is made once in a folder (default var/bench) and kept; with PostgreSQL the databases bench_<size> must exist.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

READY = """
import django; django.setup()
from django.conf import settings
from django.core.management import call_command
from huiyin.foundation.vault import keys
settings.HUIYIN_KEYS_FILE.exists() or keys.create(settings.HUIYIN_KEYS_FILE)
call_command("migrate", verbosity=0)
from huiyin.matters.models import Matter
print(Matter.objects.count())
"""


def main() -> None:
    """Make the bases that are missing, measure each, print one JSON object a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[0, 100_000])
    parser.add_argument(
        "--postgres", default="", help="address up to the database name, e.g. postgres://me@127.0.0.1:5432"
    )
    parser.add_argument("--folder", type=Path, default=Path("var/bench"))
    parser.add_argument("--seconds", type=int, default=30)
    asked = parser.parse_args()
    for size in asked.sizes:
        env = _environment(asked.folder, asked.postgres, size)
        held = int(_python(env, "-c", READY).split()[-1])
        if held < size:
            print(_python(env, "-m", "benchmarks.fill", str(size - held)).splitlines()[-1], flush=True)
        found = {
            "matters": size,
            "store": "postgresql" if asked.postgres else "sqlite",
            "pages": json.loads(_python(env, "-m", "benchmarks.pages")),
            "lifecycle_1": json.loads(
                _python(env, "-m", "benchmarks.lifecycle", "--clients", "1", "--seconds", str(asked.seconds))
            ),
            "lifecycle_8": json.loads(
                _python(env, "-m", "benchmarks.lifecycle", "--clients", "8", "--seconds", str(asked.seconds))
            ),
            "sweep": json.loads(_python(env, "-m", "benchmarks.sweep")),
        }
        print(json.dumps(found, ensure_ascii=False, indent=1), flush=True)


def _environment(folder: Path, postgres: str, size: int) -> dict[str, str]:
    data = folder / f"{'pg' if postgres else 'sqlite'}-{size}"
    data.mkdir(parents=True, exist_ok=True)
    url = f"{postgres.rstrip('/')}/bench_{size}" if postgres else ""
    given = {"HUIYIN_DEMO": "1", "HUIYIN_DATA": str(data.absolute()), "HUIYIN_DATABASE_URL": url}
    return {
        **os.environ,
        **given,
        "PYTHONPATH": "src:.",
        "DJANGO_SETTINGS_MODULE": "huiyin.config.settings",
        "PYTHONWARNINGS": "ignore",
    }


def _python(env: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
