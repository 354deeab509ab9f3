"""Bears children that work on a database of its own, so that they can be killed one after another without a long start.

Reads one command a line: a name of CHILDREN and its argument. Answers with the child's pid, and, when it has ended,
with its exit status. Started by tests/jobs/test_kills.py.
"""

import json
import os
import sys
import traceback
from collections.abc import Callable
from datetime import timedelta

import django


def worker(_: str) -> None:
    """The real worker, until it is killed."""
    from huiyin.jobs.worker import run

    run(echo=lambda words: None)


def finish(_: str) -> None:
    """The real worker, until nothing is left."""
    from huiyin.jobs.worker import run

    run(once=True, echo=lambda words: None)


def acts(path: str) -> None:
    """File, register and forward one matter after another; each act that came back is noted in the file at once."""
    from django.utils import timezone

    from huiyin.foundation.people.actor import FilerActor, actor_of
    from huiyin.foundation.people.models import Account
    from huiyin.foundation.units.models import Unit
    from huiyin.work.intake.acts.register import register
    from huiyin.work.intake.acts.take_online import take_online
    from huiyin.work.intake.classifying import Classified
    from huiyin.work.routing.acts.forward import forward
    from tests.named_people import filing

    note = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    with open(path) as file:  # goes on where the one before was killed, with the same keys
        first = max((int(line.split()[2]) for line in file), default=0)
    alice, housing = actor_of(Account.objects.get(login="alice")), Unit.objects.get(code="housing")
    start = timezone.now() - timedelta(days=1)
    for n in range(first, first + 100_000):
        at = start + timedelta(seconds=n)
        filed = take_online(actor=FilerActor(), at=at, filing=filing(), key=f"file-{n}")
        os.write(note, f"{filed.matter_id} {filed.no} {n}\n".encode())
        classified = Classified("appeal", "art31_6")
        one = register(
            actor=alice, at=at, matter_id=filed.matter_id, classified=classified, key=f"register-{n}"
        )
        os.write(note, f"{one.matter_id} {one.no} {n}\n".encode())
        two = forward(actor=alice, at=at, matter_id=filed.matter_id, to_unit=housing.pk, key=f"forward-{n}")
        os.write(note, f"{two.matter_id} {two.no} {n}\n".encode())


def count(path: str) -> None:
    """Write into the file what stands in the database."""
    from django.db.models import Count

    from huiyin.foundation.ledger.models import Entry, Outbox
    from huiyin.matters.models import BulkRun, BulkStep, Event, Matter
    from huiyin.matters.queries.chains import Examined, examine
    from huiyin.services.notices.models import Delivery, Notice

    report = {
        "outbox": Outbox.objects.count(),
        "entries": Entry.objects.count(),
        "matters": Matter.objects.count(),
        "events": [list(row) for row in Event.objects.values_list("matter_id", "no")],
        "notices": dict(Notice.objects.values_list("code").annotate(Count("id"))),
        "deliveries": [
            list(row) for row in Delivery.objects.values_list("channel", "state").annotate(Count("id"))
        ],
        "runs": [[run.done, run.failed, run.ended_at is None] for run in BulkRun.objects.all()],
        "steps": dict(BulkStep.objects.values_list("state").annotate(Count("matter_id"))),
        "acts": dict(Event.objects.values_list("act").annotate(Count("no"))),
        "faults": [fault.detail for fault in examine(Examined())],
    }
    with open(path, "w") as file:
        json.dump(report, file)


CHILDREN: dict[str, Callable[[str], None]] = {
    "worker": worker,
    "finish": finish,
    "acts": acts,
    "count": count,
}


def main() -> None:
    """Bear one child a line."""
    django.setup()
    _read_ahead()
    print("ready", flush=True)
    for line in sys.stdin:
        name, _, argument = line.strip().partition(" ")
        pid = os.fork()
        if pid == 0:
            _live(CHILDREN[name], argument)
        print(pid, flush=True)
        print(os.waitpid(pid, 0)[1], flush=True)


def _read_ahead() -> None:
    """What every child would have to read first; nothing here opens the database."""
    from django.conf import settings

    from huiyin.domain.law.counsel import counsel
    from huiyin.jobs import worker as _worker  # noqa: F401
    from tests import named_people as _people  # noqa: F401

    counsel(settings.HUIYIN_PACK)


def _live(child: Callable[[str], None], argument: str) -> None:
    status = 1
    try:
        child(argument)
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main()
