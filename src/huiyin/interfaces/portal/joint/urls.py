"""The addresses of joint matters on the portal, taken in by those of the portal."""

from django.urls import path

from huiyin.interfaces.portal.joint import doing, joining, own, papers, sharing

urlpatterns = [
    path("join/done/", joining.joined, name="joined"),
    path("join/<str:link>", joining.join, name="join"),
    path("track/<int:matter_id>/together/", sharing.share, name="share"),
    path("track/<int:matter_id>/together/close/", sharing.close, name="close_share"),
    path("signed/<int:matter_id>/", own.page, name="signed"),
    path("signed/<int:matter_id>/confirm/", doing.confirm, name="signed_confirm"),
    path("signed/<int:matter_id>/received/", doing.received, name="signed_received"),
    path("signed/<int:matter_id>/differ/", doing.differ, name="signed_differ"),
    path("signed/<int:matter_id>/passed-on/", doing.passed_on, name="signed_passed_on"),
    path("signed/<int:matter_id>/leave/", doing.leave, name="signed_leave"),
    path("signed/<int:matter_id>/own/", doing.split, name="signed_split"),
    path("signed/<int:matter_id>/answer/", papers.answer, name="signed_answer"),
    path("signed/<int:matter_id>/answer.docx", papers.answer_file, name="signed_answer_file"),
]
