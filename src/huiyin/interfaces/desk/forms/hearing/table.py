"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people.permissions import HANDLE, REVIEW
from huiyin.interfaces.desk.forms.hearing.calling import CallHearingForm, CancelHearingForm
from huiyin.interfaces.desk.forms.hearing.holding import HoldHearingForm
from huiyin.interfaces.desk.forms.hearing.mediating import EndMediationForm, MediateForm
from huiyin.interfaces.desk.forms.hearing.publishing import PublishHearingForm
from huiyin.interfaces.desk.forms.hearing.settling import SettleForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {
    "mediate": Row(MediateForm, HANDLE, "messages"),
    "end_mediation": Row(EndMediationForm, HANDLE, "circle-x", mark="mediating"),
    "settle": Row(SettleForm, HANDLE, "signature"),
    "call_hearing": Row(CallHearingForm, HANDLE, "calendar-event", in_review=REVIEW),
    "hold_hearing": Row(HoldHearingForm, HANDLE, "notes", main=True, in_review=REVIEW, mark="hearing_open"),
    "cancel_hearing": Row(CancelHearingForm, HANDLE, "x", in_review=REVIEW, mark="hearing_open"),
    "publish_hearing": Row(
        PublishHearingForm,
        HANDLE,
        "world",
        at_desk=False,
        group="ending",
        also=(REVIEW,),
        mark="hearing_unpublished",
    ),
}
