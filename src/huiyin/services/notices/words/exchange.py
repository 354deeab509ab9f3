"""The words of notices about matters handed over and taken over, each a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

EXCHANGE: Mapping[str, tuple[Any, Any]] = {
    # to the person
    "handed_over": (
        _("Your matter %(number)s was handed over to %(to_office)s"),
        _(
            "Your matter %(number)s was handed over, with everything in it, to %(to_office)s. You need not tell it again. The "
            "notice says why and how to reach them."
        ),
    ),
    "taken_over": (
        _("%(unit)s has your matter now: %(number)s"),
        _(
            "%(unit)s took your matter over from %(from_office)s. Its number here is %(number)s; ask %(unit)s for your query "
            "code if you have not got it yet. You need not tell anything again."
        ),
    ),
    "receipt_noted": (
        _("%(to_office)s has your matter %(number)s"),
        _("%(to_office)s has taken over your matter %(number)s. Its number there is %(number_there)s."),
    ),
}
