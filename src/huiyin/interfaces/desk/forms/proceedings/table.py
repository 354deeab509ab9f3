"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people.permissions import HANDLE, STAFFING, SUPERVISE
from huiyin.interfaces.desk.forms.proceedings.aid import NoteAidForm, ReferAidForm
from huiyin.interfaces.desk.forms.proceedings.apart import FollowPathForm, RecuseForm
from huiyin.interfaces.desk.forms.proceedings.investigating import InvestigateForm
from huiyin.interfaces.desk.forms.proceedings.joint import CloseTaskForm, ContributeForm, InviteJointForm
from huiyin.interfaces.desk.forms.proceedings.opinions import ConsultForm, GiveOpinionForm
from huiyin.interfaces.desk.forms.proceedings.simple import AcceptSimplyForm, LeaveSimpleForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {
    "contribute": Row(ContributeForm, HANDLE, "subtask", main=True, at_desk=False, own_task=True),
    "accept_simply": Row(AcceptSimplyForm, HANDLE, "square-check"),
    "leave_simple": Row(LeaveSimpleForm, HANDLE, "switch-horizontal", mark="simplified"),
    "investigate": Row(InvestigateForm, HANDLE, "map-pin"),
    "invite_joint": Row(InviteJointForm, HANDLE, "users-group"),
    "close_task": Row(CloseTaskForm, HANDLE, "circle-x", mark="open_tasks"),
    "consult": Row(ConsultForm, HANDLE, "scale"),
    "give_opinion": Row(GiveOpinionForm, HANDLE, "message-circle", mark="open_consultations"),
    "refer_aid": Row(ReferAidForm, HANDLE, "building-community", at_desk=False),
    "note_aid": Row(NoteAidForm, HANDLE, "clipboard-text", at_desk=False, mark="open_aid"),
    "follow_path": Row(FollowPathForm, HANDLE, "route", mark="open_paths"),
    "recuse": Row(RecuseForm, HANDLE, "user-off", at_desk=False, hides=True, also=(STAFFING, SUPERVISE)),
}
