"""The addresses of scans."""

from django.urls import path

from huiyin.interfaces.desk.scans import views

MATTER = "matters/<int:matter_id>/"
urlpatterns = [
    path(f"{MATTER}files/<int:no>/scan/", views.scan, name="scan"),
    path(f"{MATTER}files/<int:no>/scan/picture.png", views.picture, name="scan_picture"),
]
