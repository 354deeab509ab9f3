"""信访事项复查意见书: what was asked, what was found, the outcome with its reasons, and the way to second review."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.kinds.review.phrases import anew, asked, changed, section
from huiyin.domain.letters.paper import Block, Heading, Paragraph, Role
from huiyin.domain.letters.phrases import Kind, asking, led, names, review, until, you

KIND = Kind(
    "review_opinion",
    "信访事项复查意见书",
    "Review Opinion",
    required=names(
        "petitioner matter respondent reviewed_paper asked_on review_claims fact_finding review_reasons"
        " decision legal_basis seal_unit date"
    ),
    optional=names(
        "changed_claims anew_within execution_unit remedy_organ remedy_until remedy_computation"
        " remedy_materials contact query_code query_hint"
    ),
)


def write(c: Contents) -> list[Block]:
    """Where the opinion stands, upheld or changed, the way to second review is printed; where it does not, the time for a new one."""
    return [
        asked(c, review(c), review(c)),
        *section(c, (f"{review(c)}请求和理由", "What you asked for, and why"), "review_claims"),
        *section(c, ("查明的事实", "What we found"), "fact_finding"),
        *section(c, (f"{review(c)}意见", "Our opinion"), "review_reasons"),
        *section(c, (f"{review(c)}结论", "Outcome"), "decision"),
        *changed(c),
        *section(c, ("法律法规依据", "Legal basis"), "legal_basis"),
        *anew(c),
        *_remedy(c),
        *asking(c),
    ]


def _remedy(c: Contents) -> list[Block]:
    if not c.has("remedy_organ", "remedy_until"):
        return []
    organ, day = c.text("remedy_organ"), until(c, "remedy_until", "remedy_computation")
    said = c.say(
        f"{you(c)}如不服本复查意见，可以向{organ}书面申请复核。申请期限：{day}。",
        f"If you disagree with this review opinion you may ask {organ} in writing for a second review. Time limit: {day}.",
    )
    materials = led(c, "remedy_materials", "申请复核请提交：", "Please hand in: ", Role.REMEDY)
    return [Heading(c.say("救济途径", "If you disagree")), Paragraph(said, Role.REMEDY), *materials]
