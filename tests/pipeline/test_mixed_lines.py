"""Lines of notices in any order: nothing is lost, whatever the outline makes of them."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from notice_parser import Options, parse
from tests.pipeline.grounded import faults

OPENING = "根据市委部署,2024年3月1日至5月8日,市委第二巡察组对市史志馆党组开展了巡察。现将整改情况予以公布。"

LINES = [
    *("一、整改工作基本情况", "一、整改情况", "二、关于学习不深入的问题", "三、下步工作打算", "四、联系方式"),
    *("(一)关于政治方面", "(二)作风不实", "(三)强化学习。继续学。", "第一,关于“重业务”的问题。"),
    *("1.制度不健全。", "2.关于“甲”的问题。修订制度3项。", "3.反馈问题:底数不清。", "问题一:作风漂浮。"),
    *("(1)制定计划。", "(2)开展研讨4次。", "①补签手续;②完善票据。", "Ⅰ、学习。", "1)其他。"),
    *("一要提高站位。二要紧盯不放。", "一是学习。二是调研3次。", "二是督办。"),
    *("整改情况:", "整改情况:一是学习;二是调研。", "整改措施:1.制定;2.修订。", "整改成效:明显好转。"),
    *("存在问题:", "反馈问题:学习不够。", "问题:监管不严。", "整改:修订细则。", "整改目标:全部建成。"),
    *("完成情况:已完成。", "【整改措施】修订。", "责任领导:张某 责任单位:办公室 完成时限:2023年6月底"),
    *("公开期限:2023年6月8日。", "联系电话:0546-8070195", "欢迎监督。", "2023年6月8日", "城管局"),
    *("发布时间:2023-06-01 来源:本站", "打印 关闭", "县委巡察办:"),
    *("普通一段文字,完成了任务。", "下一步,将继续整改。"),
    *("序号\t反馈问题\t整改措施\t责任单位", "1\t学习不深\t制定计划\t办公室", "合计\t1"),
]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@example(True, ["一、整改情况", "下一步,将继续整改。", "联系电话:0546-8070195"])
@example(True, ["2.关于“甲”的问题。修订制度3项。", "发布时间:2023-06-01 来源:本站", "整改情况:"])
@given(st.booleans(), st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_every_character_of_mixed_lines_is_in_one_node(opens: bool, lines: list[str]) -> None:
    text = "\n".join([OPENING] * opens + lines)
    assert faults(parse(text, options=Options(subjects=False)), text) == []


def test_text_behind_an_unexpected_label_is_kept() -> None:
    plan = "二、下步工作打算\n一要提高站位。二要建章立制。"
    text = f"{OPENING}\n{plan}\n公开期限:2023年6月8日至6月28日。\n欢迎监督。"
    notice = parse(text)
    assert [date.text for date in notice.dates][-1] == "2023年6月8日至6月28日"


@pytest.mark.parametrize(
    "table",
    ["序号\t问题\t措施\n9\t编辑:", "序号\t问题\t措施\t5\t学\t中\n三)上\n三\n三)在\t2.对"],
)
def test_every_character_of_a_broken_table_is_in_one_node(table: str) -> None:
    text = f"关于巡察整改进展情况的通报\n{OPENING}\n{table}"
    assert faults(parse(text), text) == []
