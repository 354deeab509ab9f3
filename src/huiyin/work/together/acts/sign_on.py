"""Join a matter by its link, by one's own word; gives a query code of one's own (Art 17, 20)."""

from dataclasses import replace
from datetime import datetime

from huiyin.foundation.people.actor import FilerActor
from huiyin.matters import gate
from huiyin.matters.asking import ask
from huiyin.matters.facts import local_day
from huiyin.matters.models import Event
from huiyin.matters.record import act
from huiyin.matters.record.writing import write
from huiyin.matters.together.counting import joined
from huiyin.matters.together.faults import refuse
from huiyin.matters.together.listing import FIRST, again, fault_of, tidy
from huiyin.matters.together.sealing import Named, marks_of
from huiyin.matters.together.writing import write_signer
from huiyin.work.together.linking import holds


@act
def sign_on(
    *,
    actor: FilerActor,
    at: datetime,
    link: str,
    person: Named,
    own_word: bool,
    code: str,
    key: str | None = None,
) -> Event:
    """Write the signer; `code` becomes their query code. Raises Refused, Invalid, NoSuchMatter.

    Somebody who signed before gets a page like everybody and is not counted again: the answer must not tell
    whoever fills the form in who is on the list.
    """
    matter, row = gate.reach_by_link(link)
    given = {"joint_link": holds(row, local_day(at)), "own_word": own_word}
    asked = ask("sign_on", matter, actor=actor, at=at, **given)
    named = tidy(Named(person.name, person.phone, person.address))
    fault = fault_of(named)
    refuse((fault,) if fault else (), field=_field(fault.code) if fault else "")
    before = again(matter, marks_of(matter.pk, named))
    earlier = None if before is None else 0 if before == FIRST else before
    signer = write_signer(matter, named, how="link", on=asked.on, code=code, confirmed=True, again_of=earlier)
    if earlier is None:
        joined(matter, 1)
    public = {"joined": 0 if earlier is not None else 1, "people": matter.people}
    by = replace(actor, mark="signer")  # not whoever brought the matter
    return write(matter, asked, actor=by, at=at, public=public, inner={"signer_no": signer.no})


def _field(code: str) -> str:
    if "name" in code:
        return "name"
    return "address" if code.startswith("address") else "phone"
