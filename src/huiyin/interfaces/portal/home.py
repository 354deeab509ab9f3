"""The first page: what this is, three doors, and what is never done here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest) -> HttpResponse:
    """File a matter, track one, read the rules."""
    return render(request, "portal/home.html")
