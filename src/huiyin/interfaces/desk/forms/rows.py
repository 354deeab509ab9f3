"""How an act is done from the desk: its form, permission, drawing, and where it stands among the others."""

from dataclasses import dataclass

from huiyin.foundation.people.actor import StaffActor
from huiyin.interfaces.desk.forms.acting import ActForm
from huiyin.matters import gate

GROUPS = ("main", "routing", "course", "paper", "ending")  # the order in which acts are offered


@dataclass(frozen=True, slots=True)
class Row:
    """One act of the desk. `main` acts carry a matter on and are offered first, as buttons.

    `at_desk` asks that the matter lie with the actor's unit. `hides` marks an act after which the actor may no longer
    see the matter (it became a report, or went where they do not reach). `mark` is the mark of the matter without which
    there is nothing for the act to answer, so that it is not even named; `own_task` asks for an open task of the actor's
    unit; `side` that the actor's unit be a side of an open disagreement over competence: the sender, or either of the two.
    `also` are permissions that carry the act as well as `needs` does; with `also_at_desk` only at one's own desk.
    `in_review` is the permission that takes the place of `needs` while the organ above reviews the matter. `apart` marks
    an act that is offered only by a box of its own. `owed` asks that the matter lie with the actor's unit, or that an open
    promise in it be that unit's own.
    """

    form: type[ActForm]
    needs: str
    icon: str
    main: bool = False
    at_desk: bool = True
    group: str = "course"
    hides: bool = False
    mark: str = ""
    own_task: bool = False
    side: str = ""
    also: tuple[str, ...] = ()
    in_review: str = ""
    also_at_desk: bool = False
    apart: bool = False
    owed: bool = False

    def carried_by(self, actor: StaffActor) -> bool:
        """Whether a role of the actor carries the act."""
        return any(actor.may(permission) for permission in (self.needs, *self.also))

    def is_for(self, actor: StaffActor, stage: str) -> bool:
        """Whether the actor's role carries the act while the matter stands there."""
        reviewed = bool(self.in_review) and stage in gate.IN_REVIEW
        return actor.may(self.in_review) if reviewed else self.carried_by(actor)

    def reached_by(self, actor: StaffActor, *, here: bool) -> bool:
        """Whether the actor may do it to a matter that lies on their desk (`here`) or on another one."""
        return here or not (self.at_desk or (self.also_at_desk and not actor.may(self.needs)))

    @property
    def place(self) -> str:
        """The group it is offered in."""
        return "main" if self.main else self.group
