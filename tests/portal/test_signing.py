"""What a person reads while their answer waits for a signature: that it waits, that it came back, that dates run on."""

from datetime import timedelta

from django.utils import timezone

from huiyin.matters.models import Draft
from huiyin.work.signing.acts.grade import grade
from huiyin.work.signing.acts.send_back_draft import send_back_draft
from huiyin.work.signing.acts.submit_draft import submit_draft
from tests.portal.conftest import text

TYPED = {"facts_1": "经现场核查属实，秘密的拟稿。"}


def test_the_person_reads_that_the_answer_waits_and_never_what_is_drafted(follow, county):
    wang, matter, _ = follow("accepted")
    wang.client.cookies["huiyin_language"] = "en"
    now = timezone.now()
    submit_draft(actor=county.actor("ben"), at=now, matter_id=matter.pk, drafted="decide", words=TYPED)
    html = text(wang.get(f"/track/{matter.pk}/"))
    assert "waits for the signature of a leader. The dates run on meanwhile." in html
    assert "秘密的拟稿" not in html
    draft = Draft.objects.get()
    send_back_draft(
        actor=county.actor("bob"),
        at=now + timedelta(minutes=5),
        matter_id=matter.pk,
        draft=draft.no,
        remarks="内部意见",
    )
    html = text(wang.get(f"/track/{matter.pk}/"))
    assert "sent the draft back to be worked over" in html and "内部意见" not in html
    grade(
        actor=county.actor("bob"),
        at=now + timedelta(minutes=9),
        matter_id=matter.pk,
        grave=True,
        reason="涉及全镇",
    )
    html = text(wang.get(f"/track/{matter.pk}/"))
    assert "the head of the unit signs" in html and "涉及全镇" in html
