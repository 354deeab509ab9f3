"""The addresses of screenings."""

from django.urls import path

from huiyin.interfaces.desk.screening import entering, views

ONE = "screening/<int:file_id>/"

urlpatterns = [
    path("screening/", views.listed, name="screenings"),
    path("screening/new/", views.new, name="screening_new"),
    path(ONE, views.shown, name="screening"),
    path(f"{ONE}problem/", entering.problem, name="screening_problem"),
    path(f"{ONE}return/", views.give, name="screening_return"),
    path(f"{ONE}close/", views.close, name="screening_close"),
]
