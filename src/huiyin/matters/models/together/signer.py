"""Who brings one matter together with others: signers, the link by which they join, and those who speak for them."""

from django.db import models

from huiyin.matters.models.child import Child


class Signer(Child):
    """Somebody who joined the matter; their name and contact are sealed and shown to no other signer.

    Nobody is a signer because they stood in a crowd: only who signed a list or confirmed by the link themselves.
    """

    name = models.TextField(blank=True)  # sealed
    phone = models.TextField(blank=True)  # sealed
    address = models.TextField(blank=True)  # sealed
    mark = models.CharField(max_length=64, blank=True)  # keyed hash within this matter only, against doubles
    mark_home = models.CharField(max_length=64, blank=True)  # the same by name and address
    again_of = models.BigIntegerField(
        null=True
    )  # signed once more by the link: has a page, is not counted twice
    how = models.CharField(max_length=10)  # paper, typed, link
    signed_on = models.DateField()
    confirmed_on = models.DateField(null=True)  # confirmed it themselves, by the link or at the window
    left_on = models.DateField(null=True)
    served_on = models.DateField(
        null=True
    )  # the answer reached them; their own time for a review runs from here
    dissent = models.TextField(blank=True)  # where they see it otherwise; shown in the file beside the claims
    dissent_on = models.DateField(null=True)
    own_matter_id = models.BigIntegerField(null=True)  # a matter of their own that came out of this one

    class Meta:
        db_table = "signer"
        constraints = [
            models.UniqueConstraint(
                "matter_id",
                "mark",
                name="signer_once",
                condition=models.Q(left_on=None) & ~models.Q(mark=""),
            ),
        ]


class JoinLink(Child):
    """A link by which people may join the matter themselves; only its hash is kept, and it ends on a day."""

    hash = models.CharField(max_length=64, unique=True)
    opened_on = models.DateField()
    closes_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        db_table = "join_link"


class Representative(Child):
    """Somebody whom the people chose to speak for them: for what, from when until when (Art 20)."""

    signer_no = models.BigIntegerField(null=True)  # the signer, or
    party_no = models.BigIntegerField(null=True)  # the party of the matter, who represents
    scope = models.TextField()  # what they may speak for
    chosen_how = models.CharField(max_length=20)  # code of the law: meeting, list, in_writing
    since = models.DateField()
    until = models.DateField(null=True)
    ended_why = models.CharField(max_length=300, blank=True)
    passed_on = models.DateField(null=True)  # day they said the answer had been passed on to all
    passed_on_words = models.TextField(blank=True)

    class Meta:
        db_table = "representative"
