"""Forms of disagreement over competence: object, answer an objection, refer the dispute, decide it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk.forms.acting import REQUIRED, ActForm, Doing, words
from huiyin.interfaces.desk.forms.picking import UnitField, UnitOrNameField
from huiyin.matters.objecting import open_objection
from huiyin.matters.queries.routing.disputes import Dispute, Said, dispute_of
from huiyin.work.routing.acts.agree_return import agree_return
from huiyin.work.routing.acts.arbitrate import arbitrate
from huiyin.work.routing.acts.object_transfer import object_transfer
from huiyin.work.routing.acts.refer_to_arbiter import refer_to_arbiter
from huiyin.work.routing.acts.refuse_return import refuse_return
from huiyin.work.routing.arbiter import arbiter_of, can_decide, disputants


class ObjectForm(ActForm):
    """Why it is not ours, and whose it is."""

    reason = words(
        gettext_lazy("Why it is not within your unit's powers, in detail"),
        rows=6,
        help_text=gettext_lazy(
            "Name the rule or the division of duties. The office that sent the matter reads it."
        ),
    )
    competent = UnitOrNameField(label=gettext_lazy("Whose it is, as far as you know"), required=False)

    def perform(self, doing: Doing) -> Any:
        """Object."""
        named = self.cleaned_data["competent"]
        return object_transfer(
            actor=doing.actor,
            at=doing.at,
            matter_id=self.subject.matter.pk,
            reason=self.cleaned_data["reason"],
            competent=tree().units[named].full_name if isinstance(named, int) else (named or ""),
            key=doing.key,
        )


class _Answering(ActForm):
    """What the objection says, and what was found."""

    reason = words(gettext_lazy("What was examined, and why this is the answer"), rows=5)

    def shape(self) -> None:
        """The objection stands above the fields."""
        self.shown = told(dispute_of(self.subject.matter))


class AgreeReturnForm(_Answering):
    """Take it back."""

    def perform(self, doing: Doing) -> Any:
        """Agree."""
        given = {"matter_id": self.subject.matter.pk, "reason": self.cleaned_data["reason"]}
        return agree_return(actor=doing.actor, at=doing.at, key=doing.key, **given)


class RefuseReturnForm(_Answering):
    """Leave it where it is."""

    def perform(self, doing: Doing) -> Any:
        """Refuse."""
        given = {"matter_id": self.subject.matter.pk, "reason": self.cleaned_data["reason"]}
        return refuse_return(actor=doing.actor, at=doing.at, key=doing.key, **given)


class ReferForm(ActForm):
    """What is in dispute; who decides it follows from the tree."""

    reason = words(
        gettext_lazy("What each side holds, and on which basis"),
        rows=6,
        help_text=gettext_lazy("The one who decides reads it; the person does not."),
    )

    def shape(self) -> None:
        """Who will decide."""
        matter = self.subject.matter
        among = disputants(matter, self.today, objecting=open_objection(self.subject.clocks) is not None)
        arbiter = arbiter_of(matter, among, self.today)
        sides = (_("In dispute"), "、".join(u.name for u in among))
        decides = arbiter.full_name if arbiter else _("nobody here may; the law says below what to do")
        if arbiter and not can_decide(arbiter, matter):
            decides += "\n" + _(
                "Nobody there holds the role of arbiter for such a matter yet; ask your administrator to give it."
            )
        self.shown = [sides, (_("Who decides"), decides), *told(dispute_of(matter))]

    def perform(self, doing: Doing) -> Any:
        """Refer."""
        given = {"matter_id": self.subject.matter.pk, "reason": self.cleaned_data["reason"]}
        return refer_to_arbiter(actor=doing.actor, at=doing.at, key=doing.key, **given)


class ArbitrateForm(ActForm):
    """Which unit, and why."""

    to_unit = UnitField(label=gettext_lazy("Whose matter it is"), error_messages=dict(REQUIRED))
    reason = words(
        gettext_lazy("Reasons"),
        rows=5,
        help_text=gettext_lazy("The units and the person read them. The decision binds; no objection lies."),
    )

    def shape(self) -> None:
        """Both sides stand above the fields."""
        self.shown = told(dispute_of(self.subject.matter))

    def perform(self, doing: Doing) -> Any:
        """Decide."""
        given = {name: self.cleaned_data[name] for name in ("to_unit", "reason")}
        return arbitrate(
            actor=doing.actor, at=doing.at, matter_id=self.subject.matter.pk, key=doing.key, **given
        )


def told(found: Dispute | None) -> list[tuple[str, str]]:
    """What was said so far, each with who said it and when."""
    if found is None:
        return []
    units = tree().units
    back = "、".join(units[unit_id].name for unit_id in found.returned if unit_id in units)
    rows = [
        *(row for one in found.objections for row in _rows(_("Objection"), one)),
        *(_rows(_("Referred with these words"), found.referral) if found.referral else ()),
        (_("Taken back before from"), back),
    ]
    return [(label, text) for label, text in rows if text]


def _rows(label: str, said: Said) -> list[tuple[str, str]]:
    unit = tree().units.get(said.unit_id or 0)
    head = f"{label} · {unit.name if unit else ''} · {said.on:%Y-%m-%d}"
    return [(head, said.words), (_("Held to be competent"), said.competent)]
