"""The form of an agreement: the claims it answers, each term with unit and day, and who signed when."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import term
from huiyin.work.hearing.acts.settle import settle
from huiyin.work.hearing.agreeing import BY_MEDIATION, Agreement, Signature, Term

TERMS = 6
PARTS = ("text", "unit", "due", "claim")
SIDES = ("person_name", "person_on", "unit_name", "unit_on")


class SettleForm(ActForm):
    """An agreement that both sides signed."""

    template = "desk/acts/hearing/settle.html"

    how = choice(gettext_lazy("How it was reached"), radio=True)
    claims = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Which claims it answers"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict(REQUIRED),
    )
    other_party = words(
        gettext_lazy("The other side"),
        required=False,
        longest=120,
        help_text=gettext_lazy("Left empty: the unit that handles the matter."),
    )
    mediator = words(gettext_lazy("Who mediated"), required=False, longest=160)
    person_name = words(gettext_lazy("Signed for the person by"), required=False, longest=60)
    person_on = day(pgettext_lazy("hearing", "Signed on"), required=False)
    unit_name = words(gettext_lazy("Signed for the other side by"), required=False, longest=120)
    unit_on = day(pgettext_lazy("hearing", "Signed on"), required=False)

    def shape(self) -> None:
        """The claims still open, a row for each term; mediation is proposed where one is running."""
        codes = self.counsel.pack.groups.get("agreements", ())
        offer(self, "how", [(code, term(code, self.counsel)) for code in codes])
        open_ones = [(c.position, c.text) for c in self.subject.to_decide if c.from_matter is None]
        cast(forms.TypedMultipleChoiceField, self.fields["claims"]).choices = open_ones
        numbered = [("0", pgettext("hearing", "the whole")), *((str(n), str(n)) for n, _text in open_ones)]
        for n in range(1, TERMS + 1):
            self.fields[f"text_{n}"] = words(_("What is done"), rows=2, required=False, longest=1000)
            self.fields[f"unit_{n}"] = UnitField(label=_("By which unit"), required=False)
            self.fields[f"due_{n}"] = day(_("By which day"), required=False)
            self.fields[f"claim_{n}"] = choice(_("Answers claim"), numbered, required=False)
        mediating = bool(self.subject.matter.marks.get("mediating"))
        proposed: dict[str, Any] = {"how": BY_MEDIATION if mediating else "by_settlement"}
        proposed |= {"unit_1": self.subject.matter.holder.name, "claims": [n for n, _text in open_ones]}
        self.initial = {**proposed, "person_on": self.today, "unit_on": self.today, **self.initial}

    def rows(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The rows of the terms, for the page."""
        return [(n, [self[f"{part}_{n}"] for part in PARTS]) for n in range(1, TERMS + 1)]

    def signatures(self) -> list[forms.BoundField]:
        """The fields of both signatures, for the page."""
        return [self[name] for name in SIDES]

    def head(self) -> list[forms.BoundField]:
        """What stands first."""
        return [self[name] for name in ("how", "claims", "other_party", "mediator")]

    def perform(self, doing: Doing) -> Any:
        """Record it."""
        given = self.cleaned_data
        agreement = Agreement(
            how=given["how"],
            claims=tuple(given["claims"]),
            terms=tuple(self._terms()),
            person=Signature(given["person_name"], given["person_on"]),
            unit=Signature(given["unit_name"], given["unit_on"]),
            other_party=given["other_party"],
            mediator=given["mediator"],
        )
        return settle(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            agreement=agreement,
            key=doing.key,
        )

    def _terms(self) -> list[Term]:
        """Rows that say what is done; a unit that is only proposed makes no term."""
        rows = [{part: self.cleaned_data[f"{part}_{n}"] for part in PARTS} for n in range(1, TERMS + 1)]
        return [
            Term(row["text"], row["unit"], row["due"], int(row["claim"] or 0))
            for row in rows
            if row["text"].strip() or row["due"]
        ]
