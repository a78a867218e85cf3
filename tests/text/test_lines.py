"""Lines: what structure is read from."""

from notice_parser.text.lines import Lines, lines, merge


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
