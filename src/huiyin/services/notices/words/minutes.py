"""The words of notices about what was promised at the table, each a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

MINUTES: Mapping[str, tuple[Any, Any]] = {
    "promised_at_table": (
        _("Promised at the table for your unit, by %(due)s: %(number)s"),
        _(
            "At a visit in matter %(number)s it was promised that your unit does this by %(due)s: %(promise)s. It stands among "
            "the promises of the matter and is followed up."
        ),
    ),
    "promise_struck": (
        _("Struck from the minutes: a promise of your unit in %(number)s"),
        _(
            "A promise of your unit was struck from the minutes of a visit in matter %(number)s as wrongly written down. The "
            "minutes say why."
        ),
    ),
}
