"""The addresses of the portal."""

from django.urls import path

from huiyin.interfaces.portal.home import home

app_name = "portal"
urlpatterns = [
    path("", home, name="home"),
]
