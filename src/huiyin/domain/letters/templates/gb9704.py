"""The page numbers of GB/T 9704-2012 in the units Word counts in, each worked out from the standard's own."""

from math import floor

TWIPS_PER_MM = 1440 / 25.4
PAGE_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
LINES, CHARACTERS = 22, 28

BODY_PT = 16  # 3号
TITLE_PT = 22  # 2号
FOLIO_PT = 14  # 4号
RULE_GAP_PT = 11  # the red rule stands 4 mm under the number; 11 pt is the nearest whole point
FOLIO_MM = 25
"""Page foot to the bottom of the folio's line: its dashes then stand 7 mm under the text area (35 - 7 - half
of a 16 pt line)."""

FANGSONG, KAITI, HEITI, SONGTI = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
XIAOBIAOSONG = "方正小标宋简体"
FALLBACKS = {FANGSONG: "仿宋", KAITI: "楷体", XIAOBIAOSONG: "华文中宋"}
"""What Word takes where the first face is not installed (``w:altName`` in the font table)."""
LATIN = "Times New Roman"


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, rounded."""
    return round(mm * TWIPS_PER_MM)


PAGE = (twips(PAGE_MM[0]), twips(PAGE_MM[1]))
TEXT_WIDTH = PAGE[0] - twips(LEFT_MM) - twips(RIGHT_MM)
LINE_PITCH = (PAGE[1] - twips(TOP_MM) - twips(BOTTOM_MM)) // LINES
"""579 twips: rounded down, for 22 lines of 580 would not fit the 225 mm."""
CHARACTER_SPACE = floor((TEXT_WIDTH / CHARACTERS / 20 - BODY_PT) * 4096)
"""How much a 16 pt character is drawn in so that 28 fit the 156 mm, in 4096ths of a point (``w:docGrid``)."""
DRAWN_IN = floor(TEXT_WIDTH / CHARACTERS) - BODY_PT * 20 - 1
"""The same in whole twips, as a style says it: -6, for with -5 LibreOffice sets 27 characters and not 28."""
