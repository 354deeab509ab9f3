"""The addresses of the desk of the late."""

from django.urls import path

from huiyin.interfaces.desk.late import views

urlpatterns = [
    path("late/", views.listed, name="late"),
    path("late/units/", views.by_unit, name="late_units"),
]
