"""接访小结: cause, demands, answers, promises and what the office did late; an internal paper."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading
from huiyin.domain.letters.phrases import Kind, body_of, form, matter_parts, names

KIND = Kind(
    "visit_summary",
    "接访小结",
    "Closing Summary of a Visit",
    required=names("matter visit_when summary seal_unit date"),
    optional=names("reasons_noted"),
    addressee="",
    red_head=False,
)
_ROWS = (
    ("number", "信访件编号", "Number"),
    ("title", "事项名称", "Matter"),
    ("visit_when", "接谈时间", "When"),
)


def write(c: Contents) -> list[Block]:
    """The head as a table, the summary as it was closed, and the reasons that had to be noted."""
    title, number = matter_parts(c)
    head = form(Contents({**c.given, "title": title, "number": number}, c.lang), _ROWS)
    noted = c.lines("reasons_noted")
    more = [Heading(c.say("注明的理由", "Reasons noted")), *body_of(noted)] if noted else []
    return [head, *body_of(c.lines("summary")), *more]
