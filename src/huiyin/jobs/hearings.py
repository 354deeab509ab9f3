"""Follow-ups of a hearing: its person and each unit invited are told when and where, and told again when it is not held."""

from collections.abc import Iterator

from huiyin.jobs.happening import Happening
from huiyin.jobs.telling import FollowUp
from huiyin.services.notices.telling import Draft

CARRIED = (  # what an act said in public and a notice may repeat
    *("hearing_on", "hearing_hour", "place", "held_on"),
    *("to_office", "from_office", "number_there"),
)


def heard(code: str) -> FollowUp:
    """Tell the person what the act said in public: which day and hour, where, to which office."""

    def follow(done: Happening) -> Iterator[Draft]:
        params = {"number": done.matter.number, "unit": done.unit_name, **_carried(done)}
        yield Draft(done.matter.pk, code, done.event.at, params, ref=done.event.no * 1000)

    return follow


def uninvited(done: Happening) -> Iterator[Draft]:
    """Tell the units invited to a hearing that it is not held, because the matter left the stage it was part of."""
    for unit_id in done.event.inner.get("uninvited", ()):
        params = {"number": done.matter.number, "unit": done.unit_name}
        params["hearing_on"] = done.event.inner["hearing_on"]
        ref = done.event.no * 1000
        yield Draft(done.matter.pk, "hearing_uninvited", done.event.at, params, unit_id=unit_id, ref=ref)


def invited(code: str) -> FollowUp:
    """Tell the units that the act invited; `inner` names them by id."""

    def follow(done: Happening) -> Iterator[Draft]:
        params = {"number": done.matter.number, "unit": done.unit_name, **_carried(done)}
        for unit_id in done.event.inner.get("invited", ()):
            ref = done.event.no * 1000
            yield Draft(done.matter.pk, code, done.event.at, params, unit_id=unit_id, ref=ref)

    return follow


def _carried(done: Happening) -> dict[str, str]:
    return {name: done.event.public[name] for name in CARRIED if name in done.event.public}
