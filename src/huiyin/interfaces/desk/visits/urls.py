"""The addresses of visits at the desk, joined to those of the desk."""

from django.urls import path

from huiyin.interfaces.desk.visits import briefing, counted, problems, views

VISIT = "matters/<int:matter_id>/visits/<int:no>/"

PATHS = [
    path("visits/", views.listed, name="visits"),
    path("visits/counted/", counted.shown, name="visits_counted"),
    path("problems/", problems.listed, name="problems"),
    path("problems/new/", problems.new, name="problem_new"),
    path(f"{VISIT}briefing/", briefing.shown, name="briefing"),
]
