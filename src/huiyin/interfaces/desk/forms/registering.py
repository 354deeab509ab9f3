"""Forms of the first acts: register, accept, refuse, redirect."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.interfaces.desk.forms.acting import ActForm, Doing, choice, offer, words
from huiyin.interfaces.desk.forms.lawful import PATH_HELP, check_path, shape_facts, shape_kinds
from huiyin.interfaces.desk.forms.picking import CategoryField, UnitField
from huiyin.interfaces.desk.hints.answering import note_answer, ticked
from huiyin.interfaces.desk.hints.views import boxed, safely
from huiyin.interfaces.desk.words import codes
from huiyin.matters.opinions.ended import ended_of_same_person
from huiyin.services.hints.sorting.noting import waiting
from huiyin.work.intake.acts.accept import accept
from huiyin.work.intake.acts.redirect import redirect
from huiyin.work.intake.acts.refuse import refuse
from huiyin.work.intake.acts.register import register
from huiyin.work.intake.classifying import Classified

POWERS = [("", _("not judged yet")), ("yes", _("yes")), ("no", _("no"))]


class RegisterForm(ActForm):
    """Kind, path, category, place, claims, and who is complained of."""

    template = "desk/hints/register.html"
    elsewhere = {"accused": "accused_1"}

    kind = choice(_("Kind"), radio=True)
    path = choice(_("Path"), required=False, help_text=PATH_HELP)
    category = CategoryField()
    place = words(_("Where the problem is"), required=False, longest=120)
    claims = words(
        _("What is asked for, one request a line"),
        rows=4,
        help_text=_(
            "Each line is answered on its own later. Change the wording only where the person said the same less clearly."
        ),
        longest=22_000,
    )
    accused_1 = UnitField(label=_("Unit complained of"), required=False)
    accused_2 = UnitField(label=_("Another unit complained of"), required=False)
    in_powers = choice(_("Within our unit's powers"), POWERS, required=False)

    def shape(self) -> None:
        """The matter as it stands; whether it is within one's powers is no question for the letters office."""
        matter = self.subject.matter
        shape_kinds(self, self.counsel)
        self.asked = shape_facts(self, "register", self.counsel)
        values = self.counsel.pack.vocabulary.values
        if matter.holder.kind == "letters_office" or "in_powers" not in values:
            del self.fields["in_powers"]
        self.fields["accused_1"].help_text = _(
            "It, those above and below it, and its staff will neither handle nor read the matter."
        )
        held = {name: getattr(matter, name) for name in ("kind", "path", "category", "place")}
        held |= {name: matter.marks[name] for name in self.asked if name in matter.marks}
        self.initial = {**held, "claims": "\n".join(c.text for c in self.subject.claims), **self.initial}

    def clean(self) -> dict[str, Any]:
        """A kind that takes a path needs one. What was ticked of the suggestions fills what is empty."""
        return ticked(self.data, check_path(self, super().clean() or {}, self.counsel))

    @cached_property
    def hints(self) -> dict[str, Any]:
        """What the worker suggested meanwhile; nothing where it did not come to it yet, then the page asks."""
        return boxed(safely(lambda: waiting(self.subject.matter.pk)))

    def perform(self, doing: Doing) -> Any:
        """Register, and note what became of the suggestions."""
        given = self.cleaned_data
        powers = {"yes": True, "no": False}.get(given.get("in_powers", ""))
        classified = Classified(
            kind=given.get("kind", ""),
            path=given.get("path", ""),
            category=given["category"],
            place=given["place"],
            claims=tuple(given["claims"].splitlines()),
            accused_units=tuple(u for u in (given["accused_1"], given["accused_2"]) if u),
            in_powers=powers,
            facts={name: given[name] for name in self.asked},
        )
        matter_id = self.subject.matter.pk
        event = register(
            actor=doing.actor, at=doing.at, matter_id=matter_id, classified=classified, key=doing.key
        )
        chosen = {"category": given["category"], "place": given["place"]}
        note_answer(matter_id, self.data, chosen, doing.at)
        return event


class AcceptForm(ActForm):
    """Accept, with the kind and path as found on a closer look."""

    kind = choice(_("Kind"), radio=True)
    path = choice(_("Path"), required=False, help_text=PATH_HELP)

    def shape(self) -> None:
        """What was registered is proposed."""
        shape_kinds(self, self.counsel)
        matter = self.subject.matter
        self.initial = {"kind": matter.kind, "path": matter.path, **self.initial}

    def clean(self) -> dict[str, Any]:
        """An appeal needs a path: by it the law counts."""
        return check_path(self, super().clean() or {}, self.counsel)

    def perform(self, doing: Doing) -> Any:
        """Accept."""
        kind, path = self.cleaned_data.get("kind", ""), self.cleaned_data.get("path", "")
        return accept(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            kind=kind,
            path=path,
            key=doing.key,
        )


class RefuseForm(ActForm):
    """Not to accept: the ground, the reason, and where the person may turn."""

    can_be_checked = True
    checked = {"reason": ("door", ""), "right_door": ("door", "")}

    ground = choice(_("Ground"), radio=True)
    reason = words(_("Reason, in words the person understands"), rows=4)
    right_door = words(
        _("Where they may turn, and how"),
        rows=2,
        help_text=_("The organ that is competent, with address and telephone."),
    )
    ended_matter = choice(
        _("The matter that ended, here"),
        required=False,
        help_text=_("Brought by the same person. Its final opinion is then named by the program."),
    )
    final_opinion = words(
        _("The review opinion that ended it, if elsewhere or earlier"),
        required=False,
        help_text=_("Only for a matter ended by second review: its number."),
    )
    final_opinion_on = words(_("Day of that opinion"), required=False)
    approver = words(
        _("Approved by"),
        required=False,
        longest=60,
        help_text=_("Needed where nothing in the matter can be handled."),
    )
    same_facts = forms.BooleanField(label=_("The facts are the same as then"), required=False)
    same_reasons = forms.BooleanField(label=_("The reasons are the same as then"), required=False)

    def shape(self) -> None:
        """The grounds the law knows."""
        offer(self, "ground", codes("grounds", self.counsel))
        if (
            "same_facts" not in self.counsel.pack.vocabulary.values
        ):  # the law knows no end of a matter once and for all
            for name in ("ended_matter", "final_opinion", "final_opinion_on", "same_facts", "same_reasons"):
                del self.fields[name]
            return
        ended = ended_of_same_person(self.subject.matter, self.subject.actor)
        offer(self, "ended_matter", [("", "—"), *((m.number, f"{m.number} {m.title}") for m in ended)])
        if not ended:
            del self.fields["ended_matter"]

    def perform(self, doing: Doing) -> Any:
        """Decline to accept."""
        given = {k: v for k, v in self.cleaned_data.items() if k not in {"key", "version"}}
        return refuse(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


class RedirectForm(ActForm):
    """Point to the legal path it belongs to."""

    can_be_checked = True
    checked = {"reason": ("door", ""), "right_door": ("door", "")}

    legal_path = choice(
        _("The path it belongs to"), radio=True, help_text=_("The notice prints that path's own limit.")
    )
    reason = words(_("Why it belongs there"), rows=3)
    right_door = words(
        _("Where to go, and how"), rows=2, help_text=_("The organ, its address and telephone.")
    )

    def shape(self) -> None:
        """Every path but the petition procedure itself."""
        own = self.counsel.having("own")
        offer(self, "legal_path", [(c, w) for c, w in codes("paths", self.counsel) if c not in own])

    def perform(self, doing: Doing) -> Any:
        """Redirect."""
        given = {name: self.cleaned_data[name] for name in ("legal_path", "reason", "right_door")}
        return redirect(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )
