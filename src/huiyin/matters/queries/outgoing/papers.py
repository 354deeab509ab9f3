"""Papers to be served and papers to be printed: those of one matter in hand, and those a unit issued on a day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import CharField, Exists, OuterRef, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext as _

from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.models import Document, Matter, ReadEntry, Serving

SHOWN = 200
PRINTED = "print:"  # a reading of this purpose, with the paper's number, says that it was printed


def to_be_served(matter: Matter, actor: StaffActor) -> list[Document]:
    """Papers of a matter in hand, of the actor's own units, that are for the person, hold, and are not served yet.

    A paper issued anew has the first one's day of service, and is brought to the person all the same.
    """
    brought = Serving.objects.filter(
        matter_id=OuterRef("matter_id"), document_no=OuterRef("no"), state__in=("received", "refused")
    )
    own = Document.objects.filter(matter_id=matter.pk, unit_id__in=gate.units_of(actor))
    rows = own.filter(for_person=True, void_on=None).filter(
        Q(served_on=None) | (Q(reissue_of__isnull=False) & ~Exists(brought))
    )
    return list(rows.defer("contents").order_by("no"))


def of_unit(matter: Matter, actor: StaffActor) -> list[Document]:
    """The numbered papers of a matter in hand that the actor's own units issued and that hold, with their contents."""
    rows = Document.objects.filter(matter_id=matter.pk, unit_id__in=gate.units_of(actor), void_on=None)
    return list(rows.exclude(number="").order_by("no"))


def on_their_way(matter: Matter) -> list[Serving]:
    """What was sent and has neither been received nor come back."""
    return list(Serving.objects.filter(matter_id=matter.pk, state="sent").order_by("no"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which papers of a day to show: of one kind, only those not printed or not served yet."""

    first: date
    last: date
    kind: str = ""
    unprinted: bool = False
    unserved: bool = False


def papers_of(actor: StaffActor, wanted: Wanted) -> list[Document]:
    """What the actor's own units issued on those days, oldest first and at most SHOWN; each says whether it was `printed`."""
    seen = gate.visible(actor).filter(pk=OuterRef("matter_id"))
    mark = Concat(Value(PRINTED), Cast(OuterRef("no"), CharField()))
    printed = ReadEntry.objects.filter(matter_id=OuterRef("matter_id"), purpose=mark)
    rows = Document.objects.filter(
        unit_id__in=gate.units_of(actor), issued_on__range=(wanted.first, wanted.last), void_on=None
    )
    rows = rows.filter(Exists(seen)).annotate(printed=Exists(printed))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.unprinted:
        rows = rows.filter(printed=False)
    if wanted.unserved:
        rows = rows.filter(served_on=None, for_person=True)
    ordered = rows.select_related("matter", "unit").defer("contents").order_by("issued_on", "matter_id", "no")
    return list(ordered[:SHOWN])


def to_print(keys: list[tuple[int, int]], *, actor: StaffActor, at: datetime) -> list[Document]:
    """The papers by (matter, number) with their contents; each is a reading that is logged as printing. Raises NoSuchMatter."""
    found = []
    for matter_id, no in keys:
        row = Document.objects.select_related("unit").filter(matter_id=matter_id, no=no).first()
        if row is None or row.unit_id not in gate.units_of(actor):
            raise gate.NoSuchMatter(_("There is no such paper, or it is not for you."))
        row.matter = gate.read(matter_id, actor=actor, at=at, purpose=f"{PRINTED}{no}")
        found.append(row)
    return found


def last_serving(document: Document) -> Serving | None:
    """The attempt by which the paper reached the person, if it did."""
    rows = Serving.objects.filter(matter_id=document.matter_id, document_no=document.no)
    return rows.filter(state__in=("received", "refused")).order_by("-no").first()
