"""The addresses of causes."""

from django.urls import path

from huiyin.interfaces.desk.causes import views

urlpatterns = [
    path("causes/", views.causes, name="causes"),
    path("causes/draw/", views.draw, name="cause_draw"),
]
