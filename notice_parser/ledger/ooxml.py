"""The bare spreadsheet file: parts in a ZIP, written as a stream, the same bytes for the same cells.

The writing libraries keep a sheet with merged cells whole in memory and stamp the time into the file.
This one holds a row, takes every text as a text (``inlineStr``: nothing can become a formula) and
knows no clock.
Elements stand in the order of ECMA-376, part 1, 18.3.1.99.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import IO, Literal
from xml.sax.saxutils import escape, quoteattr

from notice_parser.ledger.styles import styles_xml

_EPOCH = (1980, 1, 1, 0, 0, 0)
DIGITS = 15
# What a reader would take for an escaped character (_x000D_) gets its first sign escaped.
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CellValue = str | int | Decimal | None
State = Literal["visible", "hidden", "veryHidden"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the number of its style; ``formula`` shows ``value`` until it is worked out again."""

    value: CellValue
    style: int = 0
    formula: str | None = None


@dataclass(slots=True)
class Layout:
    """What stands around the cells of a sheet. Rows and columns count from 1.

    ``widths`` are in characters, ``hidden`` the columns nobody needs to see, ``lists`` the ranges with
    the values that may be chosen there, ``colours`` ranges with the text and the number of its style.
    """

    widths: tuple[int, ...]
    hidden: frozenset[int] = frozenset()
    header_row: int = 0
    filtered: str | None = None
    merged: list[str] = field(default_factory=list)
    lists: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    colours: list[tuple[str, str, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished sheet: its name, where its cells can be read again, and what stands around them."""

    name: str
    layout: Layout
    rows: IO[bytes]
    state: State = "visible"


def letters(column: int) -> str:
    """The letters of a column that counts from 1.

    >>> letters(1), letters(26), letters(27)
    ('A', 'Z', 'AA')
    """
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def row_xml(number: int, cells: Iterable[Cell], height: float | None = None) -> bytes:
    """One row. A height is a first one: an office program fits it again when the row is edited."""
    shown = "".join(_cell(f"{letters(at)}{number}", cell) for at, cell in enumerate(cells, 1))
    tall = f' ht="{height:g}"' if height else ""
    return f'<row r="{number}"{tall}>{shown}</row>\n'.encode()


def _cell(place: str, cell: Cell) -> str:
    style = f' s="{cell.style}"' if cell.style else ""
    value = cell.value
    if isinstance(value, str) and value:
        text = escape(ESCAPED.sub("_x005F_", value))
        return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(value, Decimal) and len(value.as_tuple().digits) > DIGITS:
        return _cell(place, Cell(f"{value:f}", cell.style))
    if value is None or value == "":
        return f'<c r="{place}"{style}/>'
    number = f"{value:f}" if isinstance(value, Decimal) else value
    formula = f"<f>{escape(cell.formula)}</f>" if cell.formula else ""
    return f'<c r="{place}"{style}>{formula}<v>{number}</v></c>'


def write_workbook(path: Path, sheets: list[Sheet]) -> None:
    """Put finished sheets into one file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, xml in _parts(sheets):
            _add(archive, name, [xml.encode()])
        for number, sheet in enumerate(sheets, 1):
            _add(archive, f"xl/worksheets/sheet{number}.xml", _sheet_xml(sheet, number == 1))


def count_rows(path: Path) -> int:
    """The rows of the first sheet of a file, read again."""
    count, tail = 0, b""
    with zipfile.ZipFile(path) as archive, archive.open("xl/worksheets/sheet1.xml") as part:
        while chunk := part.read(1 << 16):
            count += (tail + chunk).count(b"<row ")
            tail = chunk[-4:]
    return count


def _add(archive: zipfile.ZipFile, name: str, chunks: Iterable[bytes]) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 0
    with archive.open(info, "w", force_zip64=True) as part:
        for chunk in chunks:
            part.write(chunk)


def _parts(sheets: list[Sheet]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    linked = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations([*linked, (f"rId{len(sheets) + 1}", "styles", "styles.xml")]),
    )
    yield "xl/workbook.xml", _workbook_xml(sheets)
    yield "xl/styles.xml", _HEAD + styles_xml()


def _relations(listed: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, kind, target in listed
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _workbook_xml(sheets: list[Sheet]) -> str:
    listed = names = ""
    for number, sheet in enumerate(sheets, 1):
        state = "" if sheet.state == "visible" else f' state="{sheet.state}"'
        listed += f'<sheet name={quoteattr(sheet.name)} sheetId="{number}"{state} r:id="rId{number}"/>'
        quoted = escape("'" + sheet.name.replace("'", "''") + "'")
        scope = f'localSheetId="{number - 1}"'
        if sheet.layout.filtered:
            area = "$" + re.sub(r"(?<=[A-Z])(?=\d)|(?<=:)", "$", sheet.layout.filtered)
            names += (
                f'<definedName name="_xlnm._FilterDatabase" {scope} hidden="1">{quoted}!{area}</definedName>'
            )
        if sheet.layout.header_row:
            lines = f"${sheet.layout.header_row}:${sheet.layout.header_row}"
            names += f'<definedName name="_xlnm.Print_Titles" {scope}>{quoted}!{lines}</definedName>'
    defined = f"<definedNames>{names}</definedNames>" if names else ""
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets>{defined}</workbook>"
    )


def _sheet_xml(sheet: Sheet, first: bool) -> Iterator[bytes]:
    layout = sheet.layout
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f"{_view_xml(layout, first)}{_columns_xml(layout)}<sheetData>\n"
    ).encode()
    sheet.rows.seek(0)
    while chunk := sheet.rows.read(1 << 16):
        yield chunk
    yield f"</sheetData>{_around_xml(layout)}</worksheet>".encode()


def _view_xml(layout: Layout, first: bool) -> str:
    chosen = ' tabSelected="1"' if first else ""
    if not layout.header_row:
        return f'<sheetViews><sheetView{chosen} workbookViewId="0"/></sheetViews>'
    below = f"A{layout.header_row + 1}"
    return (
        f'<sheetViews><sheetView{chosen} workbookViewId="0"><pane ySplit="{layout.header_row}" '
        f'topLeftCell="{below}" activePane="bottomLeft" state="frozen"/>'
        f'<selection pane="bottomLeft" activeCell="{below}" '
        f'sqref="{below}"/></sheetView></sheetViews>'
    )


def _columns_xml(layout: Layout) -> str:
    listed = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"{_hidden(at in layout.hidden)}/>'
        for at, width in enumerate(layout.widths, 1)
    )
    return f"<cols>{listed}</cols>"


def _hidden(hidden: bool) -> str:
    return ' hidden="1"' if hidden else ""


def _around_xml(layout: Layout) -> str:
    xml = f'<autoFilter ref="{layout.filtered}"/>' if layout.filtered else ""
    if layout.merged:
        cells = "".join(f'<mergeCell ref="{area}"/>' for area in layout.merged)
        xml += f'<mergeCells count="{len(layout.merged)}">{cells}</mergeCells>'
    for priority, (area, text, style) in enumerate(layout.colours, 1):
        xml += (
            f'<conditionalFormatting sqref="{area}">'
            f'<cfRule type="cellIs" dxfId="{style}" priority="{priority}" operator="equal">'
            f"<formula>{escape(_quoted(text))}</formula></cfRule></conditionalFormatting>"
        )
    if layout.lists:
        choices = "".join(
            '<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" '
            f'sqref="{area}">'
            f"<formula1>{escape(_quoted(','.join(values)))}</formula1></dataValidation>"
            for area, values in layout.lists
        )
        xml += f'<dataValidations count="{len(layout.lists)}">{choices}</dataValidations>'
    return (
        f'{xml}<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>"
    )


def _quoted(text: str) -> str:
    """A text as a formula writes it."""
    return '"' + text.replace('"', '""') + '"'
