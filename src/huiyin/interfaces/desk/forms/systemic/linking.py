"""Link matters to a common cause, take a link off, plan a measure."""

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import stage_words
from huiyin.matters.queries.causes.alike import members
from huiyin.matters.queries.causes.systemic import by_numbers, shown_if
from huiyin.work.causes.acts.link_matter import link_matter
from huiyin.work.causes.acts.plan_measure import plan_measure
from huiyin.work.causes.acts.unlink_matter import unlink_matter
from huiyin.work.causes.systemic import LONGEST, Planned


class MattersField(forms.MultipleChoiceField):
    """Matters chosen from a list; cleans to their ids."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def clean(self, value: Any) -> tuple[int, ...]:  # type: ignore[override]
        """Their ids."""
        return tuple(int(one) for one in super().clean(value))


def labelled(matters: Any) -> list[tuple[str, str]]:
    """Matters for choice: number, title, where it stands."""
    return [(str(one.pk), f"{one.number} {one.title} · {stage_words(one.stage)}") for one in matters]


def numbered(typed: str, actor: Any) -> tuple[int, ...]:
    """The ids of matters whose numbers were typed. Raises ValidationError that names those nobody finds."""
    found, unknown = by_numbers(typed.split(), actor)
    if unknown:
        text = _("There is no matter %(numbers)s, or it is not for you. Check the number.")
        raise forms.ValidationError(text % {"numbers": "、".join(unknown)})
    return found


class LinkForm(ActForm):
    """Matters about the same thing with the unit in charge are offered; others are typed by number."""

    matters = MattersField(label=gettext_lazy("Matters about the same thing"))
    numbers = words(
        gettext_lazy("Other matters, by their numbers"),
        required=False,
        help_text=gettext_lazy("Several with a space between. Reports are never linked."),
    )
    elsewhere = {"linking": "matters"}

    def shape(self) -> None:
        """What the group of the file's category and unit holds."""
        file, actor = self.subject.matter, self.subject.actor
        if found := shown_if(file, actor):
            unit = str(found.row.owner_id)
            rows = members(actor, category=file.category, by="unit", key=unit, today=localdate())
            offer(self, "matters", labelled(rows))

    def clean_numbers(self) -> tuple[int, ...]:
        """The ids behind what was typed."""
        return numbered(self.cleaned_data["numbers"], self.subject.actor)

    def perform(self, doing: Doing) -> Any:
        """Link them."""
        chosen = (*self.cleaned_data["matters"], *self.cleaned_data["numbers"])
        return link_matter(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            linked_ids=chosen,
            key=doing.key,
        )


class UnlinkForm(ActForm):
    """Which one, and what its cause is instead."""

    linked = choice(gettext_lazy("Which matter"))
    reason = words(gettext_lazy("Why it has another cause"), rows=3, longest=LONGEST)

    def shape(self) -> None:
        """Those linked that the actor may see."""
        found = shown_if(self.subject.matter, self.subject.actor)
        offer(self, "linked", labelled(found.matters if found else ()))

    def perform(self, doing: Doing) -> Any:
        """Take the link off."""
        return unlink_matter(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            linked_id=int(self.cleaned_data["linked"]),
            reason=self.cleaned_data["reason"],
            key=doing.key,
        )


class PlanForm(ActForm):
    """What will be done, by which unit, by which day."""

    text = words(gettext_lazy("What will be done"), rows=3, longest=LONGEST)
    unit = UnitField(label=gettext_lazy("By which unit"), error_messages=dict(REQUIRED))
    due = day(gettext_lazy("Done by"))
    elsewhere = {"measure_said": "due"}

    def shape(self) -> None:
        """The unit in charge is proposed."""
        if found := shown_if(self.subject.matter, self.subject.actor):
            self.initial = {"unit": found.owner.full_name, **self.initial}

    def perform(self, doing: Doing) -> Any:
        """Plan it."""
        given = self.cleaned_data
        return plan_measure(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            measure=Planned(given["text"], given["unit"], given["due"]),
            key=doing.key,
        )
