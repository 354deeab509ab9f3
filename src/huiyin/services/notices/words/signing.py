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
    "rule_changed": (
        _("A proposal from your matter %(number)s was answered"),
        _(
            "A proposal to an office was made because of your matter %(number)s. It was answered; read it on your page."
        ),
    ),
    # to a unit
    "rule_proposed": (
        _("A proposal is made to you, to be answered by %(due)s"),
        _(
            "%(from_unit)s made a proposal about “%(rule)s”. Answer in writing by %(due)s whether you adopt it."
        ),
    ),
    "rule_near": (
        _("A proposal is to be answered by %(due)s"),
        _("%(from_unit)s made a proposal about “%(rule)s”. Your answer is due on %(due)s."),
    ),
    "rule_overdue": (
        _("A proposal was not answered by %(due)s"),
        _(
            "%(from_unit)s made a proposal to %(unit)s about “%(rule)s”. The answer was due on %(due)s and has not come."
        ),
    ),
    "rule_answered": (
        _("A proposal was answered"),
        _(
            "%(unit)s has answered the proposal about “%(rule)s”. A change of a rule can be published with its answer."
        ),
    ),
    "found_wrong": (
        _("The unit found itself wrong: %(number)s"),
        _(
            "In matter %(number)s %(unit)s found that it had been wrong. Look whether it is put right, and at what was done."
        ),
    ),
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
LOUD_SIGNING = frozenset({"to_sign", "rule_proposed", "rule_near", "rule_overdue"})
ABOUT_RULES = frozenset({"rule_proposed", "rule_near", "rule_overdue", "rule_answered"})
"""Told also to units that see the proposal alone and not the matter it came from."""
SIGNERS_ONLY = frozenset({"to_sign"})  # shown to those of the unit who may sign
