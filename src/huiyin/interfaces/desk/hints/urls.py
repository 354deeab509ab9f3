"""The addresses of suggestions."""

from django.urls import path

from huiyin.interfaces.desk.hints import views

urlpatterns = [
    path("take/hints/", views.typed, name="hints"),
    path("matters/<int:matter_id>/hints/", views.of_matter, name="matter_hints"),
]
