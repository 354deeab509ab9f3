"""The words of notices about the duties of a visit; those of an exercise say so first, and stay in the house."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

MISSED = (
    _("Not done in time: %(number)s"),
    _(
        "In matter %(number)s %(what)s (%(late_unit)s) was due at %(due)s and was not met in time. This is on record; "
        "it is still owed."
    ),
)
MISSED_DRILL = (
    _("EXERCISE - not done in time: %(number)s"),
    _("This is an exercise. %(what)s (%(late_unit)s) was due at %(due)s and was not met in time."),
)
DUTIES: Mapping[str, tuple[Any, Any]] = {
    "duty_called": (
        _("People have come together, your unit is called: %(number)s"),
        _(
            "%(unit)s is receiving %(headcount)s people at %(place)s in matter %(number)s. Asked of your unit: %(what)s. "
            "The first of it is due at %(due)s. Confirm on your desk that you know."
        ),
    ),
    "duty_confirmed": (
        _("Confirmed by the unit called: %(number)s"),
        _("%(late_unit)s confirms in matter %(number)s: %(what)s."),
    ),
    "duty_missed": MISSED,
    "ready_missed": MISSED,  # what the receiving unit had to make ready itself: told on the desk, never by mail
    "board_left_open": (
        _("The visit is still open: %(number)s"),
        _(
            "The visit in matter %(number)s at %(place)s has been open since %(since)s. If it is over, close it with its "
            "summary; the program does not close it."
        ),
    ),
    "duty_called_drill": (
        _("EXERCISE - your unit is called: %(number)s"),
        _(
            "This is an exercise. %(unit)s supposes that %(headcount)s people came to %(place)s. Asked of your unit: "
            "%(what)s. The first of it is due at %(due)s. Confirm on your desk that you know."
        ),
    ),
    "duty_confirmed_drill": (
        _("EXERCISE - confirmed by the unit called: %(number)s"),
        _("This is an exercise. %(late_unit)s confirms: %(what)s."),
    ),
    "duty_missed_drill": MISSED_DRILL,
    "ready_missed_drill": MISSED_DRILL,
    "board_left_open_drill": (
        _("EXERCISE - still open: %(number)s"),
        _("This is an exercise. It has been open since %(since)s. If it is over, close it."),
    ),
}
# of these only the real ones leave the house
LOUD_DUTIES = frozenset({"duty_called", "duty_missed"})
