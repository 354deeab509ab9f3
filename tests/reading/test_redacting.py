"""Redaction on made-up identities: what is overlooked, and how much is proposed for nothing."""

import random

import pytest

from huiyin.domain.reading.redacting.details import apart, covered
from huiyin.domain.reading.redacting.numbers import is_identity, kind_of
from huiyin.domain.reading.redacting.proposing import left_over, proposed
from huiyin.interfaces.console.county.writing.scenery import words

COVERS = dict.fromkeys(
    ("name", "id_number", "phone", "card", "plate", "email", "address", "number"), "〔略〕"
)
SENTENCES = [
    "我叫{name}，住{address}，联系电话{phone}，反映小区电梯停运的问题。",
    "反映人：{name}，身份证号码{id_number}，家住{address}。楼上漏水一直没人修。",
    "2026年3月，{name}和{other}一起去物业公司问过，对方说要等到年底。",
    "工程款打到{name}的银行卡{card}上，至今还差一万二千元。",
    "包工头{name}答应月底结清工资，打他电话{phone}一直不接。",
    "货车{plate}每天半夜从{address}门前过，{name}家里老人睡不着。",
    "材料我发到邮箱{email}了，收件的是{name}女士。",
    "经查，{name}反映的情况属实，已通知{other}于15日内整改。",
    "请联系{name}（{phone}），或者找{other}核实。",
    "{name}、{other}等五户村民要求补发安置费，每户二十四个月。",
    "邻居{name}把化粪池的水排到路上，社区来过两次，没有解决。",
    "我父亲{name}今年七十八岁，低保申请交上去四个月没有答复，卡号{card}。",
    "答复意见已送达{name}，地址为{address}。",
    "{other}说这件事由{name}负责，让我找她，微信同号{phone}。",
    "户主{name}，户名{other}，账号{card}，养老金从一月起停发。",
]
ROADS = ["澄江大道", "迎宾路", "人民北路", "建设街", "文昌巷", "滨河东路", "幸福街", "石湾大道"]
ESTATES = ["金桂园", "澄江府小区", "阳光花园", "安置新村", "锦绣家园", "水韵华庭小区"]


def identity(rng: random.Random) -> str:
    day = f"{rng.randint(1945, 2008)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}"
    body = f"{rng.choice(['320106', '110105', '410882', '500231'])}{day}{rng.randint(0, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, weights, strict=True)) % 11]


def person(rng: random.Random) -> dict[str, str]:
    cast = words("writing/words")
    given = rng.choice(cast["given_men"] + cast["given_women"])
    digits = "".join(rng.choice("0123456789") for _ in range(8))
    phone = rng.choice(
        [
            f"139{digits}",
            f"158 {digits[:4]} {digits[4:]}",
            f"177-{digits[:4]}-{digits[4:]}",
            f"0512-6{digits[:7]}",
        ]
    )
    door = rng.choice(["{a}号楼{b}单元{c}室", "{a}栋{c}", "{a}幢{b}单元{c}", "{a}-{b}-{c}"]).format(
        a=rng.randint(1, 40), b=rng.randint(1, 4), c=rng.randint(1, 18) * 100 + rng.randint(1, 4)
    )
    return {
        "name": rng.choice([*cast["surnames"], "欧阳", "上官"]) + given,
        "id_number": identity(rng),
        "phone": phone,
        "card": "62" + "".join(rng.choice("0123456789") for _ in range(rng.choice([14, 17]))),
        "plate": f"{rng.choice('苏京浙鲁粤')}{rng.choice('ABCDE')}{rng.choice(['', '·'])}{rng.choice('ABCDEFGH')}{rng.randint(1000, 9999)}",
        "email": f"user{rng.randint(1, 9999)}@{rng.choice(['163.com', 'qq.com', 'mail.example.cn'])}",
        "address": rng.choice([rng.choice(ROADS) + f"{rng.randint(1, 400)}号", rng.choice(ESTATES)]) + door,
    }


@pytest.fixture(scope="module")
def letters():
    """600 texts about 1,200 made-up people, each with what must not be overlooked in it."""
    rng = random.Random(41)
    made = []
    for n in range(600):
        one, two = person(rng), person(rng)
        sentence = SENTENCES[n % len(SENTENCES)]
        given = {**one, "other": two["name"]}
        said = {key: value for key, value in given.items() if f"{{{key}}}" in sentence}
        made.append((sentence.format(**given), said))
    return made


def measured(letters):
    """Of what must be found, how many wholly covered; of what was proposed, how many rightly."""
    wanted = found = offered = right = 0
    missed = []
    for text, said in letters:
        details = proposed(text)
        places = {n for d in details for n in range(d.start, d.end)}
        spans = []
        for kind, value in said.items():
            start = text.index(value)
            spans.append((start, start + len(value)))
            wanted += 1
            if set(range(start, start + len(value))) <= places:
                found += 1
            else:
                missed.append((kind, value, text))
        offered += len(details)
        right += sum(any(d.start < end and start < d.end for start, end in spans) for d in details)
    return found / wanted, right / offered, missed


def test_of_people_nobody_knows_hardly_anything_is_overlooked(letters, record_property):
    recall, precision, missed = measured(letters)
    record_property("recall", recall)
    record_property("precision", precision)
    print(f"recall {recall:.4f}, precision {precision:.4f} over {len(letters)} texts; missed: {missed[:8]}")
    assert recall >= 0.98, missed[:20]
    assert precision >= 0.7


def test_what_is_known_of_a_party_is_always_found():
    rng = random.Random(7)
    for n in range(300):
        one = person(rng)
        text = SENTENCES[n % len(SENTENCES)].format(**{**one, "other": "某人"})
        clean = covered(text, proposed(text, [one]), COVERS)
        for key in ("name", "id_number", "phone", "email"):
            assert one[key] not in clean


def test_a_name_split_by_a_space_or_shortened_is_found():
    known = [{"name": "王建国", "address": "柳溪镇金桂园3号楼"}]
    text = "王 建 国来过，大家叫他老王，王师傅住金桂园3号楼，建国说不用谢。"
    clean = covered(text, proposed(text, known), COVERS)
    assert not any(one in clean for one in ("建国", "老王", "王师傅", "金桂园3"))


def test_what_is_known_cannot_be_confirmed_away_and_what_is_guessed_can():
    text = "高新路口的红绿灯坏了，王建国报修过。"
    known = [{"name": "王建国"}]
    assert [d.words for d in left_over(text, ["王建国"], known)][-1] == "王建国"
    guessed = [d.words for d in left_over("和平里三号楼没有灯。", [])]
    assert guessed and not left_over("和平里三号楼没有灯。", guessed)


@pytest.mark.parametrize("told", ["你好，我姓梁，书香苑业主。", "免贵姓欧阳。", "本人姓于，住三楼。"])
def test_a_surname_that_people_say_of_themselves_is_proposed(told):
    assert [one.kind for one in proposed(told)] == ["name"]


def test_names_of_offices_are_left():
    text = "澄水县住房和城乡建设局于2026年3月5日答复，补偿12000元。"
    assert proposed(text, [], ["澄水县住房和城乡建设局"]) == []


def test_numbers_are_told_apart():
    assert is_identity("11010519491231002X") and not is_identity("110105194912310023")
    assert kind_of("110105194912310023") == "id_number"  # mistyped, and still somebody's
    assert kind_of("20260305") == "" and kind_of("138 1234 5678") == "phone"
    assert kind_of("6222 0212 3456 7890 123") == "card"


def test_what_overlaps_is_covered_once():
    text = "住金桂园3号楼2单元501室"
    details = proposed(text)
    assert len(apart(details)) == len(details)
    assert covered(text, details, COVERS).count("〔略〕") == len(details)
