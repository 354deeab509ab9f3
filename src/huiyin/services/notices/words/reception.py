"""The words of notices about leaders' receptions and leaders in charge of a case, each a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

LOUD_RECEPTION = frozenset({"lead_yours", "lead_near", "lead_overdue"})
RECEPTION: Mapping[str, tuple[Any, Any]] = {
    # to the person
    "reception_booked": (
        _("Booked: reception on %(reception_on)s, matter %(number)s"),
        _(
            "%(receives)s receives you on %(reception_on)s from %(reception_hour)s: %(reception_place)s. Your turn in the "
            "order of booking: %(turn)s. Matter %(number)s. If you cannot come, cancel it; nothing else follows."
        ),
    ),
    "reception_waiting": (
        _("You wait for a place: reception on %(reception_on)s, matter %(number)s"),
        _(
            "All places of the reception on %(reception_on)s by %(receives)s are given. You wait in the order of booking; "
            "%(before)s are before you. When a place becomes free for you, you are told. Matter %(number)s."
        ),
    ),
    "reception_place": (
        _("A place became free: reception on %(reception_on)s, matter %(number)s"),
        _(
            "You have a place now. %(receives)s receives you on %(reception_on)s from %(reception_hour)s: "
            "%(reception_place)s. Your turn: %(turn)s. Matter %(number)s."
        ),
    ),
    "reception_moved": (
        _("Moved to %(reception_on)s: the reception in your matter %(number)s"),
        _(
            "The reception of %(from_on)s is not held then (%(why_moved)s). Your booking goes along, in its order: "
            "%(receives)s receives you on %(reception_on)s from %(reception_hour)s: %(reception_place)s. Matter %(number)s."
        ),
    ),
    "reception_moved_waiting": (
        _("Moved to %(reception_on)s, where you wait: the reception in your matter %(number)s"),
        _(
            "The reception of %(from_on)s is not held then (%(why_moved)s). Your booking goes along to %(reception_on)s, "
            "%(receives)s, with the moment at which you booked; no place is free there yet, and %(before)s are before you. "
            "Matter %(number)s."
        ),
    ),
    "reception_next": (
        _("A place on %(reception_on)s: matter %(number)s"),
        _(
            "No place became free on %(from_on)s. Your order went along, and you have a place now: %(receives)s receives you on "
            "%(reception_on)s from %(reception_hour)s: %(reception_place)s. Your turn: %(turn)s. Matter %(number)s."
        ),
    ),
    "reception_off": (
        _("Called off: the reception of %(reception_on)s, matter %(number)s"),
        _(
            "The reception of %(reception_on)s by %(receives)s is not held (%(why_moved)s). Your order of booking is kept for "
            "the next one, of which you are told; you may also choose another one yourself. Matter %(number)s."
        ),
    ),
    "reception_cancelled": (
        _("Your booking for %(reception_on)s was cancelled, matter %(number)s"),
        _(
            "The booking for the reception of %(reception_on)s in matter %(number)s was cancelled for you. If you did not "
            "ask for that, call the office or book again."
        ),
    ),
    "reception_near": (
        _("Reception on %(reception_on)s: matter %(number)s"),
        _(
            "%(receives)s receives you on %(reception_on)s from %(reception_hour)s: %(reception_place)s. Your turn: %(turn)s. "
            "Bring what you want to show. If you cannot come, cancel it, so that the next can. Matter %(number)s."
        ),
    ),
    "lead_named": (
        _("A leader answers for your matter %(number)s"),
        _(
            "%(led_by)s answers for matter %(number)s from now on. They say how far it is by %(note_due)s at the latest. Who "
            "handles it, and every date, stays as it is."
        ),
    ),
    "lead_noted": (
        _("How far it is: your matter %(number)s"),
        _("%(led_by)s, who answers for matter %(number)s, has said how far it is. You can read it now."),
    ),
    "lead_ended": (
        _("The leader's charge in your matter %(number)s has ended"),
        _("%(led_by)s no longer answers for matter %(number)s. What came of it stands on its page."),
    ),
    # to a unit
    "lead_yours": (
        _("A leader of your office answers for a case: %(number)s"),
        _(
            "%(led_by)s answers for matter %(number)s. The first note of how far it is falls due on %(note_due)s."
        ),
    ),
    "lead_near": (
        _("A leader's note falls due on %(due)s: %(number)s"),
        _("%(led_by)s answers for matter %(number)s. The note of how far it is falls due on %(due)s."),
    ),
    "lead_overdue": (
        _("A leader's note was due on %(due)s: %(number)s"),
        _(
            "%(led_by)s answers for matter %(number)s. The note of how far it is was due on %(due)s and is not there."
        ),
    ),
    "lead_over": (
        _("The charge of a case has ended: %(number)s"),
        _("%(led_by)s no longer answers for matter %(number)s."),
    ),
}
