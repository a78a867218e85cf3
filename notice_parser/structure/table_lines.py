"""Tables turned into text with a cell a line: first the cells of the header, then those of each row."""

import re

from notice_parser.structure.markers import Mark
from notice_parser.structure.nesting import ROW
from notice_parser.structure.table_marks import (
    MAX_COLUMNS,
    Table,
    add_aside,
    add_cell,
    add_group,
    ends_table,
    goes_on,
    names_group,
    number_of,
    settle,
)
from notice_parser.structure.tables import GridReader
from notice_parser.text.rows import CELL_LIMIT, Place, column_kind, header_kinds

_MARKED = re.compile(r"\(?[一二三四五六七八九十]{1,3}[、)]")
_ITEM = re.compile(r"[①-⑳⑴-⒇]|\([0-9]{1,2}\)|[0-9]{1,2}[.、)](?![0-9])")
_VALUE_LIMIT = 30
_MOST_ROWS = 4


def find(text: str, lines: list[Place]) -> Table:
    """The marks of all table rows of a text: a number as a marker, an unprinted label before each cell.

    A short line between two rows names a group of them.
    """
    table = Table()
    index = 0
    while index < len(lines):
        if lines[index][1] - lines[index][0] > CELL_LIMIT or goes_on(text, lines, index):
            index += 1
            continue
        grid = GridReader(text, lines, table)
        behind = grid.header(index)
        if behind > index:
            index = grid.rows(behind)
            continue
        kinds = _header(text, lines, index)
        if kinds:
            table.take_header(lines, index, index + len(kinds))
            index = _LineReader(text, lines, table, kinds).rows(index + len(kinds))
        else:
            index += 1
    return table


def _header(text: str, lines: list[Place], first: int) -> list[str]:
    """The kinds of the columns of a header with a cell a line; empty where none begins.

    It goes on to the first number; without numbers, to the first line that heads no column.
    """
    start, end = lines[first]
    kind = column_kind(text[start:end])
    if kind not in ("number", "problem", "group"):
        return []
    cells: list[str] = []
    for low, high in lines[first : first + MAX_COLUMNS]:
        if high - low > CELL_LIMIT or number_of(text, (low, high)) is not None:
            break
        if kind != "number" and not _heads_column(text[low:high], cells):
            break
        cells.append(text[low:high])
    if cells and column_kind(cells[-1]) is None:
        # The last line before the first number names a group of rows.
        cells.pop()
    kinds = header_kinds(cells)
    if kind != "number" and (None in kinds or "measures" not in kinds):
        return []
    return settle(kinds) if kinds else []


def _heads_column(cell: str, before: list[str]) -> bool:
    """Whether a cell goes on with a header; behind its measures 关于…的问题 is the first row's."""
    kind = column_kind(cell)
    return kind is not None and not (kind == "problem" and "measures" in map(column_kind, before))


class _LineReader:
    """Reads the rows below one header; ``kinds`` are those of its columns."""

    def __init__(self, text: str, lines: list[Place], table: Table, kinds: list[str]) -> None:
        self.text = text
        self.lines = lines
        self.table = table
        self.kinds = kinds
        self.groups = False

    def rows(self, index: int) -> int:
        """Read the rows from line ``index`` on; returns the line behind the last one."""
        if self.kinds[0] != "number":
            return self._unnumbered(index)
        opened = False
        while index < len(self.lines):
            if again := _header(self.text, self.lines, index):
                self.table.take_header(self.lines, index, index + len(again))
                if opened:
                    add_aside(self.lines, index, index + len(again), self.table, below_groups=True)
                index += len(again)
            elif number_of(self.text, self.lines[index]) is not None:
                index = self._row(index)
                opened = True
            elif self._names_group(index):
                add_group(self.lines, index, self.table)
                self.groups = True
                index += 1
            elif self._heads(index):
                index += 1
            else:
                break
        if opened and index < len(self.lines) and ends_table(self.text, self.lines[index]):
            add_aside(self.lines, index, index + 1, self.table, below_groups=not self.groups)
        return index

    def _heads(self, index: int) -> bool:
        """Whether a line with a marker heads the rows, or the header, that follow it at once."""
        following = index + 1
        return (
            following < len(self.lines)
            and _MARKED.match(self.text, *self.lines[index]) is not None
            and names_group(self.text, self.lines[index])
            and (
                number_of(self.text, self.lines[following]) is not None
                or bool(_header(self.text, self.lines, following))
            )
        )

    def _names_group(self, index: int) -> bool:
        return (
            index + 1 < len(self.lines)
            and number_of(self.text, self.lines[index + 1]) is not None
            and names_group(self.text, self.lines[index])
            and not _MARKED.match(self.text, *self.lines[index])
        )

    def _row(self, index: int) -> int:
        """Read the row whose number stands on line ``index``; returns the line behind it."""
        start, end = self.lines[index]
        last = self._row_end(index)
        named = self.kinds.index("problem")
        name = index + named
        tag = (self.lines[index + 1][0], self.lines[name - 1][1]) if named > 1 and name < last else None
        self.table.add(Mark(start, end, ROW, number_of(self.text, (start, end)), index, True), tag)
        if name < last:
            self.table.headings[start] = self.lines[name]
        self.table.lines.update(range(index, min(name + 1, last)))
        self._cells(list(range(name + 1, last)), self.kinds[named + 1 :])
        return last

    def _cells(self, cells: list[int], kinds: list[str]) -> None:
        for line, kind in zip(cells, _aligned(cells, kinds), strict=True):
            if kind:
                add_cell(self.text, self.lines, line, kind, self.table)

    def _row_end(self, index: int) -> int:
        """The line behind the last cell of a row."""
        last = index + 1
        most = _MOST_ROWS * len(self.kinds)
        while last < len(self.lines) and last - index < most:
            if number_of(self.text, self.lines[last]) is not None:
                break
            if last - index >= len(self.kinds) - 1 and self._ends_rows(last):
                return last
            last += 1
        surplus = self._numbered(index + 2, last)
        if last == len(self.lines) or last - index >= most:
            # The last row ends where its columns do; what follows is the end of the notice.
            return min(last, index + len(self.kinds) + surplus)
        if last - index > len(self.kinds) + surplus:
            return last - 1 if self._names_group(last - 1) else last
        return last

    def _ends_rows(self, index: int) -> bool:
        """Whether a marked heading or the header of another table stands on a line."""
        place = self.lines[index]
        heads = _MARKED.match(self.text, *place) is not None and names_group(self.text, place)
        return heads or bool(_header(self.text, self.lines, index))

    def _numbered(self, first: int, last: int) -> int:
        """How many cells more than one the numbered lines of a row's measures take up."""
        numbered = sum(1 for line in range(first, last) if _ITEM.match(self.text, *self.lines[line]))
        return max(numbered - 1, 0)

    def _unnumbered(self, index: int) -> int:
        """Rows without numbers: as many lines each as the header has, as long as they look like such rows."""
        first = index
        while self._is_row(index):
            start = self.lines[index][0]
            self.table.add(Mark(start, start, ROW, None, index, True))
            self.table.lines.add(index)
            self.table.headings[start] = self.lines[index]
            self._cells(list(range(index + 1, index + len(self.kinds))), self.kinds[1:])
            index += len(self.kinds)
        if index > first and index < len(self.lines) and ends_table(self.text, self.lines[index]):
            add_aside(self.lines, index, index + 1, self.table, below_groups=True)
        return index

    def _is_row(self, index: int) -> bool:
        """Whether the lines from ``index`` on are a row: short where who, when and how far stand."""
        last = index + len(self.kinds)
        if last > len(self.lines):
            return False
        for line, kind in enumerate(self.kinds, index):
            place = self.lines[line]
            if _MARKED.match(self.text, *place) or number_of(self.text, place) is not None:
                return False
            if kind in ("responsible", "deadline", "status") and (
                place[1] - place[0] > _VALUE_LIMIT or self.text[place[1] - 1] == "。"
            ):
                return False
        return True


def _aligned(cells: list[int], kinds: list[str]) -> list[str]:
    """The kind of each cell behind the heading; surplus cells belong to the measures column."""
    behind = kinds.index("measures") + 1 if "measures" in kinds else len(kinds)
    surplus = [""] * (len(cells) - len(kinds))
    return [*kinds[:behind], *surplus, *kinds[behind:]][: len(cells)]
