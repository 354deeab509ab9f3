"""Forms of proposals to change a rule: propose one, publish one with what became of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.matters.proposing import LONGEST, LONGEST_RULE, Proposal
from huiyin.matters.queries.courses.rule_changes import in_matter
from huiyin.work.signing.acts.propose_rule_change import propose_rule_change
from huiyin.work.signing.acts.publish_rule_change import publish_rule_change

OTHERS_READ = _("Another office reads this: nobody's name, and not the story of this matter.")


class ProposeForm(ActForm):
    """Which rule, who is in charge of it, what it lacks, how it should read."""

    rule = words(_("Which rule (law and article)"), longest=LONGEST_RULE)
    owner = UnitField(label=_("The organ in charge of it"), error_messages=dict(REQUIRED))
    gap = words(_("What it lacks"), rows=4, longest=LONGEST, help_text=OTHERS_READ)
    proposal = words(_("How it should be changed"), rows=4, longest=LONGEST)

    def perform(self, doing: Doing) -> Any:
        """Propose it."""
        given = {name: self.cleaned_data[name] for name in ("rule", "gap", "proposal", "owner")}
        return propose_rule_change(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            change=Proposal(**given),
            key=doing.key,
        )


class PublishForm(ActForm):
    """The words that everybody will read, made ready from the proposal, and the confirmation that they name nobody."""

    proposal_no = choice(_("Which proposal"), radio=True)
    rule = words(_("The rule"), longest=LONGEST_RULE)
    gap = words(_("What it lacks"), rows=4, longest=LONGEST)
    proposal = words(_("The change proposed"), rows=4, longest=LONGEST)
    answer = words(_("The answer"), rows=4, required=False, longest=LONGEST)
    confirmed = forms.BooleanField(
        label=_("I have read it as a stranger would: nobody is named and nobody can be recognised"),
        required=False,
    )

    elsewhere = {"rule_change": "proposal_no"}

    def shape(self) -> None:
        """The proposals of this matter; the one asked for, else the newest, fills the words in."""
        rows = {str(row.no): row for row in in_matter(self.subject.matter) if row.kind == "policy"}
        offer(self, "proposal_no", [(no, row.rule) for no, row in rows.items()])
        wanted = str(self.initial.get("proposal", ""))  # from the address: ?proposal=12
        chosen = rows.get(wanted) or next(reversed(rows.values()), None)
        if chosen is not None and wanted in {"", *rows}:
            held = {name: getattr(chosen, name) for name in ("rule", "gap", "proposal", "answer")}
            self.initial = {**self.initial, **held, "proposal_no": str(chosen.no)}

    def perform(self, doing: Doing) -> Any:
        """Publish it."""
        given = self.cleaned_data
        return publish_rule_change(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            no=int(given["proposal_no"]),
            words={name: given[name] for name in ("rule", "gap", "proposal", "answer")},
            confirmed=given["confirmed"],
            key=doing.key,
        )
