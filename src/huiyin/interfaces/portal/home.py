"""The first page: what this is, three doors, and what is never done here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.limits import Limit
from huiyin.domain.law.terms import Role, Unit


def home(request: HttpRequest) -> HttpResponse:
    """File a matter, track one, read the rules; the days named come from the law pack."""
    lawyer = counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE)
    limits = {role.value: lawyer.limit_as(role) for role in Role if role}
    answering = [one for one in lawyer.limits() if one.role is Role.HANDLING]
    told = {
        **{f"{name}_days": _days(limit) for name, limit in limits.items()},
        "one_time": len(answering) == 1,
        "answering": [(one.label, one.length, lawyer.term(one.unit.value)) for one in answering],
        "has_kinds": bool(lawyer.having("takes_path")),
    }
    return render(request, "portal/home.html", told)


def _days(limit: Limit | None) -> int | None:
    """The length of a limit in days; nothing for one in hours, of which the page has no such sentence."""
    return limit.length if limit and limit.unit is not Unit.HOURS else None
