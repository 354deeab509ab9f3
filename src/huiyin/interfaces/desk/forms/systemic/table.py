"""The acts of a file on a common cause at the desk, one row an act; opening one has a page of its own."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.rows import Row
from huiyin.interfaces.desk.forms.systemic.ending import PublishForm, SolveForm
from huiyin.interfaces.desk.forms.systemic.linking import LinkForm, PlanForm, UnlinkForm

ALSO = (permissions.SUPERVISE,)
ROWS: dict[str, Row] = {
    "plan_measure": Row(PlanForm, permissions.HANDLE, "calendar-plus", at_desk=False, also=ALSO, main=True),
    "link_matter": Row(LinkForm, permissions.HANDLE, "link", at_desk=False, also=ALSO),
    "unlink_matter": Row(UnlinkForm, permissions.HANDLE, "x", at_desk=False, also=ALSO),
    "solve_systemic": Row(SolveForm, permissions.HANDLE, "checks", at_desk=False, also=ALSO, main=True),
    "publish_systemic": Row(PublishForm, permissions.HANDLE, "world", at_desk=False, also=ALSO, main=True),
}
