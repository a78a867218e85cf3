"""Put rows into a sheet that is there already: texts stay texts, what stands below the table moves down."""

from copy import copy
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from notice_parser.ledger.columns import Column
from notice_parser.ledger.extras import needed
from notice_parser.ledger.ooxml import DIGITS, ESCAPED, letters

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_GREY, _BLACK = "FF7F7F7F", "FF000000"
_NUMBERS = ("integer", "decimal")


def put(sheet: "Worksheet", line: int, at: int, text: str, column: Column | None = None) -> None:
    """Set a cell to a text, never to a formula; a number of a column of numbers stays one."""
    cell = sheet.cell(line, at)
    number = _number(text) if column is not None and column.type in _NUMBERS else None
    if number is not None:
        cell.value = number
        return
    cell.value = ESCAPED.sub("_x005F_", text) if text else None
    if text:
        cell.data_type = "s"


def _number(text: str) -> int | Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    if not value.is_finite() or len(value.as_tuple().digits) > DIGITS:
        return None
    return int(value) if value == value.to_integral_value() else value


def copy_looks(sheet: "Worksheet", model: int, line: int) -> None:
    """Give a line the looks of another one."""
    for at in range(1, sheet.max_column + 1):
        old, new = sheet.cell(model, at), sheet.cell(line, at)
        if old.has_style:
            for part in ("font", "border", "fill", "alignment", "protection"):
                setattr(new, part, copy(getattr(old, part)))
            new.number_format = old.number_format
    sheet.row_dimensions[line].height = None


def wrap(sheet: "Worksheet", line: int, at: int) -> None:
    """Let a cell's text run over several lines, in the middle unless the template places it elsewhere."""
    cell = sheet.cell(line, at)
    old = cell.alignment
    if not old.wrap_text:
        alignment = needed("openpyxl.styles", "xlsx").Alignment
        cell.alignment = alignment(
            horizontal=old.horizontal, vertical=old.vertical or "center", indent=old.indent, wrap_text=True
        )


def strike(sheet: "Worksheet", line: int, struck: bool) -> None:
    """Strike a line through and grey it, or undo that."""
    styles = needed("openpyxl.styles", "xlsx")
    for cell in sheet[line]:
        font = cell.font
        cell.font = styles.Font(
            name=font.name,
            size=font.size,
            bold=font.bold,
            italic=font.italic,
            strike=struck,
            color=_GREY if struck else _BLACK,
        )


def make_room(sheet: "Worksheet", line: int, count: int) -> None:
    """Move what stands from a line on down by some lines, with its merged cells and heights."""
    last = sheet.max_row
    if count <= 0 or last < line:
        return
    below = [area for area in sheet.merged_cells.ranges if area.min_row >= line]
    for area in below:
        sheet.merged_cells.remove(area)
    heights = {at: sheet.row_dimensions[at].height for at in range(line, last + 1)}
    sheet.move_range(f"A{line}:{letters(sheet.max_column)}{last}", rows=count, translate=True)
    for at, height in heights.items():
        sheet.row_dimensions[at + count].height = height
    for area in below:
        area.shift(row_shift=count)
        sheet.merge_cells(area.coord)
