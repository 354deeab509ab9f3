"""The words of notices about drafts, signatures and grades, each a subject and a text."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SIGNING: Mapping[str, tuple[Any, Any]] = {
    # to the person
    "graded": (
        _("Your matter %(number)s was graded"),
        _("%(unit)s has graded your matter %(number)s anew. The reason stands on its page."),
    ),
    # to a unit
    "to_sign": (
        _("Waits for your signature: %(number)s"),
        _(
            "%(who)s has drafted “%(act)s” in matter %(number)s. Sign it, or send it back with remarks. The time runs on."
        ),
    ),
    "draft_back": (
        _("Sent back to be reworked: %(number)s"),
        _(
            "%(by)s has sent back the draft of %(who)s for “%(act)s” in matter %(number)s. The remarks stand in the form."
        ),
    ),
}
LOUD_SIGNING = frozenset({"to_sign"})
SIGNERS_ONLY = frozenset({"to_sign"})  # shown to those of the unit who may sign
