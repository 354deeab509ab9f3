"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.promises.correcting import ReissueForm
from huiyin.interfaces.desk.forms.promises.keeping import AnswerPressingForm
from huiyin.interfaces.desk.forms.promises.overseeing import ConsentForm, FollowUpForm, PressPromiseForm
from huiyin.interfaces.desk.forms.promises.serving import NoteReturnedForm, SendPaperForm, ServePaperForm
from huiyin.interfaces.desk.forms.rows import Row

ROWS: dict[str, Row] = {
    "answer_pressing": Row(
        AnswerPressingForm, permissions.HANDLE, "message-dots", main=True, at_desk=False, owed=True
    ),
    "press_promise": Row(PressPromiseForm, permissions.SUPERVISE, "bell", at_desk=False),
    "follow_up": Row(FollowUpForm, permissions.SERVE, "phone-call", at_desk=False),
    "send_paper": Row(SendPaperForm, permissions.SERVE, "mail-forward", at_desk=False, group="paper"),
    "serve_paper": Row(ServePaperForm, permissions.SERVE, "mail-opened", at_desk=False, group="paper"),
    "note_returned": Row(NoteReturnedForm, permissions.SERVE, "arrow-back-up", at_desk=False, group="paper"),
    "reissue": Row(
        ReissueForm, permissions.HANDLE, "edit", at_desk=False, group="paper", also=(permissions.SIGN,)
    ),
    "agree_contact": Row(ConsentForm, permissions.SERVE, "user-check", at_desk=False, group="paper"),
}
