"""Texts held against each other: in what way they are alike, where, the same from both sides, and nothing on bad input."""

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.reading.alike.comparing import CHAIN, EDITED, QUOTED, RESEND, RETOLD, compare
from huiyin.domain.reading.alike.excerpts import LEFT_OUT, excerpt
from huiyin.domain.reading.alike.finding import COMMON, asked, likeliest
from huiyin.domain.reading.alike.index import Index
from huiyin.domain.reading.alike.letters import letters
from huiyin.domain.reading.alike.marks import marks, named

simplify = opencc.OpenCC("t2s").convert

LETTER = (
    "您好，我住在青槐新城三号楼。楼下的搅拌站每天凌晨四点开工，轰隆声不断，粉尘飘进屋里，阳台上一天能扫出一把灰。"
    "去年冬天向物业说过两次，物业让我们找环保所，环保所说要等检测。现在老人咳嗽，孩子睡不着。请尽快让它夜里停工，并装上围挡。"
)
EDITED_COPY = (
    "你好，我住青槐新城三号楼，楼下搅拌站每天凌晨就开工，轰隆声不断，灰尘飘进屋里，"
    "阳台上一天扫出一把灰。"
    "去年向物业说过两次，物业让找环保所，环保所说等检测。老人咳嗽，孩子睡不着觉。请尽快让它夜里停工并装围挡。"
)
CHAIN_LETTER = (
    LETTER.replace("您好，我住在", "尊敬的同志，我叫李云，住在").replace("三号楼", "7号楼") + "李云 三月二日"
)
RETELLING = "青槐新城旁边那个搅拌站太吵了，半夜还在施工，灰尘大得窗户都不敢开，孩子总是咳嗽。希望夜里不要开工，搅拌站要加围挡，压下粉尘。"
OTHERS = (
    "古井巷的路灯坏了一个多月，晚上放学的孩子只能摸黑走，请派人来修。",
    "我想问一下老年证怎么办理，需要带哪些材料，几天能拿到。",
    "青槐新城的物业费去年涨了三成，业主都不同意，请查一查收费依据。",
    "银杏路小学门口早上堵车厉害，家长停车没有地方，建议设临时停车位。",
    "村里修渠占了我家两分地，说好的补偿款到现在没有给。",
)


def how(one: str, other: str) -> str | None:
    found = compare(letters(one, simplify), letters(other, simplify))
    return found.how if found else None


@pytest.fixture
def index() -> Index[str]:
    kept: Index[str] = Index(simplify)
    for n, text in enumerate(OTHERS):
        kept.add(f"other {n}", text)
    kept.add("letter", LETTER)
    return kept


def test_the_ways_in_which_texts_are_alike():
    assert how(LETTER, LETTER.replace("，", " ,\n").replace("。", "！")) == RESEND
    assert how(LETTER, opencc.OpenCC("s2t").convert(LETTER)) == RESEND
    assert how(LETTER, EDITED_COPY) == EDITED
    assert how(LETTER, CHAIN_LETTER) == CHAIN
    older = f"上次写的信没有回音，再说一遍。路上的坑也没有人填，下雨就积水，走路的人溅一身泥。原信如下：「{LETTER}」{''.join(OTHERS)}"
    assert how(LETTER, older) == QUOTED
    assert all(how(LETTER, other) is None for other in OTHERS)


@pytest.mark.parametrize(
    ("text", "way"),
    [(LETTER, RESEND), (EDITED_COPY, EDITED), (CHAIN_LETTER, CHAIN), (RETELLING, RETOLD)],
)
def test_each_is_found_among_others(index, text, way):
    first = index.find(text)[0]
    assert (first.key, first.likeness.how) == ("letter", way)


def test_what_is_about_another_thing_is_not_found(index):
    for text in ("河堤塌了一段，没有人来修，汛期快到了。", "青槐新城幼儿园什么时候招生，要什么条件。"):
        assert index.find(text) == []
    assert index.find(LETTER, without=frozenset({"letter"})) == []


def test_the_same_place_alone_makes_nothing_the_same(index):
    assert all(one.key != "other 2" for one in index.find(LETTER))


@pytest.mark.parametrize("other", [LETTER.replace("。", "！"), EDITED_COPY, CHAIN_LETTER])
def test_spans_hold_the_same_letters_in_both(other):
    found = compare(letters(LETTER, simplify), letters(other, simplify))
    assert found is not None
    whole = 0
    for (start, end), (there, until) in found.passages:
        here, said = letters(LETTER[start:end]).said, letters(other[there:until]).said
        assert here[:3] == said[:3] and here[-3:] == said[-3:]
        whole += len(here)
    assert whole > 0.5 * len(letters(LETTER).said)


def test_spans_of_a_retelling_are_its_words(index):
    for (start, end), (there, until) in index.find(RETELLING)[0].likeness.passages:
        assert RETELLING[start:end] == LETTER[there:until]


def test_passages_put_into_another_order_are_found():
    parts = LETTER.split("。")
    turned = "。".join([parts[2], parts[1], parts[0]])
    found = compare(letters(LETTER), letters(turned))
    assert found is not None and found.value > 0.7


PIECES = st.lists(
    st.sampled_from([*LETTER.split("。"), *OTHERS, "王", "3号", " \n", "😀", "abc def"]), max_size=8
)


@given(PIECES.map("".join), PIECES.map("".join))
@settings(max_examples=120, deadline=None)
def test_it_is_the_same_from_both_sides(one, other):
    here, there = letters(one), letters(other)
    found, turned = compare(here, there), compare(there, here)
    assert (found is None) == (turned is None)
    if found and turned:
        assert (found.how, found.value) == (turned.how, turned.value)
        assert 0 < found.value <= 1
        for (start, end), (begin, until) in found.passages:
            assert 0 <= start < end <= len(one) and 0 <= begin < until <= len(other)
        if found.how != RESEND:
            assert sorted(found.passages) == sorted(turned.turned().passages)


@given(st.text(st.characters(exclude_categories=()), max_size=300), st.text(max_size=300))
@settings(max_examples=120, deadline=None)
def test_any_text_is_read(one, other):
    kept: Index[int] = Index(simplify)
    kept.add(1, one)
    for text in (one, other, one + other):
        for found in kept.find(text):
            for (start, end), (begin, until) in found.likeness.passages:
                assert text[start:end] and one[begin:until]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "路",
        "😀" * 500,
        "啊" * 100_000,
        LETTER * 800,
        "|--|--|\n" * 2_000,
        "ئۇيغۇر تىلى " * 40,
        "\ud800",
        "\0",
    ],
)
def test_bad_input_gives_a_hint_or_none(index, text):
    index.find(text)
    index.add("bad", text)
    assert all(one.key != "other 0" for one in index.find(text))


def test_a_greeting_that_many_letters_have_brings_nobody_together():
    kept: Index[int] = Index(simplify)
    for n in range(200):
        kept.add(
            n,
            f"尊敬的领导您好，我是一名普通居民，{chr(0x4E00 + 7 * n) * 3}{OTHERS[n % 5][n % 7 :]}谢谢您的关心",
        )
    kept.add(999, f"尊敬的领导您好，我是一名普通居民，{LETTER}谢谢您的关心")
    assert kept.find(f"尊敬的领导您好，我是一名普通居民，{EDITED_COPY}谢谢您的关心")[0].key == 999


def test_what_shares_a_greeting_alone_is_not_read_and_what_shares_more_is():
    many = list(range(COMMON))
    greeting, chain = dict.fromkeys((1, 2, 3), many), dict.fromkeys((1, 2, 3, 4, 5), many)
    assert likeliest(greeting, (1, 2, 3), 8) == []
    assert likeliest({**greeting, 9: [700, 3]}, (1, 2, 3, 9), 8) == [3, 700]
    assert likeliest(chain, (1, 2, 3, 4, 5), 8) == many[:8]


def test_marks_are_few_and_the_same_wherever_the_letters_stand():
    said = letters(LETTER).said
    inside = letters("".join(OTHERS) + LETTER + "".join(OTHERS)).said
    assert len(set(marks(said)) & set(marks(inside))) >= 5
    assert len(marks(letters(LETTER * 60).said)) <= 80
    assert len(named(said)) == 1 and asked("").every_mark == ()


def test_told_in_other_words_is_found_behind_newer_letters_about_the_same_place():
    kept: Index[int] = Index(simplify)
    kept.add(-1, LETTER)
    for n in range(120):
        kept.add(
            n, f"青槐新城第{n}栋的电表换过以后走得快，抄表的人不肯说明，请核对账单{chr(0x4E00 + 11 * n) * 3}"
        )
    retelling = f"{RETELLING}凌晨的轰隆声和屋里的粉尘，物业和环保所都说等检测，请停工装围挡。"
    assert [one.key for one in kept.find(retelling)] == [-1]


def test_the_words_of_a_place_are_marked_alike_in_a_short_text_and_in_a_long_one():
    short, long = (
        asked(RETELLING),
        asked(RETELLING + "我们已经说过很多次，一直没有人管，大家都很着急，盼望早日得到答复。" * 3),
    )
    assert len(short.told) <= 24 and len(long.told) <= 24
    assert len(set(short.told) & set(long.told)) >= 5
    assert asked("路灯坏了，请派人来修。").told == ()


def test_an_excerpt_shows_what_is_marked_and_leaves_out_the_rest():
    text = "前" * 100 + "相同的一段文字" + "中" * 200 + "又一段相同" + "后" * 100
    pieces = excerpt(text, [[100, 107], [307, 312]])
    assert [piece.text for piece in pieces if piece.marked] == ["相同的一段文字", "又一段相同"]
    assert sum(len(piece.text) for piece in pieces) < 120 and LEFT_OUT in pieces[0].text
    assert excerpt("短", []) == [type(pieces[0])("短")] and excerpt("", [[0, 4]]) == []
    assert not any(piece.marked for piece in excerpt("短文", [[5, 9], [-1, -1], [1, 1]]))


@given(st.text(max_size=600), st.lists(st.tuples(st.integers(-5, 700), st.integers(-5, 700)), max_size=6))
def test_an_excerpt_is_made_of_the_text(text, spans):
    for piece in excerpt(text, spans):
        assert all(part in text for part in piece.text.split(LEFT_OUT))


def test_a_form_letter_about_another_place_is_no_copy_unless_it_is_nearly_the_same():
    form = "关于{place}的路灯：{details}晚上看不见路，请派人来看看。"
    here = form.format(place="柳溪镇上河村", details="上个月起就有一半不亮，孩子放学害怕，")
    there = form.format(
        place="石桥镇东岭村", details="装好以后从没有亮过，村民集资的钱不知去向，老人摔过两回，"
    )
    kept: Index[str] = Index(simplify)
    kept.add("here", here)
    assert kept.find(there) == []
    twin = kept.find(here.replace("柳溪镇上河村", "石桥镇东岭村"))
    assert [one.elsewhere for one in twin] == [True]
