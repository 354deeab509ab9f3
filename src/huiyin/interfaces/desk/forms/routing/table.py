"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.routing.objecting import (
    AgreeReturnForm,
    ArbitrateForm,
    ObjectForm,
    ReferForm,
    RefuseReturnForm,
)
from huiyin.interfaces.desk.forms.routing.reporting import ReportForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {
    "agree_return": Row(
        AgreeReturnForm, permissions.ROUTE, "arrow-back-up", main=True, at_desk=False, side="sender"
    ),
    "refuse_return": Row(RefuseReturnForm, permissions.ROUTE, "x", main=True, at_desk=False, side="sender"),
    "arbitrate": Row(ArbitrateForm, permissions.ARBITRATE, "gavel", main=True),
    "report_back": Row(ReportForm, permissions.HANDLE, "report", main=True, mark="report_owed"),
    "object_transfer": Row(ObjectForm, permissions.HANDLE, "arrow-back-up", group="routing"),
    "refer_to_arbiter": Row(
        ReferForm,
        permissions.HANDLE,
        "scale",
        at_desk=False,
        group="routing",
        side="either",
        also=(permissions.ROUTE,),
    ),
}
