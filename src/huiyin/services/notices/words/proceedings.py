"""The words of notices about what runs inside a matter: for each code a short line and the whole text."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PROCEEDINGS: dict[str, tuple[Any, Any]] = {
    "accepted_simply": (
        _("Your matter %(number)s has been accepted, to be answered quickly"),
        _("%(unit)s has accepted your matter %(number)s for simplified handling. %(why)s"),
    ),
    "not_simple": (
        _("Your matter %(number)s is now handled in the ordinary way"),
        _(
            "%(unit)s found that matter %(number)s is not as simple as it seemed. The page of the matter says why. "
            "You are answered by %(answer_by)s at the latest, counted from the day it was first accepted."
        ),
    ),
    "joint": (
        _("Other units help with your matter %(number)s"),
        _(
            "%(unit)s has asked other units for their part in your matter %(number)s. You get one answer, from %(unit)s; "
            "you need not explain anything again."
        ),
    ),
    "aid_referred": (
        _("You were referred for aid: %(number)s"),
        _(
            "As you agreed, %(unit)s has referred you for aid. The letter is ready to be read on the page of matter %(number)s. "
            "It makes no difference whether you accept the answer to your matter."
        ),
    ),
    "aid_noted": (
        _("News of your referral for aid: %(number)s"),
        _("%(unit)s has noted what came of your referral for aid. Read it on the page of matter %(number)s."),
    ),
    "path_refused": (
        _("Your matter %(number)s was not taken up on its other path"),
        _(
            "%(unit)s has noted that your matter %(number)s was refused where it was led to. You may bring it back; "
            "the page of the matter says how."
        ),
    ),
    "task_asked": (
        _("A part is asked of your unit by %(due)s: %(number)s"),
        _(
            "%(from_unit)s leads in matter %(number)s and asks your unit for a part by %(due)s. "
            "It stands under “Tasks for us” in your inbox."
        ),
    ),
    "part_given": (
        _("A part was given: %(number)s"),
        _("%(from_unit)s has given its part in matter %(number)s."),
    ),
    "withdrew": (
        _("Somebody withdrew from %(number)s"),
        _(
            "Somebody has withdrawn from matter %(number)s for an interest of their own. See that another colleague takes it up; "
            "its time runs on."
        ),
    ),
    "task_near": (
        _("A part is due on %(due)s: %(number)s"),
        _("In matter %(number)s your unit was asked for a part by %(due)s."),
    ),
    "task_overdue": (
        _("A part was not given by %(due)s: %(number)s"),
        _("In matter %(number)s %(unit)s was asked for a part by %(due)s and has not given it."),
    ),
    "opinion_near": (
        _("An opinion is due on %(due)s: %(number)s"),
        _("In matter %(number)s your unit asked for an opinion by %(due)s."),
    ),
    "opinion_overdue": (
        _("An opinion did not come by %(due)s: %(number)s"),
        _(
            "The opinion asked for in matter %(number)s was due on %(due)s. Ask again, or note that none came."
        ),
    ),
    "aid_ask": (
        _("Ask what came of the aid: %(number)s"),
        _(
            "Somebody was referred for aid in matter %(number)s. You wanted to ask on %(due)s what came of it."
        ),
    ),
}
