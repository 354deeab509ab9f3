"""The acts of the desk: which form, which permission, which drawing; one row an act."""

from dataclasses import dataclass

from huiyin.domain.law.why import Refusal
from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.forms.announcing import table as announcing
from huiyin.interfaces.desk.forms.casework import table as casework
from huiyin.interfaces.desk.forms.causes import table as causes
from huiyin.interfaces.desk.forms.checking import table as checking
from huiyin.interfaces.desk.forms.deciding import DecideForm
from huiyin.interfaces.desk.forms.exchange import table as exchange
from huiyin.interfaces.desk.forms.handling import (
    AddMaterialForm,
    AskForMoreForm,
    CloseForm,
    ExtendForm,
    InterimReplyForm,
)
from huiyin.interfaces.desk.forms.hearing import table as hearing
from huiyin.interfaces.desk.forms.passing_on import AssignForm, ForwardForm
from huiyin.interfaces.desk.forms.proceedings import table as proceedings
from huiyin.interfaces.desk.forms.promises import table as promises
from huiyin.interfaces.desk.forms.promises.keeping import KeepPromiseForm
from huiyin.interfaces.desk.forms.promises.serving import ServeForm
from huiyin.interfaces.desk.forms.publishing import table as publishing
from huiyin.interfaces.desk.forms.reception import table as reception
from huiyin.interfaces.desk.forms.registering import AcceptForm, RedirectForm, RefuseForm, RegisterForm
from huiyin.interfaces.desk.forms.review import table as review
from huiyin.interfaces.desk.forms.routing import table as routing
from huiyin.interfaces.desk.forms.rows import GROUPS, Row
from huiyin.interfaces.desk.forms.signing import table as signing
from huiyin.interfaces.desk.forms.systemic import table as systemic
from huiyin.matters import gate
from huiyin.matters.objecting import answering, open_objection
from huiyin.matters.queries.casefile import Casefile
from huiyin.matters.queries.offered import is_open

SIGNERS = (permissions.SIGN,)  # whoever may sign what others drafted may do it directly as well
ROWS: dict[str, Row] = {
    "register": Row(RegisterForm, permissions.REGISTER, "clipboard-check", main=True, hides=True),
    "accept": Row(AcceptForm, permissions.HANDLE, "circle-check", main=True, hides=True),
    "decide": Row(DecideForm, permissions.HANDLE, "gavel", main=True, also=SIGNERS),
    "serve": Row(ServeForm, permissions.SERVE, "mail-check", main=True),
    "keep_promise": Row(KeepPromiseForm, permissions.HANDLE, "checks", main=True, at_desk=False, owed=True),
    "close": Row(CloseForm, permissions.SERVE, "archive", main=True),
    "forward": Row(ForwardForm, permissions.ROUTE, "arrow-forward-up", main=True),
    "assign": Row(AssignForm, permissions.ROUTE, "send", group="routing"),
    "refuse": Row(RefuseForm, permissions.HANDLE, "ban", group="ending", also=SIGNERS),
    "redirect": Row(RedirectForm, permissions.HANDLE, "arrows-split", group="ending"),
    "ask_for_more": Row(AskForMoreForm, permissions.HANDLE, "message-question", group="paper"),
    "extend": Row(ExtendForm, permissions.HANDLE, "calendar-plus", group="paper", also=SIGNERS),
    "interim_reply": Row(InterimReplyForm, permissions.HANDLE, "hourglass", group="paper"),
    "add_material": Row(AddMaterialForm, permissions.TAKE, "paperclip", at_desk=False),
    **routing.ROWS,
    **proceedings.ROWS,
    **hearing.ROWS,
    **exchange.ROWS,
    **signing.ROWS,
    **promises.ROWS,
    **review.ROWS,
    **casework.ROWS,
    **reception.ROWS,
    **announcing.ROWS,
    **causes.ROWS,
    **publishing.ROWS,
    **checking.ROWS,
    **systemic.ROWS,
}


@dataclass(frozen=True, slots=True)
class Offered:
    """An act somebody may do now."""

    act: str
    row: Row


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be done now by this actor, what the law refuses and why, and what is not theirs to do."""

    may: list[Offered]
    refused: list[Refusal]
    elsewhere: bool
    role_lacks: list[str]

    @property
    def groups(self) -> list[tuple[str, list[Offered]]]:
        """What may be done, by group in the order in which it is offered; empty groups are left out."""
        found = [(name, [one for one in self.may if one.row.place == name]) for name in GROUPS]
        return [(name, rows) for name, rows in found if rows]


def choices_of(file: Casefile, actor: StaffActor) -> Choices:
    """The law's offers met with the actor's permissions and desk."""
    here = file.matter.holder_id in gate.units_of(actor)
    # the pack may not know an act, or not at this stage, or there is nothing that it could answer
    known = [act for act, row in ROWS.items() if act in file.offers and _concerns(row, file, actor)]
    permits = [act for act in known if is_open(file.offers[act])]
    theirs = {act for act in known if ROWS[act].is_for(actor, file.matter.stage)}
    answers = [file.offers[act] for act in known if act in theirs]
    return Choices(
        may=[
            Offered(act, ROWS[act])
            for act in permits
            if act in theirs and ROWS[act].reached_by(actor, here=here)
        ],
        refused=[one for one in answers if isinstance(one, Refusal) and not one.asks],
        elsewhere=not here,
        role_lacks=[act for act in permits if act not in theirs],
    )


def _concerns(row: Row, file: Casefile, actor: StaffActor) -> bool:
    if row.apart:
        return False
    if row.own_task:
        return any(
            one.kind == "task" and one.state == "open" and one.unit_id == actor.unit_id
            for one in file.beside.proceedings
        )
    if row.owed and file.matter.holder_id not in gate.units_of(actor):
        return any(p.kept_on is None and p.unit_id in gate.units_of(actor) for p in file.commitments)
    if row.side:
        return _is_a_side(row.side, file, actor)
    return not row.mark or bool(file.matter.marks.get(row.mark))


def _is_a_side(side: str, file: Casefile, actor: StaffActor) -> bool:
    """Whether the actor's unit sent what is objected to, or (either) objects, or has it back after a return."""
    objection, units = open_objection(file.clocks), gate.units_of(actor)
    sent = objection is not None and bool(units & answering(objection))
    if side == "sender" or sent:
        return sent
    in_dispute = objection is not None or bool(file.matter.marks.get("bounces"))
    return in_dispute and file.matter.holder_id in units
