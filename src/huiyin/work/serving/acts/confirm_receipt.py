"""The person confirms that a paper reached them electronically; that day is the day of service."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from huiyin.foundation.ledger.rows import select
from huiyin.foundation.people.actor import PersonActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Event, Matter, Serving
from huiyin.matters.papers.proof import Proof, served
from huiyin.matters.record import Invalid, Problem, act
from huiyin.matters.record.writing import write
from huiyin.work.serving.papers_at_hand import paper_for_person


@act
def confirm_receipt(
    *, actor: PersonActor, at: datetime, matter_id: int, document: int, key: str | None = None
) -> Event:
    """Serve the paper that was sent electronically; an opinion moves the matter to `served`. Raises Refused, Invalid, NoSuchMatter."""
    matter = gate.reach(matter_id, actor=actor)
    paper = paper_for_person(matter, document, actor)
    _ensure_sent(matter, document)
    asked = ask("confirm_receipt", matter, actor=actor, at=at, paper=paper.kind)
    with override(matter.language):  # it stands on the receipt, a paper of the matter
        confirmed = _("confirmed by the person on their own page")
    proof = Proof("electronic", asked.on, confirmation=confirmed)
    servings = served(matter, [paper], proof, asked=asked, actor=actor, at=at)
    public: dict[str, Any] = {"paper": paper.kind, "number": paper.number, "how": "electronic"}
    public |= {"served_on": asked.on.isoformat(), "documents": [paper.no]}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"servings": servings})


def _ensure_sent(matter: Matter, document: int) -> None:
    sent = select(Serving, matter=matter.pk, document_no=document, how="electronic", state="sent")
    if not sent:
        text = _("No paper of that number waits for your confirmation. Go back to the matter's page.")
        raise Invalid(Problem("document", text))
