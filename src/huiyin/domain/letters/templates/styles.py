"""The style sheet of the templates: GB/T 9704 as named Word styles, and faces to fall back on."""

from docx.oxml.ns import nsdecls

from huiyin.domain.letters.templates import gb9704 as gb

RED = "FF0000"
CHAR = round(gb.TEXT_WIDTH / gb.CHARACTERS)
LINE = gb.LINE_PITCH
ISSUER_STYLES = (("Issuer", 36), ("Issuer26", 26), ("Issuer22", 22), ("Issuer18", 18))
"""Style and size of the red head: the largest in which the name stands on one line, the last one wraps."""
_CLEAR_FIRST = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'


def style_sheet(english: bool) -> str:
    """The whole ``word/styles.xml``. English letters are set in 12 pt; Chinese in 16 pt on the 22 x 28 grid."""
    size = 12 if english else gb.BODY_PT
    return f"""<w:styles {nsdecls("w")}>
<w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="{gb.LATIN}" w:hAnsi="{gb.LATIN}" w:cs="{gb.LATIN}" w:eastAsia="{gb.FANGSONG}"/>
<w:sz w:val="{2 * size}"/><w:szCs w:val="{2 * size}"/>
<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>
</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
{_text_styles(english)}{_head_styles()}{_section_styles(english)}{_foot_styles()}{_form_styles()}
</w:styles>"""


def _style(ident: str, name: str, paragraph: str = "", run: str = "", parent: str = "Normal") -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if ident != parent else ""
    default = ' w:default="1"' if ident == "Normal" else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"{default}><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>\n"
    )


def _face(face: str, points: float) -> str:
    half = round(2 * points)
    return f'<w:rFonts w:eastAsia="{face}"/>{{}}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _font(face: str, points: float, colour: str = "") -> str:
    """Run properties in the order the schema wants: face, colour, size."""
    return _face(face, points).format(f'<w:color w:val="{colour}"/>' if colour else "")


def _spacing(before: int = 0, after: int = 0, line: int = LINE, rule: str = "exact") -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _text_styles(english: bool) -> str:
    """22 lines of 28 characters come from exact pitch and drawn-in characters, not from snapping to the grid.

    Word would reach the same by snapping; LibreOffice gives a 16 pt character two cells of a 15.8 pt grid.
    Lines are not justified: on a page with a character grid LibreOffice then leaves out the punctuation mark
    that would be the line's last.
    """
    line = 400 if english else LINE
    indent = _CLEAR_FIRST if english else f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHAR}"/>'
    after = 160 if english else 0
    half = 24 if english else 2 * gb.BODY_PT
    drawn_in = "" if english else f'<w:spacing w:val="{gb.DRAWN_IN}"/>'
    size = f'{drawn_in}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    return (
        _style(
            "Normal",
            "Normal",
            '<w:snapToGrid w:val="0"/>' + _spacing(line=line),
            size,
        )
        + _style("Text", "公文正文", _spacing(after=after, line=line) + indent + '<w:jc w:val="left"/>')
        + _style("Addressee", "公文主送", _spacing(after=after, line=line) + '<w:jc w:val="left"/>')
        + _style("Remedy", "公文救济告知", parent="Text")
        + _style("Contact", "公文联系查询", "<w:keepNext/>", parent="Text")
        + _style("Closing", "公文结语", "<w:keepNext/>", parent="Text")
    )


def _head_styles() -> str:
    """The issuer's name starts 35 mm under the top of the text area; two lines; number; 4 mm; red rule."""
    top = gb.twips(35)
    issuer = '<w:keepNext/><w:snapToGrid w:val="0"/>{}<w:jc w:val="center"/>'
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="{gb.RULE_GAP_PT}" w:color="{RED}"/></w:pBdr>'
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{gb.TEXT_WIDTH - CHAR}"/></w:tabs>'
    sides = f'<w:ind w:leftChars="100" w:left="{CHAR}" w:rightChars="100" w:right="{CHAR}"/>'
    return (
        _style(
            "Issuer",
            "公文发文机关标志",
            issuer.format(_spacing(top, line=960)),
            _font(gb.XIAOBIAOSONG, ISSUER_STYLES[0][1], RED),
        )
        + "".join(
            _style(
                ident,
                f"公文发文机关标志（{points}磅）",
                run=_font(gb.XIAOBIAOSONG, points, RED),
                parent="Issuer",
            )
            for ident, points in ISSUER_STYLES[1:]
        )
        + _style("Number", "公文发文字号", rule + _spacing(2 * LINE) + '<w:jc w:val="center"/>')
        + _style("NumberSigned", "公文发文字号和签发人", rule + tabs + _spacing(2 * LINE) + sides)
        + _style(
            "Title",
            "公文标题",
            "<w:keepNext/>" + _spacing(2 * LINE, LINE, 680) + '<w:jc w:val="center"/>',
            _font(gb.XIAOBIAOSONG, gb.TITLE_PT),
        )
        + _style("FormTitle", "公文表格标题", _spacing(0, LINE, 680), parent="Title")
        + _character("Signer", "公文签发人姓名", f'<w:rFonts w:eastAsia="{gb.KAITI}"/>')
    )


def _section_styles(english: bool) -> str:
    bold, italic = ("<w:b/>", "<w:i/>") if english else ("", "")
    return (
        _style(
            "SectionHeading",
            "公文一级标题",
            '<w:keepNext/><w:outlineLvl w:val="0"/>',
            f'<w:rFonts w:eastAsia="{gb.HEITI}"/>{bold}',
            "Text",
        )
        + _style(
            "ClaimHeading",
            "公文二级标题",
            '<w:keepNext/><w:outlineLvl w:val="1"/>',
            f'<w:rFonts w:eastAsia="{gb.KAITI}"/>{italic}',
            "Text",
        )
        + _character("Label", "公文要素名称", "<w:b/>")
    )


def _foot_styles() -> str:
    """The date stands four characters from the right; the unit's name is centred over it by a tab.

    Each keeps to the next, so that the seal does not come to stand on a page without text.
    """
    hang = 5 * CHAR
    first = f'<w:ind w:leftChars="500" w:left="{hang}" w:hangingChars="300" w:hanging="{3 * CHAR}"/>'
    others = f'<w:ind w:leftChars="500" w:left="{hang}"/>'
    date_centre = gb.TEXT_WIDTH - 4 * CHAR - 7 * CHAR // 2
    centre = f'<w:tabs><w:tab w:val="center" w:pos="{date_centre}"/></w:tabs>'
    edge = '<w:{} w:val="single" w:sz="8" w:space="3" w:color="000000"/>'
    box = f"<w:pBdr>{edge.format('top')}{edge.format('bottom')}</w:pBdr>"
    folio = '<w:snapToGrid w:val="0"/>' + _spacing(line=320)
    return (
        _style("AttachmentFirst", "公文附件说明", "<w:keepNext/>" + _spacing(LINE) + first)
        + _style("Attachment", "公文附件说明（续）", "<w:keepNext/>" + others)
        + _style("SealUnit", "公文署名", "<w:keepNext/>" + centre + _spacing(2 * LINE))
        + _style(
            "SealUnitLong", "公文署名（长）", "<w:keepNext/>" + _spacing(2 * LINE) + '<w:jc w:val="right"/>'
        )
        + _style(
            "Date",
            "公文成文日期",
            f'<w:keepNext/><w:ind w:rightChars="400" w:right="{4 * CHAR}"/><w:jc w:val="right"/>',
        )
        + _style(
            "Copies",
            "公文抄送",
            box + _spacing(2 * LINE) + f'<w:ind w:left="{CHAR}" w:right="{CHAR}"/>',
            _font(gb.FANGSONG, gb.FOLIO_PT),
        )
        + _style("FolioOdd", "公文页码（单页）", folio + _folio_side("right"), _folio_font())
        + _style("FolioEven", "公文页码（双页）", folio + _folio_side("left"), _folio_font())
    )


def _folio_side(side: str) -> str:
    return f'<w:ind w:{side}Chars="100" w:{side}="{CHAR}"/><w:jc w:val="{side}"/>'


def _folio_font() -> str:
    half = 2 * gb.FOLIO_PT
    faces = f'<w:rFonts w:ascii="{gb.SONGTI}" w:hAnsi="{gb.SONGTI}" w:eastAsia="{gb.SONGTI}"/>'
    return f'{faces}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _form_styles() -> str:
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = '<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
    small = _font(gb.FANGSONG, gb.FOLIO_PT)
    spacing = '<w:widowControl/><w:snapToGrid w:val="0"/>' + _spacing(40, 40, 420, "atLeast")
    return (
        _style("FormText", "公文表格文字", spacing, small)
        + _style("FormLabel", "公文表格栏目", '<w:jc w:val="center"/>', small, "FormText")
        + '<w:style w:type="table" w:styleId="Form"><w:name w:val="公文表格"/>'
        + f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins}</w:tblPr></w:style>\n"
    )


def _character(ident: str, name: str, run: str) -> str:
    return f'<w:style w:type="character" w:styleId="{ident}"><w:name w:val="{name}"/><w:rPr>{run}</w:rPr></w:style>\n'


FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f"<w:fonts {nsdecls('w')}>"
    + "".join(
        f'<w:font w:name="{face}"><w:altName w:val="{other}"/></w:font>'
        for face, other in gb.FALLBACKS.items()
    )
    + f'<w:font w:name="{gb.HEITI}"/><w:font w:name="{gb.SONGTI}"/><w:font w:name="{gb.LATIN}"/></w:fonts>'
)
