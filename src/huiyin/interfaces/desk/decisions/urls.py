"""The addresses of checks before decisions."""

from django.urls import path

from huiyin.interfaces.desk.decisions import views

ONE = "decisions/<int:file_id>/"

urlpatterns = [
    path("decisions/", views.listed, name="decisions"),
    path("decisions/new/", views.new, name="decision_new"),
    path(ONE, views.shown, name="decision"),
    path(f"{ONE}check/", views.check, name="decision_check"),
    path(f"{ONE}end/", views.end, name="decision_end"),
]
