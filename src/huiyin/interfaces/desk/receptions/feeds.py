"""A leader's own calendar for a calendar program: behind a secret address, with matters by their numbers alone."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.foundation.people.actor import StaffActor, actor_of
from huiyin.interfaces.desk.words import term
from huiyin.interfaces.ui import ical
from huiyin.matters.queries.receptions.day_list import numbers_of
from huiyin.matters.queries.receptions.days import Day, of_leader
from huiyin.matters.receptions.keys import opened_by


@require_safe
def own(request: HttpRequest, secret: str) -> HttpResponse:
    """The receptions of whoever the secret belongs to; a wrong one finds nothing."""
    account = opened_by(secret)
    if account is None:
        raise Http404
    at, actor = timezone.now(), actor_of(account)
    days = [day for day in of_leader(account.pk, at) if day.row.state != "moved"]
    name = _("Receptions of %(leader)s") % {"leader": account.name}
    body = ical.calendar_of(name, [_entry(day, actor) for day in days])
    return ical.sent(request, body, "receptions.ics", private=True)


def _entry(day: Day, actor: StaffActor) -> ical.Entry:
    row, off = day.row, day.row.state == "cancelled"
    placed, waiting = numbers_of(row.pk, actor=actor)
    lines = [
        *(f"{n}. {number}" for n, number in enumerate(placed, start=1)),
        _("Waiting: %(numbers)s") % {"numbers": _(", ").join(waiting)} if waiting else "",
        _("Not held: %(why)s") % {"why": row.why} if off else "",
    ]
    return ical.Entry(
        uid=ical.uid("own-reception", row.origin or row.pk),
        sequence=row.sequence + off,
        begins=day.begins,
        ends=day.ends,
        summary=f"{term(row.kind)} · {day.unit.name}",
        place=row.place,
        description="\n".join(line for line in lines if line),
        url=f"{settings.HUIYIN_URL}{reverse('desk:reception', args=[row.pk])}",
        changed=row.changed_at or row.entered_at,
        cancelled=off,
    )
