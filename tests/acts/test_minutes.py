"""Minutes at the table: demands become claims, promises commitments; struck with a reason, read back, signed or not."""

import io
from datetime import date, datetime, timedelta

import pytest
from PIL import Image

from huiyin.foundation.files.keep import keep
from huiyin.foundation.vault.seal import unseal
from huiyin.interfaces.portal.tracking.timeline import timeline
from huiyin.jobs.follow import follow_one
from huiyin.matters.gate import NoSuchMatter, NotPermitted
from huiyin.matters.models import (
    Accused,
    Attachment,
    Claim,
    Commitment,
    DoneOnce,
    Event,
    Holding,
    Matter,
    Minute,
    Party,
    QueryCode,
    Representative,
    Signature,
    Visit,
)
from huiyin.matters.queries.followed import followed, own_attachment
from huiyin.matters.record import Invalid, Refused
from huiyin.matters.record.children import add
from huiyin.matters.together.at_table import changed
from huiyin.services.notices.models import Notice
from huiyin.work.minutes.acts.add_minute import add_minute
from huiyin.work.minutes.acts.give_copy import give_copy
from huiyin.work.minutes.acts.sign_minutes import sign_minutes
from huiyin.work.minutes.acts.strike_minute import strike_minute
from huiyin.work.minutes.lines import Line
from huiyin.work.minutes.signatures import Signing, lines_of
from huiyin.work.promises.acts.keep_promise import keep_promise
from tests.named_people import County, person

NOW = timedelta(days=8)


@pytest.fixture
def visit(county, a_matter, at) -> Visit:
    """A visit of twelve, open in the registered matter of Wang Qin."""
    return opened(a_matter("accepted"), county, at + NOW)


def opened(matter: Matter, county: County, at: datetime, **changes: object) -> Visit:
    """An open visit in a matter, with Wang Qin as a representative whom the people chose."""
    matter = Matter.objects.get(pk=matter.pk)
    given = {"state": "open", "unit": county.units["letters"], "headcount": 12, "opened_at": at, **changes}
    row = add(Visit, matter, **given)
    party = Party.objects.get(matter_id=matter.pk)
    chosen = {"scope": "电梯维修", "chosen_how": "meeting", "since": at.date()}
    add(Representative, matter, party_no=party.no, **chosen)
    matter.save()
    return row


def says(
    county: County, visit: Visit, at: datetime, who: str = "alice", key: str | None = None, **said: object
) -> Event:
    """Somebody writes a line a few days on."""
    given = {"kind": "remark", "text": "大家提出应当尽快修好。", **said}
    return add_minute(
        actor=county.actor(who), at=at, matter_id=visit.matter_id, visit=visit.no, line=Line(**given), key=key
    )


def speaker(visit: Visit) -> int:
    """The number of the representative."""
    return Representative.objects.get(matter_id=visit.matter_id).no


def drawn() -> object:
    """A drawn signature, as the browser sends it."""
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "white").save(out, "PNG")
    out.seek(0)
    return keep(out, "signature.png")


def signs(county: County, visit: Visit, at: datetime, **changes: object) -> Event:
    """The representative signs on screen what was read back."""
    fresh = Visit.objects.get(matter_id=visit.matter_id, no=visit.no)
    given = {
        "representative": speaker(visit),
        "how": "screen",
        "seen": changed(fresh, lines_of(fresh)),
        "read_back": True,
        "file": drawn() if changes.get("how", "screen") == "screen" else None,
        **changes,
    }
    return sign_minutes(
        actor=county.actor("alice"),
        at=at,
        matter_id=visit.matter_id,
        visit=visit.no,
        signing=Signing(**given),
    )


def refused(code: str, do, /, *args: object, **more: object) -> None:
    with pytest.raises(Refused) as no:
        do(*args, **more)
    assert no.value.refusal.code == code


def test_a_demand_is_a_claim_only_where_the_office_says_so(county, visit, at):
    says(county, visit, at + NOW, kind="demand", text="赔偿这两个月的损失")
    assert Claim.objects.count() == 1
    says(county, visit, at + NOW, kind="demand", text="每月公布维修资金账目", as_claim=True)
    claims = list(Claim.objects.order_by("position").values_list("position", "text"))
    assert claims == [(1, "尽快修好三号楼电梯"), (2, "每月公布维修资金账目")]
    matter = Matter.objects.get()
    assert (matter.claims, matter.undecided_claims) == (2, 2)
    with pytest.raises(Invalid):
        says(county, visit, at + NOW, kind="demand", text="每月公布维修资金账目", as_claim=True)
    assert Minute.objects.get(claim_no__isnull=False).by == "Alice"


def test_a_promise_is_followed_up_like_one_of_an_opinion(county, visit, at):
    day, labour = (at + NOW).date() + timedelta(days=5), county.units["labour"]
    says(county, visit, at + NOW, kind="promise", text="牵头开一次协调会", unit=labour.pk, due=day)
    matter, row = Matter.objects.get(), Commitment.objects.get()
    assert (row.unit_id, row.due, row.claim_no) == (labour.pk, day, 0)
    assert (matter.open_commitments, matter.next_due, matter.next_limit) == (1, day, "keep_promise")
    assert Holding.objects.filter(unit=labour, how="joint").exists(), "it may read what it promised"
    while follow_one(at + NOW):
        pass
    told = Notice.objects.get(code="promised_at_table")
    assert told.unit_id == labour.pk and told.params["promise"] == "牵头开一次协调会"
    keep_promise(
        actor=county.actor("bob"), at=at + NOW, matter_id=matter.pk, commitment=row.no, evidence="已开会"
    )
    assert Matter.objects.get().open_commitments == 0


def test_a_promise_without_unit_or_day_is_none(county, visit, at):
    refused("promise_without_unit", says, county, visit, at + NOW, kind="promise", due=date(2026, 4, 1))
    labour = county.units["labour"].pk
    refused("promise_without_day", says, county, visit, at + NOW, kind="promise", unit=labour)
    with pytest.raises(Invalid) as wrong:
        says(county, visit, at + NOW, kind="promise", unit=labour, due=date(2026, 3, 1), text="")
    assert [p.field for p in wrong.value.problems] == ["text", "due"]
    assert not Commitment.objects.exists() and not Minute.objects.exists()


def test_what_is_refused_has_a_reason(county, visit, at):
    refused("refused_without_reason", says, county, visit, at + NOW, kind="refused", text="要求换掉物业")
    says(county, visit, at + NOW, kind="refused", text="要求换掉物业", reason="须由业主大会决定")
    assert Minute.objects.get().reason == "须由业主大会决定"


def test_an_answer_speaks_to_a_demand_of_this_visit(county, visit, at):
    says(county, visit, at + NOW, kind="demand", text="何时修好")
    asked = Minute.objects.get()
    says(county, visit, at + NOW, kind="answer", text="零件已经到货", answers=asked.no)
    with pytest.raises(Invalid):
        says(county, visit, at + NOW, kind="answer", text="零件已经到货", answers=asked.no + 50)


def test_the_same_key_writes_one_line(county, visit, at):
    first = says(county, visit, at + NOW, key="k" * 24, text="一")
    again = says(county, visit, at + NOW, key="k" * 24, text="一")
    assert (first.no, Minute.objects.count(), DoneOnce.objects.count()) == (again.no, 1, 1)


def test_a_unit_complained_of_promises_nothing(county, visit, at):
    labour = county.units["labour"]
    Accused.objects.create(matter_id=visit.matter_id, no=900, unit=labour)
    with pytest.raises(Invalid) as wrong:
        says(county, visit, at + NOW, kind="promise", unit=labour.pk, due=date(2026, 4, 1))
    assert [p.field for p in wrong.value.problems] == ["unit"]
    assert not Holding.objects.filter(unit=labour).exists()


def test_a_line_that_waited_in_a_browser_keeps_its_time(county, visit, at):
    later = at + NOW + timedelta(minutes=40)
    says(county, visit, later, said_at=at + NOW + timedelta(minutes=5))
    assert Minute.objects.get().at == at + NOW + timedelta(minutes=5)
    for wrong in (at + NOW - timedelta(minutes=1), later + timedelta(minutes=1)):
        with pytest.raises(Invalid):
            says(county, visit, later, said_at=wrong)


def test_after_the_answer_no_claim_and_after_the_close_no_promise(county, a_matter, at):
    matter = a_matter("served")
    visit = opened(matter, county, at + NOW)
    refused("claim_after_answer", says, county, visit, at + NOW, kind="demand", as_claim=True)
    Matter.objects.filter(pk=matter.pk).update(stage="closed", is_open=False)
    promise = {"kind": "promise", "unit": county.units["housing"].pk, "due": date(2026, 4, 1)}
    refused("promise_not_followed", says, county, visit, at + NOW, **promise)
    Visit.objects.update(state="closed")
    refused("visit_not_open", says, county, visit, at + NOW)


def strike(county: County, visit: Visit, at: datetime, line: int, reason: str = "听错了") -> Event:
    return strike_minute(
        actor=county.actor("alice"),
        at=at,
        matter_id=visit.matter_id,
        visit=visit.no,
        line=line,
        reason=reason,
    )


def test_what_is_struck_stays_and_what_came_of_it_goes(county, visit, at):
    says(county, visit, at + NOW, kind="demand", text="公布账目", as_claim=True)
    says(county, visit, at + NOW, kind="demand", text="加装监控", as_claim=True)
    says(
        county,
        visit,
        at + NOW,
        kind="promise",
        text="开会",
        unit=county.units["labour"].pk,
        due=date(2026, 4, 1),
    )
    first, _second, promise = Minute.objects.order_by("no")
    refused("no_reason", strike, county, visit, at + NOW, first.no, " ")
    strike(county, visit, at + NOW, first.no)
    strike(county, visit, at + NOW, promise.no)
    assert [(c.position, c.text) for c in Claim.objects.order_by("position")][1:] == [(2, "加装监控")]
    matter = Matter.objects.get()
    assert (matter.claims, matter.undecided_claims, matter.open_commitments) == (2, 2, 0)
    assert not Commitment.objects.exists() and matter.next_limit != "keep_promise"
    kept = Minute.objects.get(no=first.no)
    assert (kept.text, kept.struck_why, kept.claim_no) == ("公布账目", "听错了", None)
    refused("struck_already", strike, county, visit, at + NOW, first.no)
    while follow_one(at + NOW):
        pass
    assert Notice.objects.filter(code="promise_struck", unit=county.units["labour"].pk).count() == 1


def test_a_promise_that_was_kept_is_not_struck(county, visit, at):
    day = date(2026, 4, 1)
    says(county, visit, at + NOW, kind="promise", text="开会", unit=county.units["labour"].pk, due=day)
    row = Commitment.objects.get()
    keep_promise(
        actor=county.actor("bob"), at=at + NOW, matter_id=visit.matter_id, commitment=row.no, evidence="开了"
    )
    refused("acted_on", strike, county, visit, at + NOW, Minute.objects.get().no)


def test_a_representative_signs_what_was_read_back(county, visit, at):
    says(county, visit, at + NOW)
    signs(county, visit, at + NOW)
    row = Signature.objects.get()
    assert (row.how, row.lines) == ("screen", 1)
    assert unseal(row.name, f"signature:{visit.matter_id}:{row.no}:name") == "王琴"
    assert "王琴" not in str(list(Event.objects.values("public", "inner")))
    refused("signed_already", signs, county, visit, at + NOW)
    picture = Attachment.objects.get()
    assert (picture.kind, picture.no) == ("png", row.attachment_no)
    with pytest.raises(Exception, match=str(picture.no)):
        own_attachment(visit.matter_id, picture.no, actor=person(visit.matter))


def test_lines_after_the_reading_need_a_new_one(county, visit, at):
    says(county, visit, at + NOW)
    seen = changed(visit, lines_of(visit))
    says(county, visit, at + NOW, text="还有一件事")
    refused("lines_added", signs, county, visit, at + NOW, seen=seen)
    signs(county, visit, at + NOW)
    strike(county, visit, at + NOW, Minute.objects.order_by("no").first().no)
    refused("lines_added", signs, county, visit, at + NOW, seen=seen)
    signs(county, visit, at + NOW)
    assert [s.lines for s in Signature.objects.order_by("no")] == [2, 1]


def test_nobody_signs_without_the_mandate_of_the_people(county, visit, at):
    says(county, visit, at + NOW)
    refused("no_mandate", signs, county, visit, at + NOW, representative=4711)
    Representative.objects.update(until=(at + NOW).date() - timedelta(days=1))
    refused("no_mandate", signs, county, visit, at + NOW)


def test_not_signing_is_noted_with_its_reason_and_who_saw_it(county, visit, at):
    says(county, visit, at + NOW)
    refused("refusal_without_reason", signs, county, visit, at + NOW, how="refused", witness="接访科科长")
    refused("refusal_without_witness", signs, county, visit, at + NOW, how="refused", reason="不够具体")
    signs(county, visit, at + NOW, how="refused", reason="答复不够具体", witness="接访科科长")
    assert Signature.objects.get().words == "答复不够具体（见证人：接访科科长）"
    signs(county, visit, at + NOW, how="paper")
    assert Signature.objects.count() == 2, "who did not sign at first may sign after all"


def test_a_signature_on_the_screen_is_a_picture(county, visit, at):
    says(county, visit, at + NOW)
    with pytest.raises(Invalid):
        signs(county, visit, at + NOW, file=None)
    refused("not_read_back", signs, county, visit, at + NOW, read_back=False)


def test_the_copy_has_a_code_of_its_own(county, visit, at):
    given = {"actor": county.actor("alice"), "at": at + NOW, "matter_id": visit.matter_id, "visit": visit.no}
    given |= {"code": "ABCDEFGH22345672", "representative": speaker(visit)}
    refused("nothing_to_copy", give_copy, **given)
    says(county, visit, at + NOW)
    before = QueryCode.objects.count()
    give_copy(**given, key="c" * 24)
    give_copy(**given, key="c" * 24)
    assert QueryCode.objects.count() == before + 1
    refused("no_mandate", give_copy, **{**given, "representative": 4711})


def test_an_exercise_leaves_neither_claim_nor_promise(county, a_matter, at):
    visit = opened(a_matter("accepted"), county, at + NOW, drill=True)
    says(county, visit, at + NOW, kind="demand", text="演练诉求", as_claim=True)
    says(county, visit, at + NOW, kind="promise", unit=county.units["labour"].pk, due=date(2026, 4, 1))
    assert Claim.objects.count() == 1 and not Commitment.objects.exists()
    assert Minute.objects.get(kind="promise").unit_id == county.units["labour"].pk


def test_the_person_reads_what_came_of_it(county, visit, at):
    says(county, visit, at + NOW, text="寒暄")
    day = date(2026, 4, 1)
    says(county, visit, at + NOW, kind="promise", text="开会", unit=county.units["labour"].pk, due=day)
    case = followed(visit.matter_id, actor=person(visit.matter), at=at + NOW)
    assert [c.text for c in case.commitments] == ["开会"]
    told = [h.sentence for h in timeline(case) if h.act == "add_minute"]
    assert told == ["接谈时承诺：开会。由人力资源和社会保障局在2026年4月1日以前办好。"]


def test_only_who_receives_people_writes_minutes(county, visit, at):
    with pytest.raises((NotPermitted, NoSuchMatter)):
        says(county, visit, at + NOW, who="rita")
    with pytest.raises(NoSuchMatter):
        says(county, visit, at + NOW, who="eve")
