"""Measures the produced docx against GB/T 9704-2012: paper, margins, grid, faces, sizes, folio, rule, date."""

import io
import zipfile
from functools import cache

import pytest
from lxml import etree
from tests.letters.conftest import complete

from huiyin.domain.letters.compose import compose, kinds
from huiyin.domain.letters.docx import render
from huiyin.domain.letters.kinds import ALL

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1]}
MM = 1440 / 25.4


@pytest.fixture
def parts(sample) -> dict[str, etree._Element]:
    made = render(compose("opinion", sample("opinion", attachments=["票据", "照片"])))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return {
            name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")
        }


@pytest.fixture
def body(parts):
    return parts["word/document.xml"]


@pytest.fixture
def resolve(parts):
    """The value a paragraph style ends up with, following basedOn up to the document defaults."""
    sheet = parts["word/styles.xml"]
    styles = {style.get(W + "styleId"): style for style in sheet.findall("w:style", NS)}

    def value(style: str, path: str, attribute: str = "val") -> str | None:
        while style:
            for found in styles[style].findall(path, NS):
                if found.get(W + attribute) is not None:
                    return found.get(W + attribute)
            based = styles[style].find("w:basedOn", NS)
            style = based.get(W + "val") if based is not None else ""
        found = sheet.find("w:docDefaults/w:rPrDefault/" + path, NS)
        return found.get(W + attribute) if found is not None else None

    return value


def used(body, style: str) -> list[str]:
    """The texts of the paragraphs in this style."""
    found = body.xpath(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']", namespaces=NS)
    return ["".join(paragraph.itertext()) for paragraph in found]


def test_a4_with_the_standards_margins(body) -> None:
    size, margins = body.find(".//w:pgSz", NS), body.find(".//w:pgMar", NS)
    assert (int(size.get(W + "w")), int(size.get(W + "h"))) == (11906, 16838)
    for side, mm in {"top": 37, "left": 28, "right": 26, "bottom": 35}.items():
        assert abs(int(margins.get(W + side)) / MM - mm) < 0.05, side


def test_the_grid_holds_22_lines_of_28_characters(body) -> None:
    grid = body.find(".//w:docGrid", NS)
    pitch, space = int(grid.get(W + "linePitch")), int(grid.get(W + "charSpace"))
    assert grid.get(W + "type") == "linesAndChars"
    height, width = 16838 - round(37 * MM) - round(35 * MM), 11906 - round(28 * MM) - round(26 * MM)
    assert height // pitch == 22
    assert int(width / 20 // (16 + space / 4096)) == 28


def test_the_body_itself_sets_22_lines_of_28_characters(resolve) -> None:
    """Also where a program does not snap to the grid: exact pitch, drawn-in 16 pt characters."""
    assert resolve("Text", "w:pPr/w:spacing", "lineRule") == "exact"
    assert (16838 - round(37 * MM) - round(35 * MM)) // int(resolve("Text", "w:pPr/w:spacing", "line")) == 22
    advance = int(resolve("Text", "w:rPr/w:sz")) / 2 + int(resolve("Text", "w:rPr/w:spacing")) / 20
    assert (11906 - round(28 * MM) - round(26 * MM)) / 20 // advance == 28


@pytest.mark.parametrize(
    ("style", "face", "points"),
    [
        ("Text", "仿宋_GB2312", 16),
        ("Addressee", "仿宋_GB2312", 16),
        ("Number", "仿宋_GB2312", 16),
        ("SectionHeading", "黑体", 16),
        ("ClaimHeading", "楷体_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Date", "仿宋_GB2312", 16),
        ("Copies", "仿宋_GB2312", 14),
        ("FolioOdd", "宋体", 14),
        ("FolioEven", "宋体", 14),
    ],
)
def test_faces_and_sizes(style, face, points, resolve) -> None:
    assert resolve(style, "w:rPr/w:rFonts", "eastAsia") == face
    assert int(resolve(style, "w:rPr/w:sz")) == 2 * points


def test_no_run_overrides_its_style(body) -> None:
    """What was measured on the styles is what is printed."""
    assert body.xpath("//w:r/w:rPr/*[not(self::w:rStyle)]", namespaces=NS) == []
    assert body.xpath("//w:body/w:p/w:pPr/*[not(self::w:pStyle)]", namespaces=NS) == []


def test_every_style_used_is_defined(parts, body) -> None:
    defined = set(parts["word/styles.xml"].xpath("//w:style/@w:styleId", namespaces=NS))
    feet = [part for name, part in parts.items() if "footer" in name]
    for part in (body, *feet):
        assert (
            set(part.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val", namespaces=NS))
            <= defined
        )


def test_faces_fall_back(parts) -> None:
    names = {
        font.get(W + "name"): font.find("w:altName", NS).get(W + "val")
        for font in parts["word/fontTable.xml"].findall("w:font", NS)
        if font.find("w:altName", NS) is not None
    }
    assert names["仿宋_GB2312"] == "仿宋" and names["楷体_GB2312"] == "楷体"


def test_the_red_head(body, resolve) -> None:
    assert used(body, "Issuer") == ["临江县城市管理局"]
    assert resolve("Issuer", "w:rPr/w:color") == "FF0000"
    assert abs(int(resolve("Issuer", "w:pPr/w:spacing", "before")) / MM - 35) < 0.05
    assert used(body, "Number") == ["临城管信〔2026〕5号"]
    assert resolve("Number", "w:pPr/w:pBdr/w:bottom", "color") == "FF0000"
    assert abs(int(resolve("Number", "w:pPr/w:pBdr/w:bottom", "space")) * 25.4 / 72 - 4) < 0.2
    assert int(resolve("Number", "w:pPr/w:spacing", "before")) == 2 * 579


def test_the_title_is_centred_two_lines_under_the_rule(body, resolve) -> None:
    assert used(body, "Title") == ["信访处理意见书"]
    assert resolve("Title", "w:pPr/w:jc") == "center"
    assert int(resolve("Title", "w:pPr/w:spacing", "before")) == 2 * 579


def test_headings_are_numbered_as_the_standard_numbers_them(body) -> None:
    assert [heading[:2] for heading in used(body, "SectionHeading")] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert [heading[:3] for heading in used(body, "ClaimHeading")] == ["（一）", "（二）"]


def test_paragraphs_are_indented_two_characters(resolve) -> None:
    for style in ("Text", "SectionHeading", "ClaimHeading", "Remedy", "Closing"):
        assert resolve(style, "w:pPr/w:ind", "firstLineChars") == "200"
    assert resolve("Addressee", "w:pPr/w:ind", "firstLineChars") is None


def test_the_date_leaves_four_characters_on_its_right(body, resolve) -> None:
    assert used(body, "Date") == ["2026年3月6日"]
    assert resolve("Date", "w:pPr/w:jc") == "right"
    assert resolve("Date", "w:pPr/w:ind", "rightChars") == "400"


def test_the_units_name_is_centred_over_the_date(body, resolve) -> None:
    assert used(body, "SealUnit") == ["临江县城市管理局"]
    centre = int(resolve("SealUnit", "w:pPr/w:tabs/w:tab", "pos"))
    date_centre = 8845 - 4 * 316 - 7 * 316 / 2
    assert abs(centre - date_centre) < 20


def test_attachments_are_indented_two_characters_and_numbered(body, resolve) -> None:
    assert used(body, "AttachmentFirst") + used(body, "Attachment") == ["附件：1. 票据", "2. 照片"]
    left = int(resolve("AttachmentFirst", "w:pPr/w:ind", "leftChars"))
    assert left - int(resolve("AttachmentFirst", "w:pPr/w:ind", "hangingChars")) == 200
    assert int(resolve("AttachmentFirst", "w:pPr/w:spacing", "before")) == 579


def test_folios_alternate_with_a_dash_on_each_side(parts, body, resolve) -> None:
    assert parts["word/settings.xml"].find("w:evenAndOddHeaders", NS) is not None
    kinds = {ref.get(W + "type") for ref in body.findall(".//w:footerReference", NS)}
    assert kinds == {"default", "even"}
    feet = {
        used(part, style)[0]
        for part in parts.values()
        for style in ("FolioOdd", "FolioEven")
        if used(part, style)
    }
    assert feet == {"— 1 —"}
    assert (
        resolve("FolioOdd", "w:pPr/w:jc") == "right"
        and resolve("FolioOdd", "w:pPr/w:ind", "rightChars") == "100"
    )
    assert (
        resolve("FolioEven", "w:pPr/w:jc") == "left"
        and resolve("FolioEven", "w:pPr/w:ind", "leftChars") == "100"
    )
    distance = int(body.find(".//w:pgMar", NS).get(W + "footer")) / MM
    dash_under_text = 35 - distance - 16 / 72 * 25.4 / 2
    assert abs(dash_under_text - 7) < 0.5


def test_a_long_issuer_still_fits_its_line(sample) -> None:
    sizes = {"Issuer": 36, "Issuer26": 26, "Issuer22": 22, "Issuer18": 18}
    for length in (1, 12, 13, 17, 20, 24):
        name = "县" * length
        made = render(compose("opinion", sample("opinion", issuer=name)))
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            document = etree.fromstring(package.read("word/document.xml"))
        (style,) = [style for style in sizes if used(document, style)]
        assert used(document, style) == [name]
        assert len(name) * sizes[style] <= 442


# --- every kind of paper, measured as it is produced ---


@cache
def produced(kind: str) -> dict[str, etree._Element]:
    """The parts of one kind's docx, made once."""
    made = render(compose(kind, complete(kind)))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return {
            name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith(".xml")
        }


def style_value(parts, style: str, path: str, attribute: str = "val") -> str | None:
    """What a style ends up with, in the document that was really produced."""
    sheet = parts["word/styles.xml"]
    styles = {one.get(W + "styleId"): one for one in sheet.findall("w:style", NS)}
    while style:
        for found in styles[style].findall(path, NS):
            if found.get(W + attribute) is not None:
                return found.get(W + attribute)
        based = styles[style].find("w:basedOn", NS)
        style = based.get(W + "val") if based is not None else ""
    found = sheet.find("w:docDefaults/w:rPrDefault/" + path, NS)
    return found.get(W + attribute) if found is not None else None


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_the_page_the_margins_and_the_grid(kind) -> None:
    document = produced(kind)["word/document.xml"]
    (section,) = document.iter(W + "sectPr")
    size, margins, grid = (section.find(f"w:{name}", NS) for name in ("pgSz", "pgMar", "docGrid"))
    assert (int(size.get(W + "w")), int(size.get(W + "h"))) == (11906, 16838)
    for side, mm in {"top": 37, "left": 28, "right": 26, "bottom": 35}.items():
        assert abs(int(margins.get(W + side)) / MM - mm) < 0.05, side
    pitch, space = int(grid.get(W + "linePitch")), int(grid.get(W + "charSpace"))
    assert grid.get(W + "type") == "linesAndChars"
    assert (16838 - round(37 * MM) - round(35 * MM)) // pitch == 22
    assert int((11906 - round(28 * MM) - round(26 * MM)) / 20 // (16 + space / 4096)) == 28


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_set_in_the_standards_faces_and_in_styles_alone(kind) -> None:
    parts = produced(kind)
    document = parts["word/document.xml"]
    assert document.xpath("//w:r/w:rPr/*[not(self::w:rStyle)]", namespaces=NS) == []
    used_styles = set(document.xpath("//w:body//w:p/w:pPr/w:pStyle/@w:val", namespaces=NS))
    defined = set(parts["word/styles.xml"].xpath("//w:style/@w:styleId", namespaces=NS))
    assert used_styles and used_styles <= defined
    for style in used_styles - {"Issuer", "Issuer26", "Issuer22", "Issuer18", "Title", "FormTitle"}:
        face = style_value(parts, style, "w:rPr/w:rFonts", "eastAsia")
        points = int(style_value(parts, style, "w:rPr/w:sz")) / 2
        assert face in {"仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"}, (style, face)
        assert 10.5 <= points <= 16, (style, points)  # nothing larger than 3号 outside title and red head


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_its_title_in_the_middle_and_its_folio(kind) -> None:
    parts = produced(kind)
    document = parts["word/document.xml"]
    paper = compose(kind, complete(kind))
    style = "Title" if ALL[kind][0].red_head else "FormTitle"
    assert used(document, style) == [paper.title]
    assert style_value(parts, style, "w:pPr/w:jc") == "center"
    assert style_value(parts, style, "w:rPr/w:rFonts", "eastAsia") == "方正小标宋简体"
    assert int(style_value(parts, style, "w:rPr/w:sz")) == 44
    feet = [
        used(part, style)[0]
        for part in parts.values()
        for style in ("FolioOdd", "FolioEven")
        if used(part, style)
    ]
    assert feet and set(feet) == {"— 1 —"}


@pytest.mark.parametrize("kind", kinds())
def test_the_red_head_stands_on_every_document_and_on_no_form(kind) -> None:
    parts = produced(kind)
    document = parts["word/document.xml"]
    heads = [style for style in ("Issuer", "Issuer26", "Issuer22", "Issuer18") if used(document, style)]
    paper = compose(kind, complete(kind))
    assert bool(heads) is bool(paper.issuer) is ALL[kind][0].red_head
    if heads:
        assert used(document, heads[0]) == [paper.issuer]
        assert style_value(parts, heads[0], "w:rPr/w:color") == "FF0000"
        assert style_value(parts, "Number", "w:pPr/w:pBdr/w:bottom", "color") == "FF0000"
        assert used(document, "Number") == [paper.number]
