"""What becomes public: answers in redacted form where the person agreed, and what was looked for and not found."""

from django.db import models

from huiyin.matters.models.child import Child


class Publication(Child):
    """An answered matter as the public reads it: names, numbers and addresses taken out, confirmed by a person of the office."""

    number = models.CharField(max_length=16, unique=True)  # its public address; says nothing of the matter
    title = models.CharField(max_length=200)
    asked = models.TextField()
    answered = models.TextField()
    category = models.CharField(max_length=60, blank=True)
    taken_out = models.JSONField(default=dict)  # kind of detail -> how many places were hidden
    state = models.CharField(max_length=12, default="published")  # published, withdrawn
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        db_table = "publication"
        indexes = [
            models.Index(
                "published_on", "number", name="publication_public", condition=models.Q(state="published")
            )
        ]


class Sought(models.Model):
    """Words looked for among the public pages in one month, and how often nothing was found; nothing of who looked."""

    pk = models.CompositePrimaryKey("month", "words")
    month = models.DateField()  # its first day
    words = models.CharField(max_length=60)
    times = models.IntegerField(default=0)
    missed = models.IntegerField(default=0)

    class Meta:
        db_table = "sought"
