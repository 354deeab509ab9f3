"""Pieces of an address that lead to a door: a road with a number, an estate with a building, a village with its group."""

import re
from collections.abc import Iterator
from functools import cache

from huiyin.domain.reading.redacting.details import Detail
from huiyin.domain.reading.redacting.words import words

_DIGITS = r"[0-9０-９一二三四五六七八九十百零〇甲乙丙丁A-Za-z]"
REACH = 32  # characters before a door in which its areas are named
BEFORE, LONGEST = 14, 90  # characters around what a door cannot be without, in which all of it stands
NAME = 8  # characters of an estate of which nothing says that it is one
_LEADS = re.compile(
    r"家住|现住|住在|居住|地址|住址|位于|坐落|户籍|寄往|门牌|[住在到至为是系寄的们与及了去给将把叫说]"
    r"|(?<![呼泰政太兴])和(?![平田县顺林静硕龙政])|[从](?![化江])|于(?![都田洪])|来(?![宾安凤])|[有对]"
)
_AREA = re.compile(r"[省市州盟县区旗镇乡村庄屯路街道巷苑园城府庭湾邸寨队院]")
_LIVES = re.compile(
    r"(?:家住|现住|住在|居住在|居住于|住址|地址|住所|户籍地|户籍|暂住)(?:地|地址|为|是|在|于)?\s?[:：]?\s?"
    r"([㐀-鿿A-Za-z0-9\-－—#·]{4,40})"
)
_PLACE = re.compile(
    r"[路街巷弄道村组庄镇乡栋幢号室苑园城府庭湾邸寨屯队院][^，。]*[0-9一二三四五六七八九十]|[0-9一二三四五六七八九十][栋幢号室组队社]"
)
_TOLD = re.compile(
    r"(?:地址|住址|住所|户籍地?|居住地|所在地|住地)\s?[:：]\s?((?=[^\s，。；|]{4})[㐀-鿿A-Za-z0-9０-９()（）#\-－—·]{4,60})"
)
_NAMED = r"[㐀-鿿]{2,8}?"


def addresses(text: str) -> Iterator[Detail]:
    """Everything in `text` that names a door or a building; a road or a village alone is where the problem is."""
    for hint, pattern in _patterns():
        for found in _found(text, hint, pattern):
            start = _begin(text, found.start())
            yield Detail(start, found.end(), "address", text[start : found.end()])
    for found in _TOLD.finditer(text):
        if _AREA.search(found[1]):
            yield Detail(*found.span(1), "address", found[1])
    for found in _LIVES.finditer(text):
        if _PLACE.search(found[1]):
            yield Detail(*found.span(1), "address", found[1])


def _found(text: str, hint: re.Pattern[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Every match, looked for only around what it cannot be without."""
    at = 0
    for near in hint.finditer(text):
        if near.start() < at:
            continue
        found = pattern.search(text, max(at, near.start() - BEFORE), near.end() + LONGEST)
        if found:
            at = found.end()
            yield found


def _begin(text: str, start: int) -> int:
    """Where the name of the estate and the areas begin in which a door lies: behind the last word that leads to it."""
    at = start
    while at and start - at < REACH and "㐀" <= text[at - 1] <= "鿿":
        at -= 1
    run = text[at:start]
    province = [found.start() for found in _provinces().finditer(run)]
    if province:
        return at + province[-1]
    leads = [found.end() for found in _LEADS.finditer(run)]
    kept = run[max(leads, default=0) :]
    longest = REACH if _AREA.search(kept) else NAME
    return start - len(kept) if len(kept) <= longest else start


@cache
def _provinces() -> re.Pattern[str]:
    return re.compile(f"(?:{words().provinces})(?=[省市州盟县区]|维吾尔|壮族|回族|自治|.{{1,6}}[市州盟县区])")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Each with what has to stand there, which is quickly looked for."""
    w = words()
    number = rf"(?![一二三四五六七八九十百零〇]+(?!{w.numbers})){_DIGITS}{{1,5}}(?:[-－—#]{_DIGITS}{{1,4}})*\s?(?:{w.numbers}|#)?"
    door = rf"{_DIGITS}{{1,5}}\s?(?:{w.numbers}|#)"
    unit = rf"(?:{w.numbers}|{w.inner}|#)"
    piece = rf"(?:附|第)?{_DIGITS}{{1,5}}(?:[-－—]{_DIGITS}{{1,4}})*\s?{unit}"
    piece += r"|[东西南北中](?:单元|门|排|楼)|(?<=号)[-－—]\d{1,3}|[A-Za-z]区"
    rest = rf"(?:[\s,，]?(?:{w.numbers})?(?:{piece}))*(?:[\s,，]?\d{{2,5}}(?!\d|元|年|月|日|%))?"
    rest += r"(?:[东西南北中]户|[东西南北]侧)?(?:(?:\s|[,，]?\s?邮编[:：]?\s?)\d{6}(?!\d))?"
    block = rf"(?:[A-Za-z一二三四五六七八九东西南北]区)?(?:第?{_DIGITS}{{1,2}}期)?"
    begun = r"[第东西南北0-9０-９一二三四五六七八九十百零〇甲乙丙丁A-Za-z]"
    estate = f"(?:{w.places}|{w.farms})"
    told = (
        (rf"(?:{w.roads}){begun}", rf"{_NAMED}(?:{w.roads}){number}{rest}"),
        ("[路街巷][0-9]", r"(?<![㐀-鿿])[㐀-鿿][路街巷]\d{1,4}(?:号|弄)" + rest),
        (rf"{estate}{begun}", rf"{_NAMED}{estate}{block}第?{door}{rest}"),
        (rf"(?:{w.villages}){begun}", rf"{_NAMED}(?:{w.villages})第?{_DIGITS}{{1,3}}\s?(?:{w.groups}){rest}"),
        (
            rf"{estate}{begun}",
            rf"{_NAMED}{estate}{block}[0-9０-９]{{1,4}}(?:\s?[-－—]\s?[0-9０-９]{{1,5}}){{1,3}}(?:号|室)?",
        ),
        ("号楼|[栋幢座]", rf"{block}{_DIGITS}{{1,4}}\s?(?:号楼|栋|幢|座){rest}"),
        ("#", rf"{block}\d{{1,3}}\s?#\s?(?:楼|\d{{1,2}}[-－—])?\d{{3,4}}(?!\d){rest}"),
        (
            f"(?:{w.buildings})[A-Za-z0-9座栋]",
            rf"(?:{w.buildings})[A-Za-z]?(?:座|栋)?\d{{3,4}}(?![\d元人户年月日%米亩万])",
        ),
        ("信箱", r"\d{1,5}\s?号?信箱(?:\s?[-－—]?\s?\d{1,4}\s?(?:号|分箱))?|信箱\s?\d{1,5}\s?号"),
        ("排", rf"第?{_DIGITS}{{1,3}}排第?{_DIGITS}{{1,3}}[户号间]"),
        ("单元", rf"{_DIGITS}{{1,3}}\s?单元{rest}"),
        (r"\d[-－—]\d", r"(?<![\d\-])\d{1,3}[-－—]\d{1,3}[-－—]\d{2,4}(?!\d)(?:号|室)?"),
        ("室", rf"{_DIGITS}{{2,5}}\s?室"),
        ("号[院门铺摊档商车]", r"\d{1,5}\s?号(?:院|门|铺|摊位|档口|商铺|门面|车位|车库)"),
    )
    return tuple((re.compile(hint), re.compile(pattern)) for hint, pattern in told)
