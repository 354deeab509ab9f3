"""Telling who works on a matter, and where it went when its unit was no more."""

from collections.abc import Iterator

from huiyin.jobs.happening import Happening
from huiyin.services.notices.telling import Draft


def officer_named(done: Happening) -> Iterator[Draft]:
    """The person learns the name; the unit too, unless somebody took the matter for themselves."""
    officer = done.event.public["officer"]
    params = {"number": done.matter.number, "unit": done.event.public["unit"], "officer": officer}
    yield _draft(done, "officer_named", params)
    if officer != done.event.actor_name:
        yield _draft(done, "officer_on", params, unit_id=done.event.inner["holder"])


def succeeded(done: Happening) -> Iterator[Draft]:
    """The person and the unit that took over; of an old file that only changed its keeper nobody is told."""
    if not done.matter.is_open:
        return
    public = done.event.public
    params = {"number": done.matter.number, **{n: public[n] for n in ("from_unit", "to_unit") if n in public}}
    if "to_unit" in public:
        yield _draft(done, "succeeded", params)
        if done.arrived_at:
            yield _draft(done, "desk_inherited", params, unit_id=done.arrived_at.pk)
    for unit_id in done.event.inner.get("promised_by", ()):
        yield _draft(done, "promise_inherited", params, unit_id=unit_id)


def _draft(done: Happening, code: str, params: dict[str, str], *, unit_id: int | None = None) -> Draft:
    return Draft(done.matter.pk, code, done.event.at, params, unit_id=unit_id, ref=done.event.no * 1000)
