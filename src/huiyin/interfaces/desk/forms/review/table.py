"""The acts of this room at the desk, one row an act."""

from huiyin.foundation.people import permissions
from huiyin.interfaces.desk.forms.acting import ActForm
from huiyin.interfaces.desk.forms.review.asking import AskReopenForm, AskReviewForm, AskSecondReviewForm
from huiyin.interfaces.desk.forms.review.deciding import (
    AdmitReviewForm,
    DecideReviewForm,
    DeclineReviewForm,
    PublishReviewForm,
    ServeReviewForm,
)
from huiyin.interfaces.desk.forms.review.joining import MergeForm
from huiyin.interfaces.desk.forms.review.reopening import DeclineReopenForm, ReopenForm
from huiyin.interfaces.desk.forms.rows import Row


def _window(form: type[ActForm], icon: str) -> Row:
    """What somebody at a window, or the organ that reviews, writes down for the person."""
    return Row(form, permissions.TAKE, icon, at_desk=False, also=(permissions.REVIEW,))


ROWS: dict[str, Row] = {
    "admit_review": Row(AdmitReviewForm, permissions.REVIEW, "circle-check", main=True),
    "decide_review": Row(DecideReviewForm, permissions.REVIEW, "gavel", main=True, also=(permissions.SIGN,)),
    "serve_review": Row(ServeReviewForm, permissions.SERVE, "mail-check", main=True),
    "decline_review": Row(DeclineReviewForm, permissions.REVIEW, "ban", group="ending"),
    "reopen": Row(ReopenForm, permissions.REGISTER, "rotate", main=True, at_desk=False),
    "decline_reopen": Row(DeclineReopenForm, permissions.HANDLE, "ban", group="ending"),
    "merge": Row(MergeForm, permissions.HANDLE, "arrow-merge", group="course"),
    "ask_review": _window(AskReviewForm, "scale"),
    "ask_second_review": _window(AskSecondReviewForm, "scale"),
    "ask_reopen": _window(AskReopenForm, "rotate"),
    "publish_review": Row(PublishReviewForm, permissions.REVIEW, "world", at_desk=False, group="paper"),
}
