"""Follow-ups of what runs inside a matter: the units that are asked, the lead, and the person where it is theirs to know."""

from collections.abc import Iterator

from huiyin.jobs.happening import Happening
from huiyin.jobs.telling import FollowUp
from huiyin.services.notices.telling import Draft


def asked_units(code: str) -> FollowUp:
    """Tell each unit that was asked for a part."""

    def follow(done: Happening) -> Iterator[Draft]:
        for n, task in enumerate(done.event.inner["tasks"]):
            params = {"number": done.matter.number, "from_unit": done.unit_name, "due": task["due"]}
            ref = done.event.no * 1000 + n
            yield Draft(done.matter.pk, code, done.event.at, params, unit_id=task["unit"], ref=ref)

    return follow


def lead(code: str) -> FollowUp:
    """Tell the unit that holds the matter."""

    def follow(done: Happening) -> Iterator[Draft]:
        params = {"number": done.matter.number, "from_unit": done.unit_name}
        ref = done.event.no * 1000
        yield Draft(done.matter.pk, code, done.event.at, params, unit_id=done.matter.holder_id, ref=ref)

    return follow


def refused_there(done: Happening) -> Iterator[Draft]:
    """Tell the person that their matter was refused on its legal path, and that they may bring it back."""
    if done.event.public["path_result"] == "path_refused":
        params = {"number": done.matter.number, "unit": done.unit_name}
        yield Draft(done.matter.pk, "path_refused", done.event.at, params, ref=done.event.no * 1000)
