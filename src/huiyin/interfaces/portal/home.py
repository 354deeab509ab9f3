"""The first page: what this is, three doors, and what is never done here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from huiyin.domain.law.counsel import counsel


def home(request: HttpRequest) -> HttpResponse:
    """File a matter, track one, read the rules; the days named come from the law pack."""
    lawyer = counsel(settings.HUIYIN_PACK, settings.HUIYIN_PLACE)
    told = {
        "told_days": lawyer.limit("forward_or_tell").length,
        "handle_days": lawyer.limit("handle").length,
        "extend_days": lawyer.longest("extend_handle"),
        "review_days": lawyer.limit("ask_review").length,
    }
    return render(request, "portal/home.html", told)
