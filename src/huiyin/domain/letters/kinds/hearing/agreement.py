"""What the two agreements have in common: the sides, the claims answered, the terms with unit and day, both signatures."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading, Items, Paragraph
from huiyin.domain.letters.phrases import body_of, form, led, matter_parts, names

REQUIRED = names("petitioner other_party matter claims_answered terms signatures seal_unit date")
OPTIONAL = names("number accepted_on legal_basis")
_ROWS = (
    ("matter_number", "信访件编号", "Matter no."),
    ("title", "事项名称", "Matter"),
    ("petitioner", "信访人", "Brought by"),
    ("other_party", "另一方", "The other side"),
    ("mediator", "调解人", "Mediator"),
    ("accepted_on", "受理日期", "Accepted on"),
)


def agreement(c: Contents, opening: str) -> list[Block]:
    """The sides as a table, then what is agreed; every term with who does it and by when."""
    title, number = matter_parts(c)
    claims = tuple(row.text("claim") for row in c.rows("claims_answered")) or c.lines("claims_answered")
    return [
        form(Contents({**c.given, "title": title, "matter_number": number}, c.lang), _ROWS),
        Paragraph(opening),
        Heading(c.say("协议解决的诉求", "The claims this answers")),
        Items(claims),
        Heading(c.say("协议内容", "What is agreed")),
        Items(_terms(c)),
        Paragraph(_kept(c)),
        *led(c, "legal_basis", "依据：", "Basis: "),
        Heading(c.say("签名", "Signatures")),
        *body_of(c.lines("signatures")),
    ]


def _terms(c: Contents) -> tuple[str, ...]:
    rows = c.rows("terms")
    if not rows:
        return c.lines("terms")
    return tuple(
        c.say(
            f"{row.text('term').rstrip('。')}（{row.text('unit')}，{row.text('due')}前完成）。",
            f"{row.text('term').rstrip('.')} ({row.text('unit')}, by {row.text('due')}).",
        )
        for row in rows
    )


def _kept(c: Contents) -> str:
    return c.say(
        "以上各项由写明的单位按期做到；没有做到的，信访人可以随时告诉受理机关，由其督促。签订本协议不影响信访人的法定权利。",
        "Each unit named does its part by its day; where it does not, the person may say so at any time and it is pressed "
        "for. This agreement takes no right away that the law gives.",
    )
