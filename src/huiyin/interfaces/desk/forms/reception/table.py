"""The acts of receptions at the desk, one row an act."""

from huiyin.foundation.people.permissions import RECEIVE, SUPERVISE
from huiyin.interfaces.desk.forms.reception.booking import (
    AbsentForm,
    BookForm,
    CancelBookingForm,
    MoveBookingForm,
    ReceiveForm,
)
from huiyin.interfaces.desk.forms.reception.leading import EndLeadForm, NameLeadForm, ProgressForm
from huiyin.interfaces.desk.forms.rows import Row

BOOKED = "open_bookings"
ROWS: dict[str, Row] = {
    "book_reception": Row(BookForm, RECEIVE, "calendar-plus", at_desk=False),
    "move_booking": Row(MoveBookingForm, RECEIVE, "calendar-event", at_desk=False, mark=BOOKED),
    "cancel_booking": Row(CancelBookingForm, RECEIVE, "x", at_desk=False, mark=BOOKED),
    "receive": Row(ReceiveForm, RECEIVE, "messages", at_desk=False, mark=BOOKED),
    "note_absent": Row(AbsentForm, RECEIVE, "ban", at_desk=False, mark=BOOKED),
    "name_lead": Row(NameLeadForm, SUPERVISE, "user", at_desk=False),
    "note_progress": Row(ProgressForm, RECEIVE, "notes", at_desk=False, mark="led"),
    "end_lead": Row(EndLeadForm, SUPERVISE, "circle-check", at_desk=False, mark="led"),
}
