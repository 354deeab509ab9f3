"""The address of the record of responsibility."""

from django.urls import path

from huiyin.interfaces.desk.responsibility import views

urlpatterns = [
    path("matters/<int:matter_id>/responsibility/", views.record, name="responsibility"),
]
