"""Follow-ups of the minutes at the table: the unit for which a promise was made is told of it at once."""

from collections.abc import Iterator

from huiyin.jobs.happening import Happening
from huiyin.matters.impartial import shut_out
from huiyin.services.notices.telling import Draft


def promised_at_table(done: Happening) -> Iterator[Draft]:
    """Tell the unit that a promise binds, unless its own staff wrote it down."""
    public, barred = done.event.public, shut_out(done.matter)
    for unit_id in done.event.inner.get("tell", ()):
        if unit_id in barred:
            continue
        params = {"number": done.matter.number, "unit": done.unit_name}
        params |= {"promise": public["promise"], "due": public["due"]}
        yield Draft(
            done.matter.pk,
            "promised_at_table",
            done.event.at,
            params,
            unit_id=unit_id,
            ref=done.event.no * 1000,
        )


def struck_at_table(done: Happening) -> Iterator[Draft]:
    """Tell the unit whose promise was struck from the minutes that it no longer stands."""
    barred = shut_out(done.matter)
    for unit_id in done.event.inner.get("tell", ()):
        if unit_id not in barred:
            params = {"number": done.matter.number, "unit": done.unit_name}
            ref = done.event.no * 1000
            yield Draft(done.matter.pk, "promise_struck", done.event.at, params, unit_id=unit_id, ref=ref)
