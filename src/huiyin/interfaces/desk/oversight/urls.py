"""The addresses of oversight; each room keeps its own list, put together here."""

from django.urls import path

from huiyin.interfaces.desk.causes.urls import urlpatterns as causes
from huiyin.interfaces.desk.checks.urls import urlpatterns as checks
from huiyin.interfaces.desk.decisions.urls import urlpatterns as decisions
from huiyin.interfaces.desk.figures.urls import urlpatterns as figures
from huiyin.interfaces.desk.hints.recurring.urls import urlpatterns as recurring
from huiyin.interfaces.desk.hints.same.urls import urlpatterns as same
from huiyin.interfaces.desk.inspections.urls import urlpatterns as inspections
from huiyin.interfaces.desk.late.urls import urlpatterns as late
from huiyin.interfaces.desk.oversight import views
from huiyin.interfaces.desk.reports.urls import urlpatterns as reports
from huiyin.interfaces.desk.responsibility.urls import urlpatterns as responsibility
from huiyin.interfaces.desk.screening.urls import urlpatterns as screening
from huiyin.interfaces.desk.sought.urls import urlpatterns as sought
from huiyin.interfaces.desk.supervision.urls import urlpatterns as supervision
from huiyin.interfaces.desk.systemic.urls import urlpatterns as systemic

urlpatterns = [
    path("oversight/", views.oversight, name="oversight"),
    *late,
    *supervision,
    *causes,
    *recurring,
    *same,
    *checks,
    *responsibility,
    *systemic,
    *figures,
    *screening,
    *decisions,
    *inspections,
    *reports,
    *sought,
]
