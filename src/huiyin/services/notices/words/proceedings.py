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
}
