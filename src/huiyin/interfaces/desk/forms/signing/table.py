"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.rows import Row
from huiyin.interfaces.desk.forms.signing.drafting import SendBackForm, TakeBackForm
from huiyin.interfaces.desk.forms.signing.grading import GradeForm

ROWS: dict[str, Row] = {
    "send_back_draft": Row(SendBackForm, permissions.SIGN, "arrow-back-up", at_desk=False, apart=True),
    "take_back_draft": Row(
        TakeBackForm,
        permissions.HANDLE,
        "arrow-back-up",
        at_desk=False,
        apart=True,
        also=(permissions.REVIEW,),
    ),
    "grade": Row(
        GradeForm, permissions.SUPERVISE, "scale", at_desk=False, also=(permissions.SIGN,), also_at_desk=True
    ),
}
