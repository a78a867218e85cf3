"""The cells of an edited ledger as texts, from XLSX or CSV, merged cells filled."""

import csv
import datetime
import io
import os
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from notice_parser.ledger.cells import bare
from notice_parser.ledger.extras import needed
from notice_parser.ledger.side_sheets import META
from notice_parser.model import LedgerError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MAX_BYTES = 64 * 1024 * 1024
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Grid:
    """The texts of a sheet; rows and columns count from 1 outside, from 0 in ``lines``.

    ``covered`` are the cells under a merged one that are not its first: their text is the first one's.
    ``meta`` is what the hidden sheet tells: the names of the columns, and their headers.
    """

    path: Path
    sheet: str
    lines: list[list[str]]
    covered: frozenset[tuple[int, int]] = frozenset()
    meta: Mapping[str, str] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        line = self.lines[row - 1] if row <= len(self.lines) else []
        return line[column - 1] if column <= len(line) else ""


def read_grid(path: str | os.PathLike[str], sheet: str | None = None) -> Grid:
    """Read an XLSX (its first sheet, unless one is named) or a CSV. Raises ``LedgerError``."""
    place = Path(path)
    try:
        if place.stat().st_size > MAX_BYTES:
            raise LedgerError(f"{place.name} 超过 {MAX_BYTES >> 20} MiB，不像是人工填写的台账")
        return _csv(place) if place.suffix.lower() == ".csv" else _xlsx(place, sheet)
    except OSError as error:
        raise LedgerError(f"{place.name} 读不了：{error.strerror or error}；请确认文件名") from error


def open_book(path: Path, *, values: bool = False) -> "Workbook":
    """A workbook as openpyxl reads it; with ``values`` formulas are what they last came to."""
    openpyxl = needed("openpyxl", "xlsx")
    try:
        book: Workbook = openpyxl.load_workbook(path, data_only=values)
    except OSError:
        raise
    except Exception as error:
        # A broken or protected file raises whatever the part concerned raises.
        raise LedgerError(
            f"{path.name} 不是可读的 XLSX（可能已加密或损坏）；请用 Excel 另存为 .xlsx"
        ) from error
    return book


def sheet_of(book: "Workbook", name: str | None, path: Path) -> "Worksheet":
    if name is None:
        return book.worksheets[0]
    if name not in book.sheetnames:
        shown = "、".join(one for one in book.sheetnames if one != META)
        raise LedgerError(f"{path.name} 没有工作表“{name}”；有 {shown}")
    found: Worksheet = book[name]
    return found


def _xlsx(path: Path, name: str | None) -> Grid:
    with closing(open_book(path, values=True)) as book:
        sheet = sheet_of(book, name, path)
        lines = [[as_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        covered: set[tuple[int, int]] = set()
        for area in sheet.merged_cells.ranges:
            first = lines[area.min_row - 1][area.min_col - 1] if area.min_row <= len(lines) else ""
            for row in range(area.min_row, min(area.max_row, len(lines)) + 1):
                for column in range(area.min_col, min(area.max_col, len(lines[row - 1])) + 1):
                    if (row, column) != (area.min_row, area.min_col):
                        lines[row - 1][column - 1] = first
                        covered.add((row, column))
        meta = {}
        if META in book.sheetnames:
            told = book[META].iter_rows(values_only=True, max_col=2)
            meta = {as_text(key): as_text(value) for key, value in told if key is not None}
        return Grid(path, sheet.title, lines, frozenset(covered), meta)


def _csv(path: Path) -> Grid:
    return Grid(path, "", [[bare(cell) for cell in line] for line in csv_lines(path)])


def csv_lines(path: Path) -> list[list[str]]:
    """The cells of a CSV as they are: UTF-8 or GB18030, with commas or tabulators."""
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        raise LedgerError(f"{path.name} 不是 UTF-8 也不是 GB18030 编码的 CSV；请用 Excel 另存为 CSV UTF-8")
    separator = "\t" if text.partition("\n")[0].count("\t") > text.partition("\n")[0].count(",") else ","
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise LedgerError(f"{path.name} 不是完好的 CSV：{error}") from error


def as_text(value: Any) -> str:
    """A cell's value as people see it: whole numbers without a point, days in ISO form, 是 and 否.

    >>> as_text(3.0), as_text(True), as_text(datetime.datetime(2025, 6, 30)), as_text("_x005F_x000D_")
    ('3', '是', '2025-06-30', '_x000D_')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        day = value.date()
        whole = value == datetime.datetime.combine(day, datetime.time.min)
        return day.isoformat() if whole else value.isoformat(" ", "seconds")
    if isinstance(value, str):
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value)
        return "\n".join(text.split("\r\n"))
    return str(value)
