"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people.permissions import HANDLE
from huiyin.interfaces.desk.forms.proceedings.simple import AcceptSimplyForm, LeaveSimpleForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {
    "accept_simply": Row(AcceptSimplyForm, HANDLE, "square-check"),
    "leave_simple": Row(LeaveSimpleForm, HANDLE, "switch-horizontal", mark="simplified"),
}
