"""How many visits there were and how many came, in tables, with what the words mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from huiyin.interfaces.desk.categories import every
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.words import law, speaking
from huiyin.matters.queries.visits.counted import COUNTING, counted, years

DEFINED = ("visits_counted", "heads_counted")
FIRST, LAST = 2000, 2100


@staff
@needs(*COUNTING)
@require_safe
def shown(request: HttpRequest) -> HttpResponse:
    """A year's tables; the year is this one unless another is asked for."""
    actor, this = request.actor, timezone.localdate(timezone.now()).year  # type: ignore[attr-defined]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and asked.isascii() and len(asked) == 4 else this
    found = counted(actor, min(max(year, FIRST), LAST))
    named = every()
    for row in found.categories:
        row.label = named[row.label].label if row.label in named else row.label or _("without a category")
    known = law().pack.definitions
    context = {
        "found": found,
        "tables": [
            (_("By month"), _("Month"), found.months),
            (_("By unit of the problem"), _("Unit"), found.units),
            (_("By what it is about"), _("Category"), found.categories),
        ],
        "heads": [known[name].label.say(speaking()) for name in DEFINED if name in known],
        "years": sorted({*years(actor), this}, reverse=True),
        "defined": [
            (known[name].label.say(speaking()), known[name].says.say(speaking()))
            for name in DEFINED
            if name in known
        ],
        "place": "visits",
    }
    return render(request, "desk/visits/counted.html", context)
