"""Who does an act or asks to read: a member of staff, the person with the matter, or the system itself."""

from dataclasses import dataclass
from functools import cached_property

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.tree import tree


@dataclass(frozen=True)
class StaffActor:
    """A member of staff at work; units are ids."""

    account_id: int
    name: str
    unit_id: int
    permissions: frozenset[str]

    @property
    def mark(self) -> str:
        """How the ledger names this actor."""
        return f"staff:{self.account_id}"

    def may(self, permission: str) -> bool:
        """Whether a role of theirs carries the permission."""
        return permission in self.permissions

    @cached_property
    def own_units(self) -> frozenset[int]:
        """Their unit and the offices under it."""
        return tree().subtree(self.unit_id)

    @cached_property
    def kin(self) -> frozenset[int]:
        """Units whose being complained of shuts this actor out."""
        return tree().kin(self.unit_id)


@dataclass(frozen=True)
class PersonActor:
    """The person with the matter, known only by the query code of this one matter.

    With `signer_no` one of many who brought it together: the gate lets them only to what is their own.
    """

    matter_id: int
    mark: str = "person"
    signer_no: int | None = None

    def may(self, permission: str) -> bool:
        """A person holds no staff permission."""
        return False


@dataclass(frozen=True)
class FilerActor:
    """Someone who is filing and has no matter yet."""

    mark: str = "person"

    def may(self, permission: str) -> bool:
        """A person holds no staff permission."""
        return False


@dataclass(frozen=True)
class SystemActor:
    """The program itself: timer and recounting; never decides."""

    mark: str = "system"

    def may(self, permission: str) -> bool:
        """The system acts only where an act asks for no permission."""
        return False


def signing(matter_id: int, signer_no: int) -> PersonActor:
    """One of those who signed a joint matter; the ledger says "signer", never who."""
    return PersonActor(matter_id, "signer", signer_no)


Actor = StaffActor | PersonActor | FilerActor | SystemActor


def actor_of(account: Account) -> StaffActor:
    """The actor for a signed-in account; one query for its roles."""
    granted = {p for row in account.roles.values_list("permissions", flat=True) for p in row}
    return StaffActor(account.pk, account.name, account.unit_id, frozenset(granted))
