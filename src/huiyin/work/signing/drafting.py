"""What the acts about a draft have in common: which draft, whether one may, what may be drafted at all."""

from django.utils.translation import gettext as _

from huiyin.domain.law.why import Refusal
from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import StaffActor
from huiyin.matters import gate
from huiyin.matters.asking import Asked
from huiyin.matters.facts import as_signed
from huiyin.matters.models import Draft, Matter
from huiyin.matters.record import Invalid, Problem, Refused
from huiyin.matters.record.drafts.settling import WAITING


def ensure_signable(act: str, asked: Asked) -> None:
    """Raises Invalid for an act that needs no signature, Refused where even the head could not do it now."""
    if act not in asked.counsel.signed:
        raise Invalid(Problem("draft", _("This act needs no signature. Do it directly.")))
    answer = asked.counsel.may(act, as_signed(asked.facts), asked.on)
    if isinstance(answer, Refusal) and not answer.asks:
        raise Refused(answer)


def waits_already(matter: Matter, act: str) -> bool:
    """Whether a draft of the same act waits; asks nothing where nothing was ever drafted."""
    if not matter.marks.get(WAITING):
        return False
    return bool(select(Draft, matter=matter.pk, act=act, state="submitted"))


def waiting_draft(matter: Matter, no: int, actor: StaffActor) -> Draft:
    """The draft of that number that waits at a unit of the actor's. Raises Invalid."""
    found = next(iter(select(Draft, matter=matter.pk, no=no, state="submitted")), None)
    if found is None or found.unit_id not in gate.units_of(actor):
        text = _(
            "No such draft waits at your unit: it may have been signed, sent back or taken back already."
        )
        raise Invalid(Problem("draft", text))
    return found
