"""The address of the words looked for."""

from django.urls import path

from huiyin.interfaces.desk.sought import views

urlpatterns = [path("sought/", views.sought, name="sought")]
