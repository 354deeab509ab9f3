"""The words of the notice that a unit has said why it missed a date, a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

LATENESS: Mapping[str, tuple[Any, Any]] = {
    "lateness_explained": (
        _("%(unit)s says why it is late in your matter %(number)s"),
        _(
            "%(unit)s has said why it missed a date in your matter %(number)s. You can read it now. The date does not move by it."
        ),
    ),
}
