"""Builds the Word templates beside this file; run ``python -m huiyin.domain.letters.templates.build``.

An office edits a copy in Word and keeps it in a folder of its own; this script only makes the first ones.
The styles carry the whole layout, so that what an office changes in Word is a style, not a paragraph.
"""

import io
from dataclasses import dataclass
from html import escape
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Twips

from huiyin.domain.letters.repack import repack
from huiyin.domain.letters.templates import gb9704 as gb
from huiyin.domain.letters.templates.styles import FONT_TABLE, ISSUER_STYLES, style_sheet

TEMPLATES = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """What differs between the two languages in the frame of a letter."""

    file: str
    english: bool
    colon: str
    signed: str
    attachments: str
    copies: str
    comma: str
    stop: str


CHINESE = Words("letter.docx", False, "：", "签发人：", "附件：", "抄送：", "，", "。")
ENGLISH = Words("letter_en.docx", True, ":", "Signed off by: ", "Attachments: ", "Copies to: ", ", ", ".")


def build(words: Words) -> bytes:
    """One template as bytes, the same on every run."""
    document = Document()
    _page(document, words)
    _styles(document, words)
    body = document.element.body
    for old in list(body.iterchildren()):
        if not old.tag.endswith("}sectPr"):
            body.remove(old)
    for piece in _letter(words):
        body.insert(len(body) - 1, parse_xml(piece))
    _folios(document)
    properties = document.core_properties
    properties.author = properties.comments = properties.title = ""
    out = io.BytesIO()
    document.save(out)
    return repack(out.getvalue())


def _page(document: Opened, words: Words) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Twips(gb.PAGE[0]), Twips(gb.PAGE[1])
    section.top_margin, section.bottom_margin = Twips(gb.twips(gb.TOP_MM)), Twips(gb.twips(gb.BOTTOM_MM))
    section.left_margin, section.right_margin = Twips(gb.twips(gb.LEFT_MM)), Twips(gb.twips(gb.RIGHT_MM))
    section.footer_distance = Twips(gb.twips(gb.FOLIO_MM))
    grid = section._sectPr.xpath("w:docGrid")[0]
    kind = 'w:type="lines"' if words.english else f'w:type="linesAndChars" w:charSpace="{gb.CHARACTER_SPACE}"'
    new = parse_xml(f'<w:docGrid {nsdecls("w")} {kind} w:linePitch="{gb.LINE_PITCH}"/>')
    grid.getparent().replace(grid, new)
    document.settings.odd_and_even_pages_header_footer = True
    for language in document.settings.element.xpath("w:themeFontLang"):
        language.set(qn("w:eastAsia"), "zh-CN")


def _styles(document: Opened, words: Words) -> None:
    styles = document.part._styles_part
    styles._element = parse_xml(style_sheet(words.english))
    for part in document.part.package.iter_parts():
        if str(part.partname) == "/word/fontTable.xml":
            part._blob = FONT_TABLE.encode()


def _folios(document: Opened) -> None:
    """Odd pages carry the folio on the right, even pages on the left (GB/T 9704, 7.5)."""
    section = document.sections[0]
    for footer, style in ((section.footer, "FolioOdd"), (section.even_page_footer, "FolioEven")):
        footer.is_linked_to_previous = False
        for old in list(footer._element.iterchildren()):
            footer._element.remove(old)
        footer._element.append(parse_xml(_paragraph(style, _run("— ") + _FIELD + _run(" —"))))


_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
_TAB = "<w:r><w:tab/></w:r>"


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _paragraph(style: str, runs: str) -> str:
    return f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _tag(code: str) -> str:
    """A control line: docxtpl takes the whole paragraph away."""
    return _paragraph("Text", _run("{%p " + code + " %}"))


def _either(condition: str, first: list[str], second: list[str]) -> list[str]:
    return [_tag(f"if {condition}"), *first, _tag("else"), *second, _tag("endif")]


def _letter(words: Words) -> list[str]:
    return [*_head(words), *_body(words), *_foot(words)]


def _head(words: Words) -> list[str]:
    name = _run("{{ issuer }}")
    sizes = [_paragraph(ISSUER_STYLES[-1][0], name)]
    for style, points in reversed(ISSUER_STYLES[:-1]):
        longest = gb.TEXT_WIDTH // 20 // points
        sizes = _either(f"issuer|length <= {longest}", [_paragraph(style, name)], sizes)
    signed = _run("{{ number }}") + _TAB + _run(words.signed) + _run("{{ signed_by }}", "Signer")
    number = _either(
        "signed_by", [_paragraph("NumberSigned", signed)], [_paragraph("Number", _run("{{ number }}"))]
    )
    title = _either(
        "issuer", [_paragraph("Title", _run("{{ title }}"))], [_paragraph("FormTitle", _run("{{ title }}"))]
    )
    return [_tag("if issuer"), *sizes, *number, _tag("endif"), *title]


def _body(words: Words) -> list[str]:
    shown = [
        ("heading", "SectionHeading"),
        ("claim", "ClaimHeading"),
        ("remedy", "Remedy"),
        ("contact", "Contact"),
        ("closing", "Closing"),
    ]
    pieces = [
        _tag("if addressee"),
        _paragraph("Addressee", _run("{{ addressee }}" + words.colon)),
        _tag("endif"),
        _tag("for line in lines"),
        _tag("if line.style == 'form'"),
        _form(),
    ]
    for style, word_style in shown:
        pieces += [_tag(f"elif line.style == '{style}'"), _line(word_style)]
    return [*pieces, _tag("else"), _line("Text"), _tag("endif"), _tag("endfor")]


def _line(style: str) -> str:
    return _paragraph(style, _run("{{ line.label }}", "Label") + _run("{{ line.text }}"))


def _form() -> str:
    """A two-column table whose row repeats; a cell holds one paragraph for each line of its value."""
    left, right = 2300, gb.TEXT_WIDTH - 2300
    label = _paragraph("FormLabel", _run("{{ row.label }}"))
    value = (
        _paragraph("FormText", _run("{%p for text in row.texts %}"))
        + _paragraph("FormText", _run("{{ text }}"))
        + _paragraph("FormText", _run("{%p endfor %}"))
    )
    rows = (
        _row(left, right, _paragraph("FormText", _run("{%tr for row in line.rows %}")))
        + _row(left, right, label, value)
        + _row(left, right, _paragraph("FormText", _run("{%tr endfor %}")))
    )
    grid = f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{right}"/></w:tblGrid>'
    properties = (
        f'<w:tblPr><w:tblStyle w:val="Form"/><w:tblW w:w="{gb.TEXT_WIDTH}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f"<w:tbl {nsdecls('w')}>{properties}{grid}{rows}</w:tbl>"


def _row(left: int, right: int, first: str, second: str = "") -> str:
    second = second or _paragraph("FormText", "")
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for width, content in ((left, first), (right, second))
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _foot(words: Words) -> list[str]:
    numbered = "{% if attachments|length > 1 %}{{ loop.index }}. {% endif %}{{ attachment }}"
    return [
        _tag("for attachment in attachments"),
        *_either(
            "loop.first",
            [_paragraph("AttachmentFirst", _run(words.attachments + numbered))],
            [_paragraph("Attachment", _run(numbered))],
        ),
        _tag("endfor"),
        _tag("if seal_unit"),
        *_either(
            "seal_unit|length <= 14",
            [_paragraph("SealUnit", _TAB + _run("{{ seal_unit }}"))],
            [_paragraph("SealUnitLong", _run("{{ seal_unit }}"))],
        ),
        _tag("endif"),
        _paragraph("Date", _run("{{ date }}")),
        _tag("if copies_to"),
        _paragraph("Copies", _run(words.copies + "{{ copies_to|join('" + words.comma + "') }}" + words.stop)),
        _tag("endif"),
    ]


def main() -> None:
    """Writes both templates."""

    for words in (CHINESE, ENGLISH):
        (TEMPLATES / words.file).write_bytes(build(words))


if __name__ == "__main__":
    main()
