"""The notices of one's unit."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.words import speaking
from huiyin.services.notices.compose import Words, compose
from huiyin.services.notices.reading import for_staff, mark_read
from huiyin.services.notices.reading import one as found
from huiyin.services.notices.words.signing import ABOUT_RULES

SIZE = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A notice and its words in the reader's language."""

    notice: Any
    words: Words

    @property
    def about_rule(self) -> bool:
        """Whether it leads to a proposal to change a rule, and to no matter."""
        return self.notice.code in ABOUT_RULES


@staff
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The unit's newest notices, unread ones marked."""
    rows = for_staff(request.actor)[:SIZE]  # type: ignore[attr-defined]
    told = [Told(row, compose(row, speaking())) for row in rows]
    return render(
        request,
        "desk/notices.html",
        {"told": told, "place": "notices", "fresh": any(not t.notice.read_at for t in told)},
    )


@staff
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Mark one or all as read; with one, go on to its matter."""
    number, to = request.POST.get("notice", ""), request.POST.get("matter", "")
    one = [int(number)] if number.isdecimal() and len(number) < 19 else None
    actor = request.actor  # type: ignore[attr-defined]
    mark_read(actor, one, at=timezone.now())
    told = found(actor, one[0]) if one else None
    if told and told.code in ABOUT_RULES:
        return redirect("desk:proposal", matter_id=told.matter_id, no=told.params["rule_change"])
    if one and to.isdecimal() and len(to) < 20:
        return redirect("desk:matter", matter_id=int(to))
    return redirect("desk:notices")
