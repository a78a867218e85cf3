"""Lines: what structure is read from."""

import pytest

from notice_parser.text.lines import Lines, beyond, lines, merge
from notice_parser.text.rows import header_kinds, is_rule


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in lines(text)]


def test_blank_lines_and_blanks_around_are_no_part_of_a_line() -> None:
    assert cut("  一、概况 \n\n \t\n正文。") == ["一、概况", "正文。"]


def test_a_table_row_is_cut_at_its_tabs() -> None:
    assert cut("1\t学习不深入\t\t已完成") == ["1", "学习不深入", "已完成"]


def test_one_tab_cuts_nothing() -> None:
    assert cut("一、\t概况") == ["一、\t概况"]


def test_a_table_parted_by_blanks_is_cut_from_its_header_on() -> None:
    table = "序号 反馈问题 整改措施\n1 学习不深 研讨4次。\n正文 不 变"
    assert cut(table) == ["序号", "反馈问题", "整改措施", "1", "学习不深", "研讨4次。", "正文 不 变"]


def test_a_notice_on_one_line_is_cut_but_not_inside_quotes_titles_and_dates() -> None:
    part = "一、概况 正文“甲 乙”《丙 丁》。 (一)其一。 1.学习 2024年 10月 研讨。 (1)计划。 二、打算 继续。"
    text = part + " " + "补充说明。" * 80
    assert cut(text)[:8] == [
        "一、概况",
        "正文“甲 乙”《丙 丁》。",
        "(一)其一。",
        "1.学习",
        "2024年 10月",
        "研讨。",
        "(1)计划。",
        "二、打算",
    ]


def test_a_part_of_the_text_as_lines() -> None:
    text = "甲。乙\n丙"
    assert Lines(text, lines(text)).within(2, 5) == [(2, 3), (4, 5)]


def test_pieces_of_one_physical_line_are_merged() -> None:
    assert merge("甲 乙\n丙", [(0, 1), (2, 3), (4, 5)]) == [(0, 3), (4, 5)]


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [(0, 2, "甲。"), (1, 7, "。  乙"), (2, 5, "乙"), (2, 4, None), (5, 7, "丙"), (7, 7, None)],
)
def test_the_first_line_of_a_part(start: int, end: int, line: str | None) -> None:
    text = "甲。  乙\n丙"
    place = Lines(text, lines(text)).first(start, end)
    assert (place and text[slice(*place)]) == line


def test_an_empty_text_has_no_first_line() -> None:
    assert Lines("", []).first(0, 0) is None


@pytest.mark.parametrize(("most", "position"), [(1, 2), (2, 4), (3, None), (4, None)])
def test_where_the_lines_beyond_a_limit_begin(most: int, position: int | None) -> None:
    assert beyond("一\n二\n三", most) == position


FLAT = "一、概况 (一)其一。 (二)其二。 二、打算 (一)继续。"


@pytest.mark.parametrize(("length", "count"), [(399, 1), (400, 5)])
def test_only_a_long_line_among_others_is_a_notice_that_lost_its_line_ends(length: int, count: int) -> None:
    text = FLAT + "补" * (length - len(FLAT))
    assert len(cut(f"{text}\n{'余' * length}")) == count + 1


@pytest.mark.parametrize(("length", "count"), [(99, 1), (100, 5)])
def test_a_line_that_is_most_of_the_text_need_not_be_as_long(length: int, count: int) -> None:
    assert len(cut(FLAT + "补" * (length - len(FLAT)))) == count


def test_a_long_line_with_few_markers_is_a_paragraph() -> None:
    assert len(cut("情况如下: 一、概况 二、进展 三、打算 " + "补" * 400)) == 1


BLANK_TABLES = {
    "a number in front, a blank inside the third cell": (
        "序号 反馈问题 整改情况\n1 学习不深 制定计划 开展研讨4次。\n(2) 制度不全 修订 制度。",
        ["1", "学习不深", "制定计划 开展研讨4次。", "(2)", "制度不全", "修订 制度。"],
    ),
    "no number in front, so a blank parts nothing": (
        "问题 整改措施 完成情况\n学习不深 开展研讨 已完成",
        ["学习不深 开展研讨 已完成"],
    ),
    "two blanks part the cells of a line without a number": (
        "问题 整改措施 完成情况\n学习 不深  开展研讨  已完成",
        ["学习 不深", "开展研讨", "已完成"],
    ),
    "a header that begins with a number needs no known words": (
        "编号 内容 做法\n1 学习不深 开展研讨",
        ["1", "学习不深", "开展研讨"],
    ),
    "a short line between the rows ends no table": (
        "序号 反馈问题 整改措施\n党的建设方面\n1 学习不深 开展研讨",
        ["党的建设方面", "1", "学习不深", "开展研讨"],
    ),
    "a long line between them does": (
        "序号 反馈问题 整改措施\n"
        "以上是反馈意见所列各项问题的整改清单以下逐项说明整改工作的总体进展情况以及下一步的工作打算和有关安排\n"
        "1 学习不深 开展研讨",
        [
            "以上是反馈意见所列各项问题的整改清单以下逐项说明整改工作的总体进展情况以及下一步的工作打算和有关安排",
            "1 学习不深 开展研讨",
        ],
    ),
}


@pytest.mark.parametrize(("table", "cells"), BLANK_TABLES.values(), ids=BLANK_TABLES)
def test_cells_parted_by_blanks(table: str, cells: list[str]) -> None:
    header = table.split("\n")[0].split()
    assert cut(table) == [*header, *cells]


def test_what_is_no_header_begins_no_table() -> None:
    assert cut("类别 问题数 已完成\n党的建设 3 3") == ["类别 问题数 已完成", "党的建设 3 3"]


def test_the_borders_of_a_drawn_table_say_nothing() -> None:
    table = "|序号|反馈问题|整改措施|\n|---|---|---|\n| 1 | 学习不深 | 研讨4次 |\n+---+---+\n| 2 | 甲 | 乙 |"
    assert cut(table) == ["序号", "反馈问题", "整改措施", "1", "学习不深", "研讨4次", "2", "甲", "乙"]
    assert cut("正文。\n|---|---|\n正文。") == ["正文。", "|---|---|", "正文。"]


@pytest.mark.parametrize("line", ["|---|---|", "+----+", "════", "|=====|", "———"])
def test_a_border(line: str) -> None:
    assert is_rule(line)


@pytest.mark.parametrize("line", ["--", "|  |  |", "|---|甲|", "正文", ""])
def test_no_border(line: str) -> None:
    assert not is_rule(line)


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        (["序号", "反馈问题", "整改措施"], ["number", "problem", "measures"]),
        (["序号", "反馈问题", "整改措施", "十" * 16], ["number", "problem", "measures", None]),
        (["序号", "反馈问题", "整改措施", "十" * 17], []),
        (["反馈问题", "整改措施"], []),
        (["反馈问题", "责任单位", "整改时限"], []),
        (["序号", "反馈问题", "整改措施", "面积", "亩数", "株数"], []),
        (["甲", "反馈问题", "整改措施", "整改时限"], [None, "problem", "measures", "deadline"]),
    ],
)
def test_a_header_names_most_of_its_columns(cells: list[str], kinds: list[str | None]) -> None:
    assert header_kinds(cells) == kinds
