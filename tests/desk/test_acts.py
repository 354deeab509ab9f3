"""Each act through its form: done, refused by the law, sent with mistakes, sent twice, overtaken by somebody else."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from huiyin.foundation.units import tree
from huiyin.matters.models import Attachment, Claim, Commitment, Document, Event, Item
from tests.desk.conftest import key, page, sent


def decision(n: int = 1, **changes: object) -> dict[str, object]:
    """A whole answer to claim `n` as the form sends it."""
    given = {
        "facts": "经现场核查，电梯停运属实。",
        "finding": "justified",
        "reason": "诉求合理。",
        "basis": "《物业管理条例》第三十五条",
        "outcome": "support",
        "measure": "更换曳引机",
        "measure_due": (timezone.localdate() + timedelta(days=20)).isoformat(),
        **changes,
    }
    return {f"{name}_{n}": value for name, value in given.items()}


def today() -> str:
    return timezone.localdate().isoformat()


# ruff: noqa: E501 - rows of a table read better than columns of one
# who does which act to a matter of which stage, with which fields, and the stage that follows
DONE = [
    ("alice", "received", "register", {"kind": "appeal", "path": "art31_6", "claims": "修好电梯\n说明维修资金", "category": "housing"}, "registered"),
    ("alice", "registered", "accept", {"kind": "appeal", "path": "art31_6"}, "accepted"),
    ("alice", "registered", "forward", {"to_unit": "住房和城乡建设局", "note": "请依法办理"}, "forwarded"),
    ("alice", "registered", "assign", {"to_unit": "住房和城乡建设局", "set_days": "45"}, "assigned"),
    ("alice", "registered", "redirect", {"legal_path": "art31_2", "reason": "劳动争议", "right_door": "县劳动人事争议仲裁院"}, "redirected"),
    ("alice", "registered", "refuse", {"ground": "accepted_upstairs", "reason": "市局已受理", "right_door": "云陵市信访局"}, "refused"),
    ("bob", "forwarded", "accept", {"kind": "appeal", "path": "art31_6"}, "accepted"),
    ("bob", "accepted", "extend", {"days": "20", "reason": "配件须定制", "approver": "局长张明"}, "accepted"),
    ("bob", "accepted", "decide", decision(), "decided"),
    ("bob", "decided", "serve", {"how": "direct", "note": "签收"}, "served"),
    ("alice", "received", "add_material", {"channel": "letter", "text": "又来信说电梯上周伤了人。"}, "received"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "stage", "act", "fields", "after"), DONE, ids=[f"{r[2]}-{r[1]}" for r in DONE]
)
def test_each_act_is_done_through_its_form(desk, a_matter, name, stage, act, fields, after):
    matter = a_matter(stage)
    client = desk(name)
    shown = client.get(page(matter, f"act/{act}/"))
    assert shown.status_code == 200
    for field in fields:
        assert f'name="{field}"' in shown.content.decode(), field
    extra = {"served_on": today()} if act == "serve" else {}
    answer = sent(client, matter, act, **fields, **extra)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    matter.refresh_from_db()
    assert matter.stage == after
    assert Event.objects.filter(matter_id=matter.pk, act=act).count() == 1
    followed = client.get(answer["Location"])
    assert followed.status_code == 200 and "Done:" in followed.content.decode()


def test_ask_for_more_then_keep_the_promise_then_close(desk, a_matter):
    bob = desk("bob")
    matter = a_matter("accepted")
    in_ten = (timezone.localdate() + timedelta(days=10)).isoformat()
    asked = sent(
        bob,
        matter,
        "ask_for_more",
        what="购房合同",
        why="查明产权",
        needed_by=in_ten,
        otherwise="按现有材料办理",
    )
    assert asked.status_code == 302, asked.context["form"].errors
    matter = a_matter("served")
    too_early = sent(bob, matter, "close")
    assert too_early.status_code == 422 and "promise" in too_early.content.decode()
    promise = Commitment.objects.get(matter_id=matter.pk)
    assert sent(bob, matter, "keep_promise", commitment=str(promise.no), evidence="").status_code == 422
    assert (
        sent(bob, matter, "keep_promise", commitment=str(promise.no), evidence="电梯已于今日恢复").status_code
        == 302
    )
    assert sent(bob, matter, "close").status_code == 302
    matter.refresh_from_db()
    assert (matter.stage, matter.open_commitments) == ("closed", 0)


def test_registering_may_reword_the_claims(desk, a_matter):
    matter = a_matter("received")
    sent(desk("alice"), matter, "register", kind="appeal", path="art31_6", claims="修好电梯\n\n公开账目\n")
    assert list(
        Claim.objects.filter(matter_id=matter.pk).order_by("position").values_list("text", flat=True)
    ) == ["修好电梯", "公开账目"]


REFUSED = [
    ("bob", "forwarded", "decide", decision(), "has not been accepted"),
    ("bob", "accepted", "extend", {"days": "31", "reason": "配件", "approver": "局长"}, "1 to 30 days"),
    ("alice", "registered", "refuse", {"ground": "not_our_powers", "reason": "不归我们", "right_door": "别处"}, "Art 2"),
    ("bob", "accepted", "serve", {"how": "direct", "served_on": "2026-01-01"}, "no opinion to serve"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "stage", "act", "fields", "words"), REFUSED, ids=[f"{r[2]}-{r[1]}" for r in REFUSED]
)
def test_what_the_law_refuses_stands_beside_the_form_and_nothing_typed_is_lost(
    desk, a_matter, name, stage, act, fields, words
):
    matter = a_matter(stage)
    before = Event.objects.count()
    answer = sent(desk(name), matter, act, **fields)
    html = answer.content.decode()
    assert answer.status_code == 422 and words in html and "Art " in html
    for value in fields.values():
        assert str(value) in html
    assert Event.objects.count() == before


def test_mistakes_are_named_at_their_fields_and_the_rest_is_kept(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    answer = sent(bob, matter, "decide", **decision(reason="", measure_due="", outcome="support"))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert (
        "经现场核查，电梯停运属实。" in html and "更换曳引机" in html and 'id="id_reason_1_problem"' in html
    )
    again = sent(bob, matter, "decide", **decision(measure_due=""))
    assert (
        "by which day this will be done" in again.content.decode()
        and 'id="id_measure_due_1_problem"' in again.content.decode()
    )
    for odd in ("2026-02-30", "x", "99999-01-01"):
        assert sent(bob, matter, "decide", **decision(measure_due=odd)).status_code == 422
    assert sent(bob, matter, "decide", **decision(outcome="free_money")).status_code == 422
    matter.refresh_from_db()
    assert matter.stage == "accepted"
    unknown = sent(desk("alice"), a_matter("registered"), "forward", to_unit="天文台")
    assert "no unit called “天文台”" in unknown.content.decode()


def test_a_form_sent_twice_counts_once(desk, a_matter):
    matter, bob = a_matter("forwarded"), desk("bob")
    given = {"key": key(), "version": matter.version, "kind": "appeal", "path": "art31_6"}
    first = bob.post(page(matter, "act/accept/"), given)
    second = bob.post(page(matter, "act/accept/"), given)
    assert (first.status_code, second.status_code) == (302, 302)
    assert Event.objects.filter(matter_id=matter.pk, act="accept").count() == 1
    assert Document.objects.filter(matter_id=matter.pk, kind="acceptance_notice").count() == 1
    assert "changed nothing" in bob.get(second["Location"]).content.decode()


def test_a_form_overtaken_by_somebody_else_says_so_and_keeps_what_was_typed(desk, a_matter):
    matter, bob = a_matter("accepted"), desk("bob")
    stale = matter.version
    in_ten = (timezone.localdate() + timedelta(days=10)).isoformat()
    sent(
        bob,
        matter,
        "ask_for_more",
        what="购房合同",
        why="查明产权",
        needed_by=in_ten,
        otherwise="按现有材料办理",
    )
    answer = bob.post(page(matter, "act/decide/"), {"key": key(), "version": stale, **decision()})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else has acted" in html and "ask for more material" in html and "更换曳引机" in html
    matter.refresh_from_db()
    assert matter.stage == "accepted"
    assert f'name="version" value="{matter.version}"' in html
    assert sent(bob, matter, "decide", **decision()).status_code == 302


def test_an_act_of_another_role_or_desk_is_not_done(desk, a_matter):
    matter = a_matter("accepted")
    assert sent(desk("alice"), matter, "decide", **decision()).status_code == 403  # it lies with housing
    assert sent(desk("gina"), matter, "decide", **decision()).status_code == 403  # a leader does not decide
    assert (
        sent(desk("bob"), matter, "forward", to_unit="信访局").status_code == 403
    )  # a handler does not forward
    assert sent(desk("bob"), matter, "withdraw").status_code == 404  # the person's own act
    assert sent(desk("bob"), matter, "nonsense").status_code == 404
    matter.refresh_from_db()
    assert matter.stage == "accepted"


def test_a_draft_of_the_decision_is_kept_sealed_and_dropped_when_done(desk, a_matter):
    matter, bob = a_matter("accepted"), desk("bob")
    assert sent(bob, matter, "decide", save_draft="1", facts_1="查到一半").status_code == 302
    assert "查到一半" in bob.get(page(matter, "act/decide/")).content.decode()
    assert "查到一半" not in str(dict(bob.session)), "the draft lies sealed"
    assert bob.post(page(matter, "act/decide/draft/"), {"facts_1": "查完了"}).status_code == 204
    assert "查完了" in bob.get(page(matter, "act/decide/")).content.decode()
    sent(bob, matter, "decide", **decision())
    assert not bob.session.get("drafts")


def test_a_file_that_lies_is_refused_while_the_good_one_stays(desk, a_matter):
    matter, alice = a_matter("received"), desk("alice")
    good = SimpleUploadedFile("情况说明.txt", "电梯又坏了。\n".encode())
    bad = SimpleUploadedFile("照片.jpg", b"<html><script>alert(1)</script></html>")
    answer = sent(alice, matter, "add_material", channel="letter", text="补充", files_chosen=[good, bad])
    html = answer.content.decode()
    assert answer.status_code == 422 and "照片.jpg" in html and "补充" in html
    kept = answer.context["form"].data["kept"]
    assert sent(alice, matter, "add_material", channel="letter", text="补充", kept=kept).status_code == 302
    assert list(Attachment.objects.filter(matter_id=matter.pk).values_list("name", flat=True)) == [
        "情况说明.txt"
    ]
    assert (
        sent(alice, matter, "add_material", channel="letter", text="又", kept=kept + "x").status_code == 302
    )
    assert Attachment.objects.filter(matter_id=matter.pk).count() == 1, "a tampered mark brings no file"
    assert Item.objects.filter(matter_id=matter.pk).count() == 3


def test_making_it_a_report_takes_it_out_of_sight_of_those_who_read_no_reports(desk, a_matter):
    matter, alice = a_matter("received"), desk("alice")
    answer = sent(alice, matter, "register", kind="report", claims="查处侵占补贴")
    assert (answer.status_code, answer["Location"]) == (302, "/desk/")
    assert alice.get(page(matter)).status_code == 404


def test_units_competent_by_their_duties_come_to_hand_first(desk, a_matter, county):
    county.units["housing"].duties = ["housing"]
    county.units["housing"].save()
    tree.changed()
    matter = a_matter("registered", category="housing.property")
    shown = desk("alice").get(page(matter, "act/forward/"))
    assert shown.context["form"].initial["to_unit"] == "住房和城乡建设局"
    assert "by its duties" in shown.content.decode()


def test_a_unit_that_ended_passes_what_it_would_get_to_its_successor(desk, a_matter, county):
    ended = county.units["housing_station"]
    ended.valid_to, ended.successor = timezone.localdate() - timedelta(days=100), county.units["housing"]
    ended.save()
    tree.changed()
    matter = a_matter("registered")
    assert sent(desk("alice"), matter, "forward", to_unit="房管所").status_code == 302
    matter.refresh_from_db()
    assert matter.holder_id == county.units["housing"].pk


def test_what_an_act_will_do_is_told_before_it_is_done(desk, a_matter):
    html = desk("bob").get(page(a_matter("forwarded"), "act/accept/")).content.decode()
    effects = html[html.index("effects-title") : html.index("</div>", html.index("effects-title"))]
    for words in ("accepted", "notice of receipt and acceptance", "Art 23"):
        assert words in effects


def test_a_key_of_ones_own_making_is_refused_and_a_strange_one_does_no_harm(desk, a_matter):
    matter, bob = a_matter("forwarded"), desk("bob")
    given = {"version": matter.version, "kind": "appeal", "path": "art31_6"}
    assert bob.post(page(matter, "act/accept/"), {**given, "key": "1"}).status_code == 422
    assert bob.post(page(matter, "act/accept/"), {**given, "key": "é" * 40}).status_code == 302
