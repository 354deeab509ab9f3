"""The addresses of receptions on the portal."""

from django.urls import path

from huiyin.interfaces.portal.receptions import booking, calendar

urlpatterns = [
    path("receptions/", calendar.listed, name="receptions"),
    path("receptions/feed/<int:unit_id>.ics", calendar.feed, name="reception_feed"),
    path("receptions/<int:day_id>/", calendar.shown, name="reception"),
    path("receptions/<int:day_id>/file/", calendar.file_first, name="reception_file"),
    path("track/<int:matter_id>/receptions/", booking.choose, name="choose_reception"),
    path("track/<int:matter_id>/receptions/<int:day_id>/", booking.book, name="book"),
    path("track/<int:matter_id>/bookings/<int:no>/cancel/", booking.cancel, name="cancel_booking"),
    path("track/<int:matter_id>/bookings/<int:no>/move/", booking.move, name="move_booking"),
]
