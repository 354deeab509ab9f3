"""What came of each leader's receptions: from promises kept, never from how many were received or who came."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.models import Account
from huiyin.foundation.units.tree import tree
from huiyin.matters import gate
from huiyin.matters.facts import local_day
from huiyin.matters.models import Commitment, Matter, Minute, Proceeding, ReceptionDay, Visit

SOLVED = ("lead_solved", "lead_settled")
STATES = ("kept", "disputed", "late", "open")


@dataclass(frozen=True, slots=True)
class Promise:
    """Something a leader promised at a reception: in which matter, whose, by when, and how it stands."""

    row: Commitment
    matter: Matter
    state: str  # kept, disputed, late, open
    days_late: int


@dataclass(frozen=True, slots=True)
class Charge:
    """A case a leader answers for: how it stands, the next note, and how many notes came late."""

    row: Proceeding
    matter: Matter
    state: str  # solved, ended, open
    late: int
    overdue: bool


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader's word: every promise made at their receptions and every case they answer for that the reader may see."""

    account: Account
    title: str
    unit: str
    promises: list[Promise]
    charges: list[Charge]

    def count(self, state: str) -> int:
        """How many promises stand so."""
        return sum(one.state == state for one in self.promises)

    def charged(self, state: str) -> int:
        """How many cases stand so."""
        return sum(one.state == state for one in self.charges)

    @property
    def kept(self) -> int:
        """Promises kept."""
        return self.count("kept")

    @property
    def disputed(self) -> int:
        """Promises of which the person says that they were not kept."""
        return self.count("disputed")

    @property
    def late(self) -> int:
        """Promises whose day is over."""
        return self.count("late")

    @property
    def open(self) -> int:
        """Promises still in time."""
        return self.count("open")

    @property
    def solved(self) -> int:
        """Cases solved or settled."""
        return self.charged("solved")

    @property
    def ended(self) -> int:
        """Cases that ended otherwise."""
        return self.charged("ended")

    @property
    def led(self) -> int:
        """Cases still answered for."""
        return self.charged("open")

    @property
    def notes_late(self) -> int:
        """Notes that came late or are late now."""
        return sum(one.late + one.overdue for one in self.charges)


def leaders(*, actor: StaffActor, at: datetime) -> list[Leader]:
    """Every leader of the actor's own offices who receives or answers for a case, in the order of offices and names."""
    units = _around(actor)
    held = set(ReceptionDay.objects.filter(unit_id__in=units).values_list("leader_id", flat=True))
    charges = Proceeding.objects.filter(kind="lead", unit_id__in=units, matter__in=gate.visible(actor))
    held |= {row.details["account"] for row in charges if row.details.get("account")}
    accounts = Account.objects.filter(pk__in=held).order_by("unit_id", "name", "pk")
    return [_leader(account, actor, at) for account in accounts]


def leader(account_id: int, *, actor: StaffActor, at: datetime) -> Leader | None:
    """One of them; None for anybody else."""
    return next((one for one in leaders(actor=actor, at=at) if one.account.pk == account_id), None)


def _around(actor: StaffActor) -> Collection[int]:
    """The actor's offices, and those over them, whose leaders receive there as well."""
    return {*gate.units_of(actor), *tree().above(actor.unit_id)}


def _leader(account: Account, actor: StaffActor, at: datetime) -> Leader:
    today = local_day(at)
    titles = ReceptionDay.objects.filter(leader_id=account.pk).order_by("-day")
    return Leader(
        account=account,
        title=titles.values_list("leader_title", flat=True).first() or "",
        unit=tree().units[account.unit_id].name,
        promises=_promises(account, actor, today),
        charges=_charges(account, actor, today),
    )


def _promises(account: Account, actor: StaffActor, today: date) -> list[Promise]:
    """What the minutes of this leader's meetings promise; the commitments they became say how it stands."""
    met = Visit.objects.filter(receiver_id=account.pk, kind="reception", drill=False)
    pairs = set(met.filter(matter__in=gate.visible(actor)).values_list("matter_id", "no"))
    lines = Minute.objects.filter(matter_id__in={m for m, _no in pairs}, kind="promise", struck_at=None)
    wanted = {
        (one.matter_id, one.commitment_no)
        for one in lines
        if one.commitment_no and (one.matter_id, one.visit_no) in pairs
    }
    rows = Commitment.objects.filter(matter_id__in={m for m, _no in wanted}).select_related("matter", "unit")
    found = [row for row in rows.order_by("due", "matter_id", "no") if (row.matter_id, row.no) in wanted]
    return [_promise(row, today) for row in found]


def _promise(row: Commitment, today: date) -> Promise:
    if row.kept_on is not None:
        return Promise(row, row.matter, "kept", max((row.kept_on - row.due).days, 0))
    late = max((today - row.due).days, 0)
    state = "disputed" if row.disputed_on else "late" if late else "open"
    return Promise(row, row.matter, state, late)


def _charges(account: Account, actor: StaffActor, today: date) -> list[Charge]:
    rows = Proceeding.objects.filter(kind="lead", unit_id=account.unit_id, matter__in=gate.visible(actor))
    mine = [row for row in rows.select_related("matter") if row.details.get("account") == account.pk]
    return [_charge(row, today) for row in sorted(mine, key=lambda row: (row.opened_on, row.matter_id))]


def _charge(row: Proceeding, today: date) -> Charge:
    notes = row.details.get("notes", ())
    late = sum(bool(note["due"]) and note["on"] > note["due"] for note in notes)
    running = row.state == "open"
    state = "open" if running else "solved" if row.details.get("result") in SOLVED else "ended"
    overdue = running and row.matter.is_open and row.due is not None and row.due < today
    return Charge(row, row.matter, state, late, overdue)
