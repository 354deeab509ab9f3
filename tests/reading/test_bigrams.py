"""Tokens find every piece of every text, and the recheck lets nothing else through."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huiyin.domain.reading.bigrams import MOST_QUERY_CHARACTERS, index_tokens, query
from huiyin.domain.reading.folding import fold, runs

CHINESE = st.text(alphabet="水电路桥房屋A3区b１，。 \n噪音", max_size=60)


def _may_hold(tokens, asked):
    """What an index answers: all pairs there, and some token for each single character."""
    return set(asked.tokens) <= set(tokens) and all(
        any(t.startswith(head) for t in tokens) for head in asked.heads
    )


def test_pairs_and_ends():
    assert index_tokens("A3区，水") == ["a3", "3区", "区", "水"]
    assert query("A3区 水").tokens == ("a3", "3区") and query("A3区 水").heads == ("水",)


@given(CHINESE | st.text(max_size=60), st.data())
def test_every_piece_is_found(text, data):
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, min(len(folded), start + 20)))
    asked = query(folded[start:end])
    assert _may_hold(index_tokens(text), asked)
    assert asked.holds(text)


@given(CHINESE, CHINESE)
def test_the_index_never_misses_what_the_recheck_would_find(text, words):
    asked = query(words)
    if asked.holds(text):
        assert _may_hold(index_tokens(text), asked)
    assert asked.holds(text) == all(word in fold(text) for word in runs(fold(words)))


def test_the_recheck_stops_pairs_that_stand_apart():
    text, asked = "供水管水管线", query("供水管线")
    assert set(asked.tokens) <= set(index_tokens(text)) and not asked.holds(text)


@pytest.mark.parametrize("typed", ["", "   ", "，。！？", "\u200b"])
def test_nothing_to_find(typed):
    assert not query(typed)
    assert query(typed).tokens == ()


def test_a_huge_query_is_cut():
    assert len(query("水电" * 100_000).tokens) <= MOST_QUERY_CHARACTERS


def test_scripts_meet_through_simplify():
    def simplify(text):
        return text.replace("擾", "扰")

    assert set(query("噪音擾民", simplify).tokens) <= set(index_tokens("夜间噪音扰民", simplify))
    assert query("擾民", simplify).holds("噪音扰民", simplify)


def test_sqlite_finds_pairs_singles_and_rare_characters():
    """The index the tokens are made for: contentless FTS5 without positions, ASCII tokenizer."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE found USING fts5(t, content='', detail=none, tokenize='ascii')")
    texts = {1: "A3区供水管道", 2: "请修桥", 3: "人名𰻝𫖯", 4: "水"}
    for number, text in texts.items():
        base.execute("INSERT INTO found(rowid, t) VALUES (?, ?)", (number, " ".join(index_tokens(text))))

    def search(typed):
        asked = query(typed)
        wanted = " ".join([f'"{t}"' for t in asked.tokens] + [f'"{t}" *' for t in asked.heads])
        rows = base.execute("SELECT rowid FROM found WHERE found MATCH ?", (wanted,)).fetchall()
        return sorted(number for (number,) in rows if asked.holds(texts[number]))

    assert search("供水") == [1] and search("a3 管道") == [1]
    assert search("水") == [1, 4] and search("道") == [1]
    assert search("𰻝") == [3] and search("𰻝𫖯") == [3]
    assert search("电") == []
