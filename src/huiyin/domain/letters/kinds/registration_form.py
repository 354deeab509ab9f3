"""信访事项登记表: what was written down when the matter came in; the person may take a copy as a receipt."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Paragraph, Role
from huiyin.domain.letters.phrases import Kind, form, matter_parts, names

KIND = Kind(
    "registration_form",
    "信访事项登记表",
    "Registration of a Matter",
    required=names("matter received_on channel petitioner claims facts_and_reasons query_hint date"),
    optional=names(
        "registered_on address petitioner_contact people_present representatives received_from category"
        " purpose place enclosed registrar recorded_from_speech contact query_code seal_unit"
    ),
    addressee="",
    red_head=False,
)
_ROWS = (
    ("number", "信访件编号", "Number"),
    ("received_on", "收到日期", "Received on"),
    ("registered_on", "登记日期", "Registered on"),
    ("channel", "信访形式", "Channel"),
    ("received_from", "来源机关", "Passed on by"),
    ("petitioner", "姓名（名称）", "Name"),
    ("address", "住址", "Address"),
    ("petitioner_contact", "联系方式", "How to reach them"),
    ("people_present", "来访人数", "People present"),
    ("representatives", "代表", "Representatives"),
    ("place", "问题属地", "Place"),
    ("category", "内容分类", "Category"),
    ("purpose", "信访目的", "Purpose"),
    ("title", "事项名称", "Matter"),
    ("claims", "请求", "What is asked for"),
    ("facts_and_reasons", "事实和理由", "Facts and reasons"),
    ("enclosed", "所附材料", "Enclosed"),
    ("registrar", "登记人", "Registered by"),
    ("contact", "咨询电话", "Whom to ask"),
    ("query_code", "查询码", "Query code"),
    ("query_hint", "查询方式", "How to follow it"),
)


def write(c: Contents) -> list[Block]:
    """A table; words taken down from speech are marked so and leave room for the speaker's signature."""
    return [form(_flat(c), _ROWS), *_spoken(c)]


def _flat(c: Contents) -> Contents:
    """The same contents with the matter's title as a row of its own, and claims as plain words."""
    title, number = matter_parts(c)
    claims = [row.given.get("claim") for row in c.rows("claims")] or c.given["claims"]
    return Contents({**c.given, "title": title, "number": number, "claims": claims}, c.lang)


def _spoken(c: Contents) -> list[Block]:
    if c.given.get("recorded_from_speech") is not True:
        return []
    return [
        Paragraph(
            c.say(
                "以上内容根据信访人口述如实记录，已交信访人核对。",
                "Taken down truthfully from what the person said, who has checked it.",
            )
        ),
        Paragraph(c.say("信访人签名：", "Signature:"), Role.CONTACT),
    ]
