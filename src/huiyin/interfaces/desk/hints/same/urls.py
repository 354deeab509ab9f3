"""The addresses of pairs that may be one matter."""

from django.urls import path

from huiyin.interfaces.desk.hints.same import views

urlpatterns = [
    path("same/", views.listed_page, name="same_pairs"),
    path("same/<int:matter_id>/<int:other_id>/", views.answered, name="same_pair"),
]
