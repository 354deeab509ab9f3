"""Answers spoilt on purpose, each in one way of which it is known what the check has to say."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from huiyin.domain.reading.redacting.numbers import check_digit
from huiyin.domain.reading.replies.citing import citations, says_basis, shipped
from huiyin.domain.reading.replies.copying import stretches
from huiyin.domain.reading.replies.sentences import sentences


@dataclass(frozen=True, slots=True)
class Pair:
    """A letter's claims and the answer to it."""

    claims: Mapping[int, str]
    answer: str


Spoil = Callable[[Pair, random.Random], Pair | None]
"""Gives the pair spoilt, or None where there is nothing to spoil."""


def without_basis(pair: Pair, rng: random.Random) -> Pair | None:
    """Without every sentence that cites a rule."""
    if not citations(pair.answer):
        return None
    left = "".join(one.text for one in sentences(pair.answer) if not says_basis(one.text))
    return replace(pair, answer=left) if left.strip() else None


def beyond(pair: Pair, rng: random.Random) -> Pair | None:
    """With a rule cited by an article behind its last one."""
    law = rng.choice([one for one in shipped().values() if one.last and not one.until])
    return _with(pair, f"根据《{law.title}》第{law.last + rng.randint(1, 40)}条规定，不予支持。", rng)


def repealed(pair: Pair, rng: random.Random) -> Pair | None:
    """With a rule cited that no longer holds."""
    law = rng.choice([one for one in shipped().values() if one.until])
    return _with(pair, f"依据《中华人民共和国{law.title}》的规定处理。", rng)


def without_day(pair: Pair, rng: random.Random) -> Pair | None:
    """With a promise of which the day was taken out."""
    what = rng.choice(["完成路面修复", "启动电梯更换", "将欠款支付到位", "组织一次现场复测", "拆除该处棚屋"])
    how = rng.choice(["我局将尽快{}", "下一步，我镇将{}", "我单位争取早日{}", "施工单位近期将{}"])
    return _with(pair, how.format(what) + "。", rng)


def with_identity(pair: Pair, rng: random.Random) -> Pair | None:
    """With the identity number of somebody else."""
    digits = f"{rng.choice(['430102', '320106', '500103'])}{rng.randint(1950, 2005)}{rng.randint(1, 12):02}"
    digits += f"{rng.randint(1, 28):02}{rng.randint(0, 999):03}"
    return _with(pair, f"该户户主身份证号码为{digits}{check_digit(digits)}。", rng)


def with_phone(pair: Pair, rng: random.Random) -> Pair | None:
    """With the mobile number of a neighbour."""
    number = f"1{rng.choice('35789')}{rng.randint(0, 10**9 - 1):09}"
    return _with(pair, f"举报的是楼上住户，其手机为{number}。", rng)


def emptied(pair: Pair, rng: random.Random) -> Pair | None:
    """With nothing left but courtesy and assurance."""
    said = "您好！您反映的问题已收悉，我单位高度重视，立即组织专题研究，积极协调推进。感谢您的关心与支持！"
    return replace(pair, answer=said)


def sent_away(pair: Pair, rng: random.Random) -> Pair | None:
    """With the answer taken out and the writer sent to another door."""
    door = rng.choice(["区住房保障中心", "供电公司", "县教育局", "街道办事处"])
    return replace(pair, answer=f"您好！来信收悉。建议您直接向{door}咨询。")


def nearly_copied(pair: Pair, rng: random.Random) -> Pair | None:
    """With a character here and there changed, as a copy from another matter would be."""
    if not stretches(pair.answer):
        return None
    letters = list(pair.answer)
    for place in rng.sample(range(len(letters)), max(1, len(letters) // 200)):
        letters[place] = "某"
    return replace(pair, answer="".join(letters))


# what is done -> what the check has to say of it
WAYS: Mapping[str, tuple[Spoil, str]] = {
    "basis_removed": (without_basis, "no_basis"),
    "article_beyond_the_last": (beyond, "basis_beyond"),
    "repealed_rule_cited": (repealed, "basis_repealed"),
    "promise_without_day": (without_day, "promise_undated"),
    "identity_number_inserted": (with_identity, "discloses"),
    "mobile_inserted": (with_phone, "discloses"),
    "emptied": (emptied, "empty_formula"),
    "sent_away": (sent_away, "sent_elsewhere"),
    "copied_with_changes": (nearly_copied, "copied"),
}


def auc(true: Sequence[float], false: Sequence[float]) -> float:
    """The chance that a true pair scores above a false one, ties counting half; 0.5 says nothing was told apart."""
    ranked = sorted([(value, 1) for value in true] + [(value, 0) for value in false])
    below = ties = 0.0
    seen = 0
    at = 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        here = sum(kind for _, kind in ranked[at:end])
        ties += here * (end - at - here)
        below += here * seen
        seen += end - at - here
        at = end
    return (below + ties / 2) / (len(true) * len(false)) if true and false else 0.5


def likest(wanted: frozenset[str], others: Iterable[tuple[int, frozenset[str]]]) -> int:
    """Which of the others shares most terms with what is wanted."""
    return max(others, key=lambda one: (len(wanted & one[1]) / (len(wanted) + len(one[1]) + 1), -one[0]))[0]


def _with(pair: Pair, sentence: str, rng: random.Random) -> Pair:
    """The sentence put in behind a sentence of the answer, drawn by chance."""
    ends = [one.end for one in sentences(pair.answer)] or [0]
    at = rng.choice(ends)
    return replace(pair, answer=pair.answer[:at] + sentence + pair.answer[at:])
