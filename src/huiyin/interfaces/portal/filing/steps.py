"""The pages of the filing steps: forward, back, one request more, one file less; every word is kept at every turn."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from huiyin.interfaces.portal.filing import draft as drafts
from huiyin.interfaces.portal.filing.draft import Draft
from huiyin.interfaces.portal.filing.gathering import STEPS, form_for, problems_at
from huiyin.interfaces.portal.filing.uploading import take_files
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.interfaces.ui.refusals import answers
from huiyin.matters.failures import Invalid

TITLES = {
    "what": gettext_lazy("What happened"),
    "ask": gettext_lazy("What you ask for"),
    "who": gettext_lazy("Who you are"),
    "files": gettext_lazy("Files and publishing"),
    "check": gettext_lazy("Check and send"),
}


def start(request: HttpRequest) -> HttpResponse:
    """What one needs to file, and the way into a draft that is already there."""
    return render(request, "portal/filing/start.html", {"draft": drafts.load(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@answers
def step(request: HttpRequest, name: str) -> HttpResponse:
    """One step of the filing."""
    if name not in STEPS:
        raise Http404
    draft = drafts.load(request) or drafts.fresh()
    if request.method == "POST":
        return _sent(request, name, draft)
    more = 1 if request.GET.get("more") and name == "ask" else 0
    return _page(request, name, draft, form_for(name, draft, timezone.localdate(), more=more))


@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Throw the draft away, as asked."""
    drafts.drop(request)
    return redirect("portal:home")


def steps_around(name: str, draft: Draft) -> list[dict[str, Any]]:
    """The steps in order for the head of a page: title, address, whether it is this one, whether it was visited."""
    return [
        {"no": n, "title": title, "url": _address(code), "here": code == name, "done": code in draft.typed}
        for n, (code, title) in enumerate(TITLES.items(), start=1)
    ]


def _sent(request: HttpRequest, name: str, draft: Draft) -> HttpResponse:
    draft.take(name, request.POST)
    refused = _files(request, draft) if name == "files" else []
    drafts.save(request, draft)
    if "back" in request.POST:
        return redirect(_address(STEPS[max(STEPS.index(name) - 1, 0)]))
    if "more" in request.POST:
        return HttpResponseRedirect(f"{_address(name)}?more=1#id_claim_{len(draft.words(name)) or 1}")
    form = form_for(name, draft, timezone.localdate())
    if form.is_valid():
        form.take(Invalid(*problems_at(name, draft, timezone.now())))
    for sentence in refused:
        form.add_error("uploads", sentence)
    if form.errors or "remove" in request.POST or "upload" in request.POST:
        return _page(request, name, draft, form, status=422 if form.errors else 200)
    return redirect(_address((*STEPS, "check")[STEPS.index(name) + 1]))


def _files(request: HttpRequest, draft: Draft) -> list[str]:
    unwanted = request.POST.get("remove")
    draft.files = [f for f in draft.files if f["sha256"] != unwanted]
    taken, refused = take_files(request.FILES.getlist("uploads"), draft.kept)
    for file in taken:
        draft.add_file(file)
    return refused


def _page(request: HttpRequest, name: str, draft: Draft, form: HouseForm, status: int = 200) -> HttpResponse:
    told = {
        "name": name,
        "title": TITLES[name],
        "steps": steps_around(name, draft),
        "no": STEPS.index(name) + 1,
        "draft": draft,
        "form": form,
        "problem_word": _("Problem"),
    }
    return render(request, f"portal/filing/{name}.html", told, status=status)


def _address(name: str) -> str:
    return reverse("portal:check") if name == "check" else reverse("portal:step", args=[name])
