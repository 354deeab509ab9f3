"""Template tags for duties of a visit: what is asked, and how much of its time is left."""

from django import template
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.interfaces.desk.words import speaking
from huiyin.matters.queries.visits.board import Owed

register = template.Library()


@register.simple_tag
def duty_label(owed: Owed) -> str:
    """What is asked, in the reader's language."""
    return owed.label(speaking())


@register.simple_tag
def duty_time(owed: Owed) -> str:
    """When it is due and how long that is from now, or for how long its time has been over."""
    if owed.row.due_at is None:
        return _("waits for another duty")
    due = f"{localtime(owed.row.due_at):%H:%M}"
    if owed.late is not None and owed.late.days:
        due = f"{localtime(owed.row.due_at):%Y-%m-%d %H:%M}"
        words = ngettext("due at %(due)s, %(n)d day late", "due at %(due)s, %(n)d days late", owed.late.days)
        return words % {"due": due, "n": owed.late.days}
    minutes = abs(owed.seconds or 0) // 60
    if owed.late is not None:
        late = int(owed.late.total_seconds()) // 60
        words = ngettext("due at %(due)s, %(n)d minute late", "due at %(due)s, %(n)d minutes late", late)
        return words % {"due": due, "n": late}
    words = ngettext("by %(due)s, %(n)d minute left", "by %(due)s, %(n)d minutes left", minutes)
    return words % {"due": due, "n": minutes}
