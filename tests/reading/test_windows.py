"""Edited copies share windows; different texts do not."""

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from huiyin.domain.reading.normal import normal
from huiyin.domain.reading.windows import MOST, STEP, WIDTH, likeness, windows

LETTERS = st.text(alphabet="水电路桥房屋区县镇村民", max_size=120)


@given(LETTERS, LETTERS, LETTERS, LETTERS, st.integers(0, 10_000))
def test_a_shared_passage_is_never_missed(before, after, other_before, other_after, seed):
    chance = random.Random(seed)
    passage = "".join(
        chance.choice("天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往") for _ in range(WIDTH + STEP - 1)
    )
    assert windows(before + passage + after) & windows(other_before + passage + other_after)


@given(LETTERS)
def test_layout_changes_nothing(text):
    assert windows("，\n".join(text)) == windows(text)


@given(LETTERS)
def test_numbers_fit_a_signed_column_and_are_few(text):
    found = windows(text)
    assert all(0 <= number < 2**63 for number in found)
    length = len(normal(text))
    assert bool(found) == (length >= WIDTH)
    assert len(found) <= max(1, length)


def test_numbers_are_the_same_in_every_process():
    assert windows("请尽快修复村口的供水管道谢谢") == windows("请尽快修复村口的供水管道，谢谢！")
    assert sorted(windows("请尽快修复村口的供水管道")) == [8098034299140836625]


def _letter(seed, length=300):
    chance = random.Random(seed)
    return "".join(chr(chance.randint(0x4E00, 0x5E00)) for _ in range(length))


def test_edited_copies_are_like_and_strangers_are_not():
    text = _letter(1)
    edited = text[:80] + "改" + text[81:150] + text[160:] + "此致敬礼"
    assert likeness(windows(text), windows(edited)) > 0.6
    assert likeness(windows(text), windows(_letter(2))) == 0
    assert likeness(frozenset(), windows(text)) == 0


@settings(deadline=None)
@given(st.integers(0, 50))
def test_a_very_long_text_is_bounded_and_still_meets_its_copy(seed):
    text = _letter(seed, 20_000)
    found = windows(text)
    assert len(found) == MOST
    assert likeness(found, windows(text[:9_000] + "增补一句" + text[9_000:])) > 0.9


def test_a_thousand_letters_take_well_under_two_seconds():
    letters = [_letter(seed) for seed in range(1000)]
    begin = time.perf_counter()
    for letter in letters:
        windows(letter)
    assert time.perf_counter() - begin < 2
