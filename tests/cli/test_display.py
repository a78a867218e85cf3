"""Widths, places, and the Chinese names of the record's words."""

from typing import get_args

import pytest

from notice_parser.cli.display import Lines, one_line, shorten, width, wrap
from notice_parser.model import Change, Finding
from notice_parser.model.labels import label
from notice_parser.model.mentions import Approximation, DateKind, DocumentKind, Resolution, UnitKind
from notice_parser.model.node import Role, SectionRole, StatusValue


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("整改", 4),
        ("整改15个", 8),
        ("（一）", 6),
        ("e\u0301", 1),
        ("甲\u200b乙", 4),
        ("├─", 2),
    ],
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("整改情况", 8, "整改情况"),
        ("整改情况", 7, "整改情…"),
        ("整改情况", 6, "整改…"),
        ("abcdef", 4, "abc…"),
    ],
)
def test_shorten(text: str, columns: int, shown: str) -> None:
    assert shorten(text, columns) == shown
    assert width(shown) <= columns


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("整改情况", 4, ["整改", "情况"]),
        ("整改，情况", 4, ["整", "改，", "情况"]),
        ("用 notice-parser 核对", 14, ["用", "notice-parser", "核对"]),
        ("", 10, [""]),
    ],
)
def test_wrap(text: str, columns: int, lines: list[str]) -> None:
    assert wrap(text, columns) == lines


def test_one_line_leaves_out_what_a_terminal_would_obey() -> None:
    assert one_line(" 甲\r\n\u3000乙\x1b[31m\x07\u202e丙 ") == "甲 乙[31m丙"


TEXT = "甲乙\r\n丙\n\r丁戊\n"


@pytest.mark.parametrize(
    ("character", "place"), [("甲", (1, 1)), ("乙", (1, 2)), ("丙", (2, 1)), ("丁", (4, 1)), ("戊", (4, 2))]
)
def test_lines_and_columns(character: str, place: tuple[int, int]) -> None:
    lines = Lines(TEXT)
    offset = TEXT.index(character)
    assert lines.place(offset) == place
    assert lines.offset(*place) == offset


@pytest.mark.parametrize("place", [(0, 1), (9, 1), (2, 9), (2, 0), (-1, 1)])
def test_there_is_no_such_place(place: tuple[int, int]) -> None:
    assert Lines(TEXT).offset(*place) is None


def test_bounds_leave_out_the_line_end() -> None:
    start, end = Lines(TEXT).bounds(TEXT.index("乙"))
    assert TEXT[start:end] == "甲乙"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("role", get_args(Role)),
        ("section_role", get_args(SectionRole)),
        ("status", get_args(StatusValue)),
        ("resolution", get_args(Resolution)),
        ("date_kind", get_args(DateKind)),
        ("unit_kind", get_args(UnitKind)),
        ("approximation", get_args(Approximation)),
        ("document_kind", get_args(DocumentKind)),
        ("direction", get_args(Change.model_fields["direction"].annotation)),
        ("severity", get_args(Finding.model_fields["severity"].annotation)),
    ],
)
def test_every_word_of_the_record_has_a_chinese_name(table: str, words: tuple[str, ...]) -> None:
    assert words
    unnamed = [word for word in words if label(table, word) == word]
    assert not unnamed


def test_a_word_without_a_name_stands_for_itself() -> None:
    assert label("stated", "something_new") == "something_new"
    assert label("section_role", None) == ""
