"""The addresses of recurring problems."""

from django.urls import path

from huiyin.interfaces.desk.hints.recurring import views

urlpatterns = [
    path("recurring/", views.listed_page, name="recurring"),
    path("recurring/<int:problem_id>/", views.one, name="recurring_one"),
    path("recurring/<int:problem_id>/aside/", views.aside, name="recurring_aside"),
    path("recurring/<int:problem_id>/back/", views.back, name="recurring_back"),
]
