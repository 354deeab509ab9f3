"""The acts of these rooms at the desk, one row an act; each is offered by a page of its own."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.checking.asking import CheckClosureForm
from huiyin.interfaces.desk.forms.checking.recording import ExplainLatenessForm, ObjectDecisionForm
from huiyin.interfaces.desk.forms.rows import Row

WORKERS = (
    permissions.SIGN,
    permissions.REGISTER,
    permissions.ROUTE,
    permissions.SERVE,
    permissions.REVIEW,
)
ROWS: dict[str, Row] = {
    "check_closure": Row(
        CheckClosureForm,
        permissions.SUPERVISE,
        "phone-call",
        at_desk=False,
        also=(permissions.SERVE,),
        apart=True,
    ),
    "object_decision": Row(
        ObjectDecisionForm, permissions.HANDLE, "shield-lock", at_desk=False, also=WORKERS, apart=True
    ),
    "explain_lateness": Row(
        ExplainLatenessForm,
        permissions.HANDLE,
        "message-question",
        at_desk=False,
        also=(permissions.ROUTE, permissions.REGISTER, permissions.REVIEW),
        apart=True,
    ),
}
