"""The words of notices about hearings, mediation and agreements, each a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

HEARING: Mapping[str, tuple[Any, Any]] = {
    # to the person
    "hearing_called": (
        _("Hearing in your matter %(number)s on %(hearing_on)s"),
        _(
            "%(unit)s will hold a hearing in matter %(number)s on %(hearing_on)s at %(hearing_hour)s: %(place)s. The notice "
            "says what to bring and what your rights are. If you cannot come, tell them beforehand."
        ),
    ),
    "hearing_held": (
        _("The hearing in your matter %(number)s was held"),
        _("The hearing in matter %(number)s was held on %(held_on)s. The minutes are ready to be read."),
    ),
    "hearing_cancelled": (
        _("The hearing of %(hearing_on)s in your matter %(number)s is not held"),
        _("The hearing of %(hearing_on)s in matter %(number)s is not held. The reason stands on its page."),
    ),
    "hearing_published": (
        _("The result of the hearing in your matter %(number)s was published"),
        _("What came of the hearing in matter %(number)s was published, without anybody's name."),
    ),
    "mediation_begun": (
        _("A mediation has begun in your matter %(number)s"),
        _("A mediation has begun in matter %(number)s. You may end it at any time and lose nothing by it."),
    ),
    "mediation_ended": (
        _("The mediation in your matter %(number)s has ended"),
        _(
            "The mediation in matter %(number)s has ended without agreement. It is handled in the ordinary way."
        ),
    ),
    "agreed": (
        _("The agreement in your matter %(number)s is on file"),
        _(
            "The agreement in matter %(number)s can be read. What each unit promised in it is followed day by day."
        ),
    ),
    # to a unit
    "hearing_invited": (
        _("Invited to a hearing on %(hearing_on)s: %(number)s"),
        _(
            "%(unit)s invites your unit to the hearing in matter %(number)s on %(hearing_on)s at %(hearing_hour)s: %(place)s. "
            "Send somebody who knows the matter."
        ),
    ),
    "hearing_uninvited": (
        _("Not held: the hearing of %(hearing_on)s in %(number)s"),
        _("The hearing of %(hearing_on)s in matter %(number)s, to which your unit was invited, is not held."),
    ),
    "mediation_left": (
        _("The person ended the mediation in %(number)s"),
        _("The person ended the mediation in matter %(number)s. The time for handling has run on meanwhile."),
    ),
    "term_taken_on": (
        _("Your unit has a part in an agreement: %(number)s"),
        _(
            "By the agreement in matter %(number)s your unit has something to do by a day. Open it on your desk."
        ),
    ),
}
