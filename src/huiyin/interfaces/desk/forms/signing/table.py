"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.rows import Row
from huiyin.interfaces.desk.forms.signing.drafting import SendBackForm, TakeBackForm
from huiyin.interfaces.desk.forms.signing.grading import GradeForm
from huiyin.interfaces.desk.forms.signing.proposals import AccountForm, ImproveForm
from huiyin.interfaces.desk.forms.signing.referring import ReferConductForm
from huiyin.interfaces.desk.forms.signing.rules import ProposeForm, PublishForm

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
    "propose_rule_change": Row(
        ProposeForm,
        permissions.SUPERVISE,
        "writing",
        group="paper",
        at_desk=False,
        also=(permissions.HANDLE,),
        also_at_desk=True,
    ),
    "propose_improvement": Row(
        ImproveForm,
        permissions.SUPERVISE,
        "trending-up",
        group="paper",
        at_desk=False,
        also=(permissions.HANDLE,),
        also_at_desk=True,
    ),
    "propose_accountability": Row(
        AccountForm, permissions.SUPERVISE, "shield-check", group="paper", at_desk=False
    ),
    "publish_rule_change": Row(
        PublishForm,
        permissions.HANDLE,
        "world",
        at_desk=False,
        also=(permissions.SUPERVISE,),
        mark="rule_changes",
    ),
    "refer_conduct": Row(
        ReferConductForm,
        permissions.HANDLE,
        "shield-lock",
        at_desk=False,
        group="ending",
        also=(permissions.REGISTER, permissions.SUPERVISE, permissions.REVIEW, permissions.SIGN),
    ),
    "grade": Row(
        GradeForm, permissions.SUPERVISE, "scale", at_desk=False, also=(permissions.SIGN,), also_at_desk=True
    ),
}
