"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.publishing.publishing import (
    PublishAnswerForm,
    TakeDownForm,
    WithdrawnConsentForm,
)
from huiyin.interfaces.desk.forms.rows import Row

EITHER = (permissions.SERVE,)
ROWS: dict[str, Row] = {
    "publish_answer": Row(PublishAnswerForm, permissions.HANDLE, "world", group="paper", also=EITHER),
    "withdraw_publication": Row(
        TakeDownForm,
        permissions.HANDLE,
        "arrow-back-up",
        at_desk=False,
        group="paper",
        mark="answer_public",
        also=(permissions.SERVE, permissions.SUPERVISE),
    ),
    "agree_publication": Row(
        WithdrawnConsentForm,
        permissions.HANDLE,
        "user-check",
        at_desk=False,
        group="paper",
        mark="answer_public",
        also=EITHER,
    ),
}
