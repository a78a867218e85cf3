"""Cells that go on over several physical lines of a table: what stands where, and what belongs together.

A cell begins on the first line of its row. A further line is told by the drawn lines between rows,
or by the blanks in front: nothing of it stands where a row begins. Between the lines of a cell
stand those of the cells beside it, so that no stretch of text holds a cell alone.
"""

import unicodedata
from collections.abc import Sequence

from notice_parser.model.draft import NodeDraft
from notice_parser.text.rows import Place, is_rule

# The kind of what goes on with a cell, before the kind of its column.
REST = "rest:"
# A row of a table has no more lines.
_MOST_LINES = 40
_OFF = 3
# What is rest of the name of a row.
_NAMES = frozenset({f"{REST}number", f"{REST}group", f"{REST}problem"})


def printed_line(text: str, at: int) -> Place:
    """The physical line that stands around a place.

    >>> printed_line("一、概况\\n序号", 6)
    (5, 7)
    """
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def columns_at(text: str, place: Place) -> int:
    """How many columns of a screen stand before a place on its line: a wide sign takes two.

    >>> columns_at("序号  反馈问题", (4, 8))
    6
    """
    begin, _ = printed_line(text, place[0])
    return sum(1 + (unicodedata.east_asian_width(sign) in "WF") for sign in text[begin : place[0]])


def is_ruled(text: str, start: int) -> bool:
    """Whether a drawn line ends the row that the line at ``start`` stands in, and none stands above it."""
    begin, end = printed_line(text, start)
    above = text[slice(*printed_line(text, begin - 1))].strip() if begin else ""
    if not above or is_rule(above):
        return False
    for _ in range(_MOST_LINES):
        begin, end = printed_line(text, min(end + 1, len(text)))
        line = text[begin:end].strip()
        if is_rule(line):
            return True
        if not line:
            return False
    return False


def below(text: str, cells: Sequence[Place], heads: Sequence[int]) -> list[int]:
    """The columns that cells parted by blanks stand under; empty where the first is that of a new row.

    ``heads`` says how many columns of a screen stand before each header cell.

    >>> text = "序号  反馈问题  整改措施\\n1     学习不深  制定计划,\\n                研讨4次。"
    >>> below(text, [(47, 52)], [0, 6, 16])
    [2]
    """
    found: list[int] = []
    for place in cells:
        at = columns_at(text, place)
        column = min(range(len(heads)), key=lambda index: abs(heads[index] - at))
        if not column or abs(heads[column] - at) > _OFF:
            return []
        found.append(column)
    return found


def join(node: NodeDraft) -> None:
    """Give what goes on with a cell to what it goes on with.

    A measure takes in its rest, and with it, as children, what stands between the two. The rest of
    a name that stands by itself is text of the row.
    """
    kept: list[NodeDraft] = []
    measure: NodeDraft | None = None
    for child in node.children:
        if child.lead == f"{REST}measures" and measure is not None:
            at = kept.index(measure)
            measure.children.extend(kept[at + 1 :])
            measure.own.extend(child.own)
            del kept[at + 1 :]
        else:
            measure = child if child.role == "measure" else measure
            kept.append(child)
    node.children = []
    for child in kept:
        if child.lead in _NAMES:
            node.own.extend(child.own)
        else:
            child.lead = child.lead.removeprefix(REST)
            node.children.append(child)
    node.own.sort()
