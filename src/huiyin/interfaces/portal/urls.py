"""The addresses of the portal."""

from django.urls import path

from huiyin.interfaces.portal.answers.urls import urlpatterns as answers
from huiyin.interfaces.portal.checks import answering
from huiyin.interfaces.portal.filing import receipt, sending, steps, whole
from huiyin.interfaces.portal.hearings import listed as hearings
from huiyin.interfaces.portal.home import home
from huiyin.interfaces.portal.joint.urls import urlpatterns as joint
from huiyin.interfaces.portal.law import law
from huiyin.interfaces.portal.own import (
    adding,
    agreeing,
    mediation,
    promising,
    rating,
    receiving,
    reopening,
    reviewing,
    withdrawing,
)
from huiyin.interfaces.portal.problems.published import listed as problems
from huiyin.interfaces.portal.receptions import urls as receptions
from huiyin.interfaces.portal.review.published import listed as reviews
from huiyin.interfaces.portal.rules import explained
from huiyin.interfaces.portal.rules.published import listed as lacking
from huiyin.interfaces.portal.statistics.urls import urlpatterns as statistics
from huiyin.interfaces.portal.tracking import entering, page, papers
from huiyin.interfaces.portal.visits import views as visits

app_name = "portal"
urlpatterns = [
    path("", home, name="home"),
    path("law/", law, name="law"),
    path("law/search/", explained.searched, name="law_search"),
    path("law/q/<slug:name>/", explained.question, name="law_question"),
    path("law/a/<slug:name>/", explained.article, name="law_article"),
    path("file/", steps.start, name="file"),
    path("file/check/", sending.check, name="check"),
    path("file/receipt/", receipt.receipt, name="receipt"),
    path("file/discard/", steps.discard, name="discard"),
    path("file/page/", whole.whole, name="whole"),
    path("file/<slug:name>/", steps.step, name="step"),
    path("t/<str:code>", entering.scan, name="scan"),
    path("hearings/", hearings, name="hearings"),
    path("reviews/", reviews, name="reviews"),
    path("lacking/", lacking, name="lacking"),
    path("problems/", problems, name="problems"),
    path("track/", entering.track, name="track"),
    path("track/leave/", entering.leave, name="leave"),
    path("track/<int:matter_id>/", page.matter, name="matter"),
    path("track/<int:matter_id>/add/", adding.add, name="add"),
    path("track/<int:matter_id>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("track/<int:matter_id>/mediation/end/", mediation.end, name="end_mediation"),
    path("visit/", visits.start, name="visit"),
    path("track/<int:matter_id>/visit/", visits.announce, name="announce_visit"),
    path("track/<int:matter_id>/visit/change/", visits.change, name="change_visit"),
    path("track/<int:matter_id>/visit/cancel/", visits.cancel, name="cancel_visit"),
    path("track/<int:matter_id>/rate/", rating.rate, name="rate"),
    path("track/<int:matter_id>/rated/", rating.rated, name="rated"),
    path("track/<int:matter_id>/promise/<int:no>/", promising.confirm, name="promise"),
    path("track/<int:matter_id>/receipt/<int:no>/", receiving.confirm, name="receipt_of"),
    path("track/<int:matter_id>/check/", answering.answer, name="answer_check"),
    path("track/<int:matter_id>/contact/", agreeing.agree, name="contact"),
    path("track/<int:matter_id>/review/", reviewing.ask, name="ask_review"),
    path("track/<int:matter_id>/request/withdraw/", withdrawing.take_back, name="withdraw_request"),
    path("track/<int:matter_id>/reopen/", reopening.reopen, name="ask_reopen"),
    path("track/<int:matter_id>/paper/<int:no>/", papers.paper, name="paper"),
    path("track/<int:matter_id>/paper/<int:no>.docx", papers.paper_file, name="paper_file"),
    *receptions.urlpatterns,
    path("kept/<int:matter_id>/<int:no>", papers.attachment, name="attachment"),
    *joint,
    *answers,
    *statistics,
]
