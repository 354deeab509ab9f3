"""A slip of the pen put right: new number, old paper void, both kept and linked; never anything of substance."""

from datetime import timedelta

import pytest

from huiyin.domain.letters.text import text
from huiyin.matters.models import Claim, Clock, Document, Event, NumberSeries, Serving
from huiyin.matters.papers import contents_of, paper_of
from huiyin.matters.papers.slips import changed_characters, corrected, texts
from huiyin.matters.record import Invalid, Refused
from huiyin.work.serving.acts.reissue import reissue
from huiyin.work.serving.acts.send_paper import send_paper
from huiyin.work.serving.acts.serve import serve
from huiyin.work.serving.acts.serve_paper import serve_paper

WRONG = "经现场核查，三号楼电梯曳引机损坏，自1月5日起停运。"
RIGHT = "经现场核查，三号楼电梯曳引机损坏，自1月6日起停运。"


def opinions(matter) -> list[Document]:
    return list(Document.objects.filter(matter_id=matter.pk, kind="opinion").order_by("no"))


@pytest.fixture
def mend(county, at):
    """Bob issues the opinion anew, some days later."""

    def do(matter, *, reason="停运日期写错", actor="bob", document=None, **corrections):
        given = {place.replace("__", "."): said for place, said in corrections.items()}
        return reissue(
            actor=county.actor(actor),
            at=at + timedelta(days=12),
            matter_id=matter.pk,
            document=document or opinions(matter)[-1].no,
            corrections=given or {"claims.0.facts": RIGHT},
            reason=reason,
        )

    return do


def test_new_number_old_one_void_both_kept_and_no_limit_moves(a_matter, mend):
    matter = a_matter("served")
    clocks = list(Clock.objects.filter(matter_id=matter.pk).order_by("no").values())
    event = mend(matter)
    old, new = opinions(matter)
    assert (old.void_on, old.void_why) == (event.on, "停运日期写错")
    assert new.reissue_of == old.no and new.number != old.number and new.void_on is None
    assert (new.served_on, new.served_how) == (old.served_on, old.served_how)
    assert list(Clock.objects.filter(matter_id=matter.pk).order_by("no").values()) == clocks
    contents = contents_of(new)
    assert contents["claims"][0]["facts"] == RIGHT and contents["fact_finding"] == [
        RIGHT
    ]  # wherever it stands
    assert contents_of(old)["claims"][0]["facts"] == WRONG
    assert Claim.objects.get(matter_id=matter.pk).facts == RIGHT
    assert event.public["old_number"] == old.number and event.public["documents"] == [new.no]


def test_both_papers_say_what_they_are(a_matter, mend):
    matter = a_matter("served")
    mend(matter)
    old, new = opinions(matter)
    void, fresh = paper_of(old), paper_of(new)
    assert (
        void.title == "信访处理意见书（已作废）" and new.number in text(void) and "停运日期写错" in text(void)
    )
    assert old.number in text(fresh) and "原文书作废" in text(fresh) and RIGHT in text(fresh)


def test_a_second_correction_takes_the_place_of_the_first(a_matter, mend):
    matter = a_matter("served")
    mend(matter)
    with pytest.raises(Invalid):  # the first one is void
        mend(matter, document=opinions(matter)[0].no)
    mend(matter, claims__0__reasons="物业企业没有履行维修义务，诉求合理。", reason="用字")
    assert [d.void_on is None for d in opinions(matter)] == [False, False, True]


SUBSTANCE = {
    "claims.0.outcome": "不予支持",
    "claims.0.measure": "不再更换",
    "claims.0.measure_due": "2026-12-31",
    "remedy_until": "在收到之日起5日内",
    "legal_basis.0": "《其他条例》",
    "date": "2026-01-01",
    "nowhere": "x",
}


@pytest.mark.parametrize("place", SUBSTANCE)
def test_outcome_basis_dates_and_remedy_are_no_slip(a_matter, mend, place):
    matter = a_matter("served")
    with pytest.raises(Refused) as no:
        mend(matter, **{place: SUBSTANCE[place], "claims.0.facts": RIGHT})
    assert no.value.refusal.code == "not_a_slip" and "复查" in no.value.refusal.mend.say("zh")
    assert len(opinions(matter)) == 1


def test_refused_corrections_burn_no_number(a_matter, mend):
    matter = a_matter("served")
    before = list(NumberSeries.objects.order_by("series").values_list("series", "next"))
    whole_new = (
        "经重新调查，电梯停运另有原因，系住户装修时损坏控制线路所致，与物业企业无关，应当由住户承担维修责任。"
    )
    for code, given in (
        ("too_much", {"claims__0__facts": whole_new}),
        ("nothing_changed", {"claims__0__facts": WRONG}),
        ("no_reason", {"reason": " "}),
        ("needs_signature", {"actor": "ben"}),
    ):
        with pytest.raises(Refused) as no:
            mend(matter, **given)
        assert no.value.refusal.code == code
    with pytest.raises(Invalid):
        mend(matter, claims__0__facts=" ")
    with pytest.raises(Invalid):  # the letters office's own notice is not for housing to correct
        notice = Document.objects.get(matter_id=matter.pk, kind="transfer_notice")
        mend(matter, document=notice.no, contact="别处")
    assert list(NumberSeries.objects.order_by("series").values_list("series", "next")) == before
    assert not Event.objects.filter(matter_id=matter.pk, act="reissue").exists()


def test_before_it_is_served_the_corrected_one_is_served_and_never_the_void_one(county, a_matter, mend, at):
    matter = a_matter("decided")
    mend(matter)
    serve(actor=county.actor("bob"), at=at + timedelta(days=14), matter_id=matter.pk, how="direct")
    old, new = opinions(matter)
    assert old.served_on is None and new.served_on == (at + timedelta(days=14)).date()


def test_the_corrected_one_is_brought_too_and_the_day_of_service_stays(county, a_matter, mend, at):
    matter = a_matter("served")
    mend(matter)
    old, new = opinions(matter)
    ask = {"actor": county.actor("bob"), "matter_id": matter.pk, "document": new.no}
    send_paper(at=at + timedelta(days=13), how="post", parcel="XA1", **ask)
    serve_paper(at=at + timedelta(days=16), how="post", **ask)
    new.refresh_from_db()
    assert new.served_on == old.served_on
    assert Serving.objects.get(document_no=new.no).received_on == (at + timedelta(days=16)).date()
    with pytest.raises(Invalid):
        serve_paper(at=at + timedelta(days=16), how="direct", **(ask | {"document": old.no}))


def test_how_much_is_changed():
    assert changed_characters("自1月5日起", "自1月6日起") == 1
    assert changed_characters("三号楼", "三号楼东侧") == 2
    assert changed_characters("abc", "abc") == 0
    assert changed_characters("abcd", "xy") == 4


def test_places_in_a_paper():
    from huiyin.domain.law.counsel import counsel

    law = counsel("cn_xinfang_2022")
    contents = {"claims": [{"facts": "甲", "outcome": "乙"}], "contact": "丙", "date": "丁"}
    assert texts(contents, law) == {"claims.0.facts": "甲", "contact": "丙"}
    assert corrected(contents, {"claims.0.facts": "戊"})["claims"][0]["facts"] == "戊"
    assert contents["claims"][0]["facts"] == "甲"
    for nowhere in ("claims.0", "claims.7.facts", "absent"):
        with pytest.raises(LookupError):
            corrected(contents, {nowhere: "x"})
