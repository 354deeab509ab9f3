"""Days on which leaders receive people, and the bookings for them, each inside its matter."""

from django.db import models

from huiyin.foundation.people.models import Account
from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class ReceptionDay(models.Model):
    """A leader's reception (定期接访, 约访, 下访, 回访): when, where, on what, how many places; published on the portal."""

    id = models.BigIntegerField(primary_key=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    leader = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", db_index=False)
    leader_title = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20)  # regular, appointed, village, return
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=120)
    topics = models.CharField(max_length=300, blank=True)
    units = models.JSONField(default=list)  # ids of units that sit at a joint desk (联合接访)
    places = models.SmallIntegerField()
    state = models.CharField(max_length=20, default="planned")  # planned, published, moved, cancelled, held
    moved_to = models.BigIntegerField(null=True)
    why = models.CharField(max_length=300, blank=True)  # why it was moved or called off
    entered_by = models.CharField(max_length=60)
    entered_at = models.DateTimeField()
    changed_by = models.CharField(max_length=60, blank=True)  # who moved it or called it off
    changed_at = models.DateTimeField(null=True)
    planned_for = models.DateField(null=True)  # the day of the series, where that is a day of rest
    origin = models.BigIntegerField(default=0)  # the day it was before it was moved, however often; 0: itself
    sequence = models.SmallIntegerField(
        default=0
    )  # how often it was moved, as calendars that follow it count

    class Meta:
        db_table = "reception_day"
        indexes = [
            models.Index("unit", "day", name="reception_calendar"),
            models.Index("leader", "day", name="reception_leader"),
        ]


class CalendarKey(models.Model):
    """Opens a leader's own calendar to a calendar program; only the hash of the secret in its address is kept."""

    hash = models.CharField(max_length=64, primary_key=True)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        db_table = "calendar_key"


class Booking(Child):
    """A place in a reception for one matter; turns are given in the order of booking, and nobody is left off for who they are."""

    reception = models.ForeignKey(ReceptionDay, on_delete=models.PROTECT, related_name="+", db_index=False)
    turn = models.IntegerField()  # the order of booking; who stands behind the places waits
    people = models.SmallIntegerField(default=1)
    needs = models.JSONField(default=list)
    words = models.TextField(blank=True)  # what they wish to speak about
    booked_at = models.DateTimeField()
    through = models.CharField(max_length=20, default="portal")  # portal, window, phone
    state = models.CharField(
        max_length=20, default="booked"
    )  # booked, waiting, received, moved, cancelled, absent
    ended_at = models.DateTimeField(null=True)
    visit_no = models.BigIntegerField(null=True)  # the meeting that came of it

    class Meta:
        db_table = "booking"
        constraints = [models.UniqueConstraint("reception", "turn", name="booking_turn")]
        # the sweep looks at those still to be received alone; what was received leaves this index
        indexes = [
            models.Index(
                "reception", name="booking_open", condition=models.Q(state__in=("booked", "waiting"))
            ),
        ]
