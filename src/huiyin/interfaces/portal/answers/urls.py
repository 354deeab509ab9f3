"""The addresses of published answers."""

from django.urls import path

from huiyin.interfaces.portal.answers import consent, views

urlpatterns = [
    path("answers/", views.listed, name="answers"),
    path("answers/<slug:number>/", views.one, name="answer"),
    path("track/<int:matter_id>/publishing/", consent.agree, name="publishing"),
]
