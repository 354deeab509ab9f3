"""People as nobody lists them: any surname with any one or two characters, nicknames, and doors told in whatever order."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from huiyin.domain.reading.redacting.generating import forms

Words = Mapping[str, Any]
HAN = "一二三四五六七八九"
CONSTRUCTED = 0.75  # share of given names put together of single characters
COMMON, KNOWN = 0.55, 0.93  # shares of surnames: up to here common ones, up to here known, the rest rare


def name(rng: random.Random, words: Words) -> str:
    """A surname and what is given, most of it made of single characters; some of minorities."""
    way = rng.random()
    if way < 0.03:
        return str(rng.choice(words["minority"]))
    if way < 0.03 + (1 - CONSTRUCTED):
        return surname(rng, words) + str(rng.choice(words["given"]))
    return surname(rng, words) + "".join(
        rng.choice(words["single"]) for _ in range(rng.choice([1, 1, 2, 2, 2]))
    )


def surname(rng: random.Random, words: Words) -> str:
    """More often a common one, seldom one that hardly anybody has."""
    way = rng.random()
    if way < COMMON:
        return str(rng.choice(words["common"]))
    return str(rng.choice(words["known"] if way < KNOWN else words["rare"]))


def nick(rng: random.Random, words: Words) -> str:
    """As people are called in a village: by surname and age, by rank, or doubled."""
    one = rng.choice(words["common"])
    return str(
        rng.choice(
            [
                f"老{one}头",
                f"老{one}",
                f"小{one}",
                f"{one}老{rng.choice(HAN)}",
                f"{one}家{rng.choice('老二三小')}{rng.choice('大子哥嫂')}",
            ]
        )
    )


def address(rng: random.Random, words: Words) -> str:
    """A door in town, in a village, in a dormitory or a yard, each part there or left out."""
    a, b, c = rng.randint(1, 399), rng.randint(1, 9), rng.randint(1, 28) * 100 + rng.randint(1, 12)
    area, road = rng.choice(words["areas"]), rng.choice(words["roads"])
    estate, village, town = (
        rng.choice(words["estates"]),
        rng.choice(words["villages"]),
        rng.choice(words["towns"]),
    )
    letter = rng.choice("ABCDEFG")
    return str(
        rng.choice(
            [
                f"{area}{road}{a}号",
                f"{area}{road}{a}号{estate}{b}号楼{rng.randint(1, 4)}单元{c}室",
                f"{area}{road}{letter.lower()}座 {rng.randint(100000, 899999)}",
                f"{estate}{b}栋{letter}座{c}",
                f"{estate}{rng.randint(1, 5)}期{b}#{c}",
                f"{estate}{HAN[b - 1]}区{a % 30 + 1}号楼{c}",
                f"{area}{estate}{letter}区{b}幢{c}室",
                f"{area}{town}{village}{HAN[b - 1]}组",
                f"{town}{village}{HAN[b - 1]}组{a}号",
                f"{area}{town}{village}{a}号",
                f"{area}{town}{village}{village[0]}家湾组{b}号",
                f"{village}第{HAN[b - 1]}生产队",
                f"{road}{a}弄{b}支弄{a % 20 + 1}号",
                f"{road}{a}号院{b}号楼{rng.choice('东西')}单元{c}",
                f"{area}{road}{HAN[b - 1]}巷{a}号{rng.choice(['', '-1', '附2号'])}",
                f"{estate}{b}-{rng.randint(1, 3)}-{c}号",
                f"{estate}大厦{letter}座{a % 30 + 1}层{c}",
                f"{area}{a}号信箱",
                f"{area}{road}{a}号{c}信箱",
            ]
        )
    )


FORMS: dict[str, Callable[[random.Random, Words], str]] = {
    **forms.FORMS,
    **dict.fromkeys(("name", "name2", "name3"), name),
    "called": surname,
    "nick": nick,
    "address": address,
    "address2": address,
}
