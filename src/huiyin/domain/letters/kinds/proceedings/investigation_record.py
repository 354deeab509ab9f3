"""现场调查核实笔录: when, where, by whom, who was heard, what was seen, and whether it was read back and signed."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph, Role
from huiyin.domain.letters.phrases import Kind, form, matter_parts, names

KIND = Kind(
    "investigation_record",
    "现场调查核实笔录",
    "Record of an Investigation on Site",
    required=names("matter held_when held_where staff seen read_back date"),
    optional=names("heard pictures seal_unit"),
    addressee="",
    red_head=False,
)
_ROWS = (
    ("matter_number", "信访事项编号", "Number of the matter"),
    ("title", "事项名称", "Matter"),
    ("held_when", "调查时间", "When"),
    ("held_where", "调查地点", "Where"),
    ("staff", "调查人员", "By whom"),
    ("heard", "被询问人", "Who was heard"),
    ("seen", "查看和询问情况", "What was seen and said"),
    ("pictures", "所附照片、材料", "Pictures and papers added"),
    ("read_back", "核对和签名", "Read back and signed"),
)


def write(c: Contents) -> list[Block]:
    """A table, with room for the signatures below it."""
    title, number = matter_parts(c)
    flat = Contents({**c.given, "title": title, "matter_number": number}, c.lang)
    return [
        form(flat, _ROWS),
        Paragraph(c.say("被询问人签名：", "Signed by those heard:"), Role.CONTACT),
        Paragraph(c.say("调查人员签名：", "Signed by those who visited:"), Role.CONTACT),
    ]
