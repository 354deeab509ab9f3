"""Which rows an actor may see: by unit, by confidentiality, and never those that complain of them."""

from collections.abc import Collection

from django.db.models import BigIntegerField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people import permissions
from huiyin.foundation.people.actor import Actor, PersonActor, StaffActor, SystemActor
from huiyin.matters.models import Accused, Holding, Matter

DRILL = "drill"  # the stage of an exercise (演练): a law that has exercises names it so, and it is left for no other

OWN_FILE = "own_file"  # the channel of an office's own file: nobody brought it, and no list or count of matters has it

READERS = frozenset(
    {
        permissions.TAKE,
        permissions.REGISTER,
        permissions.ROUTE,
        permissions.HANDLE,
        permissions.SERVE,
        permissions.SUPERVISE,
        permissions.SIGN,
        permissions.REVIEW,
        permissions.ARBITRATE,
        permissions.RECEIVE,
    }
)


def visible(actor: Actor) -> QuerySet[Matter]:
    """Every matter the actor may know of; lists, searches, counts and exports begin here and nowhere else."""
    if isinstance(actor, SystemActor):
        return Matter.objects.all()
    if isinstance(actor, PersonActor):
        whole = actor.signer_no is None  # who only signed reaches what is theirs through gate.reach_signer
        return Matter.objects.filter(pk=actor.matter_id) if whole else Matter.objects.none()
    if not isinstance(actor, StaffActor) or not actor.permissions & READERS:
        return Matter.objects.none()
    held = Holding.objects.filter(matter_id=OuterRef("pk"), unit_id__in=units_of(actor))
    return _without_conflicts(Matter.objects.filter(Exists(held)), actor)


def desk(actor: StaffActor, officers: Collection[int] | None = None) -> QuerySet[Matter]:
    """The open matters that lie on the actor's own desk now; the inbox's query, served by one index.

    With `officers` only what these accounts work on, served by the index of officers.
    """
    if not actor.permissions & READERS:
        return Matter.objects.none()
    rows, units = Matter.objects.filter(is_open=True), units_of(actor)
    if officers is None:
        return _without_conflicts(rows.filter(holder_id__in=units), actor)
    # the sum keeps the database from reading the whole desk by its own index where a few officers are asked for
    lies_with = ExpressionWrapper(F("holder_id") + 0, output_field=BigIntegerField())
    rows = rows.filter(officer_id__in=officers).alias(lies_with=lies_with).filter(lies_with__in=units)
    return _without_conflicts(rows, actor)


def real(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """Without exercises and the offices' own files: what lists, searches and counts of matters show."""
    return rows.exclude(stage=DRILL).exclude(channel=OWN_FILE)


def is_real(stage: str, channel: str) -> bool:
    """Whether `real` keeps a matter of this stage and channel: the same rule for a row in hand."""
    return stage != DRILL and channel != OWN_FILE


def may_see(actor: Actor, matter: Matter) -> bool:
    """Whether `visible(actor)` holds this one matter: the same rule for a row in hand, at a third of the cost.

    A test holds the two against each other for every member of staff and every kind of matter.
    """
    if isinstance(actor, SystemActor):
        return True
    if isinstance(actor, PersonActor):
        return matter.pk == actor.matter_id and actor.signer_no is None
    if not isinstance(actor, StaffActor) or not actor.permissions & READERS:
        return False
    if matter.confidential and not actor.may(permissions.REPORTS):
        return False
    units = units_of(actor)
    at_desk = matter.holder_id in units or matter.office_id in units
    if not at_desk and not Holding.objects.filter(matter_id=matter.pk, unit_id__in=units).exists():
        return False
    against = select(Accused, matter=matter.pk)
    return not any(row.unit_id in actor.kin or row.account_id == actor.account_id for row in against)


def units_of(actor: StaffActor) -> frozenset[int]:
    """The units whose matters the actor may see: their own, and with supervision those under it."""
    return actor.own_units if actor.may(permissions.SUPERVISE) else frozenset({actor.unit_id})


def _without_conflicts(rows: QuerySet[Matter], actor: StaffActor) -> QuerySet[Matter]:
    if not actor.may(permissions.REPORTS):
        rows = rows.filter(confidential=False)
    against = Accused.objects.filter(matter_id=OuterRef("pk")).filter(
        Q(unit_id__in=actor.kin) | Q(account_id=actor.account_id)
    )
    return rows.filter(~Exists(against))
