"""The addresses of the desk."""

from django.urls import path

from huiyin.interfaces.desk.board.urls import urlpatterns as board
from huiyin.interfaces.desk.bulk import views as bulk
from huiyin.interfaces.desk.casefile import acting, bundles, downloads, drafts
from huiyin.interfaces.desk.casefile import views as casefile
from huiyin.interfaces.desk.hints.urls import urlpatterns as hints
from huiyin.interfaces.desk.inbox import signing
from huiyin.interfaces.desk.inbox import views as lists
from huiyin.interfaces.desk.joint.urls import urlpatterns as joint
from huiyin.interfaces.desk.notices import views as notices
from huiyin.interfaces.desk.oversight.urls import urlpatterns as oversight
from huiyin.interfaces.desk.papers import views as printing
from huiyin.interfaces.desk.proposals import views as proposals
from huiyin.interfaces.desk.receptions import urls as receptions
from huiyin.interfaces.desk.rules import views as rules
from huiyin.interfaces.desk.scans.urls import urlpatterns as scans
from huiyin.interfaces.desk.searching import views as searching
from huiyin.interfaces.desk.staff import views as own_staff
from huiyin.interfaces.desk.visits.urls import PATHS as VISITS
from huiyin.interfaces.desk.window import slips
from huiyin.interfaces.desk.window import views as window

app_name = "desk"
MATTER = "matters/<int:matter_id>/"

urlpatterns = [
    path(
        f"{MATTER}act/<slug:name>/", acting.act, name="act"
    ),  # first: asked for most, and they are tried in turn
    *receptions.urlpatterns,
    path("", lists.inbox, name="inbox"),
    path("signing/", signing.signing, name="signing"),
    path("proposals/", proposals.listed, name="proposals"),
    path("proposals/<int:file_id>/", proposals.of_file, name="proposal_file"),
    path("proposals/<int:matter_id>/<int:no>/", proposals.shown, name="proposal"),
    path("proposals/<int:matter_id>/<int:no>/answer/", proposals.answer, name="answer_proposal"),
    path("all/", lists.everything, name="all"),
    path("search/", searching.find, name="search"),
    path("take/same/", window.same, name="same"),
    *hints,
    path("take/<slug:channel>/", window.take, name="take"),
    path("taken/", slips.taken, name="taken"),
    path("notices/", notices.listed, name="notices"),
    path("notices/read/", notices.read, name="notices_read"),
    path("bulk/", bulk.listed, name="bulks"),
    path("bulk/new/", bulk.new, name="bulk_new"),
    path("bulk/<int:run_id>/", bulk.shown, name="bulk"),
    path("bulk/<int:run_id>/strip/", bulk.strip, name="bulk_strip"),
    path("bulk/<int:run_id>/stop/", bulk.stopped, name="bulk_stop"),
    path("staff/", own_staff.listed, name="staff"),
    path("staff/away/", own_staff.away, name="away"),
    path("staff/back/", own_staff.back, name="back"),
    path("rules/", rules.listed, name="rules"),
    path("rules/new/", rules.new, name="rule_new"),
    path("rules/<int:rule_id>/end/", rules.end, name="rule_end"),
    path(MATTER, casefile.matter, name="matter"),
    path(f"{MATTER}people/", casefile.people, name="people"),
    path(f"{MATTER}readings/", casefile.readings, name="readings"),
    path(f"{MATTER}dates/<int:no>/", casefile.date_page, name="date"),
    path(f"{MATTER}documents/<int:no>/", downloads.document, name="document"),
    path(f"{MATTER}documents/<int:no>/docx/", downloads.docx, name="docx"),
    path(f"{MATTER}documents/<int:no>/receipt/", printing.receipt, name="receipt"),
    path("papers/", printing.listed, name="papers"),
    path("papers/print/", printing.chosen, name="papers_print"),
    path(f"{MATTER}files/<int:no>/", downloads.attachment, name="attachment"),
    *scans,
    *joint,
    path(f"{MATTER}package/", bundles.package, name="package"),
    path(f"{MATTER}bundle/", bundles.bundle, name="bundle"),
    path(f"{MATTER}act/<slug:act>/draft/", drafts.save, name="draft"),
    *board,
    *oversight,
    *VISITS,
]
