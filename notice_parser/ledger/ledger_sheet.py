"""The first sheet of an XLSX: the rows as an office would lay them out."""

from collections.abc import Iterator
from typing import IO

from notice_parser.ledger.cells import MAX_UNITS, clean, cleaned, shown
from notice_parser.ledger.columns import Column, columns, states
from notice_parser.ledger.fingerprints import fingerprint
from notice_parser.ledger.heights import LINE, MARGIN, height, lines, spread
from notice_parser.ledger.ooxml import Cell, CellValue, Layout, Sheet, letters, row_xml
from notice_parser.ledger.rows import Row, Value, rows
from notice_parser.ledger.specification import Specification
from notice_parser.ledger.styles import Look
from notice_parser.ledger.views import View
from notice_parser.model import Notice

SHEETS = {
    "measures": "整改台账",
    "problems": "问题台账",
    "notices": "通报一览",
    "quantities": "数量一览",
    "stated": "自述数字",
    "findings": "疑点一览",
}
# Rows below the last one in which the lists and colours work for what people add.
SPARE = 200
HEADER_HEIGHT = 30.0
MERGED = ("notice_title", "target", "area", "problem")
HIDDEN = ("change_mark", "row_key", "fingerprint")
_LITERAL_WIDTH = 16
_TITLE_HEIGHT, _SUBTITLE_HEIGHT = 34.0, 18.0


def shown_columns(view: View, *, many: bool) -> tuple[Column, ...]:
    """The columns of the sheet: those chosen, whose they are where that differs, the hidden ones."""
    names = {column.name for column in view.columns}
    by_name = {column.name: column for column in columns(view.table, "machine", "editing")}
    lead = (by_name["target"],) if many and not names & {"target", "notice_title"} else ()
    hidden = (by_name[name] for name in HIDDEN if name in by_name and name not in names)
    return (*view.columns[:1], *lead, *view.columns[1:], *hidden)


class LedgerSheet:
    """The first sheet, written notice by notice."""

    def __init__(
        self, picked: tuple[Column, ...], spec: Specification, spool: IO[bytes], title: str, subtitle: str
    ) -> None:
        self.picked, self.spec, self.spool = picked, spec, spool
        self.count = 0
        hidden = frozenset(at for at, one in enumerate(picked, 1) if one.name in HIDDEN)
        self.layout = Layout(tuple(column.width for column in picked), hidden)
        visible = len(picked) - len(hidden)
        self.head = 0
        for text, look, tall in (
            (title, Look.TITLE, _TITLE_HEIGHT),
            (subtitle, Look.SUBTITLE, _SUBTITLE_HEIGHT),
        ):
            if text:
                self.head += 1
                self.layout.merged.append(f"A{self.head}:{letters(visible)}{self.head}")
                text = clean(text, 0, "标题", spec.notes, MAX_UNITS)
                self._write(self.head, [text, *[None] * (visible - 1)], [look] * visible, tall)
        self.head += 1
        looks = [Look.HEADER] * len(picked)
        self._write(self.head, [column.header for column in picked], looks, HEADER_HEIGHT)
        self.last = self.head
        self.looks = [look_of(column) for column in picked]
        asked = [column.name for column in picked if column.level != "editing"]
        known = {column.name for column in columns(spec.view.table)}
        self.names = [*asked, *({"problem_key"} & known - set(asked))]

    def _write(self, number: int, values: list[CellValue], looks: list[Look], tall: float) -> None:
        cells = (Cell(value, look) for value, look in zip(values, looks, strict=True))
        self.spool.write(row_xml(number, cells, tall))

    def add(self, notice: Notice) -> None:
        """The rows of one notice, its cells of 类别 and 问题 merged."""
        given = list(rows(notice, table=self.spec.view.table, names=self.names, as_of=self.spec.as_of))
        lines_of_cells = [self._cells(row) for row in given]
        heights = [
            height([(_text(value), width) for value, width in self._measured(cells)])
            for cells in lines_of_cells
        ]
        for at, first, last in self._groups(given):
            if last > first:
                column = letters(at + 1)
                self.layout.merged.append(f"{column}{self.last + 1 + first}:{column}{self.last + 1 + last}")
            text = _text(lines_of_cells[first][at])
            spread(heights, first, last, lines(text, self.picked[at].width) * LINE + MARGIN)
        for cells, tall in zip(lines_of_cells, heights, strict=True):
            self.last += 1
            self._write(self.last, cells, self.looks, tall)

    def _cells(self, row: Row) -> list[CellValue]:
        self.count += 1
        if "seq" in row:
            row["seq"] = self.count
        values = cleaned(row, self.picked, self.count, self.spec.notes, MAX_UNITS)
        texts = {column.name: shown(value) for column, value in zip(self.picked, values, strict=True)}
        cells: list[CellValue] = [plain(value) for value in values]
        for at, column in enumerate(self.picked):
            if column.name == "fingerprint":
                cells[at] = fingerprint(texts, self.picked)
        return cells

    def _measured(self, cells: list[CellValue]) -> Iterator[tuple[CellValue, float]]:
        for cell, column in zip(cells, self.picked, strict=True):
            if column.name not in HIDDEN and column.name not in MERGED:
                yield cell, column.width

    def _groups(self, given: list[Row]) -> Iterator[tuple[int, int, int]]:
        """Column, first and last row of the cells that say one thing: of one problem, or of one area."""
        for at, column in enumerate(self.picked):
            if column.name in MERGED:
                first = 0
                for last in range(len(given)):
                    if last + 1 == len(given) or not _together(given[last], given[last + 1], column.name):
                        yield at, first, last
                        first = last + 1

    def finish(self) -> Sheet:
        width = len(self.picked) - len(self.layout.hidden)
        self.layout.header_row = self.head
        self.layout.filtered = f"A{self.head}:{letters(width)}{max(self.last, self.head + 1)}"
        labels = tuple(state.label for state in states().values())
        for at, column in enumerate(self.picked, 1):
            area = f"{letters(at)}{self.head + 1}:{letters(at)}{self.last + SPARE}"
            if column.type == "status":
                self.layout.lists.append((area, labels))
                self.layout.colours.extend((area, label, style) for style, label in enumerate(labels))
            elif column.type == "flag":
                self.layout.lists.append((area, ("是", "否")))
        return Sheet(self.spec.view.name or SHEETS[self.spec.view.table], self.layout, self.spool)


def _text(value: CellValue) -> str:
    return value if isinstance(value, str) else shown(value)


def plain(value: Value) -> CellValue:
    """A value as a cell holds it: 是 and 否 for truth."""
    return shown(value) if isinstance(value, bool) else value


def _together(one: Row, other: Row, name: str) -> bool:
    if one[name] is None or one[name] != other[name]:
        return False
    return name != "problem" or one.get("problem_key") == other.get("problem_key")


def look_of(column: Column) -> Look:
    if column.type in ("integer", "decimal"):
        return Look.NUMBER
    if column.type in ("status", "flag"):
        return Look.CENTERED
    return Look.LITERAL if column.width <= _LITERAL_WIDTH and column.name not in MERGED else Look.TEXT
