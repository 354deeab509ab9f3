"""Representatives at the desk: whom the people chose, for what, until when; ended; said to have passed the answer on."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.forms.acting import choice, day, fresh_key, offer, words
from huiyin.interfaces.desk.words import term
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.together.listed import SignerList, signer_list
from huiyin.work.together.acts.choose_representative import choose_representative
from huiyin.work.together.acts.end_representative import end_representative
from huiyin.work.together.acts.note_passed_on import note_passed_on
from huiyin.work.together.mandates import Mandate

MOST_IN_LIST = 200


class ChooseForm(HouseForm):
    """Who, for what, chosen how, from when, until when, in whose place."""

    elsewhere = {"represents": "who", "reason": "scope"}

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    who = forms.CharField(
        label=gettext_lazy("Who was chosen"),
        max_length=60,
        help_text=gettext_lazy("A name from the list, or the number of the signer."),
        widget=forms.TextInput(attrs={"list": "those-who-signed", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Say who was chosen.")},
    )
    scope = words(
        gettext_lazy("What they speak for"),
        rows=2,
        longest=500,
        help_text=gettext_lazy(
            "Such as: to speak at the meeting, to hear the answer. A representative gives up nothing for others."
        ),
    )
    chosen_how = choice(gettext_lazy("How the people chose them"), radio=True)
    since = day(gettext_lazy("Chosen on"))
    until = day(
        gettext_lazy("Until"), required=False, help_text=gettext_lazy("Left empty: until it is ended.")
    )
    replaces = choice(gettext_lazy("In the place of"), required=False)

    def __init__(self, *args: Any, found: SignerList, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        ways = found.counsel.group("chosen_ways")
        offer(self, "chosen_how", [(code, term(code, found.counsel)) for code in ways])
        now = [(str(one.row.no), one.name) for one in found.speaking if not one.over]
        offer(self, "replaces", [("", _("nobody: one more")), *now])

    def people(self) -> list[tuple[str, str]]:
        """Whom the list of the field offers: name, and what tells two of one name apart."""
        firsts = [(name, _("brought the matter")) for _no, name in self.found.firsts if name]
        lines = [line for line in self.found.lines if line.row.left_on is None and line.row.again_of is None]
        signers = [(line.named.name, _("no. %(no)d") % {"no": line.row.no}) for line in lines]
        return [*firsts, *signers][:MOST_IN_LIST]

    def mandate(self) -> Mandate | None:
        """What was filled in; None where nobody, or more than one, is meant."""
        given = self.cleaned_data
        signer, party = self._who(given["who"].strip())
        if signer is None and party is None:
            return None
        return Mandate(given["scope"], given["chosen_how"], given["since"], signer, party, given["until"])

    def _who(self, typed: str) -> tuple[int | None, int | None]:
        signers = {line.row.no: line.named.name for line in self.found.lines if line.row.left_on is None}
        number = "".join(ch for ch in typed if ch.isdecimal())
        if number and number == typed.removeprefix("no.").strip() and len(number) < 10:
            return int(number), None
        called = [(no, None) for no, name in signers.items() if name == typed]
        first = [(None, no) for no, name in self.found.firsts if name == typed]
        both: list[tuple[int | None, int | None]] = [*called, *first]
        if len(both) == 1:
            return both[0]
        text = (
            _("More than one person is called “%(name)s”. Give the number of the signer.")
            if both
            else _(
                "“%(name)s” neither brought the matter nor signed it. Representatives are chosen from among those who did."
            )
        )
        self.add_error("who", text % {"name": typed})
        return None, None


class EndingForm(HouseForm):
    """Why, or how."""

    elsewhere = {"reason": "words"}

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    words = words(gettext_lazy("In a sentence"), rows=2, longest=300)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, matter_id: int) -> HttpResponse:
    """Note whom the people chose."""
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = signer_list(matter_id, actor=actor, at=at, every=True)
    asked = request.GET.get("board", "")[:12]
    board = (
        int(asked) if asked.isdecimal() and asked.isascii() else 0
    )  # the visit at whose table they were chosen
    initial = {"key": fresh_key(), "since": timezone.localdate(at), "who": request.GET.get("who", "")[:20]}
    form = ChooseForm(request.POST or None, found=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        mandate = form.mandate()
        try:
            if mandate is not None:
                replaces = int(form.cleaned_data["replaces"] or 0) or None
                key = form.cleaned_data["key"]
                choose_representative(
                    actor=actor, at=at, matter_id=matter_id, mandate=mandate, replaces=replaces, key=key
                )
                messages.success(request, _("The representative is noted."))
                if board:
                    return redirect("desk:board", matter_id, board)
                return redirect("desk:signers", matter_id)
        except (Invalid, Refused) as failure:
            form.take(failure)
    told = {"form": form, "matter": found.matter, "found": found, "people": form.people(), "board": board}
    return render(request, "desk/joint/choose.html", told, status=422 if request.method == "POST" else 200)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """End a mandate."""
    return _mandate(request, matter_id, no, ending=True)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def passed_on(request: HttpRequest, matter_id: int, no: int) -> HttpResponse:
    """Note that a representative says the answer was passed on."""
    return _mandate(request, matter_id, no, ending=False)


def _mandate(request: HttpRequest, matter_id: int, no: int, *, ending: bool) -> HttpResponse:
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    found = signer_list(matter_id, actor=actor, at=at)
    form = EndingForm(request.POST or None, initial={"key": fresh_key()})
    if request.method == "POST" and form.is_valid():
        given = {
            "actor": actor,
            "at": at,
            "matter_id": matter_id,
            "mandate": no,
            "key": form.cleaned_data["key"],
        }
        try:
            if ending:
                end_representative(**given, reason=form.cleaned_data["words"])
            else:
                note_passed_on(**given, words=form.cleaned_data["words"])
            messages.success(request, _("It is noted."))
            return redirect("desk:signers", matter_id)
        except (Invalid, Refused) as failure:
            form.take(failure)
    one = next((s for s in found.speaking if s.row.no == no), None)
    told = {"form": form, "matter": found.matter, "one": one, "ending": ending}
    return render(request, "desk/joint/mandate.html", told, status=422 if request.method == "POST" else 200)
