"""One matter after its opinion was served: reviewed, reviewed again, by the organs above, a day at a time."""

from datetime import timedelta

from huiyin.matters.models import Clock, Matter
from huiyin.work.review.acts.admit_review import admit_review
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.acts.ask_second_review import ask_second_review
from huiyin.work.review.acts.decide_review import decide_review
from huiyin.work.review.acts.serve_review import serve_review
from huiyin.work.review.request import Request
from tests.named_people import person

GROUNDS = "电梯修好后一周又停了，原因没有查清。"
FOUND = {"findings": "经调取维保记录，曳引机更换后又停运两次。", "reasons": "原意见没有查明反复停运的原因。"}
BASIS = "《特种设备安全法》第三十九条"


class Lived:
    """One matter after service; every step on a day counted from it."""

    def __init__(self, county, matter, served_at):
        self.county, self.matter, self.served_at = county, matter, served_at

    def day(self, n):
        return self.served_at + timedelta(days=n)

    def now(self):
        return Matter.objects.get(pk=self.matter.pk)

    def ask(self, n=10, *, second=False, **given):
        act = ask_second_review if second else ask_review
        request = Request(**{"grounds": GROUNDS, **given})
        return act(actor=person(self.matter), at=self.day(n), matter_id=self.matter.pk, request=request)

    def admit(self, n=12, who="ruth", **given):
        return admit_review(actor=self.county.actor(who), at=self.day(n), matter_id=self.matter.pk, **given)

    def decide(self, n=20, who="ruth", outcome="maintain", **given):
        words = {**FOUND, "basis": BASIS, **given}
        return decide_review(
            actor=self.county.actor(who), at=self.day(n), matter_id=self.matter.pk, outcome=outcome, **words
        )

    def serve(self, n=22, who="ruth", **given):
        return serve_review(
            actor=self.county.actor(who), at=self.day(n), matter_id=self.matter.pk, how="post", **given
        )

    def reviewed(self, outcome="maintain", **given):
        self.ask()
        self.admit()
        self.decide(outcome=outcome, **given)
        self.serve()
        return self.now()

    def second(self, n=30, **given):
        """The second review asked for, and taken up."""
        self.reviewed("maintain")
        self.ask(n, second=True, **given)
        self.admit(n + 2, who="theo")

    def ended(self, n=30):
        """Ended by a second review that upholds."""
        self.second(n)
        self.decide(n + 5, who="theo")
        self.serve(n + 6, who="theo")
        return self.now()

    def running(self):
        rows = Clock.objects.filter(matter_id=self.matter.pk, running=True)
        return dict(rows.values_list("limit", "due"))
