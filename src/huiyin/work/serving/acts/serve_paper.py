"""Record that another paper than the opinion was served: a notice handed over, a letter fetched at the window."""

from datetime import date, datetime
from typing import Any

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import SERVE
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.models import Document, Event
from huiyin.matters.papers.proof import Proof, check_way, served
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.work.serving.papers_at_hand import check_day, paper_for_person


@act
def serve_paper(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    document: int,
    how: str,
    served_on: date | None = None,
    note: str = "",
    receiver: str = "",
    relation: str = "",
    refusal: str = "",
    witness: str = "",
    confirmation: str = "",
    parcel: str = "",
    files: tuple[Any, ...] = (),
    key: str | None = None,
) -> Event:
    """Note the day and the way; the stage stays. `document` is the paper's number in the matter. Raises Refused, Invalid, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=SERVE)
    check_way(matter, how)
    paper = paper_for_person(matter, document, actor)
    asked = ask("serve_paper", matter, actor=actor, at=at, how=how, **_about(paper))
    day = served_on or asked.on
    check_day(day, first=paper.issued_on, last=asked.on, field="served_on")
    proof = Proof(
        how, day, receiver, relation, refusal, witness, confirmation, parcel, note=note, files=files
    )
    servings = served(matter, [paper], proof, asked=asked, actor=actor, at=at)
    public: dict[str, Any] = {"paper": paper.kind, "how": how, "served_on": day.isoformat()}
    public |= {"documents": [paper.no], **({"files": len(files)} if files else {})}
    return write(matter, asked, actor=actor, at=at, public=public, inner={"note": note, "servings": servings})


def _about(paper: Document) -> dict[str, Any]:
    """For the law: which paper it is, and whether it was issued anew, so that it comes after one that was served."""
    return {"paper": paper.kind, "reissued": paper.reissue_of is not None and paper.served_on is not None}
