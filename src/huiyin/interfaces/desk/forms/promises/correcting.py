"""The form by which a slip of the pen in an issued paper is put right: first which paper, then its texts, then why."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.words import speaking, term
from huiyin.matters.papers import contents_of
from huiyin.matters.papers.slips import name_of, texts
from huiyin.matters.queries.outgoing.papers import of_unit
from huiyin.work.serving.acts.reissue import reissue

LONG = 40  # characters from which a text is shown in a larger field


class ReissueForm(ActForm):
    """The texts of the chosen paper, as they stand; what is changed in them is put right."""

    elsewhere = {"corrections": "reason"}
    document = choice(_("Which paper"), radio=True)
    reason = words(_("What was miswritten; the person reads this"), rows=2, required=False, longest=300)

    def shape(self) -> None:
        """The papers of the own unit that hold; once one is chosen, its texts."""
        rows = of_unit(self.subject.matter, self.subject.actor)
        named = [(str(d.no), f"{self.counsel.paper(d.kind).say(speaking())} {d.number}") for d in rows]
        offer(self, "document", named)
        self.fields["document"].help_text = _(
            "Choose it and send the form; then its texts are shown, to be corrected."
        )
        chosen = str(self.data.get("document") or self.initial.get("document") or "")
        paper = next((d for d in rows if str(d.no) == chosen), None)
        self.places: dict[str, str] = {}
        if paper is not None:
            self._show(paper)
        self.order_fields(["document", *self.places, "reason"])

    def _show(self, paper: Any) -> None:
        shown: set[str] = set()
        for place, text in texts(contents_of(paper), self.counsel).items():
            if text in shown:
                continue  # it stands in the paper several times, and is put right everywhere
            shown.add(text)
            name = f"text_{len(self.places)}"
            self.places[name] = place
            label = term(name_of(place), self.counsel)
            self.fields[name] = words(label, rows=5 if len(text) > LONG else 0, longest=20_000)
            self.initial = {name: text, **self.initial}

    def clean(self) -> dict[str, Any]:
        """The first sending chooses the paper; the second one says what is wrong in it."""
        given = super().clean() or {}
        if self.places and not any(name in self.data for name in self.places):
            for name in self.places:
                self.errors.pop(name, None)
            self.data = self._with_texts()
            raise forms.ValidationError(
                gettext("Now correct what is miswritten below, say why, and send it.")
            )
        return given

    def _with_texts(self) -> Any:
        data = cast(QueryDict, self.data).copy()
        for name in self.places:
            data[name] = self.initial[name]
        return data

    def perform(self, doing: Doing) -> Any:
        """Issue it anew."""
        given = self.cleaned_data
        return reissue(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            document=int(given["document"]),
            corrections={place: given[name] for name, place in self.places.items() if name in given},
            reason=given["reason"],
            key=doing.key,
        )
