"""听证通知书: when and where, who presides, the right to ask for recusal, what to bring, how the notice was counted."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Field, Fields, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, closing, led, matter, names, you

KIND = Kind(
    "hearing_notice",
    "听证通知书",
    "Notice of a Hearing",
    required=names(
        "petitioner matter hearing_on hearing_hour hearing_place openness presider recusal_right what_to_bring"
        " notice_computation seal_unit date"
    ),
    optional=names("subject panel invited interpreter contact query_code query_hint legal_basis"),
)
_ROWS = (
    ("hearing_on", "日期", "Day"),
    ("hearing_hour", "时间", "Hour"),
    ("hearing_place", "地点", "Place"),
    ("openness", "是否公开", "Public or not"),
    ("presider", "主持人", "Presided over by"),
    ("panel", "听证员", "Panel"),
    ("invited", "其他参加单位", "Also invited"),
    ("interpreter", "翻译", "Interpreter"),
)


def write(c: Contents) -> list[Block]:
    """What a worried reader looks for first, when and where, stands in a table; rights and what to bring follow."""
    kept = ((c.say(zh, en), c.lines(name)) for name, zh, en in _ROWS)
    return [
        Paragraph(_opening(c)),
        Fields(tuple(Field(label, texts) for label, texts in kept if texts)),
        *led(c, "subject", "听证内容：", "What is heard: "),
        *led(c, "what_to_bring", "请携带：", "Please bring: "),
        *led(c, "recusal_right", "申请回避的权利：", "Your right to ask for recusal: "),
        *led(c, "notice_computation", "告知期限：", "Time of notice: "),
        Paragraph(_absence(c)),
        *basis(c),
        *asking(c),
        closing(c, "特此通知。", "We look forward to hearing you."),
    ]


def _opening(c: Contents) -> str:
    return c.say(
        f"{you(c)}提出的{matter(c)}，我单位决定举行听证，听取{you(c)}和有关各方的陈述。现将有关事项通知如下：",
        f"We have decided to hold a hearing on {matter(c)}, to hear you and the others concerned:",
    )


def _absence(c: Contents) -> str:
    return c.say(
        f"{you(c)}可以自己参加，也可以委托他人参加；不能到场的，请提前告诉我们，可以改期，也可以书面陈述意见。"
        f"不参加听证不影响{you(c)}的其他权利。",
        "You may come yourself or send somebody in your place. If you cannot come, tell us beforehand: another day can be "
        "set, or you may write down what you have to say. Not coming takes none of your other rights.",
    )
