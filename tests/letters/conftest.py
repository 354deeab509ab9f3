"""A full set of contents for each kind, as an office would hand them over."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

COMMON: dict[str, Any] = {
    "petitioner": "王秀兰",
    "matter": {"number": "XF2026000123", "title": "青石镇沿河路路灯长期不亮"},
    "received_on": date(2026, 1, 5),
    "seal_unit": "临江县信访局",
    "issuer": "临江县信访局",
    "number": "临信〔2026〕12号",
    "date": date(2026, 1, 12),
    "contact": "临江县信访局办信科，0000-1234567，临江县人民路1号",
    "query_code": "7KQM-3XPA-9TRW-HJ2C",
    "query_hint": "登录网上信访平台，输入查询码即可查看办理进度和结果",
    "legal_basis": "《信访工作条例》第二十三条",
}

CLAIMS: list[dict[str, Any]] = [
    {
        "claim": "修复沿河路东段不亮的路灯",
        "facts": "经现场核查，沿河路东段共有路灯42盏，其中17盏不亮，原因是2025年11月施工挖断供电电缆。",
        "finding": "诉求合理，有依据",
        "reasons": "路灯属于市政公用设施，管理单位负有维护责任，应当及时修复。",
        "basis": "《城市道路照明设施管理规定》第十五条",
        "outcome": "予以支持",
        "measure": "由县城市管理局更换电缆，修复全部17盏路灯。",
        "measure_due": date(2026, 3, 20),
    },
    {
        "claim": "赔偿因路灯不亮摔伤的医疗费用3200元",
        "facts": "医疗票据显示费用为3200元。摔伤地点和原因，双方陈述不一致，现有材料无法证实。",
        "finding": "事实不清，缺少依据",
        "reasons": "赔偿责任需要由有权机关依法认定，本单位无权直接决定。",
        "basis": "《中华人民共和国民法典》第一千一百六十五条",
        "outcome": "作出解释说明",
    },
]

EXTRA: dict[str, dict[str, Any]] = {
    "registration_form": {
        "channel": "来访",
        "registered_on": date(2026, 1, 5),
        "claims": [{"claim": "修复路灯"}, {"claim": "赔偿医疗费用3200元"}],
        "facts_and_reasons": "2025年11月以来，沿河路东段路灯一直不亮。\n2025年12月20日晚，本人在该路段摔伤。",
        "address": "临江县青石镇沿河路18号",
        "petitioner_contact": "13800000000",
        "category": "城乡建设/市政公用",
        "purpose": "申诉求决",
        "place": "临江县青石镇",
        "enclosed": ["医疗票据3张", "现场照片5张"],
        "registrar": "李明",
        "recorded_from_speech": True,
    },
    "acceptance_notice": {
        "accepted": True,
        "accepted_on": date(2026, 1, 12),
        "received_from": "江州市信访局",
        "handling_unit": "临江县城市管理局",
        "path_and_procedure": "按信访程序办理：听取您陈述事实和理由，进行调查核实，出具信访处理意见书。",
        "expected_by": date(2026, 3, 13),
        "expected_by_computation": "自2026年1月12日受理之日起60日内，即2026年3月13日前",
    },
    "refusal_notice": {
        "refusal_reason": "该事项已由江州市信访局受理，正在规定期限内办理。",
        "right_door": "请等待江州市信访局的办理结果，或者向该局查询，电话0000-7654321。",
    },
    "ended_notice": {
        "final_opinion": "江信复核〔2025〕3号",
        "final_opinion_on": date(2025, 9, 30),
        "refusal_reason": "两次都反映同一路段路灯不亮，都认为应当由县城市管理局赔偿，事实和理由相同。",
    },
    "transfer_notice": {
        "went_to": "临江县城市管理局",
        "went_on": date(2026, 1, 9),
        "contact": "临江县城市管理局办公室，0000-2345678",
        "own_contact": "临江县信访局办信科，0000-1234567",
        "notify_by": date(2026, 1, 24),
        "notify_by_computation": "自2026年1月9日收到之日起15日内，即2026年1月24日前",
    },
    "transfer_letter": {
        "went_to": "临江县城市管理局",
        "claims": CLAIMS,
        "notify_by": date(2026, 1, 24),
        "notify_by_computation": "自收到之日起15日内，即2026年1月24日前",
        "objection_until": date(2026, 1, 16),
        "objection_computation": "自收到之日起5个工作日内，即2026年1月16日前",
        "attachments": ["信访人来信复印件", "现场照片"],
        "copies_to": ["江州市信访局"],
    },
    "assign_letter": {
        "went_to": "临江县城市管理局",
        "set_period": date(2026, 2, 28),
        "report_to": "临江县信访局",
        "notify_by": date(2026, 1, 24),
        "objection_until": date(2026, 1, 16),
        "claims": CLAIMS,
        "instructions": "请由主要负责人包案，办理期间与信访人见面一次。",
        "attachments": ["信访人来信复印件"],
    },
    "redirect_notice": {
        "matter": {"number": "XF2026000124", "title": "拖欠2025年10月至12月工资"},
        "legal_path": "劳动争议仲裁",
        "right_door": "临江县劳动人事争议仲裁委员会（临江县建设路8号）",
        "path_limit": "自知道或者应当知道权利被侵害之日起一年内",
        "redirect_reason": "双方争议的是劳动报酬，属于劳动争议。",
    },
    "extension_notice": {
        "accepted_on": date(2026, 1, 12),
        "original_due": date(2026, 3, 13),
        "original_due_computation": "自受理之日起60日内，即2026年3月13日前",
        "new_due": date(2026, 4, 12),
        "new_due_computation": "自2026年3月13日起延长30日，即2026年4月12日前",
        "extension_reason": "需要委托有资质的机构对电缆受损原因进行鉴定，鉴定尚未完成。",
        "approver": "局长赵国强",
        "approved_on": date(2026, 3, 10),
    },
    "more_request": {
        "what_is_missing": ["摔伤当日的病历复印件", "能够说明摔伤地点的照片或者证人联系方式"],
        "why_needed": "现有材料不能确定摔伤的时间和地点。",
        "needed_by": date(2026, 1, 30),
        "otherwise": "我单位将根据现有材料办理，不影响您的其他诉求。",
    },
    "interim_reply": {
        "interim_reason": "更换电缆需要招标，供货尚在途中。",
        "expected_by": date(2026, 2, 20),
        "expected_by_computation": "自2026年1月26日起25日内，即2026年2月20日前",
    },
    "opinion": {
        "received_from": "江州市信访局",
        "accepted_on": date(2026, 1, 12),
        "seal_unit": "临江县城市管理局",
        "issuer": "临江县城市管理局",
        "number": "临城管信〔2026〕5号",
        "date": date(2026, 3, 6),
        "claims": CLAIMS,
        "opinion_on_each_claim": True,
        "facts_and_reasons": "您反映2025年11月以来沿河路东段路灯一直不亮，12月20日晚在该路段摔伤，支出医疗费用。",
        "fact_finding": "我单位于2026年1月20日到现场核查，并向施工单位、供电公司和您本人了解情况。",
        "legal_basis": "《信访工作条例》第三十一条第六项、第三十二条",
        "execution": "我单位督促施工单位按期修复，并在完成后3日内告知您。",
        "remedy_organ": "临江县人民政府",
        "remedy_until": "收到本处理意见书之日起30日内",
        "copies_to": ["临江县信访局"],
    },
    "objection_letter": {
        "went_to": "临江县信访局",
        "seal_unit": "临江县城市管理局",
        "issuer": "临江县城市管理局",
        "passed_on": date(2026, 1, 9),
        "passed_how": "转送",
        "objection_reasons": [
            "沿河路东段属于县道，路灯由县交通运输局建设和养护。",
            "《县城市管理局职责规定》第三条所列市政道路不含县道。",
        ],
        "competent_organ": "临江县交通运输局",
        "answer_by": date(2026, 1, 15),
        "answer_by_computation": "自2026年1月12日起3个工作日，即2026年1月15日",
    },
    "objection_reply": {
        "went_to": "临江县城市管理局",
        "objected_on": date(2026, 1, 12),
        "reply": "不同意退回",
        "reply_reasons": "沿河路东段已于2024年移交城市管理局养护，有移交清单。",
        "notify_by": date(2026, 1, 24),
        "notify_by_computation": "自2026年1月9日起15日，即2026年1月24日",
    },
    "arbitration_decision": {
        "competent_organ": "临江县城市管理局",
        "seal_unit": "临江县人民政府",
        "issuer": "临江县人民政府",
        "units_in_dispute": ["临江县城市管理局", "临江县交通运输局"],
        "referred_on": date(2026, 1, 20),
        "decision_reasons": "移交清单写明路灯设施一并移交，养护责任随之转移。",
        "notify_by": date(2026, 2, 10),
        "copies_to": ["临江县交通运输局", "临江县信访局"],
    },
    "closing_report": {
        "report_to": "临江县信访局",
        "seal_unit": "临江县城市管理局",
        "issuer": "临江县城市管理局",
        "assigned_on": date(2026, 1, 9),
        "set_period": date(2026, 2, 28),
        "facts_found": "沿河路东段共有路灯42盏，其中17盏不亮，原因是施工挖断供电电缆。",
        "opinion_given": ["修复路灯：予以支持。", "赔偿医疗费用：作出解释说明。"],
        "execution": "电缆已于2026年2月10日更换，17盏路灯全部恢复。",
        "served_on": date(2026, 2, 12),
        "served_how": "直接送达",
        "enclosed": ["信访处理意见书（临城管信〔2026〕5号）", "送达回证"],
    },
    "hearing_notice": {
        "hearing_on": date(2026, 2, 3),
        "hearing_hour": "09:30",
        "hearing_place": "临江县信访局二楼听证室",
        "openness": "公开举行，可以旁听。",
        "subject": "沿河路东段路灯不亮由谁修复、何时修复",
        "presider": "周敏（临江县信访局）",
        "panel": ["李敏 律师", "赵宏 县人大代表"],
        "invited": ["临江县城市管理局"],
        "interpreter": "手语",
        "recusal_right": "主持人、听证员与本事项或者其结果有利害关系的，您可以在听证前或者听证开始时说明理由，申请其回避。",
        "what_to_bring": ["本通知书", "居民身份证", "医疗票据原件"],
        "notice_computation": "自1月12日通知之日的次日起满7日，即2026年1月19日。",
    },
    "mediation_agreement": {
        "other_party": "临江县城市管理局",
        "accepted_on": date(2026, 1, 12),
        "claims_answered": ["修复沿河路东段不亮的路灯"],
        "terms": [
            {"term": "更换电缆，修复全部17盏路灯", "unit": "临江县城市管理局", "due": date(2026, 2, 20)},
            {"term": "修复前每晚派人巡查照明", "unit": "临江县城市管理局", "due": date(2026, 2, 1)},
        ],
        "signatures": [
            "信访人：王秀兰（2026年1月28日签名）",
            "另一方：孙立，临江县城市管理局（2026年1月28日签名）",
        ],
        "mediator": "周敏，临江县信访局",
    },
    "settlement_agreement": {
        "other_party": "临江县城市管理局",
        "accepted_on": date(2026, 1, 12),
        "claims_answered": ["修复沿河路东段不亮的路灯"],
        "terms": [
            {"term": "更换电缆，修复全部17盏路灯", "unit": "临江县城市管理局", "due": date(2026, 2, 20)},
            {"term": "修复前每晚派人巡查照明", "unit": "临江县城市管理局", "due": date(2026, 2, 1)},
        ],
        "signatures": [
            "信访人：王秀兰（2026年1月28日签名）",
            "另一方：孙立，临江县城市管理局（2026年1月28日签名）",
        ],
    },
    "hearing_record": {
        "hearing_on": date(2026, 2, 3),
        "hearing_hour": "09:30",
        "ended_hour": "11:40",
        "hearing_place": "临江县信访局二楼听证室",
        "openness": "公开举行，可以旁听。",
        "subject": "沿河路东段路灯不亮由谁修复、何时修复",
        "presider": "周敏（临江县信访局）",
        "panel": ["李敏 律师", "赵宏 县人大代表"],
        "recorder": "陈静",
        "present": ["信访人：王秀兰", "有关单位：孙立，临江县城市管理局市政科长"],
        "statements": "王秀兰：路灯两个多月不亮，夜里没法走。\n孙立：施工挖断了电缆，已列入维修计划。",
        "questions": "问：何时修复？答：更换电缆需三周。",
        "evidence": "现场照片五张；施工记录一份。",
        "debate": "双方对摔伤地点各执一词。",
        "panel_opinion": "一致认为路灯应当在三周内修复；医疗费用应当另行依法主张。",
        "votes": "赞成3票，反对0票，弃权0票。",
        "signatures": ["笔录已当场宣读核对。", "信访人：王秀兰 已签名。", "有关单位：孙立 已签名。"],
    },
    "joint_letter": {
        "went_to": "临江县供电公司",
        "lead_unit": "临江县城市管理局",
        "task": "查明2025年11月沿河路供电电缆被挖断的经过，说明施工单位是否办理了手续。",
        "task_due": date(2026, 2, 10),
    },
    "consultation_letter": {
        "adviser": "公共律师服务中心 周律师",
        "facts_told": "路灯因施工挖断电缆不亮，有人夜间摔伤，支出医疗费用3200元。",
        "question": "路灯管理单位是否应当承担赔偿责任，举证责任在谁？",
        "needed_by": date(2026, 2, 10),
    },
    "investigation_record": {
        "held_when": "2026年1月20日 15:30",
        "held_where": "青石镇沿河路东段",
        "staff": "李明、赵强",
        "heard": ["沿街商户 陈某", "施工单位工地负责人 孙某"],
        "seen": "东段路灯42盏，17盏不亮；6号井旁电缆有新的断口。",
        "pictures": ["电缆断口.jpg"],
        "read_back": "已向被询问人宣读，无异议，签名。",
    },
    "aid_referral": {
        "aid_organ": "临江县民政局",
        "aid_kind": "社会救助",
        "hardship": "独居，摔伤后三个月不能劳动，没有其他收入。",
        "consent_given": "信访人于2026年1月12日同意转介，并同意将以上情况告知你单位。",
    },
}


def complete(paper: str, /, **changes: Any) -> dict[str, Any]:
    """Complete contents for one kind, with changes."""
    return {**COMMON, **EXTRA[paper], **changes}


@pytest.fixture
def sample() -> Callable[..., dict[str, Any]]:
    """Gives complete contents for a kind: ``sample("opinion", date=...)``."""
    return complete
