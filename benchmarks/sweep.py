"""Times the timer's sweep on the database in use, the first and a later one, and the verification of the ledger."""

import json
import os
import sys
import time

import django


def main() -> None:
    """Print seconds and what was told as one JSON line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "huiyin.config.settings")
    django.setup()
    from django.db import connection
    from django.utils import timezone

    from huiyin.foundation.ledger.models import Outbox
    from huiyin.jobs import timer
    from huiyin.matters.models import Clock, Matter
    from huiyin.matters.queries.chains import Examined, examine

    now = timezone.now()
    report: dict[str, object] = {
        "store": connection.vendor,
        "matters": Matter.objects.count(),
        "running_clocks": Clock.objects.filter(running=True).count(),
        "outbox": Outbox.objects.count(),
    }
    for name in ("first", "second"):
        began = time.perf_counter()
        told = timer.sweep(now)
        report[f"{name}_sweep_seconds"] = round(time.perf_counter() - began, 3)
        report[f"{name}_sweep_told"] = told
    if "--verify" in sys.argv:  # reads every entry: minutes on a large base
        began, examined = time.perf_counter(), Examined()
        faults = sum(1 for _ in examine(examined))
        report |= {
            "verify_seconds": round(time.perf_counter() - began, 1),
            "entries": examined.entries,
            "faults": faults,
        }
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main()
