"""The addresses of inspections."""

from django.urls import path

from huiyin.interfaces.desk.inspections import settling, views

ONE = "inspections/<int:file_id>/"
FINDING = f"{ONE}findings/<int:no>/"

urlpatterns = [
    path("inspections/", views.listed, name="inspections"),
    path("inspections/new/", views.new, name="inspection_new"),
    path(ONE, views.shown, name="inspection"),
    path(f"{ONE}draw/", views.draw, name="inspection_draw"),
    path(f"{ONE}hold/", views.hold, name="inspection_hold"),
    path(f"{ONE}end/", settling.end, name="inspection_end"),
    path(f"{FINDING}rectify/", settling.rectify, name="finding_rectify"),
    path(f"{FINDING}seen/", settling.seen, name="finding_seen"),
]
