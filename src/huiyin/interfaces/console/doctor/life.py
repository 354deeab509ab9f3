"""What goes on beside the server: the worker, seen by its beat and by what waits for it, and the mail."""

import time
from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from huiyin.foundation.ledger.models import Outbox
from huiyin.interfaces.console.doctor.finding import Finding, fine, note, unsafe
from huiyin.jobs import deliver, follow
from huiyin.jobs.bulk.succession import stuck
from huiyin.jobs.worker import beat_file
from huiyin.services.analytics.facts import refreshing, store

PATIENCE = timedelta(minutes=10)
START = "Start `huiyin worker`, or `huiyin serve` without --no-worker."
NOT_LOST = "Nothing is lost meanwhile."
MANY_FACTS = 2000  # changed matters; a living worker makes the facts of hundreds in a second
QUIET = 60  # seconds; a living worker writes its beat every five


def worker() -> Finding:
    """A worker wrote its beat within the last minute."""
    path = beat_file()
    if not path.exists():
        return note(
            "worker", "none has run here yet", "It runs beside `huiyin serve`, or alone as `huiyin worker`."
        )
    quiet = time.time() - path.stat().st_mtime
    if quiet > QUIET:
        return unsafe("worker", f"not alive for {quiet / 60:.0f} minutes", f"{START} {NOT_LOST}")
    return fine("worker", "alive")


def waiting() -> Finding:
    """Nothing that follows an act has been waiting for long."""
    oldest = Outbox.objects.order_by("id").values_list("at", flat=True).first()
    number = Outbox.objects.count()
    if oldest and timezone.now() - oldest > PATIENCE:
        since = timezone.localtime(oldest)
        return unsafe(
            "outbox", f"{number} announcements wait, the oldest since {since:%Y-%m-%d %H:%M}", START
        )
    return fine("outbox", f"{number} announcements wait, none for long")


def mail() -> Finding:
    """Notices by e-mail have somewhere to go."""
    if settings.EMAIL_URL:
        return fine("mail", settings.DEFAULT_FROM_EMAIL)
    return note(
        "mail",
        "no e-mail is sent; notices stay inside Huiyin",
        "Set HUIYIN_EMAIL_URL=smtp://user:secret@host.",
    )


def facts() -> Finding:
    """The facts behind the figures were built, and follow what happens."""
    base = store.current()
    if base is None:
        return note(
            "figures",
            "nothing is counted yet",
            "Run `huiyin figures rebuild`; a small office's worker does it.",
        )
    waiting, changed = refreshing.counted()
    if waiting > MANY_FACTS:
        return note("figures", f"{waiting} changed matters wait to be counted", START)
    return fine("figures", f"{base.matters} matters counted on {base.at:%Y-%m-%d}, {changed} changed since")


def parked() -> Finding:
    """No announcement failed so often that the worker gave it up."""
    acts = sorted(set(follow.parked().values_list("act", flat=True)))
    if not acts:
        return fine("parked announcements", "none")
    number = follow.parked().count()
    return unsafe(
        "parked announcements",
        f"{number} failed {follow.MOST_TRIES} times, after: {', '.join(acts)}",
        "Mend what the worker's log names, then `huiyin worker --retry`.",
    )


def undelivered() -> Finding:
    """No message was given up."""
    kinds = Counter(deliver.failed().values_list("channel", "error"))
    if not kinds:
        return fine("messages given up", "none")
    said = ", ".join(f"{number} by {channel} ({error})" for (channel, error), number in sorted(kinds.items()))
    return note(
        "messages given up", said, "The notices stand in Huiyin; check the channel's address and contract."
    )


def orphaned() -> Finding:
    """No open matter lies with an office that is no more."""
    number = stuck(timezone.localdate(timezone.now()))
    if not number:
        return fine("offices that are no more", "no open matter lies with one")
    return note(
        "offices that are no more",
        f"{number} open matters lie with one",
        "The worker passes them on within the hour; what stays has no office here that may take it: name a successor.",
    )


CHECKS = (worker, waiting, facts, parked, undelivered, mail, orphaned)
