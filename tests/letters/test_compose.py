"""Each kind of paper: complete it is written in both languages, without a required content it is not."""

from datetime import date

import pytest

from huiyin.domain.law.terms import Text
from huiyin.domain.letters.compose import (
    FRAME,
    UnknownKind,
    compose,
    consumes,
    kinds,
    optional,
    required,
    title,
)
from huiyin.domain.letters.contents import MissingContent
from huiyin.domain.letters.kinds import ALL
from huiyin.domain.letters.paper import Claims, Paragraph, Role
from huiyin.domain.letters.phrases import SWITCHES
from huiyin.domain.letters.text import text

TO_THE_PERSON = [
    k for k in kinds() if "petitioner" in required(k) and ALL[k][0].addressee in ("petitioner", "")
]


def test_the_contract_names_its_papers() -> None:
    assert set(kinds()) >= {
        *("acceptance_notice", "refusal_notice", "ended_notice", "transfer_notice", "transfer_letter"),
        *(
            "assign_letter",
            "redirect_notice",
            "extension_notice",
            "opinion",
            "more_request",
            "registration_form",
        ),
        "interim_reply",
        *("joint_letter", "consultation_letter", "investigation_record", "aid_referral"),
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", kinds())
def test_a_complete_paper_is_written(kind, lang, sample) -> None:
    given = sample(kind)
    paper = compose(kind, given, lang)
    words = text(paper)
    assert paper.title == title(kind, lang) and paper.title in words
    assert paper.seal_unit == given["seal_unit"]
    if "matter" in consumes(kind):  # a proposal to change a rule names no matter
        assert given["matter"]["number"] in words and given["matter"]["title"] in words
    assert paper.date in words and "None" not in words and "{" not in words


@pytest.mark.parametrize("kind", kinds())
def test_nothing_required_is_made_up(kind, sample) -> None:
    """Each required content in turn, absent, blank or empty, stops the paper and is named."""
    for name in sorted(required(kind)):
        for blank in (None, "  ", []):
            with pytest.raises(MissingContent) as caught:
                compose(kind, sample(kind, **{name: blank}))
            assert caught.value.names == (name,), f"{name} given as {blank!r}"


@pytest.mark.parametrize("kind", TO_THE_PERSON)
def test_who_stays_unnamed_is_not_asked_for_a_name(kind, sample) -> None:
    paper = compose(kind, sample(kind, petitioner=None, anonymous=True))
    assert paper.addressee in ("信访人", "")


def test_the_answer_to_a_suggestion_needs_no_finding_and_offers_no_review(sample) -> None:
    absent = ("facts_and_reasons", "fact_finding", "legal_basis", "remedy_organ", "remedy_until")
    given = sample("opinion", kind="suggestion", title="建议答复书", **dict.fromkeys(absent))
    paper = compose("opinion", given)
    assert paper.title == "建议答复书"
    printed = text(paper)
    assert "对各项建议的答复" in printed and "复查" not in printed
    for kind in ("report", "appeal"):
        with pytest.raises(MissingContent):
            compose("opinion", {**given, "kind": kind})


@pytest.mark.parametrize("kind", ["suggestion", "report"])
def test_a_review_that_does_not_exist_is_not_promised(kind, sample) -> None:
    assert "复查" not in text(compose("opinion", sample("opinion", kind=kind)))


def test_only_a_petition_matter_needs_its_sixty_days(sample) -> None:
    given = sample("acceptance_notice", expected_by=None, expected_by_computation=None)
    assert "办理期限" not in text(compose("acceptance_notice", {**given, "path": "art31_4"}))
    with pytest.raises(MissingContent) as caught:
        compose("acceptance_notice", {**given, "path": "art31_6"})
    assert caught.value.names == ("expected_by",)


def test_every_missing_content_is_named_at_once() -> None:
    with pytest.raises(MissingContent) as caught:
        compose("opinion", {})
    assert set(caught.value.names) == required("opinion")


@pytest.mark.parametrize("kind", kinds())
def test_everything_consumed_is_printed(kind, sample) -> None:
    """A name is not advertised in vain: a mark given under it turns up on the paper."""
    switches = {"recorded_from_speech", "petitioner_kind", "claims", "accepted", *SWITCHES}
    switches |= {"person_word", "review_word"}  # only where somebody is not named, or a review is offered
    if "found_in" in consumes(kind):  # it says where the cause was found, in place of "handling a matter"
        switches |= {"matter_word"}
    given = {**sample(kind), **{name: f"标记{name}" for name in consumes(kind) - switches}}
    if "replaces" in given:  # the paper it corrects: number, date and why
        given["replaces"] = {"number": "标记replaces", "date": "2026年3月1日", "why": "笔误"}
    paper = compose(kind, given)
    printed = text(paper)
    assert [name for name in sorted(consumes(kind) - switches) if f"标记{name}" not in printed] == []


@pytest.mark.parametrize("kind", kinds())
def test_what_is_not_consumed_is_not_printed(kind, sample) -> None:
    given = {**sample(kind), "accused": "被举报人张三", "opinion": "内部意见"}
    printed = text(compose(kind, given))
    assert "张三" not in printed and "内部意见" not in printed


def test_no_paper_has_a_place_for_the_accused() -> None:
    assert not any("accused" in name for kind in kinds() for name in consumes(kind))


def test_the_two_letters_between_offices_never_print_the_persons_query_hint(sample) -> None:
    for kind in ("transfer_letter", "assign_letter"):
        assert "查询" not in text(compose(kind, sample(kind)))


def test_required_and_optional_do_not_overlap() -> None:
    for kind in kinds():
        assert not required(kind) & optional(kind)
        assert consumes(kind) == required(kind) | optional(kind)
        assert (optional(kind) >= FRAME) is ALL[kind][0].red_head


def test_an_unknown_kind_says_which_there_are() -> None:
    with pytest.raises(UnknownKind, match="acceptance_notice"):
        compose("warning", {})


def test_acceptance_says_both_receipt_and_acceptance_with_the_computed_day(sample) -> None:
    printed = text(compose("acceptance_notice", sample("acceptance_notice")))
    assert "已于2026年1月5日收到并登记" in printed
    assert "已于2026年1月12日决定受理" in printed
    assert "自2026年1月12日受理之日起60日内，即2026年3月13日前" in printed


def test_acceptance_is_not_announced_when_it_was_not_given(sample) -> None:
    with pytest.raises(MissingContent) as caught:
        compose("acceptance_notice", sample("acceptance_notice", accepted=False))
    assert caught.value.names == ("accepted",)


def test_an_office_may_say_acceptance_in_its_own_words(sample) -> None:
    given = sample("acceptance_notice", accepted="本局决定受理，并与县住建局共同办理。")
    printed = text(compose("acceptance_notice", given))
    assert "共同办理" in printed and "经审查，我单位" not in printed


def test_an_assignment_asks_for_a_report_and_a_transfer_does_not(sample) -> None:
    assert "办结报告" in text(compose("assign_letter", sample("assign_letter")))
    assert "办结报告" not in text(compose("transfer_letter", sample("transfer_letter")))


def test_a_computation_that_does_not_name_the_day_stands_beside_it(sample) -> None:
    given = sample("more_request", needed_by=date(2026, 1, 30), needed_by_computation="自收到之日起15日")
    assert "2026年1月30日（自收到之日起15日）" in text(compose("more_request", given))


def test_a_computation_in_whole_sentences_stands_in_brackets_without_a_second_full_stop(sample) -> None:
    why = "办理期限为60日，自次日起算，第60日为2026年3月13日。机关的期限不因遇到休息日顺延。"
    printed = text(compose("acceptance_notice", sample("acceptance_notice", expected_by_computation=why)))
    assert f"办理期限：2026年3月13日（{why[:-1]}）。我单位" in printed
    letter = text(compose("transfer_letter", sample("transfer_letter", objection_computation=why)))
    assert "。。" not in letter and "。；" not in letter and "。）" not in letter


@pytest.mark.parametrize(
    ("said", "address"), [("person", "您提出"), ("group", "你们提出"), ("unit", "贵单位提出")]
)
def test_how_the_person_is_addressed(said, address, sample) -> None:
    assert address in text(compose("refusal_notice", sample("refusal_notice", petitioner_kind=said)))


def test_opinion_answers_each_claim_and_always_shows_the_way_to_review(sample) -> None:
    paper = compose("opinion", sample("opinion"))
    (claims,) = [block for block in paper.blocks if isinstance(block, Claims)]
    assert [answer.outcome for answer in claims.answers] == ["予以支持", "作出解释说明"]
    first = {part.label: part.texts for part in claims.answers[0].parts}
    assert first["完成期限"] == ("2026年3月20日。",)
    remedies = [block for block in paper.blocks if isinstance(block, Paragraph) and block.role is Role.REMEDY]
    assert any("临江县人民政府" in block.text and "30日内" in block.text for block in remedies)


def test_answers_may_stand_apart_from_the_claims(sample) -> None:
    together = sample("opinion")
    claims = [row["claim"] for row in together["claims"]]
    answers = [{name: value for name, value in row.items() if name != "claim"} for row in together["claims"]]
    apart = {**together, "claims": claims, "opinion_on_each_claim": answers}
    assert compose("opinion", apart) == compose("opinion", together)
    whole = compose("opinion", {**apart, "opinion_on_each_claim": ["全部支持。", "不予支持。"]})
    assert "处理意见：不予支持。" in text(whole)


def test_outcomes_in_short_stand_before_the_full_answers(sample) -> None:
    short = ["第1项：予以支持", "第2项：作出解释说明"]
    printed = text(compose("opinion", sample("opinion", opinion_on_each_claim=short)))
    assert "第1项：予以支持\n第2项：作出解释说明\n（一）" in printed
    assert printed.count("处理意见：予以支持。") == 1
    assert "第1项" not in text(compose("opinion", sample("opinion")))


@pytest.mark.parametrize(
    ("answers", "missing"), [([{}], "opinion_on_each_claim[2]"), (["一", "二", "三"], "claims[3]")]
)
def test_every_claim_has_its_answer(answers, missing, sample) -> None:
    with pytest.raises(MissingContent) as caught:
        compose("opinion", sample("opinion", claims=["甲", "乙"], opinion_on_each_claim=answers))
    assert caught.value.names == (missing,)


def test_a_place_holder_is_not_printed_as_words(sample) -> None:
    """The law's own words may be handed over as they are; True and None are never printed."""
    given = sample(
        "refusal_notice", refusal_reason=Text({"zh": "不属于本机关职权范围", "en": "not in our powers"})
    )
    assert "不属于本机关职权范围。" in text(compose("refusal_notice", given))
    assert "not in our powers." in text(compose("refusal_notice", given, "en"))


@pytest.mark.parametrize("name", ["claim", "reasons", "outcome", "measure_due"])
def test_a_claim_without_its_answer_stops_the_opinion(name, sample) -> None:
    given = sample("opinion")
    given["claims"] = [{**given["claims"][0], name: ""}, given["claims"][1]]
    with pytest.raises(MissingContent) as caught:
        compose("opinion", given)
    assert caught.value.names == (f"claims[1].{name}",)


def test_claims_that_are_not_answers_are_refused(sample) -> None:
    with pytest.raises(MissingContent):
        compose("opinion", sample("opinion", claims=["修路灯"]))


def test_a_long_claim_is_named_by_its_place_and_printed_whole(sample) -> None:
    long = "请求依法处理" * 30
    given = sample("opinion")
    given["claims"] = [{**given["claims"][0], "claim": long}]
    printed = text(compose("opinion", given))
    assert "（一）第一项诉求" in printed and printed.count(long) == 2


def test_the_same_contents_give_the_same_paper(sample) -> None:
    assert compose("opinion", sample("opinion")) == compose("opinion", sample("opinion"))


def test_another_regulation_has_its_own_words_and_its_own_required_contents(sample) -> None:
    given = {**sample("acceptance_notice"), "matter_word": "grievance", "person_word": "complainant"}
    anonymous = {name: value for name, value in given.items() if name not in {"petitioner", "expected_by"}}
    with pytest.raises(MissingContent):
        compose("acceptance_notice", anonymous, "en")
    paper = compose("acceptance_notice", anonymous, "en", needed={"matter", "received_on"})
    assert paper.addressee == "To the complainant"
    assert "the grievance “" in text(paper)
    with pytest.raises(MissingContent, match="contact"):
        bare = {name: value for name, value in anonymous.items() if name != "contact"}
        compose("acceptance_notice", bare, "en", needed={"matter", "contact"})
