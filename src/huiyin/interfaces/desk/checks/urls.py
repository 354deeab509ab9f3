"""The addresses of checks."""

from django.urls import path

from huiyin.interfaces.desk.checks import views

urlpatterns = [
    path("checks/", views.listed, name="checks"),
    path("checks/<int:sample_id>/", views.shown, name="check"),
    path("checks/<int:sample_id>/end/", views.ended, name="check_end"),
]
