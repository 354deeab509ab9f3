"""The words of notices about joint matters, each a subject and a text; they say how many, never who."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

JOINT: Mapping[str, tuple[Any, Any]] = {
    # to a unit
    "signer_dissents": (
        _("A signer sees it otherwise: %(number)s"),
        _(
            "One of those who signed matter %(number)s has added a different view. It stands beside the claims."
        ),
    ),
    "withdrew_alone": (
        _("Who brought %(number)s first has withdrawn; it goes on"),
        _(
            "Who brought matter %(number)s first has withdrawn their own part. Others signed it, and it goes on for them "
            "with the same dates."
        ),
    ),
    "all_left": (
        _("Nobody signs %(number)s any more"),
        _("The last of those who signed matter %(number)s has left, and the matter is withdrawn."),
    ),
}
