"""What becomes of a text on its way to an office a second time, by chance and repeatable: one function for each kind."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

import opencc

HEADS = ("尊敬的领导：您好！", "致有关部门：", "各位同志，你们好。", "领导你好，打扰了，", "市长信箱：", "")
NAMES = ("周立青", "何秀兰", "罗德明", "唐小满", "韦春生", "欧阳静", "骆平")
ENDS = (
    "此致敬礼。{name}",
    "反映人：{name}，二〇二五年三月二日",
    "{name} 等住户",
    "望尽快答复！{name}",
    "谢谢。{name} 5月6日",
)
BEFORE_QUOTE = (
    "上次来信至今没有收到答复，现再次反映，并把原信附在后面，请一并处理。原信：",
    "这件事我已经写过一次信，承办单位打过电话，但是问题并没有解决，近来还更严重了。现将原信抄录如下：",
)
AFTER_QUOTE = (
    "以上是原信全文。补充说明：前天又去过一趟，工作人员让再等等。请告诉我现在办到哪一步，由谁负责，什么时候有结果。",
    "原信到此为止。除此之外，周围几户也有同样的情况，大家都希望给一个书面的说法。",
)
# characters that are taken for one another: by the eye of a machine, and by whoever types by sound
LOOKALIKE = {
    **dict(zip("己日未土人大千间回目拆住晴微候今", "已曰末士入太干问同自折往睛徵侯令", strict=True)),
    **dict(zip("已曰末士入太干问同自折往睛徵侯令", "己日未土人大千间回目拆住晴微候今", strict=True)),
}
SOUNDALIKE = dict(
    zip("的得在再做作他她那哪以已候后像象道到是事", "地的再在作做她他哪那已以后候象像到道事是", strict=True)
)
SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]*")
Edit = Callable[[str, random.Random, str], str]


def _resend(text: str, rng: random.Random, _pool: str) -> str:
    """Other line ends, spaces and punctuation; not one letter changed."""
    swapped = text.translate(str.maketrans("，。！？：；（）", ",.!?:;()"))
    out = [
        ch + rng.choice(("", "", "", "", "", " ", "\n", "\u3000")) if not ch.isascii() else ch
        for ch in swapped
    ]
    return "".join(out) + "\n"


def _edited(strength: float) -> Edit:
    """Characters taken out, put in, and written wrongly; now and then a sentence moved."""

    def edit(text: str, rng: random.Random, pool: str) -> str:
        parts = SENTENCE.findall(text) or [text]
        if len(parts) > 2 and rng.random() < min(1.0, 3 * strength):
            here = rng.randrange(len(parts))
            parts.insert(rng.randrange(len(parts)), parts.pop(here))
        return "".join(_changed(ch, rng, pool, strength) for ch in "".join(parts))

    return edit


def _changed(ch: str, rng: random.Random, pool: str, strength: float) -> str:
    if rng.random() >= strength:
        return ch
    kind = rng.randrange(4)
    if kind == 0:
        return ""
    if kind == 1:
        return ch + rng.choice(pool)
    return SOUNDALIKE.get(ch, rng.choice(pool)) if kind == 2 else rng.choice(pool)


def _cut(text: str, rng: random.Random, _pool: str) -> str:
    """Sentences left out here and there, a third of the text at most; of a single one its end."""
    parts = SENTENCE.findall(text)
    left = len(text) // 3
    out = set()
    for place in rng.sample(range(len(parts)), len(parts)):
        if len(parts[place]) <= left:
            left -= len(parts[place])
            out.add(place)
    kept = "".join(part for place, part in enumerate(parts) if place not in out)
    return kept if out else text[: max(1, 2 * len(text) // 3)]


def _photographed(strength: float) -> Edit:
    """Read by a machine: characters taken for others, some lost, a line end after every eighteen."""

    def edit(text: str, rng: random.Random, pool: str) -> str:
        out = []
        for ch in text:
            if rng.random() >= strength:
                out.append(ch)
            elif rng.random() < 0.75:
                out.append(LOOKALIKE.get(ch, rng.choice(pool)))
        said = "".join(out)
        return "\n".join(said[at : at + 18] for at in range(0, len(said), 18))

    return edit


def _chain(text: str, rng: random.Random, _pool: str) -> str:
    """The same body with another head, another signature, other numbers."""
    name = rng.choice(NAMES)
    body = re.sub(r"\d+", lambda found: str(rng.randrange(10 ** len(found[0][:6]))), text)
    return rng.choice(HEADS) + f"我是{name}。" + body + rng.choice(ENDS).format(name=name)


def _quoted(text: str, rng: random.Random, _pool: str) -> str:
    """The older letter whole within a new one."""
    return rng.choice(BEFORE_QUOTE) + "\n> " + text.replace("\n", "\n> ") + "\n" + rng.choice(AFTER_QUOTE)


def _traditional(text: str, _rng: random.Random, _pool: str) -> str:
    return _turner().convert(text)  # type: ignore[no-any-return]


@cache
def _turner() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


KINDS: Mapping[str, Edit] = {
    "resend": _resend,
    "traditional": _traditional,
    "edited_05": _edited(0.05),
    "edited_10": _edited(0.10),
    "edited_20": _edited(0.20),
    "edited_30": _edited(0.30),
    "cut": _cut,
    "photographed_05": _photographed(0.05),
    "photographed_15": _photographed(0.15),
    "chain": _chain,
    "quoted": _quoted,
}


def pool_of(texts: Sequence[str]) -> str:
    """The characters that stand in texts, from which a wrong one is drawn."""
    return "".join(sorted({ch for text in texts[:2_000] for ch in text if ch.isalnum()})) or "的"
