"""A visit of people who come together, or a meeting at a leader's reception: duties of the office, minutes, signatures."""

from django.db import models

from huiyin.foundation.units.models import Unit
from huiyin.matters.models.child import Child


class Visit(Child):
    """One visit in one matter, announced or not. It says how many came, never who: there is no list of a crowd."""

    kind = models.CharField(max_length=20, default="group")  # group, reception (a leader receives)
    state = models.CharField(max_length=20)  # announced, answered, open, closed, cancelled
    drill = models.BooleanField(default=False)  # an exercise (演练); no statistics count it
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)  # receives
    concerned = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )  # whose position is asked for
    through = models.CharField(max_length=20, blank=True)  # how it was announced: portal, phone, window, unit
    announced_at = models.DateTimeField(null=True)
    wished_day = models.DateField(null=True)
    wished_for = models.CharField(max_length=120, blank=True)  # the office or function they wish to speak to
    about = models.TextField(blank=True)
    headcount = models.IntegerField(default=1)
    needs = models.JSONField(default=list)  # codes: interpreter, wheelchair, child ...
    needs_words = models.CharField(max_length=300, blank=True)
    planned_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=120, blank=True)
    receiver_id = models.BigIntegerField(null=True)  # account of the leader who receives
    receiver_name = models.CharField(max_length=60, blank=True)
    position = models.TextField(blank=True)  # of the unit concerned, before the visit
    position_due = models.DateTimeField(null=True)
    position_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    summary = models.TextField(blank=True)  # 小结
    booking_no = models.BigIntegerField(null=True)  # the booking of a reception it came from
    details = models.JSONField(default=dict)

    class Meta:
        db_table = "visit"
        indexes = [
            models.Index("unit", "planned_at", name="visit_to_come", condition=models.Q(closed_at=None)),
            models.Index("opened_at", name="visit_counted", condition=models.Q(opened_at__isnull=False)),
        ]


class Duty(Child):
    """One rung of the ladder in one visit: who of the offices is told, comes or does something, and until when."""

    course_no = models.BigIntegerField()  # the visit, or the problem to be solved, it belongs to
    ladder = models.CharField(max_length=40)
    rung = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)  # tell, come, task, report
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    whom = models.CharField(max_length=120, blank=True)  # the function, where it is no unit of this tree
    means = models.CharField(max_length=20, blank=True)  # phone, in_person, writing
    start_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default="open")  # open, met, missed, dropped
    told_at = models.DateTimeField(null=True)
    told_by = models.CharField(max_length=60, blank=True)
    acknowledged_at = models.DateTimeField(null=True)
    met_at = models.DateTimeField(null=True)  # stays null where it was never met; late where after due_at
    met_by = models.CharField(max_length=60, blank=True)  # the official who came or did it
    missed_at = models.DateTimeField(null=True)  # when it was put on record that the time had passed
    words = models.CharField(max_length=300, blank=True)
    details = models.JSONField(
        default=dict
    )  # minutes, why another unit stands in, who was told, who recorded it

    class Meta:
        db_table = "duty"
        indexes = [
            models.Index(
                "unit",
                "due_at",
                name="duty_desk",
                condition=models.Q(met_at=None) & ~models.Q(state="dropped"),
            ),
            models.Index("due_at", name="duty_due", condition=models.Q(met_at=None, state="open")),
        ]


class Minute(Child):
    """One line of the minutes at the table; a wrong line is struck with a reason, never changed."""

    visit_no = models.BigIntegerField()
    kind = models.CharField(max_length=20)  # demand, answer, promise, explained, refused, remark
    text = models.TextField()
    reason = models.TextField(blank=True)  # why something asked for was refused
    answers_no = models.BigIntegerField(null=True)  # the line (a demand) this one speaks to
    claim_no = models.BigIntegerField(null=True)
    commitment_no = models.BigIntegerField(null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    due = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=60, blank=True)  # the member of staff who wrote it down
    struck_at = models.DateTimeField(null=True)
    struck_why = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "minute"


class Signature(Child):
    """A representative's word under the minutes that were read back: signed on screen, on paper, or refused and why."""

    visit_no = models.BigIntegerField()
    representative_no = models.BigIntegerField(null=True)
    name = models.TextField(blank=True)  # sealed
    how = models.CharField(max_length=10)  # screen, paper, refused
    attachment_no = models.BigIntegerField(null=True)  # the drawn signature or the scan
    lines = models.IntegerField(default=0)  # how many lines of the minutes were read back before it
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "signature"
