"""The last step: everything once more, and sending it, once, however often the button is pressed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people.actor import FilerActor
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.portal.filing import draft as drafts
from huiyin.interfaces.portal.filing.draft import Draft
from huiyin.interfaces.portal.filing.gathering import STEPS, filing_of, problems_at
from huiyin.interfaces.portal.filing.receipt import to_receipt
from huiyin.interfaces.portal.filing.steps import TITLES, steps_around
from huiyin.interfaces.ui.refusals import answers
from huiyin.matters.failures import Invalid, Problem
from huiyin.matters.queries.since import already
from huiyin.work.intake.acts.take_online import take_online
from huiyin.work.intake.filing import Filing
from huiyin.work.intake.taking import query_code


@require_http_methods(["GET", "HEAD", "POST"])
@answers
def check(request: HttpRequest) -> HttpResponse:
    """Show the filing before it is sent, and send it."""
    draft = drafts.load(request)
    if request.method == "POST":
        return _send(request, draft)
    if draft is None:
        return redirect("portal:file")
    return _page(request, draft, _problems(draft))


def file_once(filing: Filing, key: str) -> None:
    """Hand the filing in under its key; the same key gives the same matter and the same code. Raises Invalid."""
    take_online(actor=FilerActor(), at=timezone.now(), filing=filing, code=query_code(key), key=key)


def _send(request: HttpRequest, draft: Draft | None) -> HttpResponse:
    key = request.POST.get("key", "")[:64]
    if draft is None or key != draft.key:
        # sent before, perhaps from another window: whoever holds the key is shown the receipt again
        return to_receipt(key) if already("take_online", key) else redirect("portal:file")
    problems = _problems(draft)
    if not problems:
        try:
            file_once(filing_of(draft), draft.key)
        except Invalid as invalid:
            problems = {"who": list(invalid.problems)}
        else:
            drafts.drop(request)
            return to_receipt(draft.key)
    return _page(request, draft, problems, status=422)


def _problems(draft: Draft) -> dict[str, list[Problem]]:
    at = timezone.now()
    found = {step: problems_at(step, draft, at) for step in STEPS}
    return {step: problems for step, problems in found.items() if problems}


def _page(
    request: HttpRequest, draft: Draft, problems: dict[str, list[Problem]], status: int = 200
) -> HttpResponse:
    filing, who = filing_of(draft), draft.words("who")
    units = tree().units
    told = {
        "title": TITLES["check"],
        "steps": steps_around("check", draft),
        "no": len(STEPS) + 1,
        "draft": draft,
        "filing": filing,
        "claims": [c for c in filing.claims if c.strip()],
        "accused": [units[u].full_name for u in filing.accused_units]
        + [n for n in filing.accused_names if n.strip()],
        "complaint": who.get("complaint", "none"),
        "problems": [(step, TITLES[step], [p.message for p in found]) for step, found in problems.items()],
    }
    return render(request, "portal/filing/check.html", told, status=status)
