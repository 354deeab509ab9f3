"""Say why a matter arose, and settle it where two readings differ; each cause stands with its definition and example."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from huiyin.domain.law.counsel import Counsel
from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import codes, speaking, term
from huiyin.matters.queries.causes.waiting import both_readings
from huiyin.work.causes.acts.code_cause import code_cause
from huiyin.work.causes.acts.settle_cause import settle_cause
from huiyin.work.causes.coding import LONGEST

GROUP = "causes"
OF_OFFICES = gettext_lazy(
    "About the work of offices: nobody's name, neither of those who came nor of an official."
)


def definitions(law: Counsel) -> list[tuple[str, str, str]]:
    """Each cause as code, name, and what it means with an example, in the law's order."""
    known, say = law.pack.definitions, speaking()
    return [
        (code, name, known[f"about_{code}"].says.say(say) if f"about_{code}" in known else "")
        for code, name in codes(GROUP, law)
    ]


class CauseForm(ActForm):
    """The main cause, with what each one means."""

    template = "desk/causes/code.html"
    cause = choice(pgettext_lazy("cause", "Why did it arise?"), radio=True)

    elsewhere = {"cause_code": "cause"}

    def shape(self) -> None:
        """The causes of the law."""
        offer(self, "cause", codes(GROUP, self.counsel))

    @property
    def meanings(self) -> list[tuple[str, str, str]]:
        """What each cause means."""
        return definitions(self.counsel)


class CodeForm(CauseForm):
    """A reading: the cause, and a word why."""

    words = words(
        pgettext_lazy("cause", "In a word"), rows=3, required=False, longest=LONGEST, help_text=OF_OFFICES
    )

    def perform(self, doing: Doing) -> Any:
        """Code it."""
        given = self.cleaned_data
        return code_cause(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            cause=given["cause"],
            words=given["words"],
            key=doing.key,
        )


class SettleForm(CauseForm):
    """The third word, beside what the two said."""

    reason = words(
        pgettext_lazy("cause", "Why it is settled so"), rows=3, longest=LONGEST, help_text=OF_OFFICES
    )

    def shape(self) -> None:
        """Both readings are shown, by unit and not by person."""
        super().shape()
        found = both_readings(self.subject.matter)
        self.shown = [
            (
                str(label) % {"unit": row.unit.name},
                " · ".join(filter(None, (term(row.code, self.counsel), row.words))),
            )
            for label, row in zip((_("First: %(unit)s"), _("Second: %(unit)s")), found or (), strict=False)
        ]

    def perform(self, doing: Doing) -> Any:
        """Settle it."""
        given = self.cleaned_data
        return settle_cause(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            cause=given["cause"],
            reason=given["reason"],
            key=doing.key,
        )
