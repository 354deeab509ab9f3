"""信访事项复核意见书: the last opinion of the petition procedure, and what remains after it."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.kinds.review.phrases import anew, asked, changed, section
from huiyin.domain.letters.paper import Block, Heading, Role
from huiyin.domain.letters.phrases import Kind, asking, body_of, led, names

KIND = Kind(
    "second_review_opinion",
    "信访事项复核意见书",
    "Second Review Opinion",
    required=names(
        "petitioner matter respondent reviewed_paper asked_on review_claims fact_finding review_reasons"
        " decision legal_basis seal_unit date"
    ),
    optional=names(
        "changed_claims anew_within execution_unit hearing final_words contact query_code query_hint"
    ),
)


def write(c: Contents) -> list[Block]:
    """Where the matter ends, the paper says so in so many words, and what the person can still do."""
    return [
        asked(c, "复核", "a second review"),
        *led(c, "hearing", "听证情况：", "Hearing: "),
        *section(c, ("复核请求和理由", "What you asked for, and why"), "review_claims"),
        *section(c, ("查明的事实", "What we found"), "fact_finding"),
        *section(c, ("复核意见", "Our opinion"), "review_reasons"),
        *section(c, ("复核结论", "Outcome"), "decision"),
        *changed(c),
        *section(c, ("法律法规依据", "Legal basis"), "legal_basis"),
        *anew(c),
        *_end(c),
        *asking(c),
    ]


def _end(c: Contents) -> list[Block]:
    lines = body_of(c.lines("final_words"), Role.REMEDY)
    return [Heading(c.say("终结告知", "This is the last step")), *lines] if lines else []
