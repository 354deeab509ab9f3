"""Serving papers: each way with its proof, on the way and back again, confirmed by the person; no time begins before receipt."""

from datetime import date, timedelta

import pytest

from huiyin.matters import gate
from huiyin.matters.models import Attachment, Clock, Document, Event, Serving
from huiyin.matters.papers.proof import told_of
from huiyin.matters.record import Invalid, Refused
from huiyin.work.promises.acts.agree_contact import agree_contact
from huiyin.work.serving.acts.confirm_receipt import confirm_receipt
from huiyin.work.serving.acts.note_returned import note_returned
from huiyin.work.serving.acts.send_paper import send_paper
from huiyin.work.serving.acts.serve import serve
from huiyin.work.serving.acts.serve_paper import serve_paper
from tests.named_people import Petitioner, person

AGREED = (Petitioner("王琴", phone="0000-7654321", e_service=True),)


def refused(code: str, do) -> Refused:
    with pytest.raises(Refused) as no:
        do()
    assert no.value.refusal.code == code
    return no.value


def opinion(matter) -> Document:
    return Document.objects.get(matter_id=matter.pk, kind="opinion")


def review_clock(matter):
    return Clock.objects.filter(matter_id=matter.pk, limit="ask_review").first()


@pytest.fixture
def bob(county, at):
    """Bob of the housing bureau, a week and a half later."""
    return {"actor": county.actor("bob"), "at": at + timedelta(days=10)}


def test_handed_over_and_recorded(a_matter, bob):
    matter = a_matter("decided")
    serve(matter_id=matter.pk, how="direct", **bob)
    row = Serving.objects.get(matter_id=matter.pk)
    assert (row.state, row.received_on, row.server) == ("received", bob["at"].date(), "Bob")
    assert row.document_no == opinion(matter).no
    assert review_clock(matter).start == bob["at"].date()


def test_an_adult_of_the_household_is_named_and_kept_sealed(a_matter, bob):
    matter = a_matter("decided")
    no = refused(
        "contents_missing",
        lambda: serve(matter_id=matter.pk, how="co_resident", receiver="王强", **bob),
    )
    assert [b.id for b in no.refusal.basis] == ["cpl88"] and "关系" in no.refusal.reason.say("zh")
    serve(matter_id=matter.pk, how="co_resident", receiver="王强", relation="儿子", **bob)
    row = Serving.objects.get(matter_id=matter.pk)
    assert "王强" not in row.receiver and told_of(row) == {"receiver": "王强", "relation": "儿子"}
    event = Event.objects.get(matter_id=matter.pk, act="serve")
    assert "王强" not in str(event.public) + str(event.inner)


def test_refused_and_left_at_home_needs_reason_and_witness_or_photograph(a_matter, bob, photograph):
    matter = a_matter("decided")
    left = {"matter_id": matter.pk, "how": "left_with_witness", **bob}
    refused("contents_missing", lambda: serve(**left))
    refused("contents_missing", lambda: serve(refusal="不同意意见内容", **left))
    refused("contents_missing", lambda: serve(witness="社区工作人员刘敏", **left))
    assert not Serving.objects.exists() and not Attachment.objects.exists()
    serve(refusal="不同意意见内容", files=(photograph,), **left)
    row = Serving.objects.get(matter_id=matter.pk)
    assert row.state == "refused" and row.attachment_no == Attachment.objects.get().no
    assert review_clock(matter).start == bob["at"].date() and review_clock(matter).running
    matter.refresh_from_db()
    assert matter.stage == "served"  # refusing to sign gives up no right


def test_electronic_service_needs_consent_and_a_confirmation(a_matter, bob):
    matter = a_matter("decided")
    refused(
        "no_consent_to_electronic",
        lambda: serve(matter_id=matter.pk, how="electronic", confirmation="回复短信", **bob),
    )
    agreed = a_matter("decided", petitioners=AGREED)
    no = refused("contents_missing", lambda: serve(matter_id=agreed.pk, how="electronic", **bob))
    assert no.refusal.basis[0].id == "electronic_by_consent"
    serve(matter_id=agreed.pk, how="electronic", confirmation="3月20日回复短信收到", **bob)
    assert Serving.objects.get(matter_id=agreed.pk).state == "received"


def test_someone_anonymous_is_served_on_their_page(a_matter, bob):
    matter = a_matter("decided", anonymous=True, petitioners=())
    serve(matter_id=matter.pk, how="electronic", **bob)
    assert Serving.objects.get(matter_id=matter.pk).how == "electronic"


def test_an_unknown_way_is_said_so(a_matter, bob):
    matter = a_matter("decided")
    with pytest.raises(Invalid) as wrong:
        serve(matter_id=matter.pk, how="pigeon", **bob)
    assert wrong.value.problems[0].field == "how"


def posted(matter, bob, **changes):
    given = {"document": opinion(matter).no, "how": "post", "parcel": "XA12345678944", **changes}
    return send_paper(matter_id=matter.pk, **{**bob, **given})


def test_posted_is_not_served_until_the_slip_comes_back(a_matter, bob):
    matter = a_matter("decided")
    refused("no_parcel", lambda: posted(matter, bob, parcel=" "))
    for day in (date(2026, 3, 13), bob["at"].date() + timedelta(days=1)):
        with pytest.raises(Invalid):
            posted(matter, bob, sent_on=day)
    posted(matter, bob)
    matter.refresh_from_db()
    assert matter.stage == "decided" and review_clock(matter) is None
    slip = bob["at"] + timedelta(days=5)
    received = slip.date() - timedelta(days=2)
    serve(actor=bob["actor"], at=slip, matter_id=matter.pk, how="post", served_on=received)
    row = Serving.objects.get(matter_id=matter.pk)  # the very attempt that was sent
    assert (row.state, row.received_on, row.parcel) == ("received", received, "XA12345678944")
    assert review_clock(matter).start == received


def test_what_came_back_is_not_served_and_no_time_begins(a_matter, bob):
    matter = a_matter("decided")
    posted(matter, bob)
    sent = Serving.objects.get(matter_id=matter.pk)
    back = {"actor": bob["actor"], "at": bob["at"] + timedelta(days=4), "matter_id": matter.pk}
    refused("no_reason", lambda: note_returned(serving=sent.no, reason="", next_step="上门", **back))
    refused("no_next_step", lambda: note_returned(serving=sent.no, reason="查无此人", next_step="", **back))
    with pytest.raises(Invalid):
        note_returned(serving=sent.no, reason="长" * 141, next_step="上门", **back)
    with pytest.raises(Invalid):
        note_returned(serving=999, reason="查无此人", next_step="上门", **back)
    note_returned(serving=sent.no, reason="查无此人", next_step="3月26日上门送达", **back)
    with pytest.raises(Invalid):  # it came back once
        note_returned(serving=sent.no, reason="查无此人", next_step="上门", **back)
    matter.refresh_from_db()
    assert (matter.stage, Serving.objects.get().state) == ("decided", "returned")
    assert review_clock(matter) is None
    assert Clock.objects.get(matter_id=matter.pk, limit="handle").running
    serve(matter_id=matter.pk, how="direct", actor=bob["actor"], at=bob["at"] + timedelta(days=8))
    assert list(Serving.objects.order_by("no").values_list("state", flat=True)) == ["returned", "received"]


def test_the_person_confirms_what_was_sent_electronically(a_matter, bob, at):
    matter = a_matter("decided", petitioners=AGREED)
    no, when = opinion(matter).no, at + timedelta(days=12)
    with pytest.raises(Invalid):  # nothing was sent yet
        confirm_receipt(actor=person(matter), at=when, matter_id=matter.pk, document=no)
    posted(matter, bob, how="electronic", parcel="")
    confirm_receipt(actor=person(matter), at=when, matter_id=matter.pk, document=no)
    matter.refresh_from_db()
    assert matter.stage == "served" and matter.moments["served"] == when.date().isoformat()
    assert review_clock(matter).start == when.date()
    assert not Clock.objects.get(matter_id=matter.pk, limit="handle").running
    assert "确认" in told_of(Serving.objects.get())["confirmation"]
    with pytest.raises(Invalid):
        confirm_receipt(actor=person(matter), at=when, matter_id=matter.pk, document=no)


def test_consent_taken_back_stops_electronic_sending(a_matter, bob):
    matter = a_matter("decided", petitioners=AGREED)
    agree_contact(actor=person(matter), at=bob["at"], matter_id=matter.pk, may_call=False, e_service=False)
    refused("no_consent_to_electronic", lambda: posted(matter, bob, how="electronic", parcel=""))


def test_a_notice_is_handed_over_by_the_unit_that_issued_it(county, a_matter, bob):
    matter = a_matter("accepted")
    notice = Document.objects.get(matter_id=matter.pk, kind="acceptance_notice")
    moved = Document.objects.get(matter_id=matter.pk, kind="transfer_notice")
    letter = Document.objects.get(matter_id=matter.pk, kind="transfer_letter")
    serve_paper(matter_id=matter.pk, document=notice.no, how="window", **bob)
    notice.refresh_from_db()
    assert (notice.served_how, notice.served_on) == ("window", bob["at"].date())
    for wrong in (moved.no, letter.no, 999):  # another unit's, one between offices, none
        with pytest.raises(Invalid):
            serve_paper(matter_id=matter.pk, document=wrong, how="direct", **bob)
    alice = {"actor": county.actor("alice"), "at": bob["at"]}
    serve_paper(matter_id=matter.pk, document=moved.no, how="direct", **alice)
    decided = a_matter("decided")
    refused(
        "has_its_own_act",
        lambda: serve_paper(matter_id=decided.pk, document=opinion(decided).no, how="direct", **bob),
    )


def test_nobody_outside_serves(county, a_matter, bob):
    matter = a_matter("decided")
    with pytest.raises(gate.NoSuchMatter):
        posted(matter, bob | {"actor": county.actor("carol")})
    with pytest.raises(gate.NotOnYourDesk):
        serve(matter_id=matter.pk, how="direct", actor=county.actor("alice"), at=bob["at"])


@pytest.fixture
def photograph():
    """A kept photograph."""
    import io

    from PIL import Image

    from huiyin.foundation.files.keep import keep

    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG")
    out.seek(0)
    return keep(out, "door.jpg")
