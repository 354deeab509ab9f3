"""Made-up people and their numbers, written in the many ways in which people write them."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from huiyin.domain.reading.redacting.numbers import check_digit

HAN_DIGITS = "〇一二三四五六七八九"
WIDE = {48 + n: 0xFF10 + n for n in range(10)}
CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
Words = Mapping[str, Any]
Way = Callable[[str], str]


def name(rng: random.Random, words: Words) -> str:
    """A name: mostly plain, now and then of a minority, or with spaces as a scanner reads them."""
    if rng.random() < 0.05:
        return str(rng.choice(words["minority"]))
    made = str(rng.choice(words["surnames"])) + str(rng.choice(words["given"]))
    return " ".join(made) if rng.random() < 0.04 else made


def identity(rng: random.Random, words: Words) -> str:
    """Eighteen digits, one in ten with a wrong check digit; sometimes parted, in full width, or with a small x."""
    day = f"{rng.randint(1945, 2010)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = f"{rng.choice(['320106', '110105', '410882', '500231', '653122'])}{day}{rng.randint(0, 999):03}"
    last = check_digit(body) if rng.random() < 0.9 else rng.choice("0123456789")
    way: Way = rng.choice([_plain, _plain, _plain, _wide, _parted(6, 14), _parted(4, 8, 12), str.lower])
    return way(body + last)


def phone(rng: random.Random, words: Words) -> str:
    """A mobile number or one of the fixed net."""
    mobile = f"1{rng.choice('3456789')}{rng.randint(0, 10**9 - 1):09}"
    fixed = f"0{rng.choice(['10', '21', '512', '755', '851'])}"
    local = f"{rng.randint(2, 8)}{rng.randint(0, 10 ** (7 if len(fixed) == 3 else 6) - 1):0{7 if len(fixed) == 3 else 6}}"
    return rng.choice(
        [
            mobile,
            mobile,
            mobile,
            _parted(3, 7)(mobile),
            _parted(3, 7, mark="-")(mobile),
            f"+86{mobile}",
            f"+86 {mobile}",
            f"86-{mobile}",
            _wide(mobile),
            "".join(HAN_DIGITS[int(digit)] for digit in mobile),
            f"{fixed}-{local}",
            f"({fixed}){local}",
            f"{fixed}{local}",
        ]
    )


def card(rng: random.Random, words: Words) -> str:
    """A bank card of sixteen or nineteen digits."""
    size = rng.choice([16, 19])
    digits = "62" + "".join(rng.choice("0123456789") for _ in range(size - 2))
    way: Way = rng.choice([_plain, _plain, _parted(4, 8, 12, 16), _wide, _parted(4, 8, 12, 16, mark="-")])
    return way(digits)


def plate(rng: random.Random, words: Words) -> str:
    """A number plate, some of electric cars."""
    head = f"{rng.choice('苏京浙鲁粤川贵')}{rng.choice('ABCDEFGH')}"
    tail = "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(4)) + rng.choice(
        "0123456789"
    )
    return head + rng.choice(["", "", "·", " ", "-"]) + rng.choice(["", "", "D"]) + tail


def address(rng: random.Random, words: Words) -> str:
    """Down to a door, in a town or in a village, with or without the area it lies in."""
    area = rng.choice(["", "", *words["areas"]])
    a, b, c = rng.randint(1, 38), rng.randint(1, 4), rng.randint(1, 18) * 100 + rng.randint(1, 6)
    door = rng.choice(
        [
            f"{a}号楼{b}单元{c}室",
            f"{a}栋{c}",
            f"{a}幢{b}单元{c}",
            f"{a}-{b}-{c}",
            f"{a}号{c}室",
            f"{a}座{c}号",
        ]
    )
    if rng.random() < 0.3:
        place = rng.choice(words["villages"]) + rng.choice([f"{b}组{a}号", f"{HAN_DIGITS[b]}组", f"{a}号"])
    elif rng.random() < 0.5:
        place = f"{rng.choice(words['roads'])}{rng.randint(1, 400)}号" + rng.choice(["", door])
    else:
        place = rng.choice(words["estates"]) + rng.choice(["", "小区"]) + door
    return f"{area}{place}"


def email(rng: random.Random, words: Words) -> str:
    """An e-mail address."""
    return f"{rng.choice(['wj', 'li.na', 'zhao_88', 'user'])}{rng.randint(1, 9999)}@{rng.choice(['163.com', 'qq.com', 'mail.example.cn'])}"


def passport(rng: random.Random, words: Words) -> str:
    """The number of a passport or a travel permit."""
    return rng.choice(
        [f"E{rng.randint(0, 10**8 - 1):08}", f"E{rng.choice('ABCDEF')}{rng.randint(0, 10**7 - 1):07}"]
    )


def qq(rng: random.Random, words: Words) -> str:
    """The number of an account."""
    return str(rng.randint(10**6, 10**10 - 1))


def wechat(rng: random.Random, words: Words) -> str:
    """The name of an account."""
    return str(rng.choice(["wxid_", "lan-", "abc", "Hao_"])) + str(rng.randint(1000, 999999))


def credit(rng: random.Random, words: Words) -> str:
    """The eighteen characters of an organisation's unified code with their check character (GB 32100)."""
    body = f"9{rng.choice('12')}320100" + "".join(rng.choice(CREDIT) for _ in range(9))
    rest = sum(CREDIT.index(ch) * weight for ch, weight in zip(body, CREDIT_WEIGHTS, strict=True)) % 31
    return body + CREDIT[(31 - rest) % 31]


MAKERS = {
    "name": name,
    "name2": name,
    "name3": name,
    "id": identity,
    "phone": phone,
    "card": card,
    "plate": plate,
    "address": address,
    "email": email,
    "passport": passport,
    "qq": qq,
    "wechat": wechat,
    "credit": credit,
}


def _plain(text: str) -> str:
    return text


def _wide(text: str) -> str:
    return text.translate(WIDE)


def _parted(*places: int, mark: str = " ") -> Callable[[str], str]:
    def part(text: str) -> str:
        cuts: Sequence[int] = [0, *(one for one in places if one < len(text)), len(text)]
        return mark.join(text[start:end] for start, end in pairwise(cuts))

    return part
