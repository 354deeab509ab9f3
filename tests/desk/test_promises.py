"""Promises at the desk: kept with proof, pressed for, answered, asked about with consent; refusals say what and why."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from huiyin.matters.models import Attachment, Commitment, Event, Matter, Party
from huiyin.work.promises.acts.agree_contact import agree_contact
from huiyin.work.promises.acts.confirm_promise import confirm_promise
from tests.desk.conftest import inline_in, page, sent
from tests.named_people import person


@pytest.fixture
def overdue(a_matter):
    """A matter whose one promise is overdue since yesterday."""
    matter = a_matter("served")
    Commitment.objects.filter(matter=matter).update(due=timezone.localdate() - timedelta(days=1))
    return matter, Commitment.objects.get(matter=matter)


def test_a_promise_is_kept_with_a_photograph_as_proof(desk, a_matter, photo):
    matter, bob = a_matter("served"), desk("bob")
    promise = Commitment.objects.get(matter=matter)
    given = {"commitment": str(promise.no), "evidence": "已更换曳引机", "files_chosen": photo}
    early = (timezone.localdate() - timedelta(days=9)).isoformat()
    wrong = sent(bob, matter, "keep_promise", **given, kept_on=early)
    assert wrong.status_code == 422 and "between the day it was promised" in wrong.content.decode()
    kept = {"kept": wrong.context["form"].data["kept"], "kept_on": timezone.localdate().isoformat()}
    done = sent(bob, matter, "keep_promise", commitment=str(promise.no), evidence="已更换曳引机", **kept)
    assert done.status_code == 302
    html = bob.get(page(matter)).content.decode()
    file = Attachment.objects.get(matter=matter)
    assert not file.from_person and file.name in html and "已更换曳引机" in html
    assert not inline_in(html)


@pytest.fixture
def photo() -> SimpleUploadedFile:
    """A small picture."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "JPEG")
    return SimpleUploadedFile("验收.jpg", out.getvalue(), content_type="image/jpeg")


def test_a_supervisor_presses_and_the_unit_answers(desk, overdue):
    matter, promise = overdue
    dora, bob = desk("dora"), desk("bob")
    assert "answer_pressing" not in bob.get(page(matter)).content.decode()
    words = {"commitment": str(promise.no), "words": "请于本周内落实"}
    assert sent(bob, matter, "press_promise", **words).status_code == 403
    Matter.objects.filter(pk=matter.pk).update(marks={"pressed": True})
    shown = dora.get(page(matter, "act/press_promise/"))
    assert promise.text in shown.content.decode()
    assert sent(dora, matter, "press_promise", commitment=str(promise.no), words="").status_code == 422
    assert sent(dora, matter, "press_promise", **words).status_code == 302
    html = bob.get(page(matter)).content.decode()
    assert "act/answer_pressing/" in html and "请于本周内落实" in html and "pressed for" in html
    assert sent(bob, matter, "answer_pressing", words=" ").status_code == 422
    assert sent(bob, matter, "answer_pressing", words="配件周五到货").status_code == 302
    assert "配件周五到货" in dora.get(page(matter)).content.decode()


def test_a_disputed_promise_stands_on_the_matters_page(desk, overdue):
    matter, promise = overdue
    ask = {"at": timezone.now(), "matter_id": matter.pk, "commitment": promise.no}
    confirm_promise(actor=person(matter), said="not_done", words="没有人来过", **ask)
    html = desk("dora").get(page(matter)).content.decode()
    assert "disputed" in html and "没有人来过" in html and "act/press_promise/" in html
    refused = sent(desk("bob"), matter, "close")
    assert refused.status_code == 422 and "1 promise(s) are not kept" in refused.content.decode()


def test_follow_up_waits_for_consent_and_records_nothing_else(desk, overdue):
    matter, promise = overdue
    alice = desk("alice")
    without = alice.get(page(matter)).content.decode()
    assert "act/follow_up/" not in without and "has not agreed to be asked" in without
    ask = {"how": "call", f"said_{promise.no}": "not_done", f"remark_{promise.no}": "仍停运"}
    assert "has not agreed" in sent(alice, matter, "follow_up", **ask).content.decode()
    agree_contact(
        actor=person(matter), at=timezone.now(), matter_id=matter.pk, may_call=True, e_service=False
    )
    form = alice.get(page(matter, "act/follow_up/")).content.decode()
    assert promise.text in form and form.count("<textarea") == 0  # no room for a story about the person
    assert sent(alice, matter, "follow_up", how="call").status_code == 422
    assert sent(alice, matter, "follow_up", **ask | {f"remark_{promise.no}": "长" * 201}).status_code == 422
    assert "Let the petition office ask" in sent(desk("bob"), matter, "follow_up", **ask).content.decode()
    assert sent(alice, matter, "follow_up", **ask).status_code == 302
    assert Commitment.objects.get(matter=matter).said_by == "office"
    assert "Asked, the person said" in alice.get(page(matter)).content.decode()


def test_an_office_notes_a_consent_taken_back_and_cannot_give_one(desk, a_matter):
    matter, alice = a_matter("accepted"), desk("alice")
    assert "act/agree_contact/" not in alice.get(page(matter)).content.decode()
    agree_contact(
        actor=person(matter), at=timezone.now(), matter_id=matter.pk, may_call=True, e_service=False
    )
    html = alice.get(page(matter)).content.decode()
    assert "act/agree_contact/" in html and "to be asked whether promises were kept" in html
    refused = sent(alice, matter, "agree_contact", may_call="on", e_service="on")
    assert refused.status_code == 422 and "Only the person can agree" in refused.content.decode()
    assert sent(alice, matter, "agree_contact").status_code == 302
    assert not Party.objects.get(matter=matter).may_call


def test_consent_given_at_the_window_is_kept(desk):
    form = {"body": "楼道灯坏了", "name": "李红", "may_call": "on", "kind": "appeal", "path": "art31_6"}
    form |= {"received_on": timezone.localdate().isoformat(), "read_back": "on", "same": "new"}
    assert desk("alice").post("/desk/take/visit/", form).status_code == 302
    matter = Matter.objects.get()
    assert matter.marks == {"may_call": True} and Party.objects.get(matter=matter).may_call
    assert Event.objects.get(matter=matter).act == "take_visit"
