"""信访处理意见书: every claim answered, with facts, reasons and basis; then its execution and the way to review."""

from collections.abc import Iterator

from huiyin.domain.letters.contents import Contents, MissingContent
from huiyin.domain.letters.paper import Block, ClaimAnswer, Claims, Field, Heading, Items, Paragraph, Role
from huiyin.domain.letters.phrases import Kind, asking, body_of, led, matter, names, until, you
from huiyin.domain.letters.wording import numeral

KIND = Kind(
    "opinion",
    "信访处理意见书",
    "Opinion on a Matter",
    required=names(
        "petitioner matter received_on claims facts_and_reasons fact_finding legal_basis remedy_organ"
        " remedy_until seal_unit date"
    ),
    optional=names(
        "received_from accepted_on opinion_on_each_claim execution remedy_computation remedy_materials"
        " contact query_hint"
    ),
)
CLAIM_REQUIRED = ("claim", "reasons", "outcome")
HEADING_LIMIT = 40
"""A claim longer than this many characters is named by its place; its words follow as a paragraph."""
_PARTS = (
    ("facts", "查明的事实", "Facts found"),
    ("finding", "认定", "Finding"),
    ("reasons", "理由", "Reasons"),
    ("basis", "依据", "Basis"),
    ("outcome", "处理意见", "Opinion"),
    ("measure", "办理措施", "What will be done"),
)


def write(c: Contents) -> list[Block]:
    """The order is that of Art 32, with the way to review always printed after it."""
    return [
        Paragraph(_opening(c)),
        *_asked(c),
        Heading(c.say("调查核实情况", "What we found")),
        *body_of(c.lines("fact_finding")),
        Heading(c.say("对各项诉求的处理意见", "Our opinion, claim by claim")),
        *body_of(c.lines("opinion_on_each_claim")),
        Claims(_answers(c)),
        Heading(c.say("法律法规依据", "Legal basis")),
        *body_of(c.lines("legal_basis")),
        *_execution(c),
        Heading(c.say("救济途径", "If you disagree")),
        *_remedy(c),
        *asking(c),
    ]


def _opening(c: Contents) -> str:
    day, source, accepted = c.text("received_on"), c.text("received_from"), c.text("accepted_on")
    return c.say(
        f"{you(c)}提出的{matter(c)}，{'由' + source + '转来，' if source else ''}我单位于{day}收到"
        f"{'，于' + accepted + '受理' if accepted else ''}。经调查核实，现作出如下处理意见。",
        f"We received {matter(c)} on {day}{', passed on by ' + source if source else ''}"
        f"{', and accepted it on ' + accepted if accepted else ''}. After inquiry our opinion is as follows.",
    )


def _asked(c: Contents) -> list[Block]:
    return [
        Heading(c.say("信访人的诉求及其提出的事实和理由", "What you asked for, with your facts and reasons")),
        Items(tuple(row.text("claim") for row in c.rows("claims"))),
        *led(c, "facts_and_reasons", "事实和理由：", "Facts and reasons: "),
    ]


def _execution(c: Contents) -> list[Block]:
    said = body_of(c.lines("execution"))
    return [Heading(c.say("处理意见的执行", "Carrying it out")), *said] if said else []


def _remedy(c: Contents) -> list[Block]:
    organ, day = c.text("remedy_organ"), until(c, "remedy_until", "remedy_computation")
    said = c.say(
        f"{you(c)}如不服本处理意见，可以向{organ}书面申请复查。申请期限：{day}。",
        f"If you disagree with this opinion you may ask {organ} in writing to review it. Time limit: {day}.",
    )
    materials = led(c, "remedy_materials", "申请复查请提交：", "Please hand in: ", Role.REMEDY)
    return [Paragraph(said, Role.REMEDY), *materials]


def _answers(c: Contents) -> tuple[ClaimAnswer, ...]:
    rows = c.rows("claims")
    missing = [name for no, row in enumerate(rows, 1) for name in _missing(no, row)]
    if missing or not rows:
        raise MissingContent(missing or ["claims"])
    return tuple(_answer(no, row) for no, row in enumerate(rows, 1))


def _missing(no: int, row: Contents) -> Iterator[str]:
    """A claim's answer needs its reasons and outcome; a measure that is promised needs its last day."""
    needed = (*CLAIM_REQUIRED, *(("measure_due",) if row.has("measure") else ()))
    return (f"claims[{no}].{name}" for name in needed if not row.has(name))


def _answer(no: int, row: Contents) -> ClaimAnswer:
    claim = row.text("claim")
    short = len(claim) <= HEADING_LIMIT
    heading = claim if short else row.say(f"第{numeral(no)}项诉求", f"Claim {no}")
    return ClaimAnswer(heading, "" if short else claim, row.text("outcome"), tuple(_parts(row)))


def _parts(row: Contents) -> Iterator[Field]:
    for name, zh, en in _PARTS:
        if row.has(name):
            yield Field(row.say(zh, en), row.lines(name))
    if row.has("measure"):
        yield Field(row.say("完成期限", "To be done by"), row.lines("measure_due"))
