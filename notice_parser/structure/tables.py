"""Tables turned into text: rows with tabs, or one cell a line.

A header row names the columns in label words (序号, 反馈问题, 整改措施, 责任单位, 完成时限, 进展);
each later row is a problem, its cells stand behind unprinted labels.
"""

import re
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader
from notice_parser.structure.markers import Mark
from notice_parser.text.lines import Place

ROW = "row"
_LABEL = "label"
_NUMBER = re.compile(r"[0-9]{1,3}$")
_MIN_COLUMNS = 3


@dataclass(slots=True)
class Table:
    """The marks of the rows of a text's tables, and the lines that headers and rows take up."""

    marks: list[Mark]
    lines: set[int]


@cache
def _columns() -> dict[str, str]:
    """What each header word says its column holds."""
    kinds = {row["word"]: row["kind"] for row in loader.words("base", "labels")}
    return kinds | {row["word"]: row["kind"] for row in loader.words("base", "table_headers")}


def _header(text: str, lines: list[Place], first: int) -> list[str]:
    """The kinds of the columns of a header that begins at line ``first``; empty where none does."""
    kinds: list[str] = []
    for start, end in lines[first:]:
        kind = _columns().get(text[start:end].replace(" ", ""))
        if kind is None:
            break
        kinds.append(kind)
    if len(kinds) < _MIN_COLUMNS or kinds[0] != "number":
        return []
    return kinds


def find(text: str, lines: list[Place]) -> Table:
    """The marks of all table rows: the number as a marker, an unprinted label before each cell."""
    table = Table([], set())
    index = 0
    kinds: list[str] = []
    while index < len(lines):
        header = _header(text, lines, index) if not kinds else []
        if header:
            kinds = header
            table.lines.update(range(index, index + len(header)))
            index += len(header)
        elif kinds and _NUMBER.match(text, *lines[index]):
            index = _row(text, lines, index, kinds, table)
        else:
            index += 1
    return table


def _row(text: str, lines: list[Place], index: int, kinds: list[str], table: Table) -> int:
    """Read the row whose number stands on line ``index``; returns the line behind it."""
    start, end = lines[index]
    last = index + 1
    while last < len(lines) and not _NUMBER.match(text, *lines[last]) and last - index < 4 * len(kinds):
        if "\t" not in text[lines[last - 1][1] : lines[last][0]] and "\t" in text[start : lines[last - 1][1]]:
            break
        last += 1
    cells = lines[index + 1 : last]
    table.marks.append(Mark(start, end, ROW, int(text[start:end]), index, True))
    table.lines.add(index)
    for place, kind in zip(cells[1:], _aligned(kinds[2:], len(cells) - 1), strict=False):
        if kind:
            line = index + 1 + cells.index(place)
            table.marks.append(Mark(place[0], place[0], _LABEL, None, line, True, "", kind))
            if kind != "measures":
                table.lines.add(line)
    return last


def _aligned(kinds: list[str], count: int) -> list[str]:
    """The kind of each cell behind the heading; surplus cells belong to the measures column."""
    surplus = count - len(kinds)
    if surplus <= 0 or "measures" not in kinds:
        return kinds[:count]
    at = kinds.index("measures")
    return kinds[: at + 1] + [""] * surplus + kinds[at + 1 :]
