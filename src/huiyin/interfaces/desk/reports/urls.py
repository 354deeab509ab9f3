"""The addresses of reports and releases."""

from django.urls import path

from huiyin.interfaces.desk.reports import editing, releasing, views

urlpatterns = [
    path("reports/", views.listed, name="reports"),
    path("reports/<int:report_id>/", editing.edit, name="report"),
    path("reports/<int:report_id>/finish/", editing.finish, name="report_finish"),
    path("reports/<int:report_id>/report.docx", views.document, name="report_document"),
    path("releases/", releasing.releases, name="releases"),
]
