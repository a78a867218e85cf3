"""Tables turned into text: rows with tabs, or one cell a line.

A header row names the columns in label words (序号, 反馈问题, 整改措施, 责任单位, 完成时限, 进展);
each later row is a problem, its cells stand behind unprinted labels.
"""

import re
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader
from notice_parser.structure.markers import Mark
from notice_parser.structure.nesting import LABEL, PLAIN
from notice_parser.text.lines import GROUP_LIMIT, STOPS, Place

ROW = "row"
_MARKED = re.compile(r"\(?[一二三四五六七八九十]{1,3}[、)]")
_ITEM = re.compile(r"[①-⑳⑴-⒇]|\([0-9]{1,2}\)|[0-9]{1,2}[.、)](?![0-9])")
_NUMBER = re.compile(r"\(?([0-9]{1,3})[.、)]?$")
_MIN_COLUMNS = 3
_MAX_COLUMNS = 14
_CELL_LIMIT = 16


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


@cache
def _cores() -> tuple[tuple[str, str], ...]:
    """The last words of header cells, longest first."""
    rows = loader.words("base", "label_cores")
    return tuple(sorted(((row["word"], row["kind"]) for row in rows), key=lambda core: -len(core[0])))


def _column(cell: str) -> str | None:
    """The kind of a header cell, ``None`` where its words tell nothing."""
    name = cell.replace(" ", "")
    if name in _columns():
        return _columns()[name]
    return next((kind for core, kind in _cores() if name.endswith(core)), None)


def _header(text: str, lines: list[Place], first: int) -> list[str]:
    """The kinds of the columns of a header that begins at line ``first``; empty where none does.

    A header row ends with its line; cells on lines of their own go on to the first number.
    """
    start, end = lines[first]
    if end - start > _CELL_LIMIT or _columns().get(text[start:end].replace(" ", "")) != "number":
        return []
    row_end = text.find("\n", start)
    in_row = "\t" in text[start : row_end if row_end >= 0 else len(text)]
    kinds: list[str | None] = []
    for low, high in lines[first : first + _MAX_COLUMNS]:
        if in_row and row_end >= 0 and low > row_end:
            break
        if high - low > _CELL_LIMIT or _NUMBER.match(text, low, high):
            break
        kinds.append(_column(text[low:high]))
    if not in_row and kinds and kinds[-1] is None:
        # The last line before the first number names a group of rows.
        kinds.pop()
    if len(kinds) < _MIN_COLUMNS or sum(kind is not None for kind in kinds) < _MIN_COLUMNS:
        return []
    return [kind or "details" for kind in kinds]


def find(text: str, lines: list[Place]) -> Table:
    """The marks of all table rows: the number as a marker, an unprinted label before each cell.

    A short line between two rows names a group of them.
    """
    table = Table([], set())
    index = 0
    kinds: list[str] = []
    while index < len(lines):
        header = _header(text, lines, index)
        if header:
            kinds = header
            table.lines.update(range(index, index + len(header)))
            index += len(header)
        elif bare := _bare_header(text, lines, index):
            index = _bare_rows(text, lines, index, bare, table)
        elif kinds and _NUMBER.match(text, *lines[index]):
            index = _row(text, lines, index, kinds, table)
        else:
            if kinds and _names_group(text, lines, index):
                _add_group(lines, index, table)
            index += 1
    return table


def _row_lines(text: str, lines: list[Place], first: int) -> int:
    """The line behind the cells that stand on one physical line with tabs from line ``first`` on.

    No more cells than a table may have columns are looked at, so that a line of nothing but tabs
    and words costs no more than its length.
    """
    last = first + 1
    while last < min(len(lines), first + _MAX_COLUMNS):
        if not _same_row(text, lines, last):
            break
        last += 1
    return last


def _same_row(text: str, lines: list[Place], index: int) -> bool:
    """Whether a tab, and no line end, parts a line from the one before."""
    between = text[lines[index - 1][1] : lines[index][0]]
    return "\t" in between and "\n" not in between


def _bare_header(text: str, lines: list[Place], first: int) -> list[str]:
    """The kinds of the columns of a header row without numbers: problem, measures, and what more.

    Only known words make one, for nothing but them tells it from running text.
    """
    start, end = lines[first]
    word = text[start:end]
    if end - start > _CELL_LIMIT or not word.endswith("问题") or word not in _columns():
        return []
    kinds = [_column(text[low:high]) for low, high in lines[first : _row_lines(text, lines, first)]]
    if len(kinds) < _MIN_COLUMNS or "measures" not in kinds or None in kinds:
        return []
    return [kind for kind in kinds if kind is not None]


def _bare_rows(text: str, lines: list[Place], index: int, kinds: list[str], table: Table) -> int:
    """Read the header at line ``index`` and the rows right behind it; returns the line behind them.

    Tabs say which column a cell stands in: blank cells are no lines, and a row with a blank first
    cell goes on with the problem above.
    """
    first = index + len(kinds)
    table.lines.update(range(index, first))
    while first < len(lines) and (last := _row_lines(text, lines, first)) - first > 1:
        begin = text.rfind("\n", 0, lines[first][0]) + 1
        if text[begin : lines[first][0]].strip():
            break
        for line in range(first, last):
            start = lines[line][0]
            column = text.count("\t", begin, start)
            if column == 0:
                table.marks.append(Mark(start, start, ROW, None, line, True))
                table.lines.add(line)
            elif column < len(kinds):
                _add_cell(lines, line, kinds[column], table)
        first = last
    return first


def _names_group(text: str, lines: list[Place], index: int) -> bool:
    return (
        index + 1 < len(lines)
        and _NUMBER.match(text, *lines[index + 1]) is not None
        and _is_short(text, *lines[index])
        and not _MARKED.match(text, *lines[index])
    )


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether a line is short enough for a heading, and without stops."""
    return end - start <= GROUP_LIMIT and not STOPS.search(text, start, end)


def _add_group(lines: list[Place], index: int, table: Table) -> None:
    table.marks.append(Mark(lines[index][0], lines[index][0], PLAIN, None, index, True))
    table.lines.add(index)


def _add_cell(lines: list[Place], line: int, kind: str, table: Table) -> None:
    """Put an unprinted label before a cell; only the measures of a cell have markers of their own."""
    start = lines[line][0]
    table.marks.append(Mark(start, start, LABEL, None, line, True, "", kind))
    if kind != "measures":
        table.lines.add(line)


def _row(text: str, lines: list[Place], index: int, kinds: list[str], table: Table) -> int:
    """Read the row whose number stands on line ``index``; returns the line behind it."""
    start, end = lines[index]
    last = _row_end(text, lines, index, kinds)
    number = _NUMBER.match(text, start, end)
    ordinal = int(number.group(1)) if number is not None else None
    table.marks.append(Mark(start, end, ROW, ordinal, index, True))
    table.lines.add(index)
    cells = list(range(index + 2, last))
    for line, kind in zip(cells, _aligned(text, lines, cells, kinds[2:]), strict=True):
        if kind:
            _add_cell(lines, line, kind, table)
    return last


def _row_end(text: str, lines: list[Place], index: int, kinds: list[str]) -> int:
    """The line behind the last cell of a row."""
    start = lines[index][0]
    last = index + 1
    columns = 1
    while last < len(lines) and not _NUMBER.match(text, *lines[last]) and last - index < 4 * len(kinds):
        if last - index >= len(kinds) - 1 and _ends_table(text, lines, last):
            return last
        if _same_row(text, lines, last):
            columns += 1
        elif columns >= len(kinds) or (columns > 1 and _names_group(text, lines, last)):
            # A cell may go on over several lines; a full row ends with its line.
            return last
        last += 1
    by_line = "\t" not in text[start : lines[last - 1][1]]
    if (by_line and last == len(lines)) or last - index >= 4 * len(kinds):
        # The last row ends where its columns do; what follows is the end of the notice.
        return min(last, index + len(kinds) + _numbered(text, lines, index + 2, last))
    if by_line and last - index > len(kinds) + _numbered(text, lines, index + 2, last):
        return last - 1 if _names_group(text, lines, last - 1) else last
    return last


def _ends_table(text: str, lines: list[Place], index: int) -> bool:
    """Whether a marked heading or the header of another table stands on a line."""
    heads = _MARKED.match(text, *lines[index]) is not None and _is_short(text, *lines[index])
    return heads or bool(_header(text, lines, index))


def _numbered(text: str, lines: list[Place], first: int, last: int) -> int:
    """How many cells more than one the numbered lines of a row's measures take up."""
    return max(sum(1 for line in range(first, last) if _ITEM.match(text, *lines[line])) - 1, 0)


def _aligned(text: str, lines: list[Place], cells: list[int], kinds: list[str]) -> list[str]:
    """The kind of each cell behind the heading; surplus cells belong to the measures column."""
    surplus = len(cells) - len(kinds)
    if surplus < 0 or "measures" not in kinds:
        return (kinds + [""] * len(cells))[: len(cells)]
    at = kinds.index("measures")
    return kinds[: at + 1] + [""] * surplus + kinds[at + 1 :]
