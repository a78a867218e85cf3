"""Tables turned into text: rows of cells on one physical line.

A header row names the columns in label words (序号, 反馈问题, 整改措施, 责任单位, 完成时限, 进展);
each later row is a problem, its cells stand behind unprinted labels. A table with a cell a line
is read in ``table_lines``.
"""

import re

from notice_parser.structure.frame import kind_of
from notice_parser.structure.markers import Mark, opens_block
from notice_parser.structure.nesting import LABEL, ROW
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
from notice_parser.structure.wrapped import REST, below, columns_at, is_ruled, printed_line
from notice_parser.text.rows import STROKES, Place, header_kinds, is_rule

# How measures are numbered in a cell.
_ITEM = re.compile(r"[①-⑳⑴-⒇]|\([0-9]{1,2}\)|[0-9]{1,2}[.、)](?![0-9])|[二三四五六七八九十]是")
_LOOK_AHEAD = 40
_SUM = re.compile(r"(?:合计|总计|小计|共计)")


class GridReader:
    """Reads the rows below one header row; ``lines`` are the cells of the whole text."""

    def __init__(self, text: str, lines: list[Place], table: Table) -> None:
        self.text = text
        self.lines = lines
        self.table = table
        # Whether rows begin with a stroke, by the row that is looked at first: the header.
        self.bordered = 0
        # What names the group of the rows, where something does.
        self.group: str | None = None
        self.opened = False
        # Of the header last read, what its columns hold and how far each cell stands from the beginning of
        # its line, on a screen; of the row last read, the column of its last cell.
        self.kinds: list[str]
        self.heads: list[int]
        self.filled: int

    def cells(self, first: int) -> list[tuple[int, int]]:
        """The column and the line of each cell of the physical line that begins with line ``first``."""
        begin, _ = self._printed(first)
        found: list[tuple[int, int]] = []
        index = first
        while index < len(self.lines) and (index == first or goes_on(self.text, self.lines, index)):
            between = self.text[begin : self.lines[index][0]]
            column = between.count("\t")
            strokes = sum(map(between.count, STROKES))
            if strokes:
                column = strokes - self.bordered
            elif not column:
                column = len(found)
            found.append((column, index))
            index += 1
            if len(found) > MAX_COLUMNS:
                break
        return found

    def header(self, first: int) -> int:
        """The line behind the header that begins at line ``first``; ``first`` where none does."""
        if not self.opened:
            self.bordered = int(self._begins_with_stroke(first))
        cells = self.cells(first)
        kinds = header_kinds([self.text[slice(*self.lines[line])] for _, line in cells])
        if not kinds or len(cells) > MAX_COLUMNS:
            return first
        last = cells[-1][1] + 1
        by_column = {column: kinds[index] for index, (column, _) in enumerate(cells)}
        tabs = self._tabs(first)
        width = max(max(by_column) + 1, tabs + 1 if tabs else 0)
        columns = [by_column.get(column) for column in range(width)]
        columns, last = self._second_row(columns, len(cells), last)
        self.kinds = settle(columns)
        self.heads = [columns_at(self.text, self.lines[line]) for _, line in cells]
        self.table.take_header(self.lines, first, last)
        return last

    def _second_row(self, columns: list[str | None], main: int, first: int) -> tuple[list[str | None], int]:
        """The columns with what a second header row says of them, and the line behind it."""
        if first >= len(self.lines):
            return columns, first
        cells = self.cells(first)
        words = [self.text[slice(*self.lines[line])] for _, line in cells]
        kinds = header_kinds(["序号", *words])[1:] if len(words) > 1 else []
        if not kinds or None in kinds or number_of(self.text, self.lines[first]) is not None:
            return columns, first
        last = cells[-1][1] + 1
        if cells[0][0] or not (last < len(self.lines)):
            width = max(len(columns), cells[-1][0] + 1)
            columns = [*columns, *[None] * (width - len(columns))]
            for index, (column, _) in enumerate(cells):
                columns[column] = kinds[index]
            return columns, last
        # Blank cells were lost: the row below tells how many columns the upper cells part into.
        width = len(self.cells(last))
        parted = main + len(kinds) - width
        if not 0 < parted < main:
            return columns, first
        return [*columns[: main - parted], *kinds], last

    def rows(self, first: int) -> int:
        """Read the rows from line ``first`` on; returns the line behind the last one."""
        while first < len(self.lines):
            place = self.lines[first]
            if is_rule(self.text[slice(*place)]):
                first += 1
                continue
            again = self.header(first)
            if again > first:
                if self.opened:
                    add_aside(self.lines, first, again, self.table, below_groups=True)
                first = again
                continue
            behind = self._row(first)
            if behind == first:
                break
            first = behind
            # A row may have more cells than a table has columns: they tell nothing.
            while first < len(self.lines) and goes_on(self.text, self.lines, first):
                first += 1
        return first

    def _row(self, first: int) -> int:
        """Read one physical line of the table; returns ``first`` where the table has ended."""
        cells = self.cells(first)
        last = cells[-1][1] + 1
        tabs = self._tabs(first)
        if self._continues(cells, tabs):
            self._further(cells)
            return last
        if self.opened and not tabs and (rest := self._rest(cells)):
            self._go_on(rest)
            return last
        if len(cells) == 1 and not tabs and not self._begins_with_stroke(first):
            return self._between(first)
        if _SUM.match(self.text, *self.lines[first]) is not None:
            add_aside(self.lines, first, last, self.table, below_groups=self.group is None)
            self.filled = len(self.kinds)
            return last
        if self._is_merged(cells) and self._heads_rows(first):
            self._head_rows(first)
            return last
        self._place(self._aligned(cells))
        return last

    def _is_merged(self, cells: list[tuple[int, int]]) -> bool:
        """Whether words over all columns stand where a row has its number."""
        column, line = cells[0]
        words = number_of(self.text, self.lines[line]) is None
        return words and column == 0 and len(cells) == 1 and self.kinds[0] == "number"

    def _rest(self, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The cells of a line that goes on with those of the line above; empty where it does not."""
        first = cells[0][1]
        if any(sign in self.text[slice(*self._printed(first))] for sign in STROKES):
            return cells if is_ruled(self.text, self.lines[first][0]) else []
        columns = below(self.text, [self.lines[line] for _, line in cells], self.heads)
        return [(column, cells[index][1]) for index, column in enumerate(columns)]

    def _go_on(self, cells: list[tuple[int, int]]) -> None:
        """Take the cells of a further line: numbered measures as such, the rest as what goes on."""
        for column, line in cells:
            kind = self.kinds[min(column, len(self.kinds) - 1)]
            if kind == "measures" and _ITEM.match(self.text, *self.lines[line]) is not None:
                add_cell(self.text, self.lines, line, kind, self.table)
                continue
            start = self.lines[line][0]
            self.table.add(Mark(start, start, LABEL, None, line, True, kind=REST + kind))
            self.table.lines.add(line)

    def _printed(self, line: int) -> Place:
        return printed_line(self.text, self.lines[line][0])

    def _begins_with_stroke(self, line: int) -> bool:
        """Whether a stroke stands before the cell that begins a physical line."""
        begin, _ = self._printed(line)
        return any(sign in self.text[begin : self.lines[line][0]] for sign in STROKES)

    def _continues(self, cells: list[tuple[int, int]], tabs: int) -> bool:
        """Whether a physical line goes on with the cell that the one before broke off in.

        It completes the row, or a line further down does that no cell of a new row begins.
        """
        first = cells[0][1]
        if not self.opened or cells[0][0] or number_of(self.text, self.lines[first]) is not None:
            return False
        missing = len(self.kinds) - 1 - self.filled
        if not missing:
            item = _ITEM.match(self.text, *self.lines[first])
            return not tabs and self.kinds[-1] == "measures" and item is not None
        index = first
        while not tabs and index + 1 < len(self.lines) and index - first < _LOOK_AHEAD:
            index += 1
            if number_of(self.text, self.lines[index]) is not None or goes_on(self.text, self.lines, index):
                return False
            tabs = self._tabs(index)
        return tabs == missing

    def _tabs(self, line: int) -> int:
        """How many tabs the physical line that begins with ``line`` has."""
        return self.text.count("\t", *self._printed(line))

    def _further(self, cells: list[tuple[int, int]]) -> None:
        for column, line in cells:
            if column:
                self.filled += 1
                kind = self.kinds[min(self.filled, len(self.kinds) - 1)]
                add_cell(self.text, self.lines, line, kind, self.table)

    def _between(self, first: int) -> int:
        """Read a line that is no row: the name of a group, or the end of the table."""
        if self._heads_rows(first):
            self._head_rows(first)
            return first + 1
        if self.opened and ends_table(self.text, self.lines[first]):
            add_aside(self.lines, first, first + 1, self.table, below_groups=self.group is None)
        return first

    def _heads_rows(self, first: int) -> bool:
        """Whether a line is short, and a row of the table stands below it."""
        place = self.lines[first]
        following = first + 1
        return (
            names_group(self.text, place)
            and following < len(self.lines)
            and len(self.cells(following)) >= len(self.kinds) - 2 > 0
            and kind_of(self.text, place) == "body"
        )

    def _head_rows(self, line: int) -> None:
        """A line that names the group of the rows from here on; its marker stands for it where it has one."""
        if not opens_block(self.text, self.lines[line]):
            add_group(self.lines, line, self.table)
        self.group = self.text[slice(*self.lines[line])]
        self.filled = len(self.kinds)

    def _aligned(self, cells: list[tuple[int, int]]) -> list[tuple[str, int]]:
        """The kind and the line of each cell, where merged cells left no tab aligned by the number."""
        shift = 0
        if "number" in self.kinds and cells[0][0] == 0 and len(cells) < len(self.kinds):
            at = self.kinds.index("number")
            if number_of(self.text, self.lines[cells[0][1]]) is not None:
                shift = at
            elif self._is_spaced(cells):
                shift = len(self.kinds) - len(cells)
        last = len(self.kinds) - 1
        self.filled = cells[-1][0] + shift
        return [(self.kinds[min(column + shift, last)], line) for column, line in cells]

    def _is_spaced(self, cells: list[tuple[int, int]]) -> bool:
        """Whether nothing but blanks parts the cells of a row."""
        between = self.text[self.lines[cells[0][1]][0] : self.lines[cells[-1][1]][0]]
        return "\t" not in between and not set(between) & set(STROKES)

    def _place(self, cells: list[tuple[str, int]]) -> None:
        """Put the marks of one row: its group, number and problem, and a label before each further cell."""
        kinds = [kind for kind, _ in cells]
        head = kinds.index("number") if "number" in kinds else -1
        named = kinds.index("problem") if "problem" in kinds else -1
        if head >= 0 and number_of(self.text, self.lines[cells[head][1]]) is None:
            head = -1
        begins = head if head >= 0 else named
        if begins < 0:
            for kind, line in cells:
                if kind == "group":
                    self._group(line)
                elif self.opened:
                    add_cell(self.text, self.lines, line, kind, self.table)
            return
        for kind, line in cells[:begins]:
            if kind == "group":
                self._group(line)
        self._head(cells, head, named)
        for kind, line in cells[max(head, named) + 1 :]:
            add_cell(self.text, self.lines, line, kind, self.table)

    def _group(self, line: int) -> None:
        """A cell that names the group of the rows from here on; printed again it says nothing new."""
        name = self.text[slice(*self.lines[line])]
        if name == self.group:
            add_aside(self.lines, line, line + 1, self.table, below_groups=True)
            return
        self.group = name
        if not opens_block(self.text, self.lines[line]):
            add_group(self.lines, line, self.table)

    def _head(self, cells: list[tuple[str, int]], head: int, named: int) -> None:
        """The mark of a row, and its heading; cells between the two are held like a tag."""
        self.opened = True
        line = cells[max(head, 0) if head >= 0 else named][1]
        start, end = self.lines[line]
        number = number_of(self.text, (start, end)) if head >= 0 else None
        tag = None
        if head >= 0 and named > head + 1:
            tag = self.lines[cells[head + 1][1]][0], self.lines[cells[named - 1][1]][1]
        self.table.add(Mark(start, end if head >= 0 else start, ROW, number, line, True), tag)
        if named >= 0:
            self.table.headings[start] = self.lines[cells[named][1]]
        taken = cells[head if head >= 0 else named : max(head, named) + 1]
        self.table.lines.update(line for _, line in taken)
