"""Follow-ups of what signers do: the unit that holds the matter is told of a different view, and when nobody signs any more."""

from collections.abc import Iterator

from huiyin.jobs.happening import Happening
from huiyin.jobs.telling import FollowUp, holder
from huiyin.services.notices.telling import Draft


def signer_says(code: str) -> FollowUp:
    """Tell the unit that holds the matter, unless it wrote it down itself."""

    def follow(done: Happening) -> Iterator[Draft]:
        if done.event.unit_id != done.matter.holder_id:
            yield _draft(done, code)

    return follow


def withdrew(done: Happening) -> Iterator[Draft]:
    """Tell the holder that the person withdrew: the matter, or only their own part of a joint one."""
    if done.event.public.get("goes_on"):
        yield _draft(done, "withdrew_alone")
    else:
        yield from holder("withdrawn")(done)


def all_left(done: Happening) -> Iterator[Draft]:
    """Tell the holder when the last one left; that one of many leaves is told to nobody."""
    if done.event.stage_after != done.event.stage_before and done.event.unit_id != done.matter.holder_id:
        yield _draft(done, "all_left")


def _draft(done: Happening, code: str) -> Draft:
    params = {"number": done.matter.number}
    ref = done.event.no * 1000
    return Draft(done.matter.pk, code, done.event.at, params, unit_id=done.matter.holder_id, ref=ref)
