"""The one door: every act at every stage is answered, in two languages, with its article."""

from datetime import date

import pytest

from huiyin.domain.law.counsel import counsel
from huiyin.domain.law.facts import Facts
from huiyin.domain.law.terms import LawError, Side, Text
from huiyin.domain.law.why import Permit, Refusal

PACK = "cn_xinfang_2022"
ASKED = counsel(PACK)
ON = date(2026, 3, 10)
MOMENTS = {
    "received": date(2026, 1, 5),
    "registered": date(2026, 1, 6),
    "forwarded": date(2026, 1, 8),
    "accepted": date(2026, 1, 20),
    "handle_due": date(2026, 3, 21),
    "decided": date(2026, 3, 1),
    "served": date(2026, 3, 2),
}
FACTS = {"kind": "appeal", "path": "art31_6", "receiver": "organ", "signature": "deputy"}


def refusal(act, stage, on=ON, **values):
    answer = ASKED.may(act, Facts(stage, {**FACTS, **values}, MOMENTS), on)
    assert isinstance(answer, Refusal), answer
    return answer


def permit(act, stage, on=ON, **values):
    answer = ASKED.may(act, Facts(stage, {**FACTS, **values}, MOMENTS), on)
    assert isinstance(answer, Permit), answer
    return answer


@pytest.mark.parametrize("act", ASKED.pack.acts)
def test_every_act_at_every_stage_is_answered(act):
    """In one test for each act, since stages times facts would be thousands; what fails is named in the message."""
    for stage in ASKED.pack.stages:
        for known in ({}, FACTS):
            answer = ASKED.may(act, Facts(stage, known, MOMENTS if known else {}), ON)
            assert_whole(answer, f"{act} at {stage} with {known}")


def assert_whole(answer, where):
    assert answer.basis, where
    assert all(basis.gist.say("zh") and basis.label.say("en") for basis in answer.basis), where
    said = [answer.why] if isinstance(answer, Permit) else [answer.reason, answer.mend]
    for text in said:
        for lang in ("zh-hans", "en"):
            assert len(text.say(lang)) > 3 and "{" not in text.say(lang), where
    if isinstance(answer, Permit):
        assert answer.to_stage in ASKED.pack.stages, where
    else:
        cited = [basis.number.say("zh") for basis in answer.basis]
        assert any(number in answer.reason.say("zh") for number in cited), where


def test_offers_put_the_possible_first_and_leave_out_only_what_says_nothing_here():
    offers = ASKED.offers(Facts("accepted", {**FACTS, "undecided_claims": 2}, MOMENTS), ON)
    offered = {one.act for one in offers}
    facts = Facts("accepted", FACTS, MOMENTS)
    for act in set(ASKED.pack.acts) - offered:
        answer = ASKED.may(act, facts, ON)
        assert isinstance(answer, Refusal) and answer.code in {"wrong_stage", "person_only", "office_only"}
    assert {"decide", "extend", "close"} <= offered
    ready = [0 if isinstance(one, Permit) else 1 if one.asks else 2 for one in offers]
    assert ready == sorted(ready)
    by_act = {one.act: one for one in offers}
    assert by_act["extend"].asks == ("days",)
    assert by_act["decide"].asks == ("answers",)
    assert by_act["close"].asks == ()


def test_what_is_impossible_for_good_is_said_before_what_a_form_lacks():
    assert refusal("extend", "accepted", extended=True).code == "extended_already"
    assert refusal("extend", "accepted", on=date(2026, 3, 22)).code == "limit_over"


def test_an_extension_counts_on_from_the_old_last_day():
    (start,) = permit("extend", "accepted", days=20, approver="A", reason="B").starts
    assert (start.limit, start.moment, start.length) == ("extend_handle", "handle_due", 20)
    assert ASKED.due(start.limit, MOMENTS["handle_due"], length=start.length).due == date(2026, 4, 10)


def test_an_extension_after_the_end_names_article_and_dates():
    said = refusal("extend", "accepted", on=date(2026, 3, 22), days=20, approver="A", reason="B").reason
    for words in ("第三十四条", "2026年3月21日", "2026年3月22日"):
        assert words in said.say("zh-Hans")
    for words in ("Art 34", "2026-03-21", "2026-03-22"):
        assert words in said.say("en-gb")


@pytest.mark.parametrize(
    ("kind", "path", "clocks"),
    [
        ("appeal", "art31_6", ["handle"]),
        ("appeal", "", ["handle"]),
        ("", "", ["handle"]),
        ("appeal", "art31_1", []),
        ("appeal", "art31_5", []),
        ("suggestion", "", []),
        ("report", "", []),
    ],
)
def test_only_the_petition_procedure_runs_sixty_days(kind, path, clocks):
    starts = permit("accept", "registered", kind=kind, path=path).starts
    assert [start.limit for start in starts] == clocks


@pytest.mark.parametrize(
    "act", [act.name for act in ASKED.pack.acts.values() if act.by is Side.PERSON and not act.either]
)
def test_no_office_uses_a_persons_right(act):
    for stage in ASKED.pack.stages:
        assert refusal(act, stage, by="office").code == "person_only"


@pytest.mark.parametrize(
    "act", [act.name for act in ASKED.pack.acts.values() if act.by is Side.OFFICE and not act.either]
)
def test_no_person_does_the_offices_work(act):
    assert refusal(act, "registered", by="person").code == "office_only"


def test_rating_and_closing_leave_the_review_open():
    assert permit("ask_review", "closed", rated=True, by="person")
    assert permit("rate", "closed", by="person").ends == ()


def test_a_place_promises_less_time_and_never_more():
    linhe = counsel(PACK, "linhe")
    assert linhe.due("forward_or_tell", date(2026, 1, 20)).length == 10
    assert linhe.due("handle", date(2026, 1, 20)).length == 60
    assert "临禾" in linhe.due("forward_or_tell", date(2026, 1, 20)).summary.say("zh")
    assert linhe.codes("outcomes")[-1] == "partial" and "partial" not in ASKED.codes("outcomes")
    few = "max_representatives_few"
    assert linhe.value(few, ON) == 3 and ASKED.value(few, ON) == linhe.value("max_representatives", ON) == 5
    assert linhe.limit("forward_or_tell").local.id == "local:linhe"


def test_words_for_every_code():
    for group, codes in ASKED.pack.groups.items():
        for code in codes:
            assert ASKED.term(code).say("zh") != code, (group, code)
    assert ASKED.term("support").say("en") == "supported"
    assert ASKED.stage("served").label.say("zh-hans") == "已送达"
    assert ASKED.paper("opinion").say("zh") == "信访处理意见书"
    assert ASKED.act("withdraw").by is Side.PERSON


def test_a_language_that_is_not_there_gets_the_first():
    text = Text({"zh": "中", "en": "E"})
    assert [text.say(lang) for lang in ("zh-hant", "zh_CN", "EN", "en-us", "fr", "")] == [
        "中",
        "中",
        "E",
        "E",
        "中",
        "中",
    ]


@pytest.mark.parametrize(
    "question",
    [
        lambda: ASKED.may("fly", Facts("accepted"), ON),
        lambda: ASKED.may("decide", Facts("nowhere"), ON),
        lambda: ASKED.may("decide", Facts("accepted", {"mood": "bad"}), ON),
        lambda: ASKED.may("decide", Facts("accepted", {"kind": "threat"}), ON),
        lambda: ASKED.may("decide", Facts("accepted", {"claims": True}), ON),
        lambda: ASKED.may("decide", Facts("accepted", {"claims": -1}), ON),
        lambda: ASKED.may("decide", Facts("accepted", {"extended": 1}), ON),
        lambda: ASKED.may("decide", Facts("accepted", {}, {"yesterday": ON}), ON),
        lambda: ASKED.may("decide", Facts("accepted", {}, {"accepted": "2026-01-01"}), ON),
        lambda: ASKED.offers(Facts("nowhere"), ON),
        lambda: ASKED.due("forever", ON),
        lambda: ASKED.contents("novel"),
        lambda: ASKED.missing("novel", {}),
        lambda: ASKED.paper("novel"),
        lambda: ASKED.stage("nowhere"),
        lambda: ASKED.act("fly"),
        lambda: ASKED.term("gibberish"),
        lambda: ASKED.codes("moods"),
        lambda: ASKED.value("pi", ON),
        lambda: ASKED.path_limits("art31_9"),
        lambda: counsel("no_such_pack"),
        lambda: counsel(PACK, "atlantis"),
        lambda: counsel(PACK, "../../etc/passwd"),
        lambda: counsel("../packs"),
    ],
)
def test_what_the_pack_does_not_know_is_an_error_that_says_what_to_do(question):
    with pytest.raises(LawError) as caught:
        question()
    assert caught.value.what and caught.value.why and caught.value.mend


def test_a_numeric_flag_is_not_a_word_and_true_is_not_one():
    assert permit("extend", "accepted", days=1, approver="A", reason="B", extended=False)


def test_missing_contents_come_in_the_papers_order_with_their_article():
    lacking = ASKED.missing("opinion", {"kind": "appeal", "outcomes": ["support"]})
    names = [one.name for one in ASKED.contents("opinion")]
    assert [one.name for one in lacking] == names
    assert {one.name: one.basis.id for one in lacking}["legal_basis"] == "art32"
    assert {one.name: one.basis.id for one in lacking}["remedy_until"] == "remedy_always"


def test_zero_and_false_do_say_something():
    given = {one.name: "x" for one in ASKED.contents("more_request")}
    assert not ASKED.missing("more_request", {**given, "contact": 0})
    assert ASKED.missing("more_request", {**given, "contact": "  "})
    assert ASKED.missing("more_request", {**given, "contact": []})


def test_other_paths_have_limits_to_print():
    said = [limit.length.say("zh") for limit in ASKED.path_limits("art31_4")]
    assert any("六十日" in one for one in said) and any("六个月" in one for one in said)
    assert ASKED.path_limits("art31_6") == ()
