"""Forms of what is said at the table: a line, a line struck, a signature, the copy."""

import base64
import binascii
import io
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.foundation.files.keep import KeptFile, keep
from huiyin.foundation.files.messages import explain
from huiyin.foundation.files.problems import FileRefused
from huiyin.interfaces.desk.board.forms.doing import BoardForm, hidden_number
from huiyin.interfaces.desk.forms.acting import Doing, choice, day, offer, words
from huiyin.interfaces.desk.forms.picking import UnitField
from huiyin.interfaces.desk.words import term
from huiyin.matters.queries.visits.table import line_of_key
from huiyin.work.intake.taking import query_code
from huiyin.work.minutes.acts.add_minute import add_minute
from huiyin.work.minutes.acts.give_copy import give_copy
from huiyin.work.minutes.acts.sign_minutes import sign_minutes
from huiyin.work.minutes.acts.strike_minute import strike_minute
from huiyin.work.minutes.lines import KINDS, Line
from huiyin.work.minutes.signatures import PAPER, REFUSED, SCREEN, Signing

DRAWN = "data:image/png;base64,"
A_MOMENT = timedelta(seconds=5)  # what took longer to arrive was kept in the browser meanwhile


class AnswersAnything(forms.TypedChoiceField):
    """A choice that takes every number, since demands are added while a form is open."""

    def valid_value(self, value: Any) -> bool:
        """Whether it is a number at all."""
        return str(value).isdecimal() and len(str(value)) < 18


class LineForm(BoardForm):
    """One line of the minutes."""

    title, icon = gettext_lazy("Write a line of the minutes"), "message-plus"

    kind = choice(gettext_lazy("What it is"), radio=True)
    text = words(gettext_lazy("What was said"), rows=3, longest=20_000)
    reason = words(gettext_lazy("Why it is refused"), rows=2, required=False)
    answers = AnswersAnything(
        label=gettext_lazy("Speaks to the demand"), required=False, coerce=int, empty_value=None
    )
    unit = UnitField(label=gettext_lazy("Who will do it"), required=False)
    due = day(gettext_lazy("Done by"), required=False)
    as_claim = forms.BooleanField(
        label=gettext_lazy("It is new: it becomes a claim of the matter and is answered"), required=False
    )
    answers_key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    said = forms.DateTimeField(
        widget=forms.HiddenInput, required=False, input_formats=["%Y-%m-%dT%H:%M:%S.%fZ"]
    )

    def shape(self) -> None:
        """The kinds by the law's words."""
        offer(self, "kind", [(kind, term(f"line_{kind}", self.there.law)) for kind in KINDS])
        answered: Any = self.fields["answers"]
        answered.choices = [("", _("none in particular")), *self.initial.get("demands", [])]

    def clean_said(self) -> datetime | None:
        """When it was said by the server's clock as the browser knew it."""
        said: datetime | None = self.cleaned_data["said"]
        return said.replace(tzinfo=timezone.get_fixed_timezone(0)) if said else None

    def perform(self, doing: Doing) -> Any:
        """Write it, at the time at which it was said where it had to wait."""
        given = self.cleaned_data
        answers = given["answers"] or line_of_key(self.there.matter_id, given["answers_key"])
        line = Line(
            given["kind"],
            given["text"],
            reason=given["reason"],
            answers=answers,
            unit=given["unit"],
            due=given["due"],
            as_claim=given["as_claim"],
            said_at=self._said_at(doing.at),
        )
        return add_minute(actor=doing.actor, at=doing.at, **self.where, line=line, key=doing.key)

    def _said_at(self, at: datetime) -> datetime | None:
        """A browser's clock never costs a line: what lies before the visit or to come is put at its nearest edge."""
        said, opened = self.cleaned_data["said"], self.there.opened_at
        if said is None or opened is None or at - said < A_MOMENT:
            return None
        return max(said, opened)


class StrikeForm(BoardForm):
    """A line is struck."""

    title, icon = gettext_lazy("Strike a line"), "pencil"

    line = hidden_number()
    reason = words(gettext_lazy("What was wrong with it"), longest=300)

    def perform(self, doing: Doing) -> Any:
        """Strike it."""
        given = self.cleaned_data
        return strike_minute(
            actor=doing.actor,
            at=doing.at,
            **self.where,
            line=given["line"],
            reason=given["reason"],
            key=doing.key,
        )


class SignForm(BoardForm):
    """A representative signs, or does not."""

    title, icon = gettext_lazy("Sign the minutes"), "signature"

    representative = hidden_number()
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    read_back = forms.BooleanField(
        label=gettext_lazy("The minutes were read back, or the representative has read them"), required=False
    )
    how = choice(gettext_lazy("How it was signed"), radio=True)
    drawn = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400_000)
    scan = forms.FileField(
        label=gettext_lazy("Scan or photograph of the signed paper"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/*,application/pdf"}),
    )
    reason = words(gettext_lazy("Why they do not sign, in their words"), required=False, longest=140)
    witness = words(
        gettext_lazy("Who saw it"),
        required=False,
        longest=140,
        help_text=gettext_lazy("Office and function."),
    )

    def shape(self) -> None:
        """The ways by the law's words."""
        ways = {SCREEN: "signed_screen", PAPER: "signed_paper", REFUSED: "signed_not"}
        offer(self, "how", [(way, term(code, self.there.law)) for way, code in ways.items()])
        self.fields["scan"].widget.template_name = "django/forms/widgets/file.html"

    def clean_drawn(self) -> KeptFile | None:
        """The drawing, kept as a picture."""
        drawn: str = self.cleaned_data["drawn"]
        if not drawn:
            return None
        try:
            picture = base64.b64decode(drawn.removeprefix(DRAWN), validate=True)
            return keep(io.BytesIO(picture), "signature.png")
        except (binascii.Error, FileRefused) as wrong:
            raise forms.ValidationError(
                _("The drawing did not arrive whole. Let it be drawn once more.")
            ) from wrong

    def clean_scan(self) -> KeptFile | None:
        """The scan, kept."""
        upload = self.cleaned_data["scan"]
        if upload is None:
            return None
        try:
            return keep(upload, upload.name)
        except FileRefused as refused:
            raise forms.ValidationError(str(explain(refused))) from refused

    def perform(self, doing: Doing) -> Any:
        """Put it under the minutes."""
        given = self.cleaned_data
        files = {SCREEN: given["drawn"], PAPER: given["scan"]}
        signing = Signing(
            representative=given["representative"],
            how=given["how"],
            seen=given["seen"],
            read_back=given["read_back"],
            file=files.get(given["how"]),
            reason=given["reason"],
            witness=given["witness"],
        )
        return sign_minutes(actor=doing.actor, at=doing.at, **self.where, signing=signing, key=doing.key)


class CopyForm(BoardForm):
    """A representative has a copy."""

    title, icon = gettext_lazy("Hand over a copy with a query code"), "printer"

    representative = hidden_number()

    def perform(self, doing: Doing) -> Any:
        """Note it; the code follows from the form's key and is shown once."""
        no = self.cleaned_data["representative"]
        code = query_code(doing.key)
        return give_copy(
            actor=doing.actor, at=doing.at, **self.where, representative=no, code=code, key=doing.key
        )
