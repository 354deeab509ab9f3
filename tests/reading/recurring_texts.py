"""Messages about invented places for the tests of recurring problems."""

from datetime import date, timedelta

from huiyin.domain.reading.recurring.texts import Message

PLANT = [
    "青槐新城旁边建搅拌站，粉尘噪声扰民",
    "投诉青槐新城小区附近违建搅拌站",
    "青槐新城搅拌站夜里施工，噪声太大睡不着",
    "关于青槐新城小区附近搅拌站粉尘污染的问题",
    "青槐新城附近的搅拌站什么时候搬走",
    "请管管青槐新城小区外的搅拌站，灰尘满天",
]
SAME_PLACE = [
    "青槐新城公交站牌被撞倒，候车不便",
    "青槐新城门口公交班次太少",
    "希望青槐新城增加公交班次",
]
NIGHT_MARKET = [
    "小区一楼夜宵摊油烟扰民，营业到凌晨",
    "小区楼下夜宵摊油烟直排，凌晨还在营业",
    "小区底层夜宵摊油烟噪声扰民到凌晨",
]
ALONE = [
    "医保卡余额查不到", "村里自来水发黄", "驾照换证要排队三小时", "低保申请材料不知交哪里", "路灯坏了半年没人修",
    "退休金少发一个月", "学校食堂饭菜凉", "驾校退费没有结果", "户口迁移被要求反复开证明", "公园健身器材生锈",
    "河边垃圾没人清运", "快递柜占了消防通道", "林地承包合同不给盖章", "盲道被围挡挡住", "社保断缴怎样补",
]  # fmt: skip
# everyday letters from many places: each kind comes from several, each place sends several kinds
PLACES = ["桃溪苑", "云栖花园", "北苑小区", "荷塘社区", "石桥村", "临江路", "金穗广场", "翠屏中学"]
KINDS = [
    "门口路灯不亮",
    "物业费涨价没有公示",
    "停水三天没有通知",
    "垃圾清运不及时",
    "宽带线路乱拉",
    "树枝挡住监控",
]
FIRST = date(2026, 1, 5)


def message(number: int, subject: str, *, author: str = "", body: str = "", likes: int = 0) -> Message:
    """One message, a few days after the one before."""
    day = FIRST + timedelta(days=3 * (number % 40))
    return Message(number, subject, body or f"{subject}。请有关部门处理。", day, author=author, likes=likes)


def town() -> list[Message]:
    """All of them: a plant, buses at the same place, night markets at two places in nearly the same words, and single ones."""
    said = [*PLANT, *SAME_PLACE]
    said += [f"柏林雅苑{one}" for one in NIGHT_MARKET] + [f"枫桥花园{one}" for one in NIGHT_MARKET] + ALONE
    said += [f"{place}{kind}" for place in PLACES for kind in KINDS]
    return [message(number, one, author=f"w{number}") for number, one in enumerate(said)]
