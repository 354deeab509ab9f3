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
            "A change of a rule was proposed because of your matter %(number)s. It was answered; read it on your page."
        ),
    ),
    # to a unit
    "rule_proposed": (
        _("A change of a rule is proposed to you, to be answered by %(due)s"),
        _("%(from_unit)s proposes to change “%(rule)s”. Answer in writing by %(due)s whether you adopt it."),
    ),
    "rule_near": (
        _("A proposal to change a rule is to be answered by %(due)s"),
        _("%(from_unit)s proposed to change “%(rule)s”. Your answer is due on %(due)s."),
    ),
    "rule_overdue": (
        _("A proposal to change a rule was not answered by %(due)s"),
        _(
            "%(from_unit)s proposed to %(unit)s to change “%(rule)s”. The answer was due on %(due)s and has not come."
        ),
    ),
    "rule_answered": (
        _("A proposal to change a rule was answered"),
        _(
            "%(unit)s has answered the proposal to change “%(rule)s”. Publish it with the answer where it concerns others."
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
