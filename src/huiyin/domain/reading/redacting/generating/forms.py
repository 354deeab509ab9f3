"""The further ways in which people are called, numbered and housed: old cards, extensions, signs of vehicles, whole addresses."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from huiyin.domain.reading.redacting.generating import identities as plain

Words = Mapping[str, Any]
PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
DIGITS = "0123456789"


def name(rng: random.Random, words: Words) -> str:
    """Mostly a surname and what is given, some put together of single characters, some with wide spaces or of minorities."""
    way = rng.random()
    if way < 0.05:
        return str(rng.choice(words["minority"]))
    surname = str(rng.choice(words["surnames"]))
    if way < 0.5:
        return surname + str(rng.choice(words["given"]))
    made = surname + "".join(rng.choice(words["single"]) for _ in range(rng.choice([1, 2, 2, 2])))
    if way > 0.97:
        return rng.choice([" ", "\u3000"]).join(made)
    return made


def latin(rng: random.Random, words: Words) -> str:
    """A name in letters: of a foreigner, or of a Chinese in pinyin."""
    return str(rng.choice(words["latin"]))


def called(rng: random.Random, words: Words) -> str:
    """No more than a surname with the way neighbours put it."""
    return str(rng.choice(["老", "小", "阿"])) + str(
        rng.choice([one for one in words["surnames"] if len(one) == 1])
    )


def old_identity(rng: random.Random, words: Words) -> str:
    """Fifteen digits, as cards were numbered before 1999."""
    return f"{rng.choice(words['regions'])}{rng.randint(40, 80)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{_digits(rng, 3)}"


def phone(rng: random.Random, words: Words) -> str:
    """A mobile number or one of the fixed net with its extension, with dots, dashes and prefixes."""
    mobile = f"1{rng.choice(['30', '33', '35', '38', '47', '50', '53', '66', '73', '77', '85', '88', '91', '99'])}{_digits(rng, 8)}"
    area = rng.choice(["010", "021", "023", "0351", "0451", "0571", "0755", "0891", "0991"])
    local = f"{rng.randint(2, 8)}{_digits(rng, 7 if len(area) == 3 else rng.choice([6, 7]))}"
    return str(
        rng.choice(
            [
                mobile,
                mobile,
                f"{mobile[:3]}-{mobile[3:7]}-{mobile[7:]}",
                f"{mobile[:3]} {mobile[3:7]} {mobile[7:]}",
                f"{mobile[:3]}.{mobile[3:7]}.{mobile[7:]}",
                f"0086{mobile}",
                f"0086-{mobile}",
                f"(+86){mobile}",
                f"+86-{mobile[:3]}-{mobile[3:7]}-{mobile[7:]}",
                f"{area}-{local}",
                f"{area} {local}",
                f"（{area}）{local}",
                f"{area}-{local}-{_digits(rng, 3)}",
                f"{area}-{local}转{_digits(rng, 4)}",
            ]
        )
    )


def card(rng: random.Random, words: Words) -> str:
    """A bank card or account of sixteen to nineteen digits."""
    digits = rng.choice(["62", "45", "55", "37"]) + _digits(rng, rng.choice([14, 15, 16, 17]))
    cut = " ".join(digits[n : n + 4] for n in range(0, len(digits), 4))
    return rng.choice([digits, digits, cut, cut.replace(" ", "-"), f"{digits[:6]} {digits[6:]}"])


def plate(rng: random.Random, words: Words) -> str:
    """Any province and sign: of electric cars small and large, trailers, learners, police, Hong Kong and Macau."""
    head, four = rng.choice(PLATES) + rng.choice(LETTERS), _sign(rng, 4)
    dot = rng.choice(["", "·", "-", " ", "•"])
    electric = rng.choice("DF")
    return rng.choice(
        [
            head + dot + _sign(rng, 5),
            head + dot + _sign(rng, 5),
            head + dot + electric + _sign(rng, 1) + _digits(rng, 4),
            head + dot + _digits(rng, 5) + electric,
            f"{head}{dot}{four}{rng.choice('挂学警')}",
            f"粤Z{dot}{four}{rng.choice('港澳')}",
            (head + _sign(rng, 5)).lower(),
        ]
    )


def address(rng: random.Random, words: Words) -> str:
    """From the province down to a door, with street offices, communities, rooms and postal codes."""
    a, b, c = rng.randint(1, 999), rng.randint(1, 6), rng.randint(1, 33) * 100 + rng.randint(1, 8)
    area, road = rng.choice(words["areas"]), rng.choice(words["roads"])
    estate, village = rng.choice(words["estates"]), rng.choice(words["villages"])
    number = "〇一二三四五六七八九"
    return str(
        rng.choice(
            [
                f"{area}{road}{a}号",
                f"{area}{road}{a}号{estate}{b}栋{c}室",
                f"{area}{road}{a}弄{b}号{c}室",
                f"{area}{estate}{b}号楼{number[b]}单元{c}",
                f"{estate}{number[b]}期{a % 40 + 1}幢{c}室",
                f"{estate}{rng.choice('ABCD')}座{c}",
                f"{estate}{b}-{rng.randint(1, 4)}-{c}",
                f"{road}{a}号附{b}号",
                f"{road}{a}-{b}号{c}",
                f"{area}{village}{number[b]}组{a}号",
                f"{area}{village}{number[b]}社",
                f"{area}{village}第{number[b]}村民小组",
                f"{village}{a}号",
                f"{area}{road}{rng.choice('甲乙丙')}{a}号院{b}号楼{c}",
                f"{area}{road}{number[b]}巷{a}号",
            ]
        )
    )


def email(rng: random.Random, words: Words) -> str:
    """An e-mail address."""
    who = rng.choice(["xiaoqiang", "yang.lei", "wang_fang", "na-li", "gao.jun1982", "contact+a", "T.Wu"])
    where = rng.choice(
        [
            "126.com",
            "sina.cn",
            "gmail.com",
            "foxmail.com",
            "mail.hn.example.gov.cn",
            "outlook.com",
            "yeah.net",
        ]
    )
    return f"{who}{rng.choice(['', _digits(rng, 3)])}@{where}"


def papers(rng: random.Random, words: Words) -> str:
    """The number of a passport, of a permit for Hong Kong, Macau or Taiwan, or of an officer."""
    return str(
        rng.choice(
            [
                f"E{rng.choice(LETTERS)}{_digits(rng, 7)}",
                f"G{_digits(rng, 8)}",
                f"{rng.choice(['PE', 'SE', 'DE'])}{_digits(rng, 7)}",
                f"C{_digits(rng, 8)}",
                f"H{_digits(rng, 10)}",
                f"M{_digits(rng, 8)}",
                f"军字第{_digits(rng, 7)}号",
            ]
        )
    )


def _digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice(DIGITS) for _ in range(count))


def _sign(rng: random.Random, count: int) -> str:
    """Letters and digits of a plate, digits more often, and at least one."""
    return "".join(rng.choice(DIGITS + DIGITS + LETTERS) for _ in range(count - 1)) + rng.choice(DIGITS)


FORMS: dict[str, Callable[[random.Random, Words], str]] = {
    **dict.fromkeys(("name", "name2", "name3"), name),
    "latin": latin,
    "called": called,
    "id": plain.identity,
    "id15": old_identity,
    "phone": phone,
    "card": card,
    "plate": plate,
    "address": address,
    "email": email,
    "passport": papers,
    "qq": plain.qq,
    "wechat": plain.wechat,
    "credit": plain.credit,
}
