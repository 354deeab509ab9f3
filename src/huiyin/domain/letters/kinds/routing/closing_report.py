"""办结报告: reports to the office that assigned a matter what was found, decided and carried out, and when it was served."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Heading, Items, Paragraph
from huiyin.domain.letters.phrases import Kind, asking, basis, body_of, closing, matter, names, until

KIND = Kind(
    "closing_report",
    "信访事项办结报告",
    "Closing Report",
    required=names("report_to matter facts_found opinion_given execution served_on enclosed seal_unit date"),
    optional=names("assigned_on set_period set_period_computation served_how agreed_on contact legal_basis"),
    addressee="report_to",
)


def write(c: Contents) -> list[Block]:
    """Five sections in the order of the assignment's own demand."""
    return [
        Paragraph(_opening(c)),
        *_section(c, "facts_found", "查明的事实", "Facts found"),
        *_section(c, "opinion_given", "处理意见", "Opinion"),
        *_section(c, "execution", "执行情况", "How it was carried out"),
        Heading(c.say("送达情况", "Service")),
        Paragraph(_served(c)),
        Heading(c.say("随附材料", "Enclosed")),
        Items(c.lines("enclosed")),
        *basis(c),
        *asking(c),
        closing(c, "特此报告。", "Respectfully reported."),
    ]


def _opening(c: Contents) -> str:
    day = c.text("assigned_on")
    period = until(c, "set_period", "set_period_computation")
    said = c.say(
        f"你单位{'于' + day if day else ''}交办的{matter(c)}已经办结，现将有关情况报告如下。",
        f"We have concluded {matter(c)}, which you assigned to us{' on ' + day if day else ''}, and report as follows.",
    )
    return said + (c.say(f"交办期限：{period}。", f" Set time: {period}.") if period else "")


def _section(c: Contents, name: str, zh: str, en: str) -> list[Block]:
    return [Heading(c.say(zh, en)), *body_of(c.lines(name))]


def _served(c: Contents) -> str:
    """An agreement both signed is the answer itself; otherwise the opinion was served."""
    day, how, agreed = c.text("served_on"), c.text("served_how"), c.text("agreed_on")
    by, way = (f"（{how}）", f" ({how})") if how else ("", "")
    if agreed:
        return c.say(
            f"双方已于{agreed}达成协议，协议书已于{day}交双方{by}。",
            f"The two sides agreed on {agreed}; the agreement was handed to both on {day}{way}.",
        )
    return c.say(
        f"书面处理意见已于{day}送达信访人{by}。",
        f"The written opinion was served on the person on {day}{way}.",
    )
