"""Bring a ledger that people work in up to a newer parse, in its own file."""

import csv
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from notice_parser.ledger.cells import MAX_UNITS, Notes, clean, harmless, shown
from notice_parser.ledger.columns import all_columns, columns
from notice_parser.ledger.files import prove, replacing
from notice_parser.ledger.fingerprints import fingerprint
from notice_parser.ledger.grids import csv_lines, open_book, sheet_of
from notice_parser.ledger.mapping import TemplateMap
from notice_parser.ledger.merging import ADDED, Conflict, Merge, Texts, merge
from notice_parser.ledger.ooxml import letters
from notice_parser.ledger.placing import copy_looks, make_room, put, strike
from notice_parser.ledger.reading import Ledger, LedgerRow, read_ledger
from notice_parser.ledger.rows import rows
from notice_parser.model import Notice

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MARK = "变动"
_MARK_WIDTH = 16.0


@dataclass(frozen=True, slots=True)
class Updated:
    """What came of an update: rows changed, added, gone; cells of people kept; conflicts.

    ``is_written`` tells whether there was anything to write; the same notices twice write once.
    """

    path: Path
    rows: int
    changed: int
    added: int
    vanished: tuple[LedgerRow, ...]
    edited: int
    conflicts: tuple[Conflict, ...]
    notes: Notes
    is_written: bool


def update(
    path: str | os.PathLike[str],
    notices: Iterable[Notice],
    *,
    out: str | os.PathLike[str] | None = None,
    as_of: date | None = None,
    mapping: TemplateMap | str | os.PathLike[str] | None = None,
) -> Updated:
    """Bring an edited ledger (XLSX or CSV) up to these notices, in place or as ``out``.

    The unit's columns (○), columns of the office's own, formats and remarks stay. A cell of the parser's
    columns changes only where people left it as it was written. Rows are known by their hidden
    ``row_key``, without it by their words. What happened to a row stands in its cell 变动.
    Raises ``LedgerError``; the file is then as it was.
    """
    chosen = mapping if isinstance(mapping, TemplateMap) or mapping is None else TemplateMap.load(mapping)
    ledger = read_ledger(path, mapping=chosen)
    notes = Notes()
    found = merge(ledger, list(_parsed(notices, ledger, as_of, notes)))
    target = Path(out) if out is not None else ledger.path
    is_written = bool(found.added) or any(one.cells for one in found.merged) or target != ledger.path
    if is_written:
        with replacing(target) as aside:
            write = _write_csv if ledger.path.suffix.lower() == ".csv" else _write_xlsx
            write(ledger, found, aside)
    return Updated(
        path=target,
        rows=len(ledger.rows) + len(found.added),
        changed=sum(one.is_changed for one in found.merged),
        added=len(found.added),
        vanished=found.vanished,
        edited=sum(len(one.edited) for one in found.merged),
        conflicts=found.conflicts,
        notes=notes,
        is_written=is_written,
    )


def _parsed(
    notices: Iterable[Notice], ledger: Ledger, as_of: date | None, notes: Notes
) -> Iterable[dict[str, str]]:
    """The rows of the newer parse as the texts that would stand in the cells."""
    picked = columns(ledger.table)
    names = [column.name for column in picked]
    seq = 0
    for notice in notices:
        for row in rows(notice, table=ledger.table, names=names, as_of=as_of):
            seq += 1
            yield {name: clean(shown(row[name]), seq, name, notes, MAX_UNITS) for name in names}


def _added_values(ledger: Ledger, texts: Texts, seq: int) -> dict[str, str]:
    picked = tuple(column for column in columns(ledger.table) if column.name in ledger.places)
    values = {name: texts.get(name, "") for name in ledger.places}
    return values | {
        "seq": str(seq),
        "change_mark": ADDED,
        "fingerprint": fingerprint(values, picked),
    }


def _next_seq(ledger: Ledger) -> int:
    numbers = (row.values.get("seq", "") for row in ledger.rows)
    return max((int(one) for one in numbers if one.isascii() and one.isdigit()), default=0) + 1


def _write_csv(ledger: Ledger, found: Merge, aside: Path) -> None:
    lines = csv_lines(ledger.path)
    places = dict(ledger.places)
    if "change_mark" not in places:
        places["change_mark"] = max(len(line) for line in lines) + 1
        _set(lines[ledger.header_line - 1], places["change_mark"], _MARK)
    for one in found.merged:
        for name, text in one.cells.items():
            _set(lines[one.row.line - 1], places[name], text)
    for seq, texts in enumerate(found.added, _next_seq(ledger)):
        line: list[str] = []
        for name, text in _added_values(ledger, texts, seq).items():
            if name in places:
                _set(line, places[name], text)
        lines.append(line)
    with aside.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)
    with aside.open(encoding="utf-8-sig", newline="") as file:
        prove(aside, len(lines), sum(1 for _ in csv.reader(file)))


def _set(line: list[str], at: int, text: str) -> None:
    line.extend("" for _ in range(at - len(line)))
    line[at - 1] = harmless(text)


def _write_xlsx(ledger: Ledger, found: Merge, aside: Path) -> None:
    with closing(open_book(ledger.path)) as book:
        sheet = sheet_of(book, ledger.sheet, ledger.path)
        places = dict(ledger.places)
        if "change_mark" not in places:
            places["change_mark"] = sheet.max_column + 1
            put(sheet, ledger.header_line, places["change_mark"], _MARK)
        shown = sheet.column_dimensions[letters(places["change_mark"])]
        shown.hidden, shown.width = False, _MARK_WIDTH
        for one in found.merged:
            for name, text in one.cells.items():
                if (one.row.line, places[name]) not in ledger.covered:
                    put(sheet, one.row.line, places[name], text, all_columns()[name])
            if one.is_restored:
                strike(sheet, one.row.line, False)
        for row in found.vanished:
            strike(sheet, row.line, True)
        _append(sheet, ledger, found.added, places)
        book.save(aside)
    with zipfile.ZipFile(aside) as archive:
        prove(aside, 0, 0 if archive.testzip() is None else 1)


def _append(sheet: "Worksheet", ledger: Ledger, added: Sequence[Texts], places: Mapping[str, int]) -> None:
    """New rows below the last one, in its looks; what stands below the table moves down."""
    last = max((row.line for row in ledger.rows), default=ledger.header_line)
    make_room(sheet, last + 1, len(added))
    for offset, texts in enumerate(added):
        line = last + 1 + offset
        if ledger.rows:
            copy_looks(sheet, last, line)
        for name, text in _added_values(ledger, texts, _next_seq(ledger) + offset).items():
            if name in places:
                put(sheet, line, places[name], text, all_columns()[name])
    if added and sheet.auto_filter.ref:
        start, _, end = sheet.auto_filter.ref.partition(":")
        sheet.auto_filter.ref = f"{start}:{end.rstrip('0123456789')}{last + len(added)}"
