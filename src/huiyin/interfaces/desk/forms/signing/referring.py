"""The form that refers a question of conduct in confidence."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, words
from huiyin.interfaces.desk.forms.papers import WithFiles
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.work.signing.acts.refer_conduct import refer_conduct


class ReferConductForm(WithFiles, ActForm):
    """Whose conduct, what was done, and what there is to show it."""

    elsewhere = {"files": "files_chosen"}
    against = UnitField(
        label=_("The unit whose conduct it is"),
        error_messages=dict(REQUIRED),
        help_text=_("It, those above and below it, and its staff will not learn of this."),
    )
    official = words(_("The official, if one is meant"), required=False, longest=60)
    words = words(
        _("What was done, when and where"),
        rows=7,
        longest=50_000,
        help_text=_(
            "A report opens at the discipline organ. Nothing of it stands in this matter; you will not see it again."
        ),
    )
    field_order = ("against", "official", "words", "files_chosen")

    def perform(self, doing: Doing) -> Any:
        """Refer it."""
        given = {name: self.cleaned_data[name] for name in ("against", "official", "words")}
        return refer_conduct(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            files=self.all_files(),
            key=doing.key,
            **given,
        )
