"""From a matter's row to the frozen facts that the law reads."""

from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.facts import Facts
from huiyin.foundation.people.actor import Actor, StaffActor, SystemActor
from huiyin.matters.models import Clock, Matter


def facts_of(matter: Matter, *, actor: Actor, clocks: list[Clock], **asked: Any) -> Facts:
    """The facts on which an act is judged; `asked` are the values that belong to the act (reason, days, ground ...)."""
    values: dict[str, Any] = {
        "channel": matter.channel,
        "kind": matter.kind,
        "path": matter.path,
        "receiver": "letters_office" if matter.holder.kind == "letters_office" else "organ",
        "anonymous": matter.anonymous,
        "identity_clear": matter.identity_clear,
        "claims": matter.claims,
        "undecided_claims": matter.undecided_claims,
        "open_commitments": matter.open_commitments,
        "by": "office" if isinstance(actor, StaffActor | SystemActor) else "person",
        **_where_asked(matter),
        **matter.marks,
        **asked,
    }
    return Facts(stage=matter.stage, values=values, moments=moments_of(matter, clocks))


def _where_asked(matter: Matter) -> dict[str, Any]:
    """Facts of the matter that only some packs ask for."""
    known = counsel(matter.pack, matter.place_rules or None).pack.vocabulary.values
    return {name: value for name, value in {"people": matter.people}.items() if name in known}


def moments_of(matter: Matter, clocks: list[Clock]) -> dict[str, date]:
    """What happened on which local day, and when the running handling limit ends."""
    moments = {name: date.fromisoformat(day) for name, day in matter.moments.items()}
    moments["received"] = matter.received_on
    due = [c.due for c in clocks if c.running and c.limit in {"handle", "extend_handle"}]
    if due:
        moments["handle_due"] = max(due)
    return moments


def local_day(at: datetime) -> date:
    """The day on the office's own calendar."""
    return localdate(at)
