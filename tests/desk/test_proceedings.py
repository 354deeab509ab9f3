"""What runs inside a matter, through the forms of the desk: offered where it may be, refused where not, nothing typed lost."""

import re
from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from huiyin.matters.models import Document, Event, Proceeding
from tests.desk.conftest import inline_in, page, sent
from tests.desk.test_acts import decision

SIMPLE = {
    "simple_ground": "clear_facts",
    "first_time": "yes",
    "may_be_refused": "no",
    "several_or_grave": "no",
    "told": "electronic",
}


@pytest.fixture
def at() -> datetime:
    """Three days ago: what was forwarded lies there since yesterday, what was accepted since a minute."""
    return timezone.now() - timedelta(days=3, minutes=1)


def offered(client, matter) -> set[str]:
    return set(re.findall(r"/act/(\w+)/", client.get(page(matter)).content.decode()))


def test_simplified_handling_is_offered_done_and_turned_back(desk, a_matter):
    bob, matter = desk("bob"), a_matter("forwarded")
    assert "accept_simply" in offered(bob, matter) and "leave_simple" not in offered(bob, matter)
    shown = bob.get(page(matter, "act/accept_simply/")).content.decode()
    assert "whoever may be refused is owed the whole procedure" in shown
    assert sent(bob, matter, "accept_simply", **SIMPLE).status_code == 302
    assert "leave_simple" in offered(bob, matter) and "accept_simply" not in offered(bob, matter)
    assert sent(bob, matter, "leave_simple", reason="").status_code == 422
    assert sent(bob, matter, "leave_simple", reason="需要做安全鉴定").status_code == 302
    html = bob.get(page(matter)).content.decode()
    assert "需要做安全鉴定" in html and "leave_simple" not in offered(bob, matter)


def test_where_the_claim_may_be_refused_the_law_says_so_beside_the_form(desk, a_matter):
    bob, matter = desk("bob"), a_matter("forwarded")
    answer = sent(bob, matter, "accept_simply", **{**SIMPLE, "may_be_refused": "yes"})
    html = answer.content.decode()
    assert answer.status_code == 422 and "Simplified Handling Rules Art 5" in html
    empty = sent(bob, matter, "accept_simply", told="electronic")
    assert empty.status_code == 422 and 'id="id_simple_ground_problem"' in empty.content.decode()
    assert not Event.objects.filter(matter_id=matter.pk, act="accept_simply").exists()


def in_days(n: int) -> str:
    return (timezone.localdate() + timedelta(days=n)).isoformat()


def invited() -> dict[str, str]:
    return {"unit_1": "人力资源和社会保障局", "task_1": "核实物业用工情况", "due_1": in_days(10)}


@pytest.fixture
def joint(desk, a_matter):
    """Housing leads; labour was asked through the form a moment ago."""
    matter = a_matter("accepted")
    assert sent(desk("bob"), matter, "invite_joint", **invited()).status_code == 302
    matter.refresh_from_db()
    return matter


def test_the_co_handlers_inbox_shows_its_tasks_and_leads_to_the_form(desk, joint):
    carol = desk("carol")
    inbox = carol.get("/desk/").content.decode()
    assert "Tasks for us" in inbox and "核实物业用工情况" in inbox and "10 days left" in inbox
    assert f"/desk/matters/{joint.pk}/act/contribute/" in inbox and not inline_in(inbox)
    assert "Tasks for us" not in desk("bob").get("/desk/").content.decode()
    assert {"contribute"} <= offered(carol, joint) and "decide" not in offered(carol, joint)
    assert "contribute" not in offered(desk("bob"), joint)
    file = SimpleUploadedFile("花名册.txt", "两名维修工".encode())
    empty = sent(carol, joint, "contribute", task="", answer="", files_chosen=file)
    assert empty.status_code == 422
    row = Proceeding.objects.get(kind="task")
    kept = re.search(r'name="kept" value="([^"]+)"', empty.content.decode())[1]
    done = sent(carol, joint, "contribute", task=str(row.no), answer="有维修工两名。", kept=kept)
    assert done.status_code == 302
    assert "Tasks for us" not in carol.get("/desk/").content.decode()
    lead = desk("bob").get(page(joint)).content.decode()
    assert "有维修工两名。" in lead and "花名册.txt" in lead and "Parts asked of other units" in lead


def test_the_lead_sees_the_parts_beside_the_claims_and_decides_without_one_only_with_a_reason(desk, joint):
    bob = desk("bob")
    shown = bob.get(page(joint, "act/decide/")).content.decode()
    assert "What others gave for it" in shown and "not given yet" in shown and 'name="tasks_reason"' in shown
    refused = sent(bob, joint, "decide", **decision())
    assert refused.status_code == 422 and "still owed" in refused.content.decode()
    assert sent(bob, joint, "decide", **decision(), tasks_reason="主要事实已经查清").status_code == 302
    assert "主要事实已经查清" in bob.get(page(joint)).content.decode()


def test_mistakes_in_asking_other_units_stand_at_their_fields_and_the_rest_is_kept(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    cases = [
        ({"unit_2": "柳溪镇人民政府", "due_2": in_days(5)}, "id_task_2_problem"),
        ({"task_2": "组织议事"}, "id_unit_2_problem"),
        ({"unit_1": "住房和城乡建设局"}, "id_unit_1_problem"),
        ({"unit_3": invited()["unit_1"], "task_3": "再查", "due_3": in_days(5)}, "id_unit_3_problem"),
        ({"due_1": in_days(0)}, "id_due_1_problem"),
        ({"due_1": in_days(70)}, "after the lead"),
        ({"unit_1": "", "task_1": "", "due_1": ""}, "id_unit_1_problem"),
    ]
    for changes, said in cases:
        answer = sent(bob, matter, "invite_joint", **{**invited(), **changes})
        html = answer.content.decode()
        assert answer.status_code == 422 and said in html, changes
    assert not Proceeding.objects.exists()
    assert (
        "核实物业用工情况"
        in sent(bob, matter, "invite_joint", **{**invited(), "due_1": "x"}).content.decode()
    )


def test_the_lead_ends_a_task_and_a_stranger_cannot_give_it(desk, joint):
    row = Proceeding.objects.get(kind="task")
    assert sent(desk("alice"), joint, "contribute", task=str(row.no), answer="x").status_code in (403, 422)
    assert sent(desk("bob"), joint, "close_task", task=str(row.no), reason="").status_code == 422
    assert sent(desk("bob"), joint, "close_task", task=str(row.no), reason="不再需要").status_code == 302
    assert "not delivered" in desk("bob").get(page(joint)).content.decode()


def test_a_late_part_is_the_co_handlers_lateness(desk, joint):
    Proceeding.objects.update(due=timezone.localdate() - timedelta(days=4))
    assert "4 days overdue" in desk("carol").get("/desk/").content.decode()
    row = Proceeding.objects.get(kind="task")
    assert sent(desk("carol"), joint, "contribute", task=str(row.no), answer="迟了").status_code == 302
    assert "4 days late" in desk("bob").get(page(joint)).content.decode()


def test_a_lawyer_of_the_panel_is_asked_and_answers(desk, a_matter, settings, tmp_path):
    panel = tmp_path / "panel.yaml"
    panel.write_text("- {name: 周律师, field: 行政法, contact: 0000-7770001}\n", encoding="utf-8")
    settings.HUIYIN_PANEL = str(panel)
    bob, matter = desk("bob"), a_matter("accepted")
    shown = bob.get(page(matter, "act/consult/")).content.decode()
    assert "周律师 · 行政法 · 0000-7770001" in shown
    asked = {"whom": "周律师", "question": "能否应急使用维修资金？", "facts": "", "needed_by": in_days(7)}
    assert sent(bob, matter, "consult", **{**asked, "needed_by": in_days(90)}).status_code == 422
    assert sent(bob, matter, "consult", **asked).status_code == 302
    row = Proceeding.objects.get(kind="consultation")
    answer = {"consultation": str(row.no), "came": "yes", "answer": "可以。"}
    assert "give_opinion" in offered(bob, matter)
    assert sent(bob, matter, "give_opinion", **answer).status_code == 302
    assert "可以。" in bob.get(page(matter)).content.decode() and "give_opinion" not in offered(bob, matter)


def test_without_a_panel_the_form_says_so_and_takes_any_name(desk, a_matter, settings):
    settings.HUIYIN_PANEL = ""
    assert "HUIYIN_PANEL" in desk("bob").get(page(a_matter("accepted"), "act/consult/")).content.decode()


def test_an_investigation_is_written_down(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    was = timezone.localtime() - timedelta(hours=2)
    given = {
        "held_at": was.strftime("%Y-%m-%dT%H:%M"),
        "where": "柳园小区三号楼",
        "staff": "Bob、李工",
        "heard": "物业经理，陈某某\n住户",
        "seen": "曳引机轴承损坏",
        "signed": "no",
        "unsigned_reason": "",
    }
    wrong = sent(bob, matter, "investigate", **given)
    assert wrong.status_code == 422 and "曳引机轴承损坏" in wrong.content.decode()
    for odd in (
        "x",
        "2026-02-30T10:00",
        (timezone.localtime() + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M"),
    ):
        assert (
            sent(bob, matter, "investigate", **{**given, "signed": "yes", "held_at": odd}).status_code == 422
        )
    done = sent(bob, matter, "investigate", **{**given, "unsigned_reason": "物业经理拒绝签名"})
    assert done.status_code == 302, done.content.decode()[-2000:]
    html = bob.get(page(matter)).content.decode()
    assert "曳引机轴承损坏" in html and "物业经理、住户" in html and "陈某某" not in html
    paper = Document.objects.get(kind="investigation_record")
    assert "陈某某" in bob.get(page(matter, f"documents/{paper.no}/")).content.decode()


def test_aid_is_referred_only_with_consent_and_its_outcome_noted(desk, a_matter):
    bob, matter = desk("bob"), a_matter("accepted")
    given = {"aid_kind": "social_aid", "organ": "县民政局", "hardship": "独居失业"}
    refused = sent(bob, matter, "refer_aid", **given)
    assert refused.status_code == 422 and "has not agreed" in refused.content.decode()
    assert sent(bob, matter, "refer_aid", **given, consent="on").status_code == 302
    assert "独居失业" not in bob.get(page(matter)).content.decode()
    row = Proceeding.objects.get(kind="aid")
    noted = {"referral": str(row.no), "result": "aid_granted", "reason": ""}
    assert sent(bob, matter, "note_aid", **noted).status_code == 302
    assert "granted" in bob.get(page(matter)).content.decode()


def test_what_became_of_it_on_another_path_is_noted(desk, a_matter):
    alice, matter = desk("alice"), a_matter("registered")
    to = {"legal_path": "art31_2", "reason": "劳动争议", "right_door": "县劳动人事争议仲裁院"}
    assert sent(alice, matter, "redirect", **to).status_code == 302
    assert "follow_path" in offered(alice, matter)
    assert sent(alice, matter, "follow_path", result="path_refused", reason="").status_code == 422
    assert sent(alice, matter, "follow_path", result="path_refused", reason="已过时效").status_code == 302
    html = alice.get(page(matter)).content.decode()
    assert "refused there" in html and "已过时效" in html and "follow_path" not in offered(alice, matter)


def test_who_withdraws_is_led_away_from_the_matter(desk, a_matter, county):
    matter = a_matter("accepted")
    bob = desk("ben")
    me = str(county.accounts["ben"].pk)
    shown = bob.get(page(matter, "act/recuse/")).content.decode()
    assert "I withdraw myself" in shown and f'value="{county.accounts["alice"].pk}"' not in shown
    assert (
        sent(bob, matter, "recuse", account=str(county.accounts["alice"].pk), reason="x").status_code == 422
    )
    answer = sent(bob, matter, "recuse", account=me, reason="信访人是我的姐姐")
    assert answer.status_code == 302 and answer["Location"] == "/desk/"
    assert bob.get(page(matter)).status_code == 404
    assert matter.title not in bob.get("/desk/").content.decode()


def test_a_leader_orders_somebody_to_withdraw(desk, a_matter, county):
    matter = a_matter("accepted")
    gina = desk("gina")
    assert f'value="{county.accounts["bob"].pk}"' in gina.get(page(matter, "act/recuse/")).content.decode()
    done = sent(gina, matter, "recuse", account=str(county.accounts["bob"].pk), reason="亲属")
    assert done.status_code == 302
    html = gina.get(page(matter)).content.decode()
    assert "Bob" in html and "亲属" in html


def test_the_acts_pages_hold_nothing_a_strict_policy_would_block(desk, a_matter):
    matter, bob = a_matter("accepted"), desk("bob")
    for act in ("invite_joint", "consult", "investigate", "refer_aid", "recuse"):
        assert not inline_in(bob.get(page(matter, f"act/{act}/")).content.decode()), act


def test_a_draft_over_parts_still_owed_carries_its_reason_to_the_signature(desk, joint):
    ben, bob = desk("ben"), desk("bob")
    bare = sent(ben, joint, "decide", submit_draft="1", **decision())
    assert bare.status_code == 422 and "still owed" in bare.content.decode()
    given = {**decision(), "tasks_reason": "主要事实已经查清"}
    assert sent(ben, joint, "decide", submit_draft="1", **given).status_code == 302
    assert "主要事实已经查清" in bob.get(page(joint, "act/decide/")).content.decode()
    assert sent(bob, joint, "decide", **given).status_code == 302
    assert Event.objects.get(act="decide").public["tasks_reason"] == "主要事实已经查清"
