"""Joint matters: a list and a link, each signer with a page, an answer and a review of their own, and nobody's name between them."""

import json
from datetime import timedelta

import pytest

from huiyin.foundation.people.actor import FilerActor, signing
from huiyin.jobs.follow import due, follow_one
from huiyin.matters import gate
from huiyin.matters.gate import NoSuchMatter, NotPermitted
from huiyin.matters.models import (
    Claim,
    Clock,
    Commitment,
    Document,
    Event,
    JoinLink,
    Matter,
    QueryCode,
    Relation,
    Representative,
    Signer,
)
from huiyin.matters.nameless import ensure_nameless
from huiyin.matters.papers import contents_of
from huiyin.matters.queries.followed import matter_behind
from huiyin.matters.record import Invalid, Refused
from huiyin.matters.together.answered import had_answer
from huiyin.matters.together.linking import code_of
from huiyin.matters.together.sealing import Named, open_signer, open_words
from huiyin.work.intake.acts.withdraw import withdraw
from huiyin.work.promises.acts.keep_promise import keep_promise
from huiyin.work.review.acts.ask_review import ask_review
from huiyin.work.review.request import Request
from huiyin.work.together.acts.add_signers import add_signers
from huiyin.work.together.acts.choose_representative import choose_representative
from huiyin.work.together.acts.close_join_link import close_join_link
from huiyin.work.together.acts.confirm_signing import confirm_signing
from huiyin.work.together.acts.dissent import dissent
from huiyin.work.together.acts.end_representative import end_representative
from huiyin.work.together.acts.leave_joint import leave_joint
from huiyin.work.together.acts.note_passed_on import note_passed_on
from huiyin.work.together.acts.open_join_link import open_join_link
from huiyin.work.together.acts.receive_answer import receive_answer
from huiyin.work.together.acts.sign_on import sign_on
from huiyin.work.together.acts.split_off import split_off
from huiyin.work.together.mandates import Mandate
from tests.named_people import person

NAMES = ["李大山", "赵小云", "钱进", "孙兰", "周平", "吴燕", "郑国强", "冯春", "陈立", "褚红", "卫东"]
PEOPLE = tuple(Named(name, f"0000-55501{n:02d}", row=n) for n, name in enumerate(NAMES, start=1))


def now(matter):
    return Matter.objects.get(pk=matter.pk)


@pytest.fixture
def joint(county, at, a_matter):
    """Wang Qin's matter at a stage; eleven others sign a list while it is handled."""

    def do(stage="accepted", **changes):
        matter = a_matter("accepted", **changes)
        listed(county, at, matter)
        if stage != "accepted":
            carry_on(county, at, matter, stage)
        return now(matter)

    return do


def carry_on(county, at, matter, stage):
    from huiyin.work.handling.acts.decide import decide
    from huiyin.work.serving.acts.serve import serve
    from tests.named_people import answers

    day = at + timedelta(days=5)
    decide(actor=county.actor("bob"), at=day, matter_id=matter.pk, answers=answers(day.date()))
    if stage == "served":
        serve(actor=county.actor("bob"), at=day + timedelta(days=1), matter_id=matter.pk, how="direct")


def listed(county, at, matter, people=PEOPLE, who="bob", **more):
    return add_signers(
        actor=county.actor(who), at=at + timedelta(days=4), matter_id=matter.pk, people=people, **more
    )


def link_to(county, at, matter, days=20):
    return open_join_link(actor=person(matter), at=at + timedelta(days=4), matter_id=matter.pk, days=days)


def join(at, name="许明", phone="0000-5550999", link=None, code="SIGNERCODE", own_word=True, day=5, **more):
    link = link or code_of(JoinLink.objects.order_by("no").first())
    return sign_on(
        actor=FilerActor(),
        at=at + timedelta(days=day),
        link=link,
        person=Named(name, phone, **more),
        own_word=own_word,
        code=code,
    )


def signer(matter, name):
    return next(row for row in Signer.objects.filter(matter_id=matter.pk) if open_signer(row).name == name)


def words_of(invalid):
    return " ".join(str(p.message) for p in invalid.value.problems)


def test_a_list_is_counted_and_sealed(county, at, joint):
    matter = joint()
    assert matter.people == 12 and matter.marks["signers"] == 11
    everything = json.dumps(
        [list(Signer.objects.values()), list(Event.objects.values("public", "inner"))], default=str
    )
    assert not any(name in everything for name in NAMES) and "55501" not in everything


def test_a_letter_of_many_counts_each_once(county, at, a_matter):
    matter = a_matter("accepted", people=46)
    listed(county, at, matter)
    assert now(matter).people == 46, "eleven of the 46 have a name now"
    leave_joint(
        actor=signing(matter.pk, signer(matter, "钱进").no), at=at + timedelta(days=5), matter_id=matter.pk
    )
    assert now(matter).people == 45


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (Named("李大山", "0000 555 0101"), "已经联名"),
        (Named(" 李 大山 ", "０000-5550101"), "已经联名"),
        (Named("王琴", "0000-7654321"), "就是提出本件的人"),
        (Named("王琴", "", "柳溪镇柳园小区三号楼"), "就是提出本件的人"),
        (Named("", "0000-5550000"), "没有姓名"),
        (Named("😀", "0000-5550000"), "没有姓名"),
        (Named("张三😀", "0000-5550000"), "有表情或者符号"),
        (Named("13800001111", "张三"), "有数字"),
        (Named("张三", "没有"), "不是电话号码"),
        (Named("张三"), "既没有电话也没有住址"),
        (Named("张" * 61, "0000-5550000"), "超过60个字符"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_written(county, at, joint, row, says):
    matter = joint()
    good = Named("新人", "0000-5559999", row=1)
    with pytest.raises(Invalid) as invalid:
        listed(county, at, matter, (good, Named(row.name, row.phone, row.address, 2)))
    assert says in words_of(invalid) and "第2行" in words_of(invalid)
    assert Signer.objects.filter(matter_id=matter.pk).count() == 11 and now(matter).people == 12


def test_traditional_characters_are_the_same_name(county, at, a_matter):
    matter = a_matter("accepted")
    twice = (Named("陈国强", "0000-5550001", row=1), Named("陳國強", "0000-5550001", row=2))
    with pytest.raises(Invalid) as invalid:
        listed(county, at, matter, twice)
    assert "与第1行重复" in words_of(invalid)


def test_the_same_name_of_two_people_counts_twice(county, at, a_matter):
    matter = a_matter("accepted")
    listed(county, at, matter, (Named("李伟", "0000-5550001"), Named("李伟", "0000-5550002")))
    assert now(matter).people == 3


def test_the_same_person_in_two_matters_has_two_marks(county, at, a_matter):
    one, other = a_matter("accepted"), a_matter("accepted", title="另一件事", body="完全不同的另一件事情。")
    for matter in (one, other):
        listed(county, at, matter, (PEOPLE[0],))
    marks = Signer.objects.values_list("mark", flat=True)
    assert len(set(marks)) == 2, "nobody can be followed from one matter into another"


def test_only_the_keeping_office_enters_a_list(county, at, joint):
    matter = joint()
    with pytest.raises(NoSuchMatter):
        listed(county, at, matter, (Named("新人", "0000-5559999"),), who="carol")
    listed(county, at, matter, (Named("新人", "0000-5559999"),), who="alice")  # the letters office took it in


def test_an_anonymous_matter_is_not_signed(county, at, a_matter):
    matter = a_matter("accepted", anonymous=True, petitioners=())
    with pytest.raises(Refused) as refused:
        listed(county, at, matter)
    assert refused.value.refusal.code == "nobody_named"


def test_nobody_joins_an_answered_matter(county, at, a_matter):
    matter = a_matter("decided")
    with pytest.raises(Refused) as refused:
        listed(county, at, matter)
    assert refused.value.refusal.code == "answered_already"


def test_people_join_by_the_link_with_a_code_of_their_own(county, at, joint):
    matter = joint()
    link_to(county, at, matter)
    join(at)
    row = signer(matter, "许明")
    assert row.how == "link" and row.confirmed_on and now(matter).people == 13
    assert matter_behind("SIGNERCODE") == (matter.pk, row.no)
    assert JoinLink.objects.get().hash != code_of(JoinLink.objects.get())


def test_joining_twice_by_the_link_tells_nobody_who_signed(county, at, joint):
    matter = joint()
    link_to(county, at, matter)
    event = join(at, "李大山", "0000-5550101", code="SECOND")
    assert now(matter).people == 12 and matter_behind("SECOND") is not None
    first = join(at, "许明", "0000-5550777", code="THIRD")
    assert set(event.public) == set(first.public)
    own = join(at, "王琴", "0000-7654321", code="FOURTH")
    assert own.public["joined"] == 0


def test_a_link_ends_by_itself_and_by_hand(county, at, joint):
    matter = joint()
    link_to(county, at, matter, days=3)
    join(at, day=7)
    with pytest.raises(Refused) as refused:
        join(at, "迟来", "0000-5550888", code="LATE", day=8)
    assert refused.value.refusal.code == "link_ended"
    open_join_link(actor=county.actor("bob"), at=at + timedelta(days=8), matter_id=matter.pk, days=3)
    close_join_link(actor=person(matter), at=at + timedelta(days=9), matter_id=matter.pk)
    with pytest.raises(Refused):
        join(
            at,
            "迟来",
            "0000-5550888",
            link=code_of(JoinLink.objects.order_by("no").last()),
            code="LATE",
            day=9,
        )
    with pytest.raises(NoSuchMatter):
        join(at, link="nothing of the kind")


def test_no_link_in_a_report_nor_where_it_would_name_somebody(county, at, filed, a_matter):
    report = filed(
        kind="report", title="举报虚报工程量", body="举报某单位虚报工程量的情况。", claims=("查处",)
    )
    with pytest.raises(Refused) as refused:
        open_join_link(actor=person(report), at=at, matter_id=report.pk, days=5)
    assert refused.value.refusal.code == "report_by_link"
    named = a_matter("accepted", title="王琴家门口的路灯不亮")
    with pytest.raises(Invalid) as invalid:
        link_to(county, at, named)
    assert "王琴" in words_of(invalid)


def test_joining_needs_ones_own_word_and_a_name(county, at, joint):
    matter = joint()
    link_to(county, at, matter)
    with pytest.raises(Refused) as refused:
        join(at, own_word=False)
    assert refused.value.refusal.code == "not_confirmed"
    with pytest.raises(Invalid) as invalid:
        join(at, "", "0000-1")
    assert invalid.value.problems[0].field == "name"


def test_somebody_on_the_list_confirms_at_the_window(county, at, joint):
    matter = joint()
    row = signer(matter, "孙兰")
    when = at + timedelta(days=5)
    confirm_signing(actor=county.actor("alice"), at=when, matter_id=matter.pk, signer=row.no, code="WINDOW")
    assert signer(matter, "孙兰").confirmed_on and matter_behind("WINDOW") == (matter.pk, row.no)
    with pytest.raises(Refused) as refused:
        confirm_signing(actor=county.actor("alice"), at=when, matter_id=matter.pk, signer=row.no)
    assert refused.value.refusal.code == "confirmed_already"


def test_one_leaves_and_may_sign_again(county, at, joint):
    matter = joint()
    row, when = signer(matter, "孙兰"), at + timedelta(days=5)
    leave_joint(actor=signing(matter.pk, row.no), at=when, matter_id=matter.pk)
    assert now(matter).people == 11
    with pytest.raises(Refused) as refused:
        leave_joint(actor=signing(matter.pk, row.no), at=when, matter_id=matter.pk)
    assert refused.value.refusal.code == "not_signed"
    listed(county, at, matter, (PEOPLE[3],))
    assert now(matter).people == 12


def test_nobody_is_struck_off_at_a_desk_without_their_word(county, at, joint):
    matter = joint()
    given = {"matter_id": matter.pk, "signer": signer(matter, "孙兰").no, "at": at + timedelta(days=5)}
    with pytest.raises(Refused) as refused:
        leave_joint(actor=county.actor("bob"), **given)
    assert refused.value.refusal.code == "leaving_by_office"
    leave_joint(actor=county.actor("bob"), reason="本人到窗口书面提出", **given)
    assert now(matter).people == 11


def test_a_signer_reaches_nothing_but_their_own(county, at, joint):
    matter = joint("served")
    one, other = signer(matter, "孙兰"), signer(matter, "周平")
    actor, when = signing(matter.pk, one.no), at + timedelta(days=8)
    assert not gate.visible(actor).exists()
    for act, given in (
        (withdraw, {}),
        (ask_review, {"request": Request("不服")}),
        (leave_joint, {"signer": other.no}),
        (dissent, {"signer": other.no, "words": "我"}),
    ):
        with pytest.raises(NoSuchMatter):
            act(actor=actor, at=when, matter_id=matter.pk, **given)
    with pytest.raises(NoSuchMatter):
        dissent(actor=person(matter), at=when, matter_id=matter.pk, signer=one.no, words="我")


def test_a_different_view_is_sealed_and_kept(county, at, joint):
    matter = joint()
    row = signer(matter, "孙兰")
    dissent(
        actor=signing(matter.pk, row.no), at=at + timedelta(days=5), matter_id=matter.pk, words="我家还要赔偿"
    )
    row.refresh_from_db()
    assert open_words(row) == "我家还要赔偿" and "赔偿" not in row.dissent
    assert "赔偿" not in json.dumps(list(Event.objects.values("public", "inner")), ensure_ascii=False)


def chosen(county, at, matter, name, **changes):
    given = {"scope": "参加接谈、听取答复", "chosen_how": "at_a_meeting", "since": at.date(), **changes}
    replaces = given.pop("replaces", None)
    if name:
        given["signer"] = signer(matter, name).no
    return choose_representative(
        actor=county.actor("bob"),
        at=at + timedelta(days=5),
        matter_id=matter.pk,
        mandate=Mandate(**given),
        replaces=replaces,
    )


def test_five_represent_and_a_sixth_does_not(county, at, joint):
    matter = joint()
    for name in NAMES[:5]:
        chosen(county, at, matter, name)
    with pytest.raises(Refused) as refused:
        chosen(county, at, matter, NAMES[5])
    assert refused.value.refusal.code == "too_many_representatives"
    assert "5" in refused.value.refusal.reason.say("en") and "20" in refused.value.refusal.basis[0].label.say(
        "en"
    )
    first = Representative.objects.order_by("no").first()
    chosen(county, at, matter, NAMES[5], replaces=first.no)
    assert now(matter).marks["representatives"] == 5
    first.refresh_from_db()
    assert first.until and first.ended_why


def test_three_of_ten_or_fewer_where_the_place_says_so(county, at, a_matter, settings):
    settings.HUIYIN_PLACE = "linhe"
    matter = a_matter("accepted")
    listed(county, at, matter, PEOPLE[:9])
    assert now(matter).people == 10
    for name in NAMES[:3]:
        chosen(county, at, matter, name)
    with pytest.raises(Refused) as refused:
        chosen(county, at, matter, NAMES[3])
    assert refused.value.refusal.code == "too_many_for_few" and "3" in refused.value.refusal.reason.say("zh")
    listed(county, at, matter, (PEOPLE[9],))
    chosen(county, at, matter, NAMES[3])


def test_who_represents_has_signed_and_gives_up_nothing(county, at, joint):
    matter = joint()
    with pytest.raises(Refused) as refused:
        chosen(county, at, matter, "", signer=999_999)
    assert refused.value.refusal.code == "no_signer"
    with pytest.raises(Refused) as refused:
        chosen(county, at, matter, "孙兰", scope="代表全体放弃申请复查的权利")
    assert refused.value.refusal.code == "gives_up_rights"
    with pytest.raises(Refused) as refused:
        chosen(county, at, matter, "孙兰", scope=" ")
    assert refused.value.refusal.code == "no_mandate"
    chosen(county, at, matter, "孙兰")
    with pytest.raises(Refused) as refused:
        chosen(county, at, matter, "孙兰")
    assert refused.value.refusal.code == "represents_already"


def test_a_representative_says_that_the_answer_was_passed_on(county, at, joint):
    matter = joint("served")
    chosen(county, at + timedelta(days=3), matter, "孙兰")
    row, when = signer(matter, "孙兰"), at + timedelta(days=9)
    with pytest.raises(Refused):
        note_passed_on(
            actor=signing(matter.pk, signer(matter, "周平").no), at=when, matter_id=matter.pk, words="说了"
        )
    note_passed_on(actor=signing(matter.pk, row.no), at=when, matter_id=matter.pk, words="当晚在楼下逐户告知")
    mandate = Representative.objects.get()
    assert mandate.passed_on == when.date()
    end_representative(
        actor=county.actor("bob"), at=when, matter_id=matter.pk, mandate=mandate.no, reason="本人不愿再代表"
    )
    assert now(matter).marks["representatives"] == 0


def test_who_leaves_represents_no_longer(county, at, joint):
    matter = joint()
    chosen(county, at, matter, "孙兰")
    actor = signing(matter.pk, signer(matter, "孙兰").no)
    leave_joint(actor=actor, at=at + timedelta(days=6), matter_id=matter.pk)
    assert now(matter).marks["representatives"] == 0 and Representative.objects.get().until


def test_a_dissenting_signer_has_a_review_of_their_own_while_the_answer_stands(county, at, joint):
    matter = joint("served")
    link_answer = Document.objects.get(matter_id=matter.pk, kind="opinion")
    row, when = signer(matter, "孙兰"), at + timedelta(days=9)
    actor = signing(matter.pk, row.no)
    confirm_signing(actor=county.actor("bob"), at=when, matter_id=matter.pk, signer=row.no, code="SUNLAN")
    dissent(actor=actor, at=when, matter_id=matter.pk, words="我家三楼漏水没有提到")
    receive_answer(actor=actor, at=when, matter_id=matter.pk)
    own = Matter.objects.get(
        pk=split_off(actor=actor, at=when + timedelta(days=2), matter_id=matter.pk).matter_id
    )
    assert own.stage == "served" and own.people == 1 and own.holder_id == matter.holder_id
    clock = Clock.objects.get(matter_id=own.pk, limit="ask_review")
    assert clock.start == when.date(), "the thirty days run from the day this signer had the answer"
    assert matter_behind("SUNLAN") == (own.pk, None)
    paper = Document.objects.get(matter_id=own.pk, kind="opinion")
    said = json.dumps(contents_of(paper), default=str, ensure_ascii=False)
    assert "孙兰" in said and "王琴" not in said and paper.served_on == when.date()
    assert "我家三楼漏水没有提到" in own.body and "王琴" not in own.body
    assert Claim.objects.get(matter_id=own.pk).outcome == Claim.objects.get(matter_id=matter.pk).outcome
    assert Relation.objects.get(matter_id=own.pk).other_id == matter.pk
    ask_review(
        actor=person(own), at=when + timedelta(days=3), matter_id=own.pk, request=Request("漏水没有答复")
    )
    assert now(own).stage == "in_review"
    left = now(matter)
    assert left.stage == "served" and left.people == 11
    link_answer.refresh_from_db()
    assert link_answer.void_on is None


def test_a_matter_of_ones_own_before_the_answer_keeps_the_dates(county, at, joint):
    matter = joint()
    row = signer(matter, "孙兰")
    event = split_off(actor=signing(matter.pk, row.no), at=at + timedelta(days=6), matter_id=matter.pk)
    own = Matter.objects.get(pk=event.matter_id)
    joint_due = Clock.objects.get(matter_id=matter.pk, limit="handle", running=True).due
    assert own.stage == "accepted" and own.next_due == joint_due
    assert Clock.objects.get(matter_id=own.pk, limit="handle").due == joint_due


def test_not_while_the_answer_is_on_its_way(county, at, joint):
    matter = joint("decided")
    with pytest.raises(Refused) as refused:
        split_off(
            actor=signing(matter.pk, signer(matter, "孙兰").no),
            at=at + timedelta(days=6),
            matter_id=matter.pk,
        )
    assert refused.value.refusal.code == "answer_on_its_way"


def test_who_brought_it_withdraws_and_it_goes_on(county, at, joint):
    matter, when = joint(), at + timedelta(days=6)
    withdraw(actor=person(matter), at=when, matter_id=matter.pk)
    on = now(matter)
    assert on.stage == "accepted" and on.people == 11 and on.is_open
    with pytest.raises(Refused) as refused:
        withdraw(actor=person(matter), at=when, matter_id=matter.pk)
    assert refused.value.refusal.code == "left_already"
    carry_on(county, at + timedelta(days=4), on, "served")
    paper = contents_of(Document.objects.get(matter_id=matter.pk, kind="opinion"))
    assert "王琴" not in paper["petitioner"] and "11" in paper["petitioner"]
    with pytest.raises(Refused) as refused:
        ask_review(actor=person(on), at=at + timedelta(days=12), matter_id=on.pk, request=Request("不服"))
    assert refused.value.refusal.code == "left_for_oneself"


def test_when_the_last_one_leaves_it_is_withdrawn(county, at, a_matter):
    matter, when = a_matter("accepted"), at + timedelta(days=6)
    listed(county, at, matter, PEOPLE[:2])
    withdraw(actor=person(matter), at=when, matter_id=matter.pk)
    for name in NAMES[:2]:
        leave_joint(actor=signing(matter.pk, signer(matter, name).no), at=when, matter_id=matter.pk)
    on = now(matter)
    assert on.stage == "withdrawn" and not on.is_open and on.people == 0
    assert not Clock.objects.filter(matter_id=matter.pk, running=True, side="office").exists()


def test_a_matter_nobody_signed_is_withdrawn_as_ever(county, at, a_matter):
    matter = a_matter("accepted")
    withdraw(actor=person(matter), at=at + timedelta(days=6), matter_id=matter.pk)
    assert now(matter).stage == "withdrawn"


def test_a_reading_unit_does_not_open_the_list(county, at, joint):
    from huiyin.matters.along import let_read

    matter = joint()
    let_read(matter, [county.units["labour"]], at=at)
    matter.save()
    with pytest.raises(NotPermitted):
        confirm_signing(
            actor=county.actor("carol"),
            at=at + timedelta(days=5),
            matter_id=matter.pk,
            signer=signer(matter, "孙兰").no,
        )


def test_codes_of_a_list_lead_each_to_their_own(county, at, a_matter):
    matter = a_matter("accepted")
    listed(county, at, matter, PEOPLE[:2], codes=("CODEONE", "CODETWO"))
    assert {matter_behind("CODEONE")[1], matter_behind("CODETWO")[1]} == {
        signer(matter, name).no for name in NAMES[:2]
    }
    assert QueryCode.objects.filter(matter_id=matter.pk, signer_no__isnull=False).count() == 2


def test_an_answer_given_anew_has_to_reach_each_anew(county, at, joint):
    matter = joint("served")
    row, when = signer(matter, "孙兰"), at + timedelta(days=9)
    receive_answer(actor=signing(matter.pk, row.no), at=when, matter_id=matter.pk)
    row.refresh_from_db()
    assert had_answer(matter, row) == when.date()
    matter.moments = {**matter.moments, "decided": (when + timedelta(days=20)).date().isoformat()}
    assert had_answer(matter, row) is None, "their time for a review has not begun by the new one"


def test_nothing_is_published_that_names_a_signer(joint):
    matter = joint()
    with pytest.raises(Invalid) as invalid:
        ensure_nameless(matter, "经听证，孙兰等人反映的电梯问题属实。")
    assert "孙兰" in words_of(invalid)


def test_what_was_promised_to_all_is_kept_for_who_took_a_matter_of_their_own(county, at, joint):
    matter, when = joint("served"), at + timedelta(days=9)
    row = signer(matter, "孙兰")
    own = split_off(actor=signing(matter.pk, row.no), at=when, matter_id=matter.pk).matter_id
    copied = Commitment.objects.get(matter_id=own)
    assert copied.kept_on is None and Matter.objects.get(pk=own).open_commitments == 1
    promised = Commitment.objects.get(matter_id=matter.pk)
    later = when + timedelta(days=2)
    keep_promise(
        actor=county.actor("bob"),
        at=later,
        matter_id=matter.pk,
        commitment=promised.no,
        evidence="已修好，当面告知王琴。",
    )
    for _again in range(2):
        while follow_one(later + timedelta(minutes=1)):
            pass
    copied.refresh_from_db()
    assert copied.kept_on == later.date() and "王琴" not in copied.evidence
    assert Matter.objects.get(pk=own).open_commitments == 0
    assert Event.objects.filter(matter_id=own, act="keep_promise").count() == 1
    assert not due(later + timedelta(days=1)).exists()
