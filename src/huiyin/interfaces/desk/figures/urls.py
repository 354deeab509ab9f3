"""The addresses of the figures."""

from django.urls import path

from huiyin.interfaces.desk.figures import views

urlpatterns = [
    path("figures/", views.overview, name="figures"),
    path("figures/<slug:name>/", views.measure, name="figure"),
    path("figures/<slug:name>/matters/", views.matters, name="figure_matters"),
    path("figures/<slug:name>/csv/", views.table, name="figure_csv"),
]
