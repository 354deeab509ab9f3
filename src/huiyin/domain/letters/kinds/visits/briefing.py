"""接访要情: what whoever receives has to know before the people come, on one page."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading
from huiyin.domain.letters.phrases import Kind, body_of, form, matter_parts, names

KIND = Kind(
    "visit_briefing",
    "接访要情",
    "Briefing for a Visit",
    required=names(
        "matter visit_when visit_where visit_people receiver visit_needs visit_about course claims_said"
        " promises_made what_is_late unit_position rules_at_hand seal_unit date"
    ),
    optional=names("stage earlier_visits"),
    addressee="",
    red_head=False,
)
_ROWS = (
    ("number", "信访件编号", "Number"),
    ("title", "事项名称", "Matter"),
    ("stage", "当前状态", "Where it stands"),
    ("visit_when", "接待时间", "When"),
    ("visit_where", "接待地点", "Where"),
    ("visit_people", "来访人数", "How many"),
    ("receiver", "接待人", "Who receives"),
    ("visit_needs", "需要", "Needs"),
    ("visit_about", "来谈事项", "What about"),
)
_PARTS = (
    ("claims_said", "诉求和已作答复", "Claims and answers so far"),
    ("promises_made", "承诺及落实", "Promises, and whether they were kept"),
    ("what_is_late", "逾期的事和责任单位", "What is late, and whose it is"),
    ("unit_position", "有关单位情况说明", "Position of the unit concerned"),
    ("course", "办理经过", "Course"),
    ("earlier_visits", "此前接待", "Earlier visits"),
    ("rules_at_hand", "有关规定", "Rules at hand"),
)


def write(c: Contents) -> list[Block]:
    """The head as a table, then what was asked, answered, promised and left late before the course of it."""
    title, number = matter_parts(c)
    head = form(Contents({**c.given, "title": title, "number": number}, c.lang), _ROWS)
    return [head, *(block for name, zh, en in _PARTS for block in _part(c, name, zh, en))]


def _part(c: Contents, name: str, zh: str, en: str) -> list[Block]:
    lines = c.lines(name)
    return [Heading(c.say(zh, en)), *body_of(lines)] if lines else []
