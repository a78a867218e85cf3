"""One consistent notice, changed in one place: exactly that is remarked.

Each row is what stands in the notice, what is put there, and the findings that a reader would make
(code, the marked text). Rows without findings are changes that leave a notice in order.
"""

from pathlib import Path

import pytest
from altered import Row, altered, remarks

NOTICE = Path(__file__).with_name("consistent.txt").read_text("utf-8")

SECOND_AREA = NOTICE[NOTICE.index("1.查档") : NOTICE.index("三、下一步")]

WRONG: dict[str, Row] = {
    "more problems stated than listed": (
        "细化为4个具体问题",
        "细化为9个具体问题",
        [("stated-count-differs", "9个具体问题")],
    ),
    "more measures stated than listed": (
        "制定整改措施7条",
        "制定整改措施21条",
        [("stated-count-differs", "整改措施21条")],
    ),
    "a rate that the figures do not make": ("完成率75%", "完成率80%", [("rate-differs", "完成率80%")]),
    "a rate over a hundred": ("完成率75%", "完成率175%", [("rate-differs", "完成率175%")]),
    "states that do not add up": (
        "正在整改1个,完成率75%",
        "正在整改2个",
        [("sum-differs", "4个问题")],
    ),
    "states that do not make the total of the sentence before": (
        "截至2024年11月20日,4个问题已完成整改3个、正在整改1个,完成率75%",
        "截至2024年11月20日,已完成整改2个、正在整改1个",
        [("sum-differs", "4个具体问题")],
    ),
    "parts that do not add up": ("修订完善2项", "修订完善4项", [("sum-differs", "5项")]),
    "a part larger than its whole": (
        "其中新制定3项、修订完善2项",
        "其中新制定6项",
        [("sum-differs", "5项")],
    ),
    "a problem left out of the numbering": (
        "2.工作研究谋划不到位。",
        "3.工作研究谋划不到位。",
        [("numbering-gap", "3.")],
    ),
    "a number that stands twice": (
        "(2)开展集中学习6次",
        "(1)开展集中学习6次",
        [("numbering-duplicate", "(1)")],
    ),
    "a section left out": ("三、下一步", "四、下一步", [("numbering-gap", "四、")]),
    "an area left out": ("(二)关于服务群众", "(三)关于服务群众", [("numbering-gap", "(三)")]),
    "a day that does not exist": (
        "2024年10月14日",
        "2024年9月31日",
        [("date-unresolved", "2024年9月31日")],
    ),
    "a date that lost its signs": ("2024年10月14日", "20241014日", [("text-damaged", "20241014日")]),
    "a period that lost its last sign": (
        "2024年3月28日至6月7日,市委",
        "2024年3月28日至6月7市委",
        [("text-damaged", "2024年3月28日至6月7")],
    ),
    "a team that lost its number": (
        "市委第二巡察组对",
        "市委第巡察组对",
        [("text-damaged", "第巡察组")],
    ),
    "a year of two figures": ("2024年10月14日", "24年10月14日", [("date-unresolved", "24年10月14日")]),
    "a period that ends before it starts": (
        "2024年3月28日至6月7日",
        "2024年3月28日至2023年6月7日",
        [("date-order", "2024年3月28日至2023年6月7日")],
    ),
    "a period whose second year is missing": (
        "2024年3月28日至6月7日",
        "2024年3月28日至1月7日",
        [("date-order", "2024年3月28日至1月7日")],
    ),
    "a feedback before the inspection": (
        "于2024年8月23日反馈",
        "于2023年8月23日反馈",
        [("date-order", "2023年8月23日")],
    ),
    "a feedback before the inspection ended": (
        "于2024年8月23日反馈",
        "于2024年5月23日反馈",
        [("date-order", "2024年5月23日")],
    ),
    "a publication before the feedback": (
        "2024年12月10日",
        "2024年7月10日",
        [
            ("date-order", "2024年10月14日"),
            ("date-order", "2024年7月10日"),
            ("date-order", "2024年9月"),
            ("date-order", "截至2024年11月20日"),
        ],
    ),
    "an act after the publication": (
        "2024年10月14日",
        "2025年10月14日",
        [("date-order", "2025年10月14日")],
    ),
    "a quote that is not closed": ("“馆务会议”", "“馆务会议", [("text-damaged", "“")]),
    "a title that is not opened": ("《年度重点工作清单》", "年度重点工作清单》", [("text-damaged", "》")]),
    "a measure under two problems": (
        "(1)完成档案库房盘点,清点案卷3600余卷。",
        "(1)已在服务大厅设置意见箱,张贴监督电话。",
        [("duplicate-text", "(1)已在服务大厅设置意见箱,张贴监督电话。")],
    ),
    "no contact": (
        NOTICE[NOTICE.index("欢迎广大") : NOTICE.index("cn。") + 3],
        "",
        [("contact-missing", "")],
    ),
    "a telephone number too short": ("0546-8070195", "0546-80701", [("contact-malformed", "0546-80701")]),
    "a postcode too short": ("257091", "25709", [("contact-malformed", "25709")]),
    "an e-mail without its sign": (
        "电子邮箱danganguan@yz.example.cn",
        "电子邮箱:danganguan.yz.example.cn",
        [("contact-malformed", "danganguan.yz.example.cn")],
    ),
    "an item that denies itself": (
        "已在服务大厅设置意见箱,张贴监督电话。",
        "已完成整改。设置了意见箱,但尚未完成整改。",
        [("status-contradiction", "尚未完成整改")],
    ),
    "replacement characters": ("撰写心得体会", "撰写心\ufffd体会", [("text-damaged", "\ufffd")]),
    "no team and no feedback date": (
        "2024年3月28日至6月7日,市委第二巡察组对市档案馆党组开展了巡察,并于2024年8月23日反馈了巡察意见。",
        "对市档案馆党组开展了巡察。",
        [("feedback-missing", "")],
    ),
}

RIGHT: dict[str, tuple[str, str]] = {
    "nothing is changed": ("巡察", "巡察"),
    "the total is an approximation": ("制定整改措施7条", "制定整改措施7条以上"),
    "states of two wholes, each in its own unit": (
        "4个问题已完成整改3个、正在整改1个,完成率75%",
        "整改任务18项,基本完成15项,交办的46件来电,已办结44件",
    ),
    "a rate with decimals, cut": (
        "4个问题已完成整改3个、正在整改1个,完成率75%",
        "整改任务57项,已完成51项,完成率89.47%",
    ),
    "a rate with decimals, rounded": (
        "4个问题已完成整改3个、正在整改1个,完成率75%",
        "整改任务79项,已完成73项,完成率92.4%",
    ),
    "long-term points are among the completed": (
        "已完成整改3个、正在整改1个,完成率75%",
        "已完成整改3个、正在整改1个、长期坚持2个",
    ),
    "all are completed": (
        "4个问题已完成整改3个、正在整改1个,完成率75%",
        "4个问题已完成整改4个,完成率100%",
    ),
    "one part of a whole": ("其中新制定3项、修订完善2项", "其中新制定3项"),
    "parts that may overlap": (
        "建章立制5项,其中新制定3项、修订完善2项",
        "培训党员5名,其中女党员3名、青年党员4名",
    ),
    "what follows the parts": (
        "建章立制5项,其中新制定3项、修订完善2项",
        "党纪处分8人(其中警告5人、严重警告3人),组织处理31人,诫勉2人,其中科级1人,谈话提醒12人",
    ),
    "a total in the sentence before": (
        "4个问题已完成整改3个、正在整改1个,完成率75%",
        "目前,已完成整改3个、正在整改1个,完成率75%",
    ),
    "states of something else": (
        "截至2024年11月20日,4个问题已完成整改3个、正在整改1个,完成率75%",
        "移交问题线索12个,已办结10个,正在办理2个,办结率83.3%",
    ),
    "numbers that go on across parents": (
        SECOND_AREA,
        SECOND_AREA.replace("2.库房", "4.库房").replace("1.查档", "3.查档"),
    ),
    "a marker quoted in running text": ("逐项明确责任人", "逐项明确责任人,如(1)所述"),
    "background before the inspection": ("2024年10月14日", "2019年10月14日"),
    "a plan after the publication": ("已完成设计方案", "已完成设计方案,预计2025年6月底前完工"),
    "a deadline after the publication": ("已完成设计方案", "2025年12月31日前完成改造"),
    "a stretch without a calendar end": ("2024年10月14日,", "近三年来,"),
    "a nested quote": ("“馆务会议”", "“‘馆务’会议”"),
    "nested quotes of one kind": ("“馆务会议”", "“三重一大“馆务”会议”"),
    "half numbering inside an item": ("逐项明确责任人", "逐项明确责任人:1)馆长;2)副馆长"),
    "a masked number": ("0546-8070195", "138****2261"),
    "two numbers": ("0546-8070195", "0546-8070195/13905460188"),
    "a part done, a part under way": ("已完成设计方案", "已完成2间,正在改造3间,尚未完成验收"),
    "slogans of two states": ("明确了会议召开形式", "立行立改,持续推进,明确了会议召开形式"),
    "a short text that stands twice": ("开展集中学习6次,撰写心得体会12篇。", "已完成整改。"),
}


@pytest.mark.parametrize("row", WRONG.values(), ids=WRONG)
def test_a_fault_is_remarked_and_nothing_else(row: Row) -> None:
    old, new, expected = row
    assert remarks(NOTICE, old, new) == sorted(expected)


@pytest.mark.parametrize("row", RIGHT.values(), ids=RIGHT)
def test_a_notice_in_order_is_left_alone(row: tuple[str, str]) -> None:
    assert remarks(NOTICE, *row) == []


def test_only_what_cannot_be_right_is_an_error() -> None:
    errors = {
        name
        for name, (old, new, _) in WRONG.items()
        if any(one.severity == "error" for one in altered(NOTICE, old, new).findings)
    }
    assert errors == {
        "a period that ends before it starts",
        "a feedback before the inspection",
        "a publication before the feedback",
    }
