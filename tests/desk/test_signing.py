"""A draft from desk to desk: submitted, seen as a paper, signed, sent back, reworked, and never lost."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from huiyin.jobs.follow import follow_one
from huiyin.matters.models import Document, Draft, Event, NumberSeries
from huiyin.services.notices.models import Notice
from huiyin.work.intake.acts.add_material import add_material
from huiyin.work.signing.acts.grade import grade
from tests.desk.conftest import inline_in, key, page, sent
from tests.desk.test_acts import decision
from tests.named_people import person


@pytest.fixture
def accepted(a_matter):
    return a_matter("accepted")


def shown(client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.status_code
    html = answer.content.decode()
    assert not inline_in(html)
    return html


def test_who_does_not_sign_submits_and_who_signs_sees_the_paper_first(desk, accepted):
    ben, bob = desk("ben"), desk("bob")
    form = shown(ben, page(accepted, "act/decide/"))
    assert "Submit for signature" in form and "You draft, somebody else signs: Bob、Bella" in form
    answer = sent(ben, accepted, "decide", submit_draft="1", **decision())
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert "It waits for: Bob、Bella. The dates run on." in shown(ben, answer["Location"])
    accepted.refresh_from_db()
    assert accepted.stage == "accepted" and not Document.objects.filter(kind="opinion").exists()
    assert "Waiting for my signature <b>1</b>" in shown(bob, "/desk/")
    listed = shown(bob, "/desk/signing/")
    assert f"/desk/matters/{accepted.pk}/act/decide/" in listed and "Ben" in listed
    numbers = list(NumberSeries.objects.values_list("series", "next"))
    opened = shown(bob, page(accepted, "act/decide/"))
    for words in (
        "Drafted by Ben, waits for signature",
        "更换曳引机",
        "信访处理意见书",
        "签发人",
        "Sign: decide",
    ):
        assert words in opened, words
    assert "Bob" in re.sub(r"\s", "", opened[opened.index('id="preview"') :])
    assert list(NumberSeries.objects.values_list("series", "next")) == numbers, "a preview draws no number"
    assert not Document.objects.filter(kind="opinion").exists(), "a preview issues nothing"
    assert sent(bob, accepted, "decide", **decision()).status_code == 302
    accepted.refresh_from_db()
    assert accepted.stage == "decided" and Draft.objects.get().state == "signed"
    lines = shown(bob, page(accepted))
    assert "Signed by" in lines and "Drafted by" in lines


def test_what_could_not_be_signed_cannot_be_submitted_and_nothing_typed_is_lost(desk, accepted):
    ben = desk("ben")
    answer = sent(ben, accepted, "decide", submit_draft="1", **decision(measure_due=""))
    html = answer.content.decode()
    assert answer.status_code == 422 and "by which day" in html and "更换曳引机" in html
    assert not Draft.objects.exists()


def test_sent_back_it_lies_filled_in_with_the_remarks_on_top(desk, accepted):
    ben, bob = desk("ben"), desk("bob")
    sent(ben, accepted, "decide", submit_draft="1", **decision())
    draft = Draft.objects.get()
    back = shown(bob, page(accepted, f"act/send_back_draft/?draft={draft.no}"))
    assert re.search(rf'value="{draft.no}"[^>]* checked', back)
    assert sent(bob, accepted, "send_back_draft", draft=draft.no, remarks="").status_code == 422
    assert sent(bob, accepted, "send_back_draft", draft=draft.no, remarks="依据请写到条").status_code == 302
    box = shown(ben, page(accepted))
    assert "sent back" in box and "依据请写到条" in box and "Rework it" in box
    desks = {name: shown(desk(name), "/desk/signing/") for name in ("ben", "bob", "bella")}
    assert "Sent back to me" in desks["ben"] and "依据请写到条" in desks["ben"]
    assert f"/desk/matters/{accepted.pk}/act/decide/" in desks["ben"]
    assert not any("依据请写到条" in desks[name] for name in ("bob", "bella")), (
        "it is the drafter's to rework"
    )
    form = shown(ben, page(accepted, "act/decide/"))
    assert "Sent back by Bob" in form and "依据请写到条" in form and "更换曳引机" in form
    assert "Nothing waits for your signature." in shown(bob, "/desk/signing/")
    assert (
        sent(
            ben, accepted, "decide", submit_draft="1", **decision(basis="《物业管理条例》第三十五条")
        ).status_code
        == 302
    )
    assert [d.state for d in Draft.objects.order_by("no")] == ["reworked", "submitted"]
    assert "Sent back to me" not in shown(ben, "/desk/signing/")
    assert "依据请写到条" not in shown(desk("alice"), page(accepted)), "remarks stay within the unit"


def test_what_was_sent_back_leaves_the_list_when_somebody_else_does_it(desk, accepted):
    ben, bob = desk("ben"), desk("bob")
    sent(ben, accepted, "decide", submit_draft="1", **decision())
    sent(bob, accepted, "send_back_draft", draft=Draft.objects.get().no, remarks="依据请写到条")
    assert "Sent back to me" in shown(ben, "/desk/signing/")
    assert sent(bob, accepted, "decide", **decision()).status_code == 302
    assert "Sent back to me" not in shown(ben, "/desk/signing/")


def test_its_drafter_sees_it_wait_and_takes_it_back(desk, accepted):
    ben = desk("ben")
    sent(ben, accepted, "decide", submit_draft="1", **decision())
    assert "My drafts that wait for others" in shown(ben, "/desk/signing/")
    form = shown(ben, page(accepted, "act/decide/"))
    assert "It cannot be changed while it waits." in form and 'name="submit_draft"' not in form
    again = sent(ben, accepted, "decide", submit_draft="1", **decision())
    assert again.status_code == 422 and "waits for signature already" in again.content.decode()
    assert sent(ben, accepted, "take_back_draft", draft=Draft.objects.get().no).status_code == 302
    assert 'name="submit_draft"' in shown(ben, page(accepted, "act/decide/"))


def test_a_draft_submitted_twice_with_one_key_counts_once(desk, accepted):
    ben = desk("ben")
    given = {"key": key(), "version": accepted.version, "submit_draft": "1", **decision()}
    for _ in range(2):
        assert ben.post(page(accepted, "act/decide/"), given).status_code == 302
    assert Draft.objects.count() == 1 and Event.objects.filter(act="submit_draft").count() == 1


def test_a_draft_whose_matter_changed_since_says_what_happened(desk, accepted):
    sent(desk("ben"), accepted, "decide", submit_draft="1", **decision())
    add_material(actor=person(accepted), at=timezone.now(), matter_id=accepted.pk, text="电梯今天又停了。")
    html = shown(desk("bob"), page(accepted, "act/decide/"))
    assert "The matter has changed since it was drafted:" in html and "add material" in html


def test_a_draft_that_can_no_longer_be_signed_says_why(desk, accepted, at):
    sent(
        desk("ben"),
        accepted,
        "decide",
        submit_draft="1",
        **decision(measure_due=timezone.localdate().isoformat()),
    )
    draft = Draft.objects.get()
    assert draft.state == "submitted"
    from huiyin.foundation.vault.seal import seal, unseal

    context = f"draft:{draft.matter_id}:{draft.no}"
    old = (timezone.localdate() - timedelta(days=3)).isoformat()
    draft.contents = seal(
        unseal(draft.contents, context).replace(timezone.localdate().isoformat(), old), context
    )
    draft.save()
    html = shown(desk("bob"), page(accepted, "act/decide/"))
    assert "As it stands it cannot be signed:" in html and "already passed" in html and "更换曳引机" in html


def test_extension_and_refusal_go_the_same_way(desk, accepted, a_matter):
    ben, bob = desk("ben"), desk("bob")
    words = {"days": "20", "reason": "配件须定制", "approver": ""}
    assert sent(ben, accepted, "extend", submit_draft="1", **words).status_code == 302
    html = shown(bob, page(accepted, "act/extend/"))
    assert "配件须定制" in html and "延长办理期限告知书" in html
    assert sent(bob, accepted, "extend", **words).status_code == 302
    assert Event.objects.get(act="extend").public["approver"] == "Bob"
    forwarded = a_matter("forwarded")
    words = {"ground": "accepted_upstairs", "reason": "市局已受理", "right_door": "市信访局"}
    assert sent(ben, forwarded, "refuse", submit_draft="1", **words).status_code == 302
    html = shown(bob, page(forwarded, "act/refuse/"))
    assert "不予受理告知书" in html and "市局已受理" in html
    assert sent(bob, forwarded, "refuse", **words).status_code == 302


def test_a_signer_sees_the_paper_before_acting_directly(desk, accepted):
    answer = sent(desk("bob"), accepted, "decide", preview="1", **decision())
    html = answer.content.decode()
    assert answer.status_code == 200 and "The paper as it will look" in html and "信访处理意见书" in html
    accepted.refresh_from_db()
    assert accepted.stage == "accepted" and not Event.objects.filter(act="decide").exists()
    wrong = sent(desk("bob"), accepted, "decide", preview="1", **decision(measure_due=""))
    assert wrong.status_code == 422 and "by which day" in wrong.content.decode()


def test_grading_at_the_desk_binds_the_signature(desk, accepted):
    assert "grade as grave" in shown(desk("dora"), page(accepted))
    assert "grade as grave" not in shown(desk("alice"), page(accepted)), "it does not lie with alice's unit"
    assert sent(desk("dora"), accepted, "grade", grave="yes", reason="").status_code == 422
    assert sent(desk("dora"), accepted, "grade", grave="yes", reason="涉及全镇").status_code == 302
    assert "grave or complex" in shown(desk("bob"), page(accepted))
    form = shown(desk("bob"), page(accepted, "act/decide/"))
    assert "You draft, somebody else signs: Bella" in form
    assert sent(desk("bob"), accepted, "decide", **decision()).status_code == 302
    accepted.refresh_from_db()
    assert accepted.stage == "accepted" and Draft.objects.get().head
    assert "Nothing waits for your signature." in shown(desk("bob"), "/desk/signing/")
    assert sent(desk("bella"), accepted, "decide", **decision()).status_code == 302
    accepted.refresh_from_db()
    assert accepted.stage == "decided"


def test_notices_go_to_those_who_may_sign_and_back_to_the_unit(desk, accepted):
    now = timezone.now()
    while follow_one(now):
        pass
    sent(desk("ben"), accepted, "decide", submit_draft="1", **decision())
    sent(desk("bob"), accepted, "send_back_draft", draft=Draft.objects.get().no, remarks="再改")
    while follow_one(timezone.now()):
        pass
    assert set(Notice.objects.filter(unit__code="housing").values_list("code", flat=True)) >= {
        "to_sign",
        "draft_back",
    }
    assert "Waits for your signature" in shown(desk("bob"), "/desk/notices/")
    told = shown(desk("ben"), "/desk/notices/")
    assert "Waits for your signature" not in told and "Sent back to be reworked" in told
    assert "Ben" in told


def test_another_unit_neither_lists_nor_opens_a_draft(desk, accepted):
    sent(desk("ben"), accepted, "decide", submit_draft="1", **decision())
    for name in ("carol", "alice", "eve"):
        assert str(accepted.pk) not in shown(desk(name), "/desk/signing/"), name
    assert desk("carol").get(page(accepted, "act/decide/")).status_code == 404
    assert desk("alice").get(page(accepted, "act/decide/")).status_code == 403
    assert (
        sent(
            desk("alice"), accepted, "send_back_draft", draft=Draft.objects.get().no, remarks="x"
        ).status_code
        == 422
    )


def test_a_leader_may_lift_the_grade_at_the_desk(desk, accepted, county):
    grade(
        actor=county.actor("bella"), at=timezone.now(), matter_id=accepted.pk, grave=True, reason="涉及全镇"
    )
    html = shown(desk("bella"), page(accepted, "act/grade/"))
    assert re.search(r'value="no"[^>]* checked', html)
    assert sent(desk("bella"), accepted, "grade", grave="no", reason="只涉及一户").status_code == 302
    accepted.refresh_from_db()
    assert "grave" not in accepted.marks
