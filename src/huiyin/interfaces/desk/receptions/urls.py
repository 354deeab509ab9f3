"""The addresses of receptions at the desk."""

from django.urls import path

from huiyin.interfaces.desk.receptions import day, feeds, leaders, views

urlpatterns = [
    path("receptions/", views.listed, name="receptions"),
    path("receptions/new/", views.new, name="reception_new"),
    path("receptions/key/", views.make_key, name="reception_key"),
    path("receptions/own/<str:secret>.ics", feeds.own, name="reception_own"),
    path("receptions/<int:day_id>/", day.shown, name="reception"),
    path("receptions/<int:day_id>/prepared/", day.prepared_for, name="reception_prepared"),
    path("matters/<int:matter_id>/bookings/<int:no>/briefing/", day.briefing, name="booking_briefing"),
    path("receptions/<int:day_id>/receive/", day.received, name="reception_receive"),
    path("receptions/<int:day_id>/absent/", day.absent, name="reception_absent"),
    path("receptions/<int:day_id>/walk-in/", day.walk_in, name="reception_walk_in"),
    path("receptions/<int:day_id>/move/", views.move, name="reception_move"),
    path("receptions/<int:day_id>/off/", views.call_off, name="reception_off"),
    path("leaders/", leaders.listed, name="leaders"),
    path("leaders/<int:account_id>/", leaders.shown, name="leader"),
]
