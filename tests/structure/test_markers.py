"""Markers, labels and nesting, in rows to read aloud."""

import pytest

from notice_parser.structure import labels, markers
from notice_parser.structure.markers import Mark
from notice_parser.structure.nesting import nest
from notice_parser.text.fold import fold
from notice_parser.text.lines import lines


def found(text: str) -> list[str]:
    folded = fold(text).text
    return [folded[mark.start : mark.end] for mark in markers.find(folded, lines(folded))]


@pytest.mark.parametrize(
    ("line", "marker", "style", "ordinal"),
    [
        ("一、整改工作", "一、", "cn_dot", 1),
        ("十二、关于", "十二、", "cn_dot", 12),
        ("（三）关于", "(三)", "cn_paren", 3),
        ("二)改账不拖账", "二)", "cn_paren", 2),
        ("1．学习", "1.", "arabic_dot", 1),
        ("１２、学习", "12、", "arabic_comma", 12),
        ("（4）组织", "(4)", "arabic_paren", 4),
        ("3)修订", "3)", "arabic_half", 3),
        ("⑵修订", "⑵", "paren_digit", 2),
        ("⑿修订", "⑿", "paren_digit", 12),
        ("③修订", "③", "circled", 3),
        ("Ⅲ、安排", "Ⅲ、", "roman_dot", 3),
        ("IV、安排", "IV、", "roman_dot", 4),
        ("第二，风险", "第二,", "ordinal", 2),
        ("三是强化", "三是", "run", 3),
        ("二要压实", "二要", "run", 2),
        ("其一，学习", "其一,", "run_its", 1),
        ("问题３：超标", "问题3:", "problem_label", 3),
        ("反馈问题十一：超标", "反馈问题十一:", "problem_label", 11),
        ("措施2：4月批评", "措施2:", "measure_label", 2),
        ("(二)3.制度", "(二)3.", "cn_paren_digit", 3),
    ],
)
def test_a_marker_opens_a_line(line: str, marker: str, style: str, ordinal: int) -> None:
    folded = fold(line).text
    (mark,) = markers.find(folded, lines(folded))
    assert folded[mark.start : mark.end] == marker
    assert (mark.style, mark.ordinal, mark.leads) == (style, ordinal, True)


@pytest.mark.parametrize(
    ("text", "numeral", "number"),
    [
        ("十", "chinese", 10),
        ("二十", "chinese", 20),
        ("九十九", "chinese", 99),
        ("一百", "chinese", None),
        ("一二", "chinese", None),
        ("二三十", "chinese", None),
        ("十二三", "chinese", None),
        ("一", "any", 1),
        ("12", "any", 12),
        ("IX", "roman", 9),
        ("XIV", "roman", 14),
        ("VIII", "roman", 8),
        ("Ⅻ", "roman", 12),
        ("B", "letter", 2),
        ("K", "letter", 11),
        ("1.1.10", "last", 10),
    ],
)
def test_the_number_of_a_marker(text: str, numeral: str, number: int | None) -> None:
    assert markers.read_ordinal(text, numeral) == number


@pytest.mark.parametrize(
    "line",
    [
        "二三十、四五十岁的干部",
        "一百、二百户规模",
        "2.5万元用于改造",
        "2024.10.14印发",
        "3月制定办法",
        "一季度完成",
        "第一责任人落实",
        "第六巡察组反馈",
        "一体推进",
        "三、四季度共2次",
        "(2024年)",
        "问题导向",
        "1.5倍",
    ],
)
def test_what_looks_like_a_marker(line: str) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("text", "markers_"),
    [
        ("整改情况:一是学习。二是整改。", ["一是", "二是"]),
        ("分两步:一是学习,二是整改", ["一是", "二是"]),
        ("一、概况。(一)甲。(二)乙。", ["一、", "(一)", "(二)"]),
        ("1.学习。(1)①甲;②乙。(2)丙。", ["1.", "(1)", "①", "②", "(2)"]),
        ("对如(1)所述、(2)所述情形", []),
        ("对如(3)所述情形,分两步:一是学习,二是整改", ["一是", "二是"]),
        ("机关三、四、五楼", []),
        ("统一是关键。", []),
        ("做到一是一。", []),
    ],
)
def test_inside_a_line_a_sibling_confirms_a_marker(text: str, markers_: list[str]) -> None:
    assert found(text) == markers_


def test_of_several_markers_the_first_opens_the_line() -> None:
    marks = markers.find("一、(一)①甲;②乙", [(0, 10)])
    assert [(mark.style, mark.leads) for mark in marks] == [
        ("cn_dot", True),
        ("cn_paren", False),
        ("circled", False),
        ("circled", False),
    ]


def test_a_decimal_number_is_a_marker_among_its_like() -> None:
    assert found("1.1 学习不深\n1.2 研讨不够") == ["1.1", "1.2"]
    assert found("1.1 学习不深") == []
    assert found("1.概况\n2.反馈意见\n2.1党的领导\n3.打算") == ["1.", "2.", "2.1", "3."]
    assert found("1、概况\n2、反馈意见\n2.1党的领导\n3、打算") == ["1、", "2、", "2.1", "3、"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("整改情况：已完成。", [("整改情况:", "measures")]),
        ("学习不深。整改措施及成效:一是", [("整改措施及成效:", "measures")]),
        ("【整改举措】开展", [("【整改举措】", "measures")]),
        ("【指出问题】学习", [("【指出问题】", "problem")]),
        ("责任领导:龙望山;完成时限:年底", [("责任领导:", "responsible"), ("完成时限:", "deadline")]),
        ("问题表现:一是", [("问题表现:", "details")]),
        ("存在的主要问题:学习", [("存在的主要问题:", "problem")]),
        ("联系方式:电话", []),
        ("对整改情况进行了检查", []),
        ("将整改情况:公开", []),
        ("学习不深。【指出问题】研讨", [("【指出问题】", "problem")]),
        ("学习不深。【有关措施】研讨", [("【有关措施】", "measures")]),
        ("有关措施:研讨", [("有关措施:", "measures")]),
        ("学习不深。有关措施:研讨", []),
        ("1.整改情况:研讨", [("整改情况:", "measures")]),
        ("1.有关措施:研讨", []),
        ("【整改情况】【责任人】周平", [("【整改情况】", "measures"), ("【责任人】", "responsible")]),
        ("整改情况:责任人:周平", [("整改情况:", "measures")]),
        ("。整改情况:研讨", [("整改情况:", "measures")]),
        ("(整改情况)研讨", [("(整改情况)", "measures")]),
        ("整改情况  :研讨", [("整改情况  :", "measures")]),
    ],
)
def test_labels(text: str, expected: list[tuple[str, str]]) -> None:
    folded = fold(text).text
    assert [(folded[x.start : x.end], x.kind) for x in labels.find(folded, lines(folded))] == expected


def test_a_bare_word_is_a_label_where_it_comes_again() -> None:
    once = "整改落实情况\n正文。"
    again = "甲\n整改情况\n乙\n丙\n整改情况\n丁"
    assert labels.find(once, lines(once)) == []
    assert len(labels.find(again, lines(again))) == 2


def depths(row: str) -> list[int]:
    """The depth of each marker of a row: style letters in their usual order, each with its number."""
    styles = {
        "A": "cn_dot",
        "B": "cn_paren",
        "C": "arabic_dot",
        "D": "arabic_paren",
        "R": "run",
        "L": "label",
    }
    marks = []
    for line, word in enumerate(row.split()):
        ordinal = int(word[1:]) if word[1:] else None
        kind = "measures" if word[0] == "L" else ""
        marks.append(Mark(2 * line, 2 * line + 1, styles[word[0]], ordinal, line, True, "", kind))
    parents = nest(marks)
    found: list[int] = []
    for parent in parents:
        found.append(0 if parent < 0 else found[parent] + 1)
    return found


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("A1 B1 C1 D1 D2 C2 D1 B2 C1 A2 B1", [0, 1, 2, 3, 3, 2, 3, 1, 2, 0, 1]),
        ("B1 C1 C2 B2 C1", [0, 1, 1, 0, 1]),
        ("A1 C1 C2 A2 C1", [0, 1, 1, 0, 1]),
        ("C1 B1 B2 C2 B1 B2 C3 B1 B2", [0, 1, 1, 0, 1, 1, 0, 1, 1]),
        ("A1 B1 C1 C2 B2 C3 C4", [0, 1, 2, 2, 1, 2, 2]),
        ("A1 B1 B3 A3", [0, 1, 1, 0]),
        ("A1 B1 B1 B2 A2", [0, 1, 1, 1, 0]),
        ("B1 C1 D1 D2 L D1 D2 C2 L D1", [0, 1, 2, 2, 2, 3, 3, 1, 2, 3]),
        ("C1 L R1 R2 C2 L R1", [0, 1, 2, 2, 0, 1, 2]),
        ("A1 C1 L C1 C2 C2 L C1 C2", [0, 1, 2, 3, 3, 1, 2, 3, 3]),
        ("A1 A3 A2 A4", [0, 0, 0, 0]),
        ("B1 C1 C3 C2 B2", [0, 1, 1, 1, 0]),
        ("C1 D1 D2 D2 C2 D1", [0, 1, 1, 1, 0, 1]),
        ("A1 C2 C3 A2 C4", [0, 1, 1, 0, 1]),
        ("A1 B2 B3 A2 B1", [0, 1, 1, 0, 1]),
        ("A1 B1 D1 D2 C1 D1 C2", [0, 1, 2, 2, 2, 3, 2]),
        ("B1 C1 C2 C5 C3 B2", [0, 1, 1, 1, 1, 0]),
        ("A1 B1 C1 R1 R2 C2 R1 B2 C1", [0, 1, 2, 3, 3, 2, 3, 1, 2]),
        ("C1 D1 C3 D1 C2 D1", [0, 1, 0, 1, 0, 1]),
        ("A1 B1 B2 A2 B3 B4 A3", [0, 1, 1, 0, 1, 1, 0]),
        ("C1 L D1 D2 R1 R2 D3 C2 L D1", [0, 1, 2, 2, 3, 3, 2, 0, 1, 2]),
        ("B1 L C1 C2 B2 L C1 B3", [0, 1, 2, 2, 0, 1, 2, 0]),
        ("A1 R1 R2 B1 R1 B2 R1 A2", [0, 1, 1, 1, 2, 1, 2, 0]),
        ("C1 C1 C2 C2", [0, 0, 0, 0]),
        ("A2 B1 B2 A3 B1", [0, 1, 1, 0, 1]),
        ("R1 R2 R1 R2", [0, 0, 0, 0]),
        ("L R1 R2 L R1", [0, 1, 1, 0, 1]),
        ("A1 L A2 L", [0, 1, 0, 1]),
        # What has a label behind it, or behind its run-in details, is no measure behind a label.
        ("C1 L C1 C2 R1 R2 L C1", [0, 1, 2, 0, 1, 1, 1, 2]),
        ("C1 L C1 C2 L C1", [0, 1, 2, 0, 1, 2]),
        # A number printed twice is no jump in the numbers above.
        ("C1 L C1 C2 C3 C3", [0, 1, 2, 2, 2, 2]),
        # A jump stands where the gap is smallest.
        ("C1 L C1 C2 C6", [0, 1, 2, 2, 2]),
        ("C1 L C1 C2 C9", [0, 1, 2, 2, 2]),
        ("C1 L C1 C2 C3 C2 L C1", [0, 1, 2, 2, 2, 0, 1, 2]),
        ("C1 D1 D3 D2 C2 D1 D2 D4", [0, 1, 1, 1, 0, 1, 1, 1]),
    ],
)
def test_rows_of_markers_nest(row: str, expected: list[int]) -> None:
    assert depths(row) == expected


FORMS = [
    ("一、反馈问题\n管网破损。\n二、责任单位\n柳湾镇\n三、整改完成情况\n已修复。", 3),
    # Several problems, their causes and measures make no form, nor do parts of a notice.
    ("一、反馈问题\n管网破损。\n二、原因分析\n管护不够。\n三、整改措施\n已修复。", 0),
    ("一、整改情况\n已修复。\n二、责任单位\n柳湾镇\n三、存在问题\n管网破损。", 0),
    ("一、反馈问题\n管网破损。\n二、责任单位:柳湾镇\n三、整改完成情况\n已修复。", 0),
]


@pytest.mark.parametrize(("text", "count"), FORMS)
def test_a_form_names_its_problem_first_and_who_or_until_when(text: str, count: int) -> None:
    assert len(labels.fields(text, lines(text))) == count
