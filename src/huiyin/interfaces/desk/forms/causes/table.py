"""The acts of this room at the desk, one row an act; both are offered by the page of causes."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.causes.coding import CodeForm, SettleForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {
    "code_cause": Row(
        CodeForm, permissions.HANDLE, "target", at_desk=False, apart=True, also=(permissions.SUPERVISE,)
    ),
    "settle_cause": Row(SettleForm, permissions.SUPERVISE, "scale", at_desk=False, apart=True),
}
