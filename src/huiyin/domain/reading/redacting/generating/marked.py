"""What somebody marked in a text, however they wrote it down: places, words by kind, or the text with what they took out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from huiyin.domain.reading.redacting.generating.scoring import Span

# what kinds are called elsewhere -> how they are told here
CALLED = {
    "name": ("name", "person", "per", "person_name", "姓名", "人名", "名字", "name_person"),
    "id_number": ("id_number", "id", "idcard", "id_card", "identity", "id_no", "身份证", "身份证号", "身份证号码"),
    "phone": ("phone", "tel", "telephone", "mobile", "phone_number", "电话", "手机", "手机号", "电话号码", "联系电话"),
    "address": ("address", "addr", "loc", "location", "地址", "住址"),
    "card": ("card", "bank_card", "bankcard", "bank", "account_number", "银行卡", "银行卡号", "银行账号"),
    "plate": ("plate", "licence_plate", "license_plate", "car", "vehicle", "车牌", "车牌号"),
    "email": ("email", "mail", "e-mail", "邮箱", "电子邮箱"),
    "passport": ("passport", "护照", "护照号"),
    "account": ("account", "qq", "wechat", "微信", "微信号"),
    "credit_code": ("credit_code", "uscc", "统一社会信用代码"),
}  # fmt: skip
_BY_NAME = {name: kind for kind, names in CALLED.items() for name in names}
_MASK = re.compile(r"^[\s*＊×xX某〇○□■█_\[\]【】〔〕<>《》（）()略已隐去脱敏A-Za-z0-9]*$")


def spans_of(text: str, written: str) -> list[Span]:
    """Places out of JSON: [from, to, kind], or {start, end, kind}, or {text, kind}, or {kind: words}.

    Places outside the text are left out. Raises ValueError where it is none of these.
    """
    read = json.loads(written) if written.strip() else []
    found = _by_kind(text, read) if isinstance(read, dict) else _listed(text, read)
    return sorted({one for one in found if 0 <= one[0] < one[1] <= len(text)})


def taken_out(text: str, redacted: str) -> list[Span]:
    """Places of the text that a redacted copy has no more, or has a cover for."""
    steps = SequenceMatcher(None, text, redacted, autojunk=False).get_opcodes()
    return [
        (start, end, "any")
        for what, start, end, at, to in steps
        if what in ("replace", "delete") and text[start:end].strip() and _MASK.match(redacted[at:to])
    ]


def kind_called(name: object) -> str:
    """The kind by the name somebody gave it; the name itself where it is not known."""
    plain = str(name).strip().lower()
    return _BY_NAME.get(plain, _BY_NAME.get(plain.replace("b-", "").replace(" ", "_"), plain or "any"))


def _listed(text: str, read: Any) -> Iterator[Span]:
    if not isinstance(read, list):
        raise ValueError("neither a list nor an object")
    for one in read:
        if isinstance(one, list) and len(one) == 3 and all(isinstance(n, int) for n in one[:2]):
            yield one[0], one[1], kind_called(one[2])
        elif isinstance(one, dict):
            yield from _object(text, one)
        else:
            raise ValueError("an entry is neither [from, to, kind] nor an object")


def _object(text: str, one: Mapping[str, Any]) -> Iterator[Span]:
    kind = kind_called(next((one[key] for key in ("kind", "type", "label", "entity") if key in one), "any"))
    start = next((one[key] for key in ("start", "from", "begin", "offset") if key in one), None)
    end = next((one[key] for key in ("end", "to", "stop") if key in one), None)
    words = next((one[key] for key in ("text", "value", "word", "words") if key in one), None)
    if isinstance(start, int) and (isinstance(end, int) or isinstance(words, str)):
        yield start, end if isinstance(end, int) else start + len(str(words)), kind
    elif isinstance(words, str):
        yield from _everywhere(text, words, kind)
    else:
        raise ValueError("an entry has neither its place nor its words")


def _by_kind(text: str, read: Mapping[str, Any]) -> Iterator[Span]:
    for name, said in read.items():
        for words in said if isinstance(said, list) else [said]:
            yield from _everywhere(text, str(words), kind_called(name))


def _everywhere(text: str, words: str, kind: str) -> Iterator[Span]:
    at = text.find(words) if words.strip() else -1
    while at >= 0:
        yield at, at + len(words), kind
        at = text.find(words, at + len(words))
