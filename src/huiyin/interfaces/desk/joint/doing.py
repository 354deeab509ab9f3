"""What the window writes down for one who signed: confirmed, answer handed over, sees it otherwise, leaves."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from huiyin.interfaces.desk.door import staff
from huiyin.interfaces.desk.forms.acting import day, fresh_key, words
from huiyin.interfaces.desk.joint.adding import slips_page
from huiyin.interfaces.ui.forms import HouseForm
from huiyin.matters.failures import Invalid, Refused
from huiyin.matters.queries.together.listed import one_signer
from huiyin.work.intake.taking import query_code
from huiyin.work.together.acts.confirm_signing import confirm_signing
from huiyin.work.together.acts.dissent import dissent
from huiyin.work.together.acts.leave_joint import leave_joint
from huiyin.work.together.acts.receive_answer import receive_answer
from huiyin.work.together.acts.split_off import split_off


class SignerForm(HouseForm):
    """A form about one signer: what it says above its fields, and the act it does."""

    title: Any = ""
    says: Any = ""
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def perform(self, given: dict[str, Any]) -> Any:
        """Do the act. Raises what the act raises."""
        raise NotImplementedError


class ConfirmForm(SignerForm):
    """They stand at the window."""

    title = gettext_lazy("Confirm that they signed")
    says = gettext_lazy("They say themselves that they signed. They get a slip with a code of their own.")

    def perform(self, given: dict[str, Any]) -> Any:
        """Confirm, and hand out a code."""
        return confirm_signing(**given, code=query_code(given["key"]))


class LeaveForm(SignerForm):
    """They leave, by their own word."""

    elsewhere = {"reason": "words"}
    title = gettext_lazy("Note that they leave")
    says = gettext_lazy(
        "Only they themselves decide that. Nobody is talked into it, and nobody leaves for another."
    )
    words = words(
        gettext_lazy("How they said so: at the window, by letter or by telephone, on which day"), longest=300
    )

    def perform(self, given: dict[str, Any]) -> Any:
        """Note it."""
        return leave_joint(**given, reason=self.cleaned_data["words"])


class DissentForm(SignerForm):
    """They see it otherwise."""

    elsewhere = {"reason": "words"}
    title = gettext_lazy("Write down a different view")
    says = gettext_lazy(
        "In their words. It stands beside the claims for those who handle the matter; no other signer sees it."
    )
    words = words(gettext_lazy("What they see otherwise"), rows=6, longest=2_000)

    def perform(self, given: dict[str, Any]) -> Any:
        """Write it down."""
        return dissent(**given, words=self.cleaned_data["words"])


class ReceivedForm(SignerForm):
    """The answer was handed to them."""

    title = gettext_lazy("The answer reached them")
    says = gettext_lazy("Their own thirty days for a review run from the next day.")
    received_on = day(gettext_lazy("On which day"))

    def perform(self, given: dict[str, Any]) -> Any:
        """Note the day."""
        return receive_answer(**given, received_on=self.cleaned_data["received_on"])


class SplitForm(SignerForm):
    """They want a matter of their own."""

    title = gettext_lazy("A matter of their own")
    says = gettext_lazy(
        "They take a matter of their own out of the joint one, with the answer and every right, and ask for a review of it "
        "in their own name. The others' matter stays as it is. Only they themselves decide that."
    )

    def perform(self, given: dict[str, Any]) -> Any:
        """Open it."""
        return split_off(**given)


FORMS: dict[str, type[SignerForm]] = {
    "confirm": ConfirmForm,
    "received": ReceivedForm,
    "differ": DissentForm,
    "leave": LeaveForm,
    "own": SplitForm,
}


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def signer(request: HttpRequest, matter_id: int, no: int, name: str) -> HttpResponse:
    """The form about one signer, or what it does."""
    if name not in FORMS:
        raise Http404
    actor, at = request.actor, timezone.now()  # type: ignore[attr-defined]
    matter, line = one_signer(matter_id, no, actor=actor, at=at)
    initial = {
        "key": fresh_key(),
        "received_on": timezone.localdate(at),
        "words": line.view if name == "differ" else "",
    }
    form = FORMS[name](request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {
            "actor": actor,
            "at": at,
            "matter_id": matter_id,
            "signer": no,
            "key": form.cleaned_data["key"],
        }
        try:
            event = form.perform(given)
        except (Invalid, Refused) as failure:
            form.take(failure)
        else:
            messages.success(request, _("Done: %(act)s.") % {"act": form.title})
            if name == "confirm":
                return slips_page(request, matter, [(line.named.name, query_code(form.cleaned_data["key"]))])
            if event.matter_id != matter_id:
                return redirect("desk:matter", event.matter_id)
            return redirect("desk:signers", matter_id)
    told = {"form": form, "matter": matter, "line": line}
    return render(request, "desk/joint/signer.html", told, status=422 if request.method == "POST" else 200)
