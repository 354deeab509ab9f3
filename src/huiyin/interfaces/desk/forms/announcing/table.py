"""The acts of announced visits at the desk, one row an act; they are offered by the box of visits beside the matter."""

from huiyin.foundation.people.permissions import HANDLE, RECEIVE, TAKE
from huiyin.interfaces.desk.forms.announcing.arranging import (
    AnswerVisitForm,
    CancelVisitForm,
    ChangeVisitForm,
    GivePositionForm,
)
from huiyin.interfaces.desk.forms.announcing.closing import CloseVisitForm
from huiyin.interfaces.desk.forms.announcing.problems import (
    EnterProblemForm,
    PlanStepForm,
    SolveProblemForm,
)
from huiyin.interfaces.desk.forms.announcing.wishing import AnnounceVisitForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {
    "announce_visit": Row(AnnounceVisitForm, RECEIVE, "users", at_desk=False, also=(TAKE,), apart=True),
    "answer_visit": Row(AnswerVisitForm, RECEIVE, "calendar-check", at_desk=False, apart=True),
    "change_visit": Row(ChangeVisitForm, RECEIVE, "calendar-event", at_desk=False, also=(TAKE,), apart=True),
    "cancel_visit": Row(CancelVisitForm, RECEIVE, "x", at_desk=False, apart=True),
    "close_visit": Row(CloseVisitForm, RECEIVE, "archive", at_desk=False, apart=True),
    "enter_problem": Row(EnterProblemForm, HANDLE, "tool"),
    "plan_step": Row(PlanStepForm, HANDLE, "notes", at_desk=False, mark="open_problems"),
    "solve_problem": Row(SolveProblemForm, HANDLE, "circle-check", at_desk=False, mark="open_problems"),
    "give_position": Row(GivePositionForm, HANDLE, "message", at_desk=False, also=(RECEIVE,), apart=True),
}
