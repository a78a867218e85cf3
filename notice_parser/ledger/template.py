"""Fill an office's own template: our columns under its headers, its looks, its words around the table."""

import os
import re
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from notice_parser.ledger.cells import MAX_UNITS, Notes, cleaned, shown
from notice_parser.ledger.columns import Column, columns
from notice_parser.ledger.files import prove, replacing
from notice_parser.ledger.fingerprints import fingerprint
from notice_parser.ledger.grids import Grid, open_book, read_grid, sheet_of
from notice_parser.ledger.heights import TYPE, height
from notice_parser.ledger.mapping import TemplateMap
from notice_parser.ledger.ooxml import letters
from notice_parser.ledger.placing import copy_looks, make_room, put, wrap
from notice_parser.ledger.rows import Row, rows
from notice_parser.ledger.specification import Written
from notice_parser.ledger.views import find
from notice_parser.model import Notice

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_HIDDEN = ("change_mark", "row_key", "fingerprint")
_PLACEHOLDER = re.compile(r"\{([^{}]{1,20})\}")
_WIDTH = 8.43


def fill(
    template: str | os.PathLike[str],
    mapping: TemplateMap | str | os.PathLike[str],
    notices: Iterable[Notice],
    path: str | os.PathLike[str],
    *,
    as_of: date | None = None,
) -> Written:
    """Fill a copy of a template with notices, as its mapping says, into ``path``.

    The looks of the first line below the header are those of all rows; what stands below the empty lines
    (填表人) moves down. ``{被巡察党组织}`` above the header becomes what the first notice says; any header
    of the table of notices will do. Hidden columns at the right let ``update`` know the rows again.
    Raises ``LedgerError``.
    """
    chosen = mapping if isinstance(mapping, TemplateMap) else TemplateMap.load(mapping)
    grid = read_grid(template, chosen.sheet)
    places = chosen.places(grid)
    notes = Notes()
    with closing(open_book(grid.path)) as book, replacing(path) as aside:
        sheet = sheet_of(book, grid.sheet, grid.path)
        places |= _hide(sheet, chosen, places)
        picked = _columns(chosen, places)
        given = list(_rows(sheet, notices, chosen, picked, as_of))
        _clear(sheet, grid, chosen, len(given))
        for at, row in enumerate(given, 1):
            _write(sheet, chosen.last + at, row, places, picked, notes, at)
        _merge(sheet, given, chosen, places)
        book.save(aside)
        with zipfile.ZipFile(aside) as archive:
            prove(aside, 0, 0 if archive.testzip() is None else 1)
    return Written(Path(path), {chosen.table: len(given)}, notes)


def _hide(sheet: "Worksheet", chosen: TemplateMap, places: dict[str, int]) -> dict[str, int]:
    """The hidden columns at the right, as far as the template does not have them."""
    known = {column.name: column for column in columns(chosen.table, "machine", "editing")}
    added: dict[str, int] = {}
    for name in _HIDDEN:
        if name in known and name not in places:
            added[name] = sheet.max_column + 1
            put(sheet, chosen.last, added[name], known[name].header)
            sheet.column_dimensions[letters(added[name])].hidden = True
    return added


def _columns(chosen: TemplateMap, places: dict[str, int]) -> tuple[Column, ...]:
    known = (*columns(chosen.table), *columns(chosen.table, "editing"))
    return tuple(column for column in known if column.name in places)


def _rows(
    sheet: "Worksheet",
    notices: Iterable[Notice],
    chosen: TemplateMap,
    picked: tuple[Column, ...],
    as_of: date | None,
) -> Iterable[Row]:
    asked = {column.name for column in picked if column.level != "editing"}
    own = {column.name for column in columns(chosen.table)}
    names = sorted(asked | ({"problem_key"} & own))
    seq = 0
    for first, notice in enumerate(notices):
        if first == 0:
            _name(sheet, notice, chosen)
        for row in rows(notice, table=chosen.table, names=names, as_of=as_of):
            seq += 1
            yield row | ({"seq": seq} if "seq" in row else {})


def _name(sheet: "Worksheet", notice: Notice, chosen: TemplateMap) -> None:
    """Fill the placeholders above the header."""
    (head,) = rows(notice, table="notices")
    for line in sheet.iter_rows(max_row=chosen.first - 1 or 1):
        for cell in line:
            if isinstance(cell.value, str) and cell.row < chosen.first:
                text = _PLACEHOLDER.sub(lambda match: _head(match, head), cell.value)
                if text != cell.value:
                    put(sheet, cell.row, cell.column, text)


def _head(match: re.Match[str], head: Row) -> str:
    column = find(match[1], "notices")
    return match[0] if column is None else shown(head[column.name])


def _clear(sheet: "Worksheet", grid: Grid, chosen: TemplateMap, count: int) -> None:
    """Make room for the rows: what stands below the empty lines moves down, their merged cells come apart."""
    first = chosen.last + 1
    filled = (
        at for at in range(first, len(grid.lines) + 1) if any(text.strip() for text in grid.lines[at - 1])
    )
    footer = next(filled, None)
    if footer is not None:
        make_room(sheet, footer, count - (footer - first))
    for area in list(sheet.merged_cells.ranges):
        if first <= area.min_row < first + count and (
            footer is None or area.min_row < max(footer, first + count)
        ):
            sheet.unmerge_cells(area.coord)
    for line in range(first + 1, first + count):
        copy_looks(sheet, first, line)


def _write(
    sheet: "Worksheet",
    line: int,
    row: Row,
    places: dict[str, int],
    picked: tuple[Column, ...],
    notes: Notes,
    number: int,
) -> None:
    values = [shown(value) for value in cleaned(row, picked, number, notes, MAX_UNITS)]
    texts = {column.name: text for column, text in zip(picked, values, strict=True)}
    if "fingerprint" in texts:
        texts["fingerprint"] = fingerprint(texts, picked)
    measured = []
    for column in picked:
        put(sheet, line, places[column.name], texts[column.name], column)
        if column.name not in _HIDDEN:
            wrap(sheet, line, places[column.name])
            width = sheet.column_dimensions[letters(places[column.name])].width or _WIDTH
            measured.append((texts[column.name], float(width)))
    size = sheet.cell(line, places[picked[0].name]).font.size or TYPE
    sheet.row_dimensions[line].height = height(measured, float(size))


def _merge(sheet: "Worksheet", given: Sequence[Row], chosen: TemplateMap, places: dict[str, int]) -> None:
    """Merge the equal cells of the columns named: areas as far as they go, others within a problem."""
    for name in chosen.merge:
        if name not in places:
            continue
        start = 0
        ends = [at for at, (one, two) in enumerate(pairwise(given)) if not _together(one, two, name)]
        for end in [*ends, len(given) - 1]:
            if end > start and given[start].get(name) is not None:
                sheet.merge_cells(
                    start_row=chosen.last + 1 + start,
                    end_row=chosen.last + 1 + end,
                    start_column=places[name],
                    end_column=places[name],
                )
            start = end + 1


def _together(one: Row, two: Row, name: str) -> bool:
    same = one.get(name) == two.get(name)
    return same and (name == "area" or one.get("problem_key") == two.get("problem_key"))
