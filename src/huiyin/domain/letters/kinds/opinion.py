"""信访处理意见书: every claim answered, with facts, reasons and basis; its execution; the way to review."""

from collections.abc import Iterator, Mapping

from huiyin.domain.letters.contents import Contents, MissingContent
from huiyin.domain.letters.paper import Block, ClaimAnswer, Claims, Field, Heading, Items, Paragraph, Role
from huiyin.domain.letters.phrases import (
    UNLESS_ANONYMOUS,
    Kind,
    asking,
    body_of,
    led,
    matter,
    names,
    person,
    stopped,
    until,
    you,
)
from huiyin.domain.letters.wording import numeral

_SUGGESTION = {"kind": ("suggestion",)}
_NO_REVIEW = {"kind": ("suggestion", "report")}
KIND = Kind(
    "opinion",
    "信访处理意见书",
    "Opinion on a Matter",
    required=names(
        "petitioner matter received_on claims facts_and_reasons fact_finding opinion_on_each_claim"
        " legal_basis remedy_organ remedy_until seal_unit date"
    ),
    optional=names(
        "received_from accepted_on execution remedy_computation remedy_materials contact query_code"
        " query_hint"
    ),
    unless={
        **UNLESS_ANONYMOUS,
        "facts_and_reasons": _SUGGESTION,
        "fact_finding": _SUGGESTION,
        "legal_basis": _SUGGESTION,
        "remedy_organ": _NO_REVIEW,
        "remedy_until": _NO_REVIEW,
    },
)
ANSWER_REQUIRED = ("claim", "reasons", "outcome")
HEADING_LIMIT = 40
"""A claim longer than this many characters is named by its place; its words follow as a paragraph."""
_PARTS = (
    ("facts", "查明的事实", "Facts found"),
    ("finding", "认定", "Finding"),
    ("reasons", "理由", "Reasons"),
    ("basis", "依据", "Basis"),
    ("outcome", "处理意见", "Opinion"),
    ("assistance", "提供的帮助", "Help offered"),
    ("rule_change", "完善政策建议", "Change of the rule"),
    ("correction", "纠正", "Put right"),
    ("measure", "办理措施", "What will be done"),
)


def write(c: Contents) -> list[Block]:
    """The order is that of Art 32, with the way to review printed after it wherever there is one.

    The answers: ``claims`` is a list of mappings (claim, facts, finding, reasons, basis, outcome, measure,
    measure_due) and ``opinion_on_each_claim`` True, an opening sentence, or a list of the outcomes in short;
    or ``claims`` is a list of texts and ``opinion_on_each_claim`` a list of such mappings, or of whole answers
    in words, in the same order.
    """
    rows = _rows(c)
    wish = c.given.get("kind") == "suggestion"
    return [
        Paragraph(_opening(c)),
        *_section(c, _ASKED[wish], [Items(tuple(row.text("claim") for row in rows)), *_told(c)]),
        *_section(c, _FOUND[wish], body_of(c.lines("fact_finding"))),
        *_section(c, _ANSWERED[wish], [*_preface(c), Claims(_answers(rows))]),
        *_section(c, ("法律法规依据", "Legal basis"), body_of(c.lines("legal_basis"))),
        *_section(c, ("处理意见的执行", "Carrying it out"), body_of(c.lines("execution"))),
        *_section(c, ("救济途径", "If you disagree"), _remedy(c)),
        *asking(c),
    ]


_ASKED = (
    ("信访人的诉求及其提出的事实和理由", "What you asked for, with your facts and reasons"),
    ("提出的建议和理由", "What you suggested, and why"),
)
_FOUND = (("调查核实情况", "What we found"), ("研究论证情况", "How we considered it"))
_ANSWERED = (
    ("对各项诉求的处理意见", "Our opinion, claim by claim"),
    ("对各项建议的答复", "Our answer to each suggestion"),
)


def _section(c: Contents, title: tuple[str, str], blocks: list[Block]) -> list[Block]:
    zh, en = title
    return [Heading(c.say(zh.replace("信访人", person(c)), en)), *blocks] if blocks else []


def _opening(c: Contents) -> str:
    day, source, accepted = c.text("received_on"), c.text("received_from"), c.text("accepted_on")
    return c.say(
        f"{you(c)}提出的{matter(c)}，{'由' + source + '转来，' if source else ''}我单位于{day}收到"
        f"{'，于' + accepted + '受理' if accepted else ''}。经调查研究，现答复如下。",
        f"We received {matter(c)} on {day}{', passed on by ' + source if source else ''}"
        f"{', and accepted it on ' + accepted if accepted else ''}. After inquiry we answer as follows.",
    )


def _told(c: Contents) -> list[Block]:
    return led(c, "facts_and_reasons", "事实和理由：", "Facts and reasons: ")


def _preface(c: Contents) -> list[Block]:
    """What is said of all claims at once: an opening sentence, or the outcomes in short beside full answers."""
    given, claims = c.given["opinion_on_each_claim"], c.rows("claims")
    if isinstance(given, list | tuple):
        in_short = all(claim.has("outcome") for claim in claims) and not c.rows("opinion_on_each_claim")
        return body_of(c.lines("opinion_on_each_claim")) if claims and in_short else []
    return body_of(c.lines("opinion_on_each_claim"))


def _remedy(c: Contents) -> list[Block]:
    """Nothing where the law knows no review: a suggestion and a report, even if a review was handed over."""
    if c.given.get("kind") in _NO_REVIEW["kind"] or not c.has("remedy_organ", "remedy_until"):
        return []
    organ, day = c.text("remedy_organ"), until(c, "remedy_until", "remedy_computation")
    said = c.say(
        f"{you(c)}如不服本处理意见，可以向{organ}书面申请复查。申请期限：{day}。",
        f"If you disagree with this opinion you may ask {organ} in writing to review it. Time limit: {day}.",
    )
    materials = led(c, "remedy_materials", "申请复查请提交：", "Please hand in: ", Role.REMEDY)
    return [Paragraph(said, Role.REMEDY), *materials]


def _rows(c: Contents) -> list[Contents]:
    """Each claim with its answer, from wherever the two were given; raises MissingContent."""
    claims, answers = c.given["claims"], c.given["opinion_on_each_claim"]
    claims = claims if isinstance(claims, list | tuple) else [claims]
    answers = answers if isinstance(answers, list | tuple) else [{}] * len(claims)
    short = [f"opinion_on_each_claim[{no}]" for no in range(len(answers) + 1, len(claims) + 1)]
    extra = [f"claims[{no}]" for no in range(len(claims) + 1, len(answers) + 1)]
    if short or extra or not claims:
        raise MissingContent(short or extra or ["claims"])
    rows = [Contents(_merged(claim, answer), c.lang) for claim, answer in zip(claims, answers, strict=True)]
    missing = [name for no, row in enumerate(rows, 1) for name in _missing(no, row)]
    if missing:
        raise MissingContent(missing)
    return rows


def _merged(claim: object, answer: object) -> dict[str, object]:
    asked = dict(claim) if isinstance(claim, Mapping) else {"claim": claim}
    if isinstance(answer, Mapping):
        return {**asked, **answer}
    return asked if "outcome" in asked else {**asked, "whole": answer}


def _missing(no: int, row: Contents) -> Iterator[str]:
    """An answer needs its reasons and outcome; a measure that is promised needs its last day."""
    needed: tuple[str, ...] = ("claim", "whole") if "whole" in row.given else ANSWER_REQUIRED
    needed += ("measure_due",) if row.has("measure") else ()
    return (f"claims[{no}].{name}" for name in needed if not row.has(name))


def _answers(rows: list[Contents]) -> tuple[ClaimAnswer, ...]:
    return tuple(claim_answer(no, row) for no, row in enumerate(rows, 1))


def claim_answer(no: int, row: Contents) -> ClaimAnswer:
    """One claim with the answer to it, in the order of reasoning."""
    claim = row.text("claim")
    short = len(claim) <= HEADING_LIMIT
    heading = claim if short else row.say(f"第{numeral(no)}项诉求", f"Claim {no}")
    outcome = row.text("outcome") or row.text("whole")
    return ClaimAnswer(heading, "" if short else claim, outcome, tuple(_parts(row)))


def _parts(row: Contents) -> Iterator[Field]:
    if row.has("whole"):
        yield Field(row.say("处理意见", "Opinion"), row.lines("whole"))
    for name, zh, en in _PARTS:
        if row.has(name):
            *before, last = row.lines(name)
            yield Field(row.say(zh, en), (*before, stopped(row, last)))
    if row.has("measure"):
        yield Field(row.say("完成期限", "To be done by"), (stopped(row, row.text("measure_due")),))
