"""Where a heading ends, and what its words say."""

import pytest

from notice_parser.structure import headings

# What stands before and behind a line is none of it.
BEFORE, BEHIND = "针对“甲不实”的问题:乙问题 丙。3《丁》\t戊\n", "\n己。:\t 庚方面"


def everywhere(text: str) -> list[tuple[str, int, int]]:
    """A line by itself, and as one of several of a text."""
    begin = len(BEFORE)
    return [(text, 0, len(text)), (BEFORE + text + BEHIND, begin, begin + len(text))]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("学习不深。正文。", "学习不深。"),
        ("学习“甲。乙”不深!正文", "学习“甲。乙”不深!"),
        ("《甲。乙》(丙。丁)如何?正文", "《甲。乙》(丙。丁)如何?"),
        ("【甲。】乙。丙", "【甲。】乙。"),
        ("‘甲。’乙。", "‘甲。’乙。"),
        ("”甲。乙", "”甲。"),
        ("“没有合上。正文,“没有", "“没有合上。"),
        ("“没有合上。正文。还有", "“没有合上。"),
        ("(没合。”正文,", None),
        ("“没合。", None),
        ("没有句号", None),
    ],
)
def test_the_first_sentence(text: str, sentence: str | None) -> None:
    for whole, start, stop in everywhere(text):
        end = headings.first_stop(whole, start, stop)
        assert (None if end is None else whole[start:end]) == sentence


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("关于学习不深入的问题。制定计划。", "关于学习不深入的问题。"),
        ("关于制度空转的问题:修订制度8项。", "关于制度空转的问题:"),
        ("存在差距:修订", "存在差距:"),
        (
            "针对“三会一课制度落实不严格”的问题,制定学习计划,开展研讨4次,通报2人。",
            "针对“三会一课制度落实不严格”的问题,",
        ),
        ("关于学习的问题 制定学习计划开展研讨四次以上。", "关于学习的问题"),
        ("关于学习 的问题 短", "关于学习 的问题 短"),
        ("关于学习不深的问题\t制定计划", "关于学习不深的问题"),
        ("学习不深入", "学习不深入"),
        ("学习: 甲", "学习: 甲"),
        ("存在不足:", "存在不足:"),
        ("针对“三会一课不实”的问题,制定了学习计划八九项。", "针对“三会一课不实”的问题,"),
        ("针对“三会一课不实”的问题,制定学习计划八九项。", "针对“三会一课不实”的问题,制定学习计划八九项。"),
        ("关于学习的问题 制定学习计划开展研讨四次", "关于学习的问题"),
        ("关于学习的问题 制定学习计划开展研讨四", "关于学习的问题 制定学习计划开展研讨四"),
        ("关于学 习的问题 制定学习计划开展研讨四次以上。", "关于学 习的问题"),
        ("关于学 习的问题 制定计划 开展研讨四次以上走访。", "关于学 习的问题"),
        ("关于“学习”方面:强 化 教育", "关于“学习”方面:"),
    ],
)
def test_where_a_heading_ends(text: str, heading: str) -> None:
    for whole, start, stop in everywhere(text):
        assert whole[start : headings.heading_end(whole, start, stop)] == heading


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("强化组织领导。成立领导小组。", "强化组织领导。"),
        ("强化组织领导 成立由党组书记任组长的领导小组推进整改工作落实", "强化组织领导"),
        ("强" * 32 + "。成立。", "强" * 32 + "。"),
        ("强" * 33 + "。成立。", None),
        ("强化组织领导。", None),
        ("强化2项领导。成立领导小组。", None),
        ("强化《办法》。成立。", None),
        ("强化组织领导 " + "成" * 20, "强化组织领导"),
        ("强化组织领导 " + "成" * 19, None),
        ("强化组织领导,压实责任 " + "成" * 20, None),
        ("强" * 19 + " " + "成" * 20, "强" * 19),
        ("强" * 20 + " " + "成" * 20, None),
    ],
)
def test_a_short_sentence_leads_in(text: str, lead: str | None) -> None:
    for whole, start, stop in everywhere(text):
        end = headings.lead_in_end(whole, start, stop)
        assert (None if end is None else whole[start:end]) == lead


@pytest.mark.parametrize(
    ("heading", "fault", "area", "problem"),
    [
        ("关于学习不深入的问题", 1.0, False, True),
        ("关于政治建设方面", 1.0, True, False),
        ("关于学习教育", 0.8, False, False),
        ("作风不实的问题", 0.9, False, True),
        ("作风不实", 0.9, False, False),
        ("不严格的制度落实有差别", 0.7, False, False),
        ("制定计划不深入", 0.5, False, False),
        ("修订滞后的制度办法", 0.2, False, False),
        ("真抓实干", 0.3, False, False),
        ("落实责任不到位", 0.9, False, False),
        ("党" * 115 + "空转的问题", 0.9, False, True),
        ("党" * 116 + "空转的问题", 0.3, False, True),
        ("发现问题不处理", 0.3, False, False),
        ("作风不实的情形", 0.9, False, True),
        ("作风不实的现象", 0.9, False, True),
        ("制定学习计划", 0.0, False, False),
    ],
)
def test_how_much_a_heading_names_a_fault(heading: str, fault: float, area: bool, problem: bool) -> None:
    for whole, start, stop in everywhere(heading):
        assert headings.fault(whole, start, stop) == fault
        assert headings.is_area(whole, start, stop) is area
        assert headings.says_problem(whole, start, stop) is problem


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("已完成整改。", True),
        ("已整改到位", True),
        ("正在整改,持续推进", True),
        ("未完成", True),
        ("该问题已整改完成", True),
        ("长期坚持", True),
        ("制定计划", False),
        ("已完成整改" + "。" * 20, False),
    ],
)
def test_a_line_that_says_only_how_far_an_item_is(line: str, status: bool) -> None:
    for whole, start, stop in everywhere(line):
        assert headings.is_status(whole, start, stop) is status


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("整改工作基本情况", "overview"),
        ("整改组织领导情况", "overview"),
        ("反馈问题整改落实情况", "progress"),
        ("下一步工作打算", "plan"),
        ("联系方式", "contact"),
        ("存在的主要问题", None),
    ],
)
def test_the_section_a_heading_speaks_for(heading: str, role: str | None) -> None:
    weights = dict(headings.section_weights(heading))
    assert list(weights) == ([role] if role else [])
    assert all(weight >= 3 for weight in weights.values())
