"""听证笔录: who was there, what was said, shown and argued, the panel's opinion and votes, who signed."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading, Paragraph
from huiyin.domain.letters.phrases import Kind, body_of, form, matter_parts, names

KIND = Kind(
    "hearing_record",
    "听证笔录",
    "Record of a Hearing",
    required=names(
        "petitioner matter hearing_on hearing_hour hearing_place openness presider present statements"
        " panel_opinion votes signatures seal_unit date"
    ),
    optional=names("subject ended_on ended_hour panel recorder interpreter questions evidence debate"),
    addressee="",
    red_head=False,
)
_ROWS = (
    ("number", "信访件编号", "Number"),
    ("title", "事项名称", "Matter"),
    ("petitioner", "信访人", "Brought by"),
    ("subject", "听证内容", "What was heard"),
    ("hearing_on", "日期", "Day"),
    ("hearing_hour", "开始时间", "Began"),
    ("ended_on", "结束日期", "Ended on"),
    ("ended_hour", "结束时间", "Ended"),
    ("hearing_place", "地点", "Place"),
    ("openness", "是否公开", "Public or not"),
    ("presider", "主持人", "Presided over by"),
    ("panel", "听证员", "Panel"),
    ("recorder", "记录人", "Minutes by"),
    ("interpreter", "翻译", "Interpreter"),
    ("present", "参加人", "Present"),
)
_PARTS = (
    ("statements", "各方陈述", "Statements"),
    ("questions", "质询", "Questions and answers"),
    ("evidence", "出示的证据", "Evidence shown"),
    ("debate", "辩论", "Debate"),
    ("panel_opinion", "合议意见", "Opinion of the panel"),
    ("votes", "表决", "Votes"),
    ("signatures", "核对和签名", "Read back and signed"),
)


def write(c: Contents) -> list[Block]:
    """The head as a table, then the course of the hearing in its order; a part that did not happen is left out."""
    title, number = matter_parts(c)
    head = form(Contents({**c.given, "title": title, "number": number}, c.lang), _ROWS)
    body = [block for part in _PARTS for block in _part(c, *part)]
    return [head, *body, Paragraph(_end(c))]


def _part(c: Contents, name: str, zh: str, en: str) -> list[Block]:
    lines = c.lines(name)
    return [Heading(c.say(zh, en)), *body_of(lines)] if lines else []


def _end(c: Contents) -> str:
    return c.say("以上笔录经参加人核对。", "These minutes were checked by those who took part.")
