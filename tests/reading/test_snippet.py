"""Hits are shown where they stand in the text as written."""

from hypothesis import given
from hypothesis import strategies as st

from huiyin.domain.reading.bigrams import query
from huiyin.domain.reading.folding import fold
from huiyin.domain.reading.snippet import Piece, places, snippet


def test_place_in_full_width_and_mixed_text():
    text = "位于Ａ３区的㈱水厂"
    assert [text[a:b] for a, b in places(text, query("a3区"))] == ["Ａ３区"]
    assert [text[a:b] for a, b in places(text, query("水厂"))] == ["水厂"]


def test_hits_that_meet_are_one():
    assert places("供水水管", query("供水 水管")) == [(0, 4)]
    assert places("哈哈哈", query("哈哈")) == [(0, 3)]


def test_no_hit_shows_the_beginning():
    assert snippet("没有这个词", query("电梯"), width=3) == (Piece("没有这", False), Piece("…", False))


def test_around_the_first_hit():
    text = "前" * 100 + "供水管道" + "后" * 100
    pieces = snippet(text, query("供水管道"), width=40)
    assert pieces[0] == Piece("…", False) and pieces[-1] == Piece("…", False)
    assert Piece("供水管道", True) in pieces
    assert sum(len(piece.text) for piece in pieces) == 42


def test_scripts_meet():
    def simplify(text):
        return text.replace("擾", "扰")

    text = "噪音擾民"
    assert [text[a:b] for a, b in places(text, query("扰民", simplify), simplify)] == ["擾民"]


@given(st.text(max_size=80), st.text(max_size=6), st.integers(5, 60))
def test_pieces_are_the_text_and_hits_hold_words(text, typed, width):
    asked = query(typed)
    pieces = snippet(text, asked, width)
    shown = "".join(piece.text for piece in pieces[(pieces[:1] == (Piece("…", False),)) :])
    assert shown.rstrip("…") in text or shown in text
    for start, end in places(text, asked):
        assert 0 <= start < end <= len(text)
        assert any(word in fold(text[start:end]) for word in asked.words)


@given(st.text(alphabet="水电A３区，é가", max_size=60), st.data())
def test_every_plain_piece_is_placed(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    asked = query(text[start:end])
    found = places(text, asked)
    for word in asked.words:
        assert any(word in fold(text[a:b]) for a, b in found)
