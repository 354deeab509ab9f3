"""The words of notices about announced visits, each a subject and a text; none says what a matter is about."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

VISITS: Mapping[str, tuple[Any, Any]] = {
    # to the person
    "visit_answered": (
        _("Your visit in matter %(number)s: %(visit_on)s at %(visit_hour)s"),
        _(
            "%(unit)s receives you in matter %(number)s on %(visit_on)s at %(visit_hour)s, %(place)s. %(receiver)s receives "
            "you. If you cannot come, change it or call it off on the matter's page."
        ),
    ),
    "visit_moved": (
        _("Your visit in matter %(number)s is moved to %(visit_on)s"),
        _(
            "%(unit)s had to move your visit in matter %(number)s: now %(visit_on)s at %(visit_hour)s, %(place)s. The "
            "reason stands on the matter's page."
        ),
    ),
    "visit_cancelled": (
        _("Your visit of %(visit_on)s in matter %(number)s does not take place"),
        _(
            "Your visit of %(visit_on)s in matter %(number)s does not take place. Why stands on the matter's page; you can "
            "announce another, or come without announcing."
        ),
    ),
    "position_here": (
        _("The unit has said where it stands in matter %(number)s"),
        _("%(position_by)s has given its position for your visit in matter %(number)s."),
    ),
    "visit_closed": (
        _("What was said and promised at your visit in matter %(number)s"),
        _(
            "Your visit in matter %(number)s is over. The minutes, and what was promised by when, stand on the matter's page; "
            "there you can say later whether it was done."
        ),
    ),
    # to a unit
    "visit_summed_up": (
        _("A visit in %(number)s was held and summed up"),
        _(
            "%(unit)s received the people in matter %(number)s. Summary, promises and what was late stand in the matter."
        ),
    ),
    "visit_announced": (
        _("People announce a visit for %(visit_on)s: %(number)s"),
        _(
            "A visit in matter %(number)s is announced for %(visit_on)s. Answer with hour, room and who receives. %(why)s"
        ),
    ),
    "visit_changed": (
        _("The visit in %(number)s was changed by the people"),
        _(
            "The people changed their visit in matter %(number)s; it is now for %(visit_on)s. Open it on your desk."
        ),
    ),
    "visit_yours": (
        _("You receive people on %(visit_on)s at %(visit_hour)s: %(number)s"),
        _(
            "Somebody of your unit (%(receiver)s) receives the people in matter %(number)s on %(visit_on)s at "
            "%(visit_hour)s, %(place)s. The briefing stands beside the matter."
        ),
    ),
    "visit_position_asked": (
        _("Give your position on %(number)s by %(due)s"),
        _(
            "People come in matter %(number)s on %(visit_on)s. %(unit)s asks your unit for its position by %(due)s: how far "
            "it is, what can be promised and by when, what cannot and why."
        ),
    ),
    "visit_moved_unit": (
        _("The visit in %(number)s is moved to %(visit_on)s"),
        _(
            "The visit in matter %(number)s, for which your unit prepares, is now on %(visit_on)s at %(visit_hour)s."
        ),
    ),
    "visit_off": (
        _("The visit of %(visit_on)s in %(number)s does not take place"),
        _(
            "The visit of %(visit_on)s in matter %(number)s, for which your unit prepared, does not take place."
        ),
    ),
    "problem_entered": (
        _("%(unit)s reports a problem to be solved: %(number)s"),
        _(
            "%(unit)s has entered a problem that touches about %(headcount)s people (%(number)s) and will solve it by %(due)s. "
            "Confirm that you know."
        ),
    ),
    "problem_moved": (
        _("The day by which a problem is solved was moved: %(number)s"),
        _("%(unit)s moved the day of problem %(number)s to %(due)s; its reason stands in the matter."),
    ),
    "problem_solved": (
        _("A problem is said to be solved: %(number)s"),
        _("%(unit)s says that problem %(number)s is solved. What shows it stands in the matter."),
    ),
    "problem_near": (
        _("A problem is to be solved by %(due)s: %(number)s"),
        _("Your unit said that it solves problem %(number)s by %(due)s."),
    ),
    "problem_overdue": (
        _("A problem was not solved by %(due)s: %(number)s"),
        _("%(unit)s said that it solves problem %(number)s by %(due)s, and has not."),
    ),
    "position_given": (
        _("The position for the visit in %(number)s is there"),
        _("%(position_by)s has given its position for the visit in matter %(number)s."),
    ),
}
LOUD_VISITS = frozenset(
    {
        "problem_entered",
        "problem_overdue",
        "visit_announced",
        "visit_position_asked",
        "visit_yours",
        "visit_moved_unit",
    }
)
