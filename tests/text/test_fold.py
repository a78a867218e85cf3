"""Folding: one sign to one sign, and an index back to the source where signs are closed up."""

import pytest

from notice_parser.text.fold import fold


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("，：；（）％", ",:;()%"),
        ("２０２４年", "2024年"),
        ("二○二四年", "二〇二四年"),
        ("〔2024〕4号", "[2024]4号"),
        ("「甲」『乙』", "“甲”“乙”"),
        ("a\u3000b\xa0c\td", "a b c\td"),
        ("甲\r\n乙\r丙\u2028丁\x85戊", "甲 \n乙\n丙\n丁\n戊"),
        ("2024 年 3 月 28 日", "2024年3月28日"),
        ("共1 2 0 人", "共120人"),
        ("22 301册", "22301册"),
        ("整改\u200b情况\ufeff", "整改情况"),
        ("2024-12-10 16:42:07", "2024-12-10 16:42:07"),
        ("2022-05-20 5月20日", "2022-05-20 5月20日"),
        ("一、概况 2024年10月", "一、概况 2024年10月"),
        ("整改情况 已完成", "整改情况 已完成"),
        ("①⑴Ⅳ²", "①⑴Ⅳ²"),
    ],
)
def test_signs_are_folded(source: str, folded: str) -> None:
    assert fold(source).text == folded


def test_blanks_inside_words_go_only_where_the_text_is_damaged() -> None:
    damaged = "整 改落实,收缴7 3 人、退缴1 20元、走访4 5户"
    assert fold(damaged).text == "整改落实,收缴73人、退缴120元、走访45户"
    assert fold("整 改落实,收缴73人").text == "整 改落实,收缴73人"


@pytest.mark.parametrize(
    "source", ["２０２４ 年\u200b３月，共１２ 项", "甲\n\u200b乙 1 2 人", "", "\u200b\ufeff"]
)
def test_every_span_leads_back_to_its_signs(source: str) -> None:
    folded = fold(source)
    for position, sign in enumerate(folded.text):
        start, end = folded.span(position, position + 1)
        assert end == start + 1
        assert fold(source[start:end]).text == sign


def test_a_span_over_closed_signs_holds_them() -> None:
    folded = fold("自2024 年3\u200b月")
    start, end = folded.span(1, 8)
    assert folded.text[1:8] == "2024年3月"
    assert folded.source[start:end] == "2024 年3\u200b月"


def test_unseen_signs_hang_on_to_the_part_before_them() -> None:
    folded = fold("\u200b甲\u200b\n乙")
    assert folded.outer(0, 1) == (0, 3)
    assert folded.outer(2, 3) == (4, 5)


def test_unseen_signs_that_begin_a_word_inside_a_line_belong_to_it() -> None:
    assert fold("甲 \u200b乙丙").outer(2, 4) == (2, 5)
    assert fold("甲\u200b乙丙").outer(1, 3) == (2, 4)
    assert fold("\u200b\u200b甲").outer(0, 1) == (0, 3)
    assert fold("甲乙").outer(0, 1) == (0, 1)


def test_a_title_set_wide_closes_its_own_blanks_alone() -> None:
    assert fold("关 于 整 改 情 况\n第一项 已完成").text == "关于整改情况\n第一项 已完成"


def test_traditional_signs_are_read_through_a_table_and_glosses_closed_up() -> None:
    source = "據(jù)關於黨組對巡察整改進展情況的報告,現將學習貫徹進(jìn)展公佈"
    folded = fold(source)
    assert folded.traditional
    assert folded.text == "据关于党组对巡察整改进展情况的报告,现将学习贯彻进展公布"
    start, end = folded.span(0, 1)
    assert source[start:end] == "據(jù)"


def test_simplified_text_is_left_alone() -> None:
    folded = fold("根据市委统一部署,现将情况予以公布(附件)。")
    assert not folded.traditional
    assert folded.text == "根据市委统一部署,现将情况予以公布(附件)。"
