"""送达回证: which paper reached whom, how, when and by whom; printed blank it is filled in and signed at the door."""

from huiyin.domain.letters.contents import Contents
from huiyin.domain.letters.paper import Block, Field, Fields, Paragraph, Role
from huiyin.domain.letters.phrases import UNLESS_ANONYMOUS, Kind, form, matter_parts, names

KIND = Kind(
    "service_receipt",
    "送达回证",
    "Receipt of Service",
    required=names("matter document seal_unit"),
    optional=names(
        "recipient how served_on server receiver relation refusal witness_or_proof confirmation parcel note"
    ),
    addressee="",
    red_head=False,
    unless=UNLESS_ANONYMOUS,
)
_ROWS = (
    ("number", "信访件编号", "Matter"),
    ("title", "事项名称", "About"),
    ("document", "送达文书", "Paper served"),
    ("recipient", "受送达人", "For"),
    ("how", "送达方式", "Way of service"),
    ("served_on", "收到日期", "Received on"),
    ("receiver", "代收人", "Taken by"),
    ("relation", "与受送达人关系", "Related as"),
    ("refusal", "拒收事由", "Refused because"),
    ("witness_or_proof", "见证人（照片、录像）", "Witness (photograph, video)"),
    ("confirmation", "确认收悉的方式", "Receipt confirmed by"),
    ("parcel", "邮件号", "Registered letter no."),
    ("server", "送达人", "Served by"),
    ("note", "备注", "Remark"),
    ("seal_unit", "送达机关", "Serving organ"),
)
_BY_HAND = ("how", "served_on", "receiver", "relation", "refusal", "witness_or_proof", "server")
"""What is written in by hand on a receipt that goes out with the paper."""
_BLANK = "＿" * 12


def write(c: Contents) -> list[Block]:
    """A table; where nothing is known of the service yet, the lines to be filled in at the door."""
    title, number = matter_parts(c)
    filled = Contents({**c.given, "title": title, "number": number}, c.lang)
    table = form(filled, _ROWS)
    return [table if c.has("how") else _with_blanks(c, table), *_signatures(c)]


def _with_blanks(c: Contents, table: Fields) -> Fields:
    labels = {c.say(zh, en): name for name, zh, en in _ROWS}
    known = {labels[row.label]: row for row in table.rows}
    rows = []
    for name, zh, en in _ROWS:
        if name in known:
            rows.append(known[name])
        elif name in _BY_HAND:
            rows.append(Field(c.say(zh, en), (_BLANK,)))
    return Fields(tuple(rows))


def _signatures(c: Contents) -> list[Block]:
    return [
        Paragraph(
            c.say("受送达人（代收人）签名或者盖章：", "Signature of the person (or who took it):"),
            Role.CONTACT,
        ),
        Paragraph(
            c.say("拒绝签名的，由送达人、见证人签名：", "If refused, the server and the witness sign:"),
            Role.CONTACT,
        ),
    ]
