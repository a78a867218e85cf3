"""Read a ledger back that people have worked in."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from notice_parser.ledger.columns import TABLES, Table, all_columns, columns
from notice_parser.ledger.fingerprints import mark, marks
from notice_parser.ledger.grids import Grid, read_grid
from notice_parser.ledger.mapping import TemplateMap
from notice_parser.ledger.views import find
from notice_parser.model import LedgerError

# No header stands further down, and a row is none with fewer known headers.
_SEARCHED = 12
_FEWEST = 2
# Columns that offices leave empty below the first row of a group, where cells are not merged but blank.
_FILLED = ("notice_title", "target", "area", "problem")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A row of a ledger: ``line`` is where it stands (from 1), ``values`` texts by the names of the columns.

    ``extra`` are the columns that are the office's own, by their headers.
    """

    line: int
    values: Mapping[str, str]
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.values.get("row_key", "")


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as it stands in a file. ``places`` are the columns (from 1) by their names."""

    path: Path
    table: Table
    sheet: str
    header_line: int
    places: Mapping[str, int]
    extra: Mapping[str, int]
    rows: tuple[LedgerRow, ...]
    covered: frozenset[tuple[int, int]] = frozenset()

    def __iter__(self) -> Iterator[LedgerRow]:
        return iter(self.rows)


def read_ledger(
    path: str | os.PathLike[str],
    *,
    sheet: str | None = None,
    mapping: "TemplateMap | str | os.PathLike[str] | None" = None,
) -> Ledger:
    """Read an edited XLSX or CSV ledger: merged and blank cells of 类别 and 问题 filled from above.

    The header is found by its words, whatever stands above it; ``mapping`` says where it is in an office's
    own template. Raises ``LedgerError`` where no header is found or a needed column stands twice.
    """
    chosen = mapping if isinstance(mapping, TemplateMap) or mapping is None else TemplateMap.load(mapping)
    grid = read_grid(path, sheet or (chosen.sheet if chosen else None))
    table = _table(grid, chosen)
    if chosen is not None:
        header, places = chosen.last, chosen.places(grid)
    else:
        header, places = _header(grid, table)
    known = set(places.values())
    width = max((len(line) for line in grid.lines[:header]), default=0)
    extra = {
        grid.text(header, at): at for at in range(1, width + 1) if at not in known and grid.text(header, at)
    }
    found = tuple(_rows(grid, header, places, extra, chosen.stop if chosen else ()))
    return Ledger(grid.path, table, grid.sheet, header, places, extra, found, grid.covered)


def _table(grid: Grid, chosen: TemplateMap | None) -> Table:
    told = chosen.table if chosen else grid.meta.get("table", "measures")
    return told if told in TABLES else "measures"


def _header(grid: Grid, table: Table) -> tuple[int, dict[str, int]]:
    """The line with the most known headers, and the columns under them."""
    renamed = {header: name for name, header in grid.meta.items() if name in all_columns()}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, line in enumerate(grid.lines[:_SEARCHED], 1):
        places: dict[str, int] = {}
        for at, text in enumerate(line, 1):
            name = _named(text, renamed, table)
            if name and (number, at) not in grid.covered:
                if name in places:
                    raise LedgerError(f"{grid.path.name} 有两列“{text.strip()}”；请只留一列")
                places[name] = at
        if len(places) > len(best[1]):
            best = (number, places)
    if len(best[1]) < _FEWEST:
        shown = "、".join(column.header for column in columns(table, "default")[:5])
        raise LedgerError(f"{grid.path.name} 里找不到台账的表头（如 {shown}）；自有模板请用 --map 说明")
    return best


def _named(text: str, renamed: Mapping[str, str], table: Table) -> str | None:
    word = "".join(text.split())
    if not word:
        return None
    for header, name in renamed.items():
        if "".join(header.split()) == word:
            return name
    column = find(word, table, editing=True)
    return column.name if column else None


def _rows(
    grid: Grid, header: int, places: Mapping[str, int], extra: Mapping[str, int], stop: tuple[str, ...]
) -> Iterator[LedgerRow]:
    above: dict[str, str] = {}
    for line in range(header + 1, len(grid.lines) + 1):
        own = [
            grid.text(line, at)
            for at in (*places.values(), *extra.values())
            if (line, at) not in grid.covered
        ]
        if not any(text.strip() for text in own):
            continue
        first = next((text for text in own if text.strip()), "")
        if first.strip().startswith(stop or ("\0",)):
            return
        values = {name: grid.text(line, at) for name, at in places.items()}
        _fill(values, above)
        yield LedgerRow(line, values, {name: grid.text(line, at) for name, at in extra.items()})


def _fill(values: dict[str, str], above: dict[str, str]) -> None:
    """Fill blank cells of a group from the row above, unless they were blank when they were written."""
    written = marks(values.get("fingerprint", ""))
    for name in _FILLED:
        if name in values:
            if (
                not values[name].strip()
                and above.get(name)
                and written.get(name) != mark("", all_columns()[name])
            ):
                values[name] = above[name]
            above[name] = values[name]
