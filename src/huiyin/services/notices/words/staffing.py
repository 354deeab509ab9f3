"""The words of notices about who works on a matter and what became of its unit, each a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

STAFFING: Mapping[str, tuple[Any, Any]] = {
    # to the person
    "officer_named": (
        _("%(officer)s now works on your matter %(number)s"),
        _("At %(unit)s, %(officer)s now works on your matter %(number)s. Its dates stay as they are."),
    ),
    "succeeded": (
        _("Your matter %(number)s now lies with %(to_unit)s"),
        _(
            "%(from_unit)s no longer exists. %(to_unit)s has taken over your matter %(number)s as it stands; its dates stay "
            "as they are and you need not do anything."
        ),
    ),
    # to a unit
    "officer_on": (
        _("%(officer)s works on %(number)s"),
        _("%(officer)s was named as officer in charge of matter %(number)s."),
    ),
    "desk_inherited": (
        _("Taken over by your unit: %(number)s"),
        _(
            "%(from_unit)s no longer exists, and matter %(number)s passed to your unit at the stage it had reached. "
            "Its time runs on."
        ),
    ),
    "promise_inherited": (
        _("A promise taken over by your unit: %(number)s"),
        _(
            "A unit that no longer exists had promised something in matter %(number)s. Your unit now has to keep it."
        ),
    ),
}
