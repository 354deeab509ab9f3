"""Forms of two of the three proposals: an improvement of an office's practice, and holding responsible."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.forms.signing.rules import OTHERS_READ
from huiyin.matters.proposing import LONGEST, LONGEST_RULE, Proposal
from huiyin.work.signing.acts.propose_accountability import propose_accountability
from huiyin.work.signing.acts.propose_improvement import propose_improvement

PARTS = ("rule", "gap", "proposal", "owner")


class ImproveForm(ActForm):
    """Which practice of which office, what was found, how it should be done."""

    owner = UnitField(label=_("The office whose practice it is"), error_messages=dict(REQUIRED))
    rule = words(_("Which practice"), longest=LONGEST_RULE)
    gap = words(_("What was found"), rows=4, longest=LONGEST, help_text=OTHERS_READ)
    proposal = words(_("How it should be done"), rows=4, longest=LONGEST)

    def perform(self, doing: Doing) -> Any:
        """Propose it."""
        return propose_improvement(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            change=Proposal(**{name: self.cleaned_data[name] for name in PARTS}),
            key=doing.key,
        )


class AccountForm(ActForm):
    """Which unit and which conduct, to which organ; no person's name."""

    against = UnitField(
        label=_("The unit concerned"),
        error_messages=dict(REQUIRED),
        help_text=_("It, those above and below it, and its staff will not learn of this."),
    )
    owner = UnitField(label=_("The organ that may hold responsible"), error_messages=dict(REQUIRED))
    rule = words(
        _("Which conduct"),
        longest=LONGEST_RULE,
        help_text=_("Of the unit. No person's name is written here."),
    )
    gap = words(_("Facts and grounds"), rows=4, longest=LONGEST)
    proposal = words(_("What is proposed"), rows=3, longest=LONGEST)

    def perform(self, doing: Doing) -> Any:
        """Propose it."""
        return propose_accountability(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            against=self.cleaned_data["against"],
            change=Proposal(**{name: self.cleaned_data[name] for name in PARTS}),
            key=doing.key,
        )
