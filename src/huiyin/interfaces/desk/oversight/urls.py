"""The addresses of oversight; each room keeps its own list, put together here."""

from django.urls import path

from huiyin.interfaces.desk.causes.urls import urlpatterns as causes
from huiyin.interfaces.desk.hints.recurring.urls import urlpatterns as recurring
from huiyin.interfaces.desk.late.urls import urlpatterns as late
from huiyin.interfaces.desk.oversight import views

urlpatterns = [
    path("oversight/", views.oversight, name="oversight"),
    *late,
    *causes,
    *recurring,
]
