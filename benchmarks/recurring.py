"""Times the finder of recurring problems: python -m benchmarks.recurring 100000.

Texts are made here: a place, a thing and what is wrong with it, between phrases of every letter and rare words drawn by
chance. Of every hundred, forty are about problems that come again, few of them often and many of them seldom; the others
stand alone. Prints one JSON object: processor seconds of grouping all, peak memory, and processor milliseconds of taking in
one message more by day.
"""

import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta

from huiyin.domain.reading.recurring.finding import find
from huiyin.domain.reading.recurring.texts import Message

ENDS = ("小区", "村", "学校", "花园", "路", "市场", "公司", "医院")
THINGS = (
    "电梯", "路灯", "下水道", "停车位", "垃圾站", "油烟", "噪声", "物业费", "公交车", "自来水", "燃气", "房产证", "学位", "工资",
    "补偿款", "围挡", "红绿灯", "变电站", "幼儿园", "违建", "广场舞", "渣土车", "宽带", "暖气", "外墙", "绿化", "消防通道", "押金",
)  # fmt: skip
WRONG = (
    "坏了没人修", "收费不合理", "半夜扰民", "长期拖欠", "一直不公示", "迟迟不办", "被人占用", "臭气熏天", "存在隐患", "突然停用",
    "未经同意就开工", "反复投诉无果", "到期不退", "与承诺不符", "开裂渗水",
)  # fmt: skip
PHRASES = (
    "尊敬的领导，您好，", "我是这里的一名住户，", "多次向社区反映，", "一直没有得到答复，", "希望有关部门尽快核实，",
    "给大家的生活带来很大不便，",
    "老人和孩子都受不了，", "物业和开发商互相推诿，", "去年就说要解决，", "请给一个明确的时间，",
    "附近几百户都受影响，", "打过热线没有下文，",
)  # fmt: skip
RARE_WORDS, RARE_EACH = 60_000, 25
AGAIN = 0.4
LATER = 1_000


def texts(many: int) -> Iterator[Message]:
    """So many messages; the same number gives the same messages."""
    rng = random.Random(11)
    letters = [chr(rng.randrange(0x4E00, 0x9000)) for _ in range(3_000)]
    places = ["".join(rng.choices(letters, k=3)) + rng.choice(ENDS) for _ in range(many // 12 + 20)]
    rare = ["".join(rng.choices(letters, k=2)) for _ in range(RARE_WORDS)]
    problems = [(rng.choice(places), rng.choice(THINGS), rng.choice(WRONG)) for _ in range(many // 40 + 5)]
    first = date(2025, 1, 1)
    for n in range(many):
        if rng.random() < AGAIN:
            place, thing, wrong = problems[int(len(problems) * rng.random() ** 2)]
        else:
            place, thing, wrong = rng.choice(places), rng.choice(THINGS), rng.choice(WRONG)
        words = [rare[int(RARE_WORDS * rng.random() ** 3)] for _ in range(RARE_EACH)]
        body = "，".join("".join(words[at : at + 5]) for at in range(0, RARE_EACH, 5))
        told = "".join(rng.sample(PHRASES, 3))
        yield Message(
            n, f"{place}{thing}{wrong}", f"{place}的{thing}{wrong}，{told}{body}", first + timedelta(n % 700)
        )


def main(many: int) -> None:
    """Group them, then take in the last thousand one by one."""
    import opencc

    simplify = opencc.OpenCC("t2s").convert
    made = list(texts(many + LATER))
    started = time.process_time()
    finder = find(made[:many], simplify=simplify)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started = time.process_time()
    taken = sum(bool(finder.take(one)) for one in made[many:])
    each = (time.process_time() - started) / LATER * 1000
    figures = {
        "messages": many,
        "problems": len(finder.problems),
        "largest": max((len(one.members) for one in finder.problems.values()), default=0),
        "processor_seconds": round(seconds, 1),
        "peak_megabytes": round(peak),
        "taken_in": taken,
        "processor_milliseconds_each": round(each, 2),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
