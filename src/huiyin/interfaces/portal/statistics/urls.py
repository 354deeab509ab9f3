"""The addresses of public statistics and open data; without a release's name they mean the newest."""

from django.urls import path

from huiyin.interfaces.portal.statistics import data, views

urlpatterns = [
    path("statistics/", views.newest, name="statistics"),
    path("statistics/data/", data.dictionary, name="open_data"),
    path("statistics/data/<slug:table>.<slug:form>", data.newest, name="open_newest"),
    path("statistics/data/<slug:span>/<slug:table>.<slug:form>", data.table, name="open_table"),
    path("statistics/<slug:span>/", views.one, name="statistics_of"),
]
