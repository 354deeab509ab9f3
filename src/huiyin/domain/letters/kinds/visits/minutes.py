"""接谈记录: what was asked, answered and promised at the table, read back, for the people to take with them."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading, Paragraph
from huiyin.domain.letters.phrases import Kind, body_of, form, matter_parts, names

KIND = Kind(
    "visit_minutes",
    "接谈记录",
    "Minutes of a Visit",
    required=names(
        "matter visit_when visit_where visit_people officials lines_said read_back_and_signed seal_unit date"
    ),
    optional=names("query_hint"),
    addressee="",
    red_head=False,
)
_ROWS = (
    ("number", "信访件编号", "Number"),
    ("title", "事项名称", "Matter"),
    ("visit_when", "接谈时间", "When"),
    ("visit_where", "接谈地点", "Where"),
    ("visit_people", "来访人数", "How many"),
    ("officials", "参加接谈的工作人员", "Officials present"),
)


def write(c: Contents) -> list[Block]:
    """The head as a table, the lines in their order, and how they were read back and signed."""
    title, number = matter_parts(c)
    head = form(Contents({**c.given, "title": title, "number": number}, c.lang), _ROWS)
    blocks: list[Block] = [head, Heading(c.say("接谈内容", "What was said")), *body_of(c.lines("lines_said"))]
    blocks += [
        Heading(c.say("核对和签名", "Read back and signed")),
        *body_of(c.lines("read_back_and_signed")),
    ]
    return [*blocks, Paragraph(c.text("query_hint"))] if c.has("query_hint") else blocks
