"""Opening a file on a common cause, from a group of matters or from nothing."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from huiyin.foundation.people import permissions
from huiyin.foundation.units.tree import tree
from huiyin.interfaces.desk import categories
from huiyin.interfaces.desk.door import needs, staff
from huiyin.interfaces.desk.forms.acting import REQUIRED, choice, day, fresh_key, offer, words
from huiyin.interfaces.desk.forms.causes.coding import OF_OFFICES, definitions
from huiyin.interfaces.desk.forms.picking import CategoryField, UnitField
from huiyin.interfaces.desk.forms.systemic.linking import MattersField, labelled, numbered
from huiyin.interfaces.desk.hints.recurring import taking_up
from huiyin.interfaces.desk.words import codes, law, term
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.causes.alike import BY, causes_of, members
from huiyin.work.causes.acts.open_systemic import open_systemic
from huiyin.work.causes.systemic import LONGEST, LONGEST_TITLE, MOST_AT_ONCE, Opened, Planned

FEW = "too_few_coded"


class NewForm(HouseForm):
    """What it is, who answers for it, the plan, the day, the matters, and a first measure."""

    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)
    title = words(gettext_lazy("The cause in a line"), longest=LONGEST_TITLE)
    cause = choice(gettext_lazy("Which kind of cause"))
    owner = UnitField(label=gettext_lazy("The unit in charge"), error_messages=dict(REQUIRED))
    category = CategoryField()
    problem = words(gettext_lazy("What is at fault"), rows=4, longest=LONGEST, help_text=OF_OFFICES)
    plan = words(gettext_lazy("How it will be put right"), rows=4, longest=LONGEST)
    due = day(gettext_lazy("Put right by"))
    matters = MattersField(label=gettext_lazy("Matters it lies behind"))
    numbers = words(
        gettext_lazy("Other matters, by their numbers"),
        required=False,
        help_text=gettext_lazy("Several with a space between. Reports are never linked."),
    )
    measure = words(gettext_lazy("First measure"), rows=2, required=False, longest=LONGEST)
    measure_unit = UnitField(label=gettext_lazy("By which unit"), required=False)
    measure_due = day(gettext_lazy("Done by"), required=False)

    elsewhere = {"measures": "measure", "cause_code": "cause"}

    def __init__(self, *args: Any, actor: Any, offered: list[Any], **kwargs: Any) -> None:
        self.actor = actor
        super().__init__(*args, **kwargs)
        offer(self, "cause", [("", "—"), *codes("causes")])
        offer(self, "matters", labelled(offered))
        if not offered:
            del self.fields["matters"]

    def clean_numbers(self) -> tuple[int, ...]:
        """The ids behind what was typed."""
        return numbered(self.cleaned_data["numbers"], self.actor)

    def clean(self) -> dict[str, Any]:
        """A measure is given whole or not at all."""
        given = super().clean() or self.cleaned_data
        parts = [given.get(name) for name in ("measure", "measure_unit", "measure_due")]
        if any(parts) and not all(parts):
            self.add_error(
                "measure", _("Give what will be done, by which unit and by which day, or none of them.")
            )
        return given

    def opened(self) -> Opened:
        """What the act is given."""
        given = self.cleaned_data
        first = (
            Planned(given["measure"], given["measure_unit"], given["measure_due"])
            if given["measure"]
            else None
        )
        return Opened(
            **{
                name: given[name]
                for name in ("title", "cause", "owner", "category", "problem", "plan", "due")
            },
            matters=(*given.get("matters", ()), *given["numbers"]),
            measures=(first,) if first else (),
        )


@staff
@needs(permissions.SUPERVISE, permissions.HANDLE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form, filled in from the group in the address; all of its matters are chosen to begin with."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    sent, offered = request.method == "POST", _offered(request)
    start = _start(request, actor, offered)
    given: dict[str, Any] = {"actor": actor, "offered": offered}
    form = NewForm(request.POST, **given) if sent else NewForm(initial=start, **given)
    if sent and form.is_valid():
        try:
            key = f"{actor.account_id}:{form.cleaned_data['key']}"
            event = open_systemic(actor=actor, at=at, systemic=form.opened(), key=key)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            taking_up.note(request, event.matter_id)
            messages.success(request, _("The file is open, and the unit in charge reads it."))
            return redirect("desk:systemic_file", event.matter_id)
    known = law().knows("open_systemic")
    context = {
        "form": form,
        "coded": _coded(offered, at),
        "meanings": definitions(law()),
        "known": known,
        "place": "oversight",
    }
    return render(request, "desk/systemic/new.html", context, status=422 if sent else 200)


def _offered(request: HttpRequest) -> list[Any]:
    """The matters of the group or of the recurring problem that the address names; none where it names none."""
    problem = taking_up.offered(request)
    if problem is not None:
        return problem.matters[:MOST_AT_ONCE]
    by, key = request.GET.get("by", ""), request.GET.get("key", "")[:120]
    category = request.GET.get("category", "")[:60]
    if by not in BY or not category or not key or (by == "unit" and not key.isdecimal()):
        return []
    today = timezone.localdate(timezone.now())
    return members(request.actor, category=category, by=by, key=key, today=today)  # type: ignore[attr-defined]


def _start(request: HttpRequest, actor: Any, offered: list[Any]) -> dict[str, Any]:
    category = categories.every().get(request.GET.get("category", ""))
    key = request.GET.get("key", "")
    unit = tree().units.get(int(key)) if request.GET.get("by") == "unit" and key.isdecimal() else None
    own = tree().units[actor.unit_id]
    problem = taking_up.offered(request)
    return {
        "title": problem.name if problem else "",
        "key": fresh_key(),
        "category": category.label if category else "",
        "owner": (unit or own).full_name,
        "matters": [str(one.pk) for one in offered],
    }


def _coded(offered: list[Any], at: Any) -> str:
    """How these matters were coded, where enough of them were."""
    counted = causes_of([one.pk for one in offered]) if offered else None
    if not counted or counted.total() < law().value(FEW, timezone.localdate(at)):
        return ""
    said = "、".join(f"{term(code)} {n}" for code, n in counted.most_common())
    total = counted.total()
    return ngettext("%(n)d of them is coded: %(said)s", "%(n)d of them are coded: %(said)s", total) % {
        "n": total,
        "said": said,
    }
