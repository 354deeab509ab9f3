"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.casework.officers import NameOfficerForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {
    "name_officer": Row(
        NameOfficerForm, permissions.HANDLE, "user-check", group="routing", also=(permissions.STAFFING,)
    ),
}
