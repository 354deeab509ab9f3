"""Telling of drafts: those who may sign that one waits, those who wrote it that it came back."""

from collections.abc import Callable, Iterator

from huiyin.jobs.happening import Happening, act_words
from huiyin.matters.models import Draft as Drafted
from huiyin.matters.queries.signing import signers
from huiyin.services.notices.telling import Draft


def unit_of_draft(code: str) -> Callable[[Happening], Iterator[Draft]]:
    """Tell the unit in which a draft was written, or, where nobody there may sign, the one above that has somebody."""

    def follow(done: Happening) -> Iterator[Draft]:
        row = Drafted.objects.get(matter_id=done.matter.pk, no=done.event.inner["draft"])
        params = {"number": done.matter.number, "act": act_words(done.matter, row.act)}
        params |= {"who": row.drafter, "by": row.decided_by}
        able = signers(row.unit_id, head=row.head) if code == "to_sign" else []
        unit_id = able[0].unit_id if able else row.unit_id
        yield Draft(done.matter.pk, code, done.event.at, params, unit_id=unit_id, ref=done.event.no * 1000)

    return follow
