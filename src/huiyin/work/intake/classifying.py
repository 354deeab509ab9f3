"""Writing the kind, path, category, place, claims and accused of a matter, as the clerk finds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from huiyin.domain.reading.plain import clean
from huiyin.foundation.ledger.rows import select
from huiyin.matters.asking import counsel_for
from huiyin.matters.models import Accused, Claim, Matter
from huiyin.matters.record import Invalid, Problem, search_index
from huiyin.matters.record.children import add
from huiyin.work.intake.filing import MAX_CLAIM, MAX_CLAIMS


@dataclass(frozen=True, slots=True)
class Classified:
    """How the clerk classifies a matter; `claims` None leaves the person's own as they are.

    `facts` are what the pack has the register ask for besides, such as how urgent a matter is.
    """

    kind: str
    path: str = ""
    category: str = ""
    place: str = ""
    claims: tuple[str, ...] | None = None
    accused_units: tuple[int, ...] = ()
    in_powers: bool | None = None
    facts: Mapping[str, str] = field(default_factory=dict)


def classify(matter: Matter, classified: Classified) -> None:
    """Put the classification into the matter (saved when the act is written). Raises Invalid."""
    law = counsel_for(matter)
    if not classified.kind and law.group("kinds"):
        raise Invalid(
            Problem("kind", _("Choose what the matter is: a suggestion, a report, or an appeal for help."))
        )
    if classified.kind in law.having("takes_path") and not classified.path:
        raise Invalid(
            Problem(
                "path",
                _(
                    "Choose the legal path of the appeal; only the petition procedure runs on the limit for handling."
                ),
            )
        )
    matter.kind, matter.path = classified.kind, classified.path
    matter.category = classified.category or matter.category
    matter.place = classified.place or matter.place
    matter.confidential = matter.kind in law.having("confidential")
    matter.publishable = matter.publishable and not matter.confidential
    if classified.in_powers is not None:
        matter.marks = {**matter.marks, "in_powers": classified.in_powers}
    matter.marks = {**matter.marks, **classified.facts}
    known = {row.unit_id for row in select(Accused, matter=matter.pk)}
    for unit_id in classified.accused_units:
        if unit_id not in known:
            add(Accused, matter, unit_id=unit_id)
    if classified.claims is not None:
        _rewrite_claims(matter, classified.claims)
    search_index.renew(matter)  # place and claims are found as they are now


def _rewrite_claims(matter: Matter, texts: tuple[str, ...]) -> None:
    wanted = tuple(t for t in (clean(t) for t in texts) if t)
    if not wanted or len(wanted) > MAX_CLAIMS or any(len(t) > MAX_CLAIM for t in wanted):
        text = _("Give 1 to %(max)d requests of at most %(size)d characters each.")
        raise Invalid(Problem("claims", text % {"max": MAX_CLAIMS, "size": MAX_CLAIM}))
    existing = list(
        Claim.objects.filter(matter_id=matter.pk).order_by("position").values_list("text", flat=True)
    )
    if existing == list(wanted):
        return
    Claim.objects.filter(matter_id=matter.pk).delete()
    for position, text in enumerate(wanted, start=1):
        add(Claim, matter, position=position, text=text)
    matter.claims = matter.undecided_claims = len(wanted)
