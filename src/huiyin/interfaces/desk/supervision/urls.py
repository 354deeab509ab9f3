"""The addresses of supervision."""

from django.urls import path

from huiyin.interfaces.desk.supervision import listing, views

urlpatterns = [
    path("supervision/", listing.overview, name="supervision"),
    path("supervision/several/", listing.several, name="supervision_several"),
    path("supervision/<int:matter_id>/<int:no>/", views.shown, name="supervised"),
    path("supervision/<int:matter_id>/<int:no>/<slug:name>/", views.act, name="supervise"),
    path("supervision/<int:matter_id>/measures/<int:no>/answer/", views.answer, name="answer_measure"),
    path("matters/<int:matter_id>/supervise/", views.raise_one, name="raise_lapse"),
]
