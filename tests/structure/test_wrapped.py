"""Which lines of a table go on with the row above."""

import pytest

from notice_parser.structure.wrapped import below, columns_at, is_ruled

DRAWN = "+--+--+\n| 1 | 甲 |\n|   | 乙 |\n+--+--+\n| 2 | 丙 |\n|   | 丁 |"


@pytest.mark.parametrize(
    ("cell", "ruled"),
    [("乙", True), ("1", False), ("甲", False), ("2", False), ("丁", False)],
)
def test_a_line_inside_of_a_drawn_row_goes_on_with_it(cell: str, ruled: bool) -> None:
    assert is_ruled(DRAWN, DRAWN.index(cell)) is ruled


@pytest.mark.parametrize(
    ("text", "ruled"),
    [
        ("甲\n乙\n+--+", True),
        ("\n乙\n+--+", False),
        ("甲\n\n乙\n+--+", False),
        ("甲\n乙\n\n+--+", False),
        ("甲\n乙\n丙\n+--+", True),
        ("甲\n乙" + "\n丙" * 39 + "\n+--+", True),
        ("甲\n乙" + "\n丙" * 40 + "\n+--+", False),
        ("甲\n乙\n丙", False),
        ("乙\n+--+", False),
    ],
)
def test_a_row_ends_at_the_next_drawn_line(text: str, ruled: bool) -> None:
    assert is_ruled(text, text.index("乙")) is ruled


@pytest.mark.parametrize(("line", "columns"), [("乙", 0), ("甲乙", 2), (" a1乙", 3), ("甲,(乙", 4)])
def test_a_wide_sign_takes_two_columns_of_a_screen(line: str, columns: int) -> None:
    for text in (line, f"整改情况\n{line}"):
        at = text.index("乙")
        assert columns_at(text, (at, at + 1)) == columns


# Three columns that begin at 0, 6 and 16 of a screen.
HEADS = [0, 6, 16]


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        (f"{' ' * 16}甲", [2]),
        (f"{' ' * 13}甲", [2]),
        (f"{' ' * 19}甲", [2]),
        (f"{' ' * 20}甲", []),
        (f"{' ' * 12}甲", []),
        (f"{' ' * 6}甲", [1]),
        (f"{' ' * 6}甲{' ' * 8}甲", [1, 2]),
        (f"{' ' * 6}甲{' ' * 4}甲", []),
        ("甲", []),
        (f"甲{' ' * 14}甲", []),
    ],
)
def test_a_further_line_stands_under_the_heads_of_its_columns(line: str, columns: list[int]) -> None:
    cells = [(index, index + 1) for index, sign in enumerate(line) if sign == "甲"]
    assert below(line, cells, HEADS) == columns
