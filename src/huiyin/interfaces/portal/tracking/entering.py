"""Coming in with a query code, typed or scanned; the code leaves the address bar at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.interfaces.portal.filing.forms import words
from huiyin.interfaces.portal.tracking import guessing
from huiyin.interfaces.portal.tracking.passes import close_all, open_pass, opened, signed
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.queries.followed import matter_behind

LONGEST = 60


class Code(HouseForm):
    """The query code as on the slip."""

    code = words(
        gettext_lazy("Query code"),
        gettext_lazy(
            "16 letters and digits from your slip. Spaces, hyphens and small letters do not matter."
        ),
        autocomplete="off",
        autocapitalize="characters",
        spellcheck="false",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """The page for typing a code; also lists what is open in this browser."""
    if request.method == "POST":
        return _enter(request, request.POST.get("code", ""))
    return render(
        request,
        "portal/tracking/enter.html",
        {
            "form": Code(),
            "opened": [(m, number) for m, (_since, number) in opened(request).items()],
            "signed": [(m, number) for m, (_since, number, _no) in signed(request).items()],
        },
    )


@require_http_methods(["GET", "HEAD"])
def scan(request: HttpRequest, code: str) -> HttpResponse:
    """The address in the QR: opens the matter and goes to an address without the code."""
    return _enter(request, code)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close every matter opened in this browser."""
    return close_all(redirect("portal:home"))


def _enter(request: HttpRequest, code: str) -> HttpResponse:
    code = code.replace("\x00", " ")[:LONGEST]
    form = Code({"code": code})
    if guessing.must_wait(request):
        form.add_error(
            "code",
            _("Too many wrong codes came from your connection. Please wait 15 minutes, then try again."),
        )
        return render(request, "portal/tracking/enter.html", {"form": form}, status=429)
    if not code.strip():
        form.add_error("code", _("Type the code from your slip."))
        return render(request, "portal/tracking/enter.html", {"form": form}, status=422)
    found = matter_behind(code)
    if found is None:
        guessing.failed(request)
        form.add_error(
            "code", _("No matter is found with this code. Compare it with your slip letter by letter.")
        )
        return render(request, "portal/tracking/enter.html", {"form": form}, status=404)
    matter_id, signer = found
    page = "portal:matter" if signer is None else "portal:signed"
    if request.POST.get("then") == "visit" and signer is None:
        page = "portal:announce_visit"
    return open_pass(request, redirect(page, matter_id), matter_id, signer=signer)
