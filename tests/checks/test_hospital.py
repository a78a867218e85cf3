"""A second consistent notice, of an inspection by a province, written in run-in measures.

What must be said of a change in it, and which changes leave it in order.

Rows as in ``test_alterations``.
"""

from pathlib import Path

import pytest
from altered import Row, remarks

from notice_parser import Options, parse

NOTICE = Path(__file__).with_name("consistent_hospital.txt").read_text("utf-8")


def between(first: str, last: str) -> str:
    """What stands from one phrase up to another."""
    start = NOTICE.index(first)
    return NOTICE[start : NOTICE.index(last, start)]


WRONG: dict[str, Row] = {
    "a rate told again, with another value": (
        "修订完善制度8项。",
        "修订完善制度8项。至公布之日,5个问题已完成整改4个,整改完成率85%。",
        [("rate-differs", "整改完成率85%")],
    ),
    "the total differs further on": (
        "截至2024年12月15日,5个问题中已完成",
        "截至2024年12月15日,反馈的6个问题中已完成",
        [
            ("stated-count-differs", "6个问题"),
            ("figure-contradiction", "6个问题"),
            ("sum-differs", "6个问题"),
            ("rate-differs", "整改完成率80%"),
        ],
    ),
    "a problem without a measure": (
        between("整改情况:一是完善了大型设备", "2.耗材"),
        "",
        [("stated-count-differs", "整改措施11条"), ("empty-problem", "1.大型设备检查审批把关不严。")],
    ),
    "numbers that start anew among siblings": (
        "3.患者投诉",
        "1.患者投诉",
        [("numbering-restart", "1.")],
    ),
    "a number that stands twice": ("3.患者投诉", "2.患者投诉", [("numbering-duplicate", "2.")]),
    "a number left out": ("3.患者投诉", "4.患者投诉", [("numbering-gap", "4.")]),
    "no overview": (
        between("一、巡视整改工作总体情况", "二、巡视反馈"),
        "",
        [("numbering-gap", "二、"), ("overview-missing", "")],
    ),
    "no plan": (between("三、下一步", "欢迎广大"), "", [("plan-missing", "")]),
    "no title": (between("中共云岭省", "根据省委"), "", [("title-missing", "")]),
    "no opening": (between("根据省委统一部署", "一、巡视整改"), "", [("feedback-missing", "")]),
    "the publication a year too early": (
        "2024年12月26日",
        "2023年12月26日",
        [
            ("date-order", "2023年12月26日"),
            ("date-order", "2024年10月"),
            ("date-order", "截至2024年12月15日"),
        ],
    ),
    "a day that does not exist": (
        "2024年10月投入使用",
        "2024年11月31日投入使用",
        [("date-unresolved", "2024年11月31日")],
    ),
    "later than the regulations allow": (
        "2024年12月26日",
        "2025年3月26日",
        [("time-limit", "2025年3月26日")],
    ),
    "a sanction larger than its whole": (
        "给予党纪处分2人",
        "给予党纪处分2人(党内警告3人)",
        [("sum-differs", "2人")],
    ),
    "a measure that denies itself": (
        "上线了耗材管理系统",
        "上线了耗材管理系统。已完成整改,目前尚未完成整改",
        [("status-contradiction", "尚未完成整改")],
    ),
    "the same measure under two problems": (
        "二是建立了组织生活纪实制度,每季度抽查一次。",
        "二是组织了议事决策专题培训2期,参训中层干部96人。",
        [("duplicate-text", "二是组织了议事决策专题培训2期,参训中层干部96人。")],
    ),
    "two problems of the same wording": (
        "2.耗材采购监管存在漏洞。",
        "2.大型设备检查审批把关不严。",
        [("duplicate-text", "2.大型设备检查审批把关不严。")],
    ),
    "a telephone number with a figure too much": (
        "0871-65321477",
        "0871-653214777",
        [("contact-malformed", "0871-653214777")],
    ),
    "a postcode with a figure too much": ("650031", "6500311", [("contact-malformed", "6500311")]),
    "a title that is not closed": ("《党委会议事规则》", "《党委会议事规则", [("text-damaged", "《")]),
    "a feedback before the inspection": (
        "2024年7月16日,省委",
        "2024年2月16日,省委",
        [("date-order", "2024年2月16日"), ("time-limit", "2024年12月26日")],
    ),
}

RIGHT: dict[str, tuple[str, str]] = {
    "the team stands in the title": ("省委第四巡视组于2024年3月12日", "于2024年3月12日"),
    "half numbering in a bracket": ("重新招标19份", "重新招标19份(其中:1)试剂8份;2)耗材11份)"),
    "figures told on the day of publication": ("截至2024年12月15日", "截至2024年12月26日"),
    "figures told by the month of publication": ("截至2024年12月15日", "截至2024年12月底"),
    "a masked team": ("省委第四巡视组", "省委第×巡视组"),
    "no rate": (",整改完成率80%", ""),
    "a rate about": ("整改完成率80%", "整改完成率约80%"),
    "a rate of the measures": ("整改完成率80%", "问题整改完成率80%、措施完成率100%"),
    "sanctions of a kind that is not counted": ("诫勉谈话3人", "诫勉谈话3人(其中科级2人)"),
    "money in two places": ("追缴了违规费用4.63万元", "追缴了违规费用2.1万元、清退2.53万元"),
    "a total in words": ("对照反馈的5个问题", "对照反馈的五个问题"),
    "aspects and problems": ("对照反馈的5个问题", "对照反馈的2个方面5个问题"),
    "a task list beside the measures": ("制定整改措施11条", "细化整改任务16项,制定整改措施11条"),
    "a leader's own share": ("召开专题会议9次", "党委书记主动认领问题2个,召开专题会议9次"),
    "clues and letters": ("修订完善制度8项", "修订完善制度8项;移交信访件7件,已办结6件"),
    "a history before the inspection": ("清理了采购合同127份", "清理了2019年以来的采购合同127份"),
    "an act on the day of publication": ("2024年10月投入使用", "2024年12月26日投入使用"),
    "a plan with a date after publication": ("确保5个问题", "确保2025年9月底前5个问题"),
    "a recurring date": ("每季度抽查一次", "每年6月、12月各抽查一次"),
    "a decimal that is no date": ("不合理检查占比由6.2%", "按照“7.1”讲话要求,不合理检查占比由6.2%"),
    "nested quotes": ("《党委会议事规则》", "《关于印发<党委会议事规则>的通知》"),
    "a list inside a measure": ("重新招标19份", "重新招标19份(含:1)试剂8份;2)耗材11份)"),
    "a long-term measure": ("上线了耗材管理系统", "上线了耗材管理系统,并长期坚持"),
    "a number of an office": ("0871-65321477", "0871-65321477转8012"),
    "a mobile number": ("0871-65321477", "13988001234"),
    "without a postcode": (",邮编650031", ""),
    "no mailbox": (";电子邮箱:dwb@qcyy.example.cn", ""),
    "a period over the turn of the year": ("2024年3月12日至5月31日", "2023年11月12日至2024年1月31日"),
    "two feedbacks": ("反馈了巡视意见。按照", "反馈了巡视意见,7月18日移交了问题线索。按照"),
    "sections of another wording": ("三、下一步工作打算", "三、今后整改工作打算"),
    "full-width signs": (
        "联系电话:0871-65321477;邮政信箱:",
        "联系电话：0871-65321477；邮政信箱：",
    ),
    "a problem in quotes": ("2.耗材采购监管存在漏洞。", "2.关于“耗材采购监管存在漏洞”的问题"),
}


def test_the_notice_is_consistent() -> None:
    assert not parse(NOTICE).findings


@pytest.mark.parametrize("row", WRONG.values(), ids=WRONG)
def test_a_fault_is_remarked_and_nothing_else(row: Row) -> None:
    old, new, expected = row
    assert remarks(NOTICE, old, new) == sorted(expected)


@pytest.mark.parametrize("row", RIGHT.values(), ids=RIGHT)
def test_a_notice_in_order_is_left_alone(row: tuple[str, str]) -> None:
    assert remarks(NOTICE, *row) == []


def test_a_time_limit_that_is_not_chosen_says_nothing() -> None:
    late = NOTICE.replace("2024年12月26日", "2025年3月26日")
    assert not parse(late, options=Options(time_limit="none")).findings
