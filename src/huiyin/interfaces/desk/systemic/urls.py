"""The addresses of common causes."""

from django.urls import path

from huiyin.interfaces.desk.systemic import new, views

urlpatterns = [
    path("systemic/", views.listed_page, name="systemic"),
    path("systemic/new/", new.new, name="systemic_new"),
    path("systemic/<int:file_id>/", views.one, name="systemic_file"),
]
