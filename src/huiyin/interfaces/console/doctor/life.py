"""What goes on beside the server: the worker, seen by what waits in the outbox, and the mail."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from huiyin.foundation.ledger.models import Outbox
from huiyin.interfaces.console.doctor.finding import Finding, fine, note, unsafe

PATIENCE = timedelta(minutes=10)


def worker() -> Finding:
    """Nothing that follows an act has been waiting for long, so a worker is alive."""
    oldest = Outbox.objects.order_by("id").values_list("at", flat=True).first()
    waiting = Outbox.objects.count()
    if oldest and timezone.now() - oldest > PATIENCE:
        return unsafe(
            "worker",
            f"{waiting} announcements wait, the oldest since {timezone.localtime(oldest):%Y-%m-%d %H:%M}",
            "Start `huiyin worker`, or `huiyin serve` without --no-worker; nothing is lost meanwhile.",
        )
    return fine("worker", f"{waiting} announcements wait, none for long")


def mail() -> Finding:
    """Notices by e-mail have somewhere to go."""
    if settings.EMAIL_URL:
        return fine("mail", settings.DEFAULT_FROM_EMAIL)
    return note(
        "mail",
        "no e-mail is sent; notices stay inside Huiyin",
        "Set HUIYIN_EMAIL_URL=smtp://user:secret@host.",
    )


CHECKS = (worker, mail)
