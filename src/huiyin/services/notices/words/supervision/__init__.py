"""The words of notices about offices being pressed, each a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

_TO_PERSON: Mapping[str, tuple[Any, Any]] = {
    "unit_pressed": (
        _("The office is being pressed in your matter %(number)s"),
        _(
            "%(unit)s presses for your matter %(number)s and has set a day for an answer. You can read on its page what it is about."
        ),
    ),
    "unit_answered": (
        _("%(unit)s has answered on your matter %(number)s"),
        _("%(unit)s was pressed in your matter %(number)s and has answered. You can read the answer now."),
    ),
    "redone": (
        _("Your matter %(number)s will be handled again"),
        _(
            "%(unit)s sent your matter %(number)s back to be handled again. A new opinion will be given, and you can have it "
            "reviewed. %(why)s"
        ),
    ),
    "level_changed": (
        _("%(to_unit)s handles your matter %(number)s from now on"),
        _(
            "Your matter %(number)s was taken from %(from_unit)s and is handled by %(to_unit)s now. The time for it does not begin anew."
        ),
    ),
}

_TO_UNIT: Mapping[str, tuple[Any, Any]] = {
    "lapse_found": (
        _("To be checked: %(number)s"),
        _(
            "In matter %(number)s the program found something in the work of %(unit)s: %(lapse)s. Check it, and confirm or dismiss it."
        ),
    ),
    "lapse_confirmed": (
        _("Your unit is pressed for matter %(number)s"),
        _(
            "In matter %(number)s somebody who supervises has confirmed: %(lapse)s. Put it right; a measure may follow."
        ),
    ),
    "measure_taken": (
        _("To be answered in writing: %(number)s"),
        _(
            "A measure was taken towards your unit in matter %(number)s: %(lapse)s. Answer it in writing by %(due)s."
        ),
    ),
    "measure_answered": (
        _("The unit has answered: %(number)s"),
        _("%(unit)s has answered a measure in matter %(number)s. See whether that puts it right."),
    ),
    "redo_yours": (
        _("Sent back to your desk: %(number)s"),
        _(
            "Matter %(number)s was sent back to be handled again. The reason and the new day stand on its page."
        ),
    ),
    "level_raised": (
        _("No longer on your desk: %(number)s"),
        _("Matter %(number)s was taken over at a higher level. Your unit can still read it."),
    ),
    "supervision_ended": (
        _("The supervision has ended: %(number)s"),
        _("The supervision of your unit in matter %(number)s has ended. What came of it stands on its page."),
    ),
}

LOUD_SUPERVISION = frozenset({"lapse_confirmed", "measure_taken"})
SUPERVISION: Mapping[str, tuple[Any, Any]] = {**_TO_PERSON, **_TO_UNIT}
