"""Point a matter to the legal path it belongs to (Art 31(1)-(5)), with that path's own limit printed."""

from datetime import datetime

from huiyin.foundation.people.actor import StaffActor
from huiyin.foundation.people.permissions import HANDLE
from huiyin.matters import gate
from huiyin.matters.asking import Asked, ask
from huiyin.matters.models import Event, Matter
from huiyin.matters.papers import issue
from huiyin.matters.papers.contents import shared
from huiyin.matters.record import act
from huiyin.matters.record.proceedings import open_proceeding
from huiyin.matters.record.writing import write


@act
def redirect(
    *,
    actor: StaffActor,
    at: datetime,
    matter_id: int,
    legal_path: str,
    reason: str,
    right_door: str,
    key: str | None = None,
) -> Event:
    """Move to `redirected` and issue the notice. `right_door` says where and how. Raises Refused, gate errors."""
    matter = gate.reach(matter_id, actor=actor, needs=HANDLE, at_desk=True)
    asked = ask("redirect", matter, actor=actor, at=at, legal_path=legal_path, reason=reason)
    limits = _limits(matter, asked, legal_path)
    contents = {
        **shared(matter, unit=matter.holder, at=at, asked=asked),
        "legal_path": asked.counsel.term(legal_path).say(matter.language),
        "redirect_reason": reason,
        "right_door": right_door,
        "path_limit": limits,
    }
    papers = [issue(name, matter, contents, asked=asked, unit=matter.holder) for name in asked.permit.papers]
    details = {"legal_path": legal_path, "limits": limits, "door": right_door}
    open_proceeding(matter, "path", on=asked.on, unit=matter.holder, whom=right_door[:160], details=details)
    public = {
        "legal_path": legal_path,
        "reason": reason,
        "right_door": right_door,
        "documents": [p.no for p in papers],
    }
    return write(matter, asked, actor=actor, at=at, public=public)


def _limits(matter: Matter, asked: Asked, legal_path: str) -> str:
    said = [
        f"{limit.label.say(matter.language)}: {limit.length.say(matter.language)}"
        for limit in asked.counsel.path_limits(legal_path)
    ]
    return "；".join(said) if matter.language.startswith("zh") else "; ".join(said)
