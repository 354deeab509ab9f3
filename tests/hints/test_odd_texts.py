"""Whatever stands in a text, it is read: category, place and unit are suggested from it or nothing is, and search finds it or not."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huiyin.foundation.units.competence import About
from huiyin.foundation.units.tree import changed
from huiyin.matters.models import Matter
from huiyin.matters.queries.lookup.narrowed import Narrowed
from huiyin.matters.queries.search import search
from huiyin.services.hints.sorting.hinted import Hinted
from huiyin.services.hints.sorting.suggesting import hints, units_for

ON = date(2026, 3, 4)
ODD = {
    "empty": "",
    "blank": " \n\t\u3000",
    "one character": "水",
    "one emoji": "🙂",
    "long": "停水了，柳溪镇没人管。" * 9_091,  # a hundred thousand characters
    "long without a stop": "工" * 100_000,
    "emoji among words": "停水🚱了😡😡，柳溪镇🏘️没人管👨‍👩‍👧",
    "english": "The water has been off for three days and nobody comes.",
    "arabic": "انقطعت المياه منذ ثلاثة أيام",
    "tibetan": "ཆུ་ཆད་ཉིན་གསུམ་སོང་།",
    "uyghur and chinese": "سۇ توختىدى 停水 三天",
    "traditional": "柳溪鎮停水三天，無人處理，請儘快維修。",
    "a table": "日期\t地点\t情况\n3月1日\t柳溪镇\t停水\n3月2日\t柳溪镇\t停水\n",
    "a quoted letter": "> 尊敬的王琴：\n> 您反映的停水问题已转供水公司。\n\n还是停水，柳溪镇上河村。",
    "markup": "<script>alert('停水')</script><b>柳溪镇</b>&nbsp;",
    "control characters": "停\x01水\x07\x1b[31m柳溪镇\x7f\x85",
    "nul": "停水\x00柳溪镇",
    "half a character": "停水\ud83d柳溪镇\udc00",
    "invisible": "停\u200b水\u200d柳\ufeff溪镇\u202e",
    "marks upon marks": "停" + "\u0301" * 3_000 + "水",
    "full width": "ＡＢＣ１２３停水",
    "numbers": "0" * 5_000 + " 13800000000 " + "9" * 5_000,
    "rare ideographs": "𠀀𰻝𫖯龘",
}


@pytest.fixture
def office(county, settings, tmp_path):
    """An office that has learned nothing yet, with duties and places."""
    settings.HUIYIN_DATA = tmp_path
    county.units["housing"].duties = ["city"]
    county.units["housing"].save()
    changed()
    return county


def sensible(found: list[Hinted]) -> None:
    """At most three of each kind, sure to some degree, the surest first."""
    assert len({one.kind for one in found}) == len(found)
    for one in found:
        sure = [value.confidence for value in one.values]
        assert 0 < len(sure) <= 3 and sure == sorted(sure, reverse=True)
        assert all(0 < value <= 1 for value in sure) and all(value.label for value in one.values)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_every_text_is_read(office, text):
    sensible(hints(text[:200], text, on=ON))
    sensible(hints("", text, on=ON, known=About("city.water", text[:120], "appeal")))
    matter = Matter(
        title=text[:200], body=text, category="", place=text[:120], office=office.units["letters"]
    )
    sensible(units_for(matter, ON))


@pytest.mark.parametrize("text", ["traditional", "a table", "a quoted letter", "emoji among words", "long"])
def test_what_can_be_read_is_read(office, text):
    said = {one.kind: one.values[0].label for one in hints("", ODD[text], on=ON)}
    assert said["category"] == "city.water" and said["place"].startswith("柳溪镇")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200) | st.text(alphabet="停水柳溪镇\x00\u200d\ud83d🙂 \n", max_size=60))
def test_any_text_is_read_and_looked_for(office, text):
    sensible(hints(text[:20], text, on=ON))
    alice = office.actor("alice")
    assert search(alice, text).rows == search(alice, text, narrowed=Narrowed(place=text)).rows == []


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_a_filing_with_any_text_is_registered_and_found_again(office, filed, text):
    body = "".join(char for char in text if char.isprintable() or char in "\n\t")
    matter = filed(body=body.strip()[:50_000] or "……", title="停电", claims=(), place="柳溪镇")
    hit = search(office.actor("alice"), "停电 柳溪").hits
    assert [one.matter.pk for one in hit] == [matter.pk]
    search(office.actor("alice"), text)
