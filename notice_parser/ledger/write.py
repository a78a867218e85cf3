"""The one way to write a ledger, whatever the format."""

import os
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from notice_parser.ledger.columns import TABLES, Level, Table
from notice_parser.ledger.files import replacing
from notice_parser.ledger.parquet_file import write_parquet
from notice_parser.ledger.specification import Specification, Written
from notice_parser.ledger.sqlite_file import write_sqlite
from notice_parser.ledger.text_files import write_csv, write_jsonl
from notice_parser.ledger.views import Choice, View, view
from notice_parser.ledger.workbook import write_xlsx
from notice_parser.model import LedgerError, Notice

Format = Literal["csv", "jsonl", "xlsx", "sqlite", "parquet"]
_Writer = Callable[[Iterable[Notice], Path, Specification], dict[Table, int]]

FORMATS: tuple[Format, ...] = get_args(Format)
_WRITERS: Mapping[Format, _Writer] = {
    "csv": write_csv,
    "jsonl": write_jsonl,
    "xlsx": write_xlsx,
    "sqlite": write_sqlite,
    "parquet": write_parquet,
}
# What is written where no columns are chosen: people see the default ones, programs get all.
_LEVELS: Mapping[Format, tuple[Level, ...]] = {"csv": ("default", "machine", "editing"), "xlsx": ("default",)}
_SUFFIXES: Mapping[str, Format] = {"db": "sqlite", "ndjson": "jsonl"}


def write(
    notices: Iterable[Notice],
    path: str | os.PathLike[str],
    *,
    format: Format | None = None,
    table: Table | None = None,
    columns: Choice = None,
    as_of: date | None = None,
    formula_safe: bool = True,
    title: str | None = None,
) -> Written:
    """Write notices as a ledger, in one pass, with memory for one notice at a time.

    ``format`` is taken from the name where it is not given: ``csv``, ``jsonl``, ``xlsx``, ``sqlite``
    (``.db``), ``parquet``. ``table`` is ``measures`` unless given; SQLite holds all tables.
    ``columns`` is the name of a list (``"问题清单"``), a TOML file, names of columns, or nothing:
    then CSV has the default columns and those of the machine, XLSX shows the default ones, the others
    have all.
    ``as_of`` is the day against which 超期 is derived. ``formula_safe`` puts ``'`` before a CSV cell
    that a spreadsheet would take for a formula; the other formats hold texts as texts.
    ``title`` heads the sheet of an XLSX.

    The target is replaced in one step once the file is whole; the same notices give the same bytes.
    Raises ``LedgerError``, also where an extra is missing.
    """
    asked = format or _format(path)
    spec = Specification(
        views=_views(asked, table, columns), as_of=as_of, formula_safe=formula_safe, title=title
    )
    with replacing(path) as aside:
        counts = _WRITERS[asked](notices, aside, spec)
    return Written(Path(path), counts, spec.notes)


def _format(path: str | os.PathLike[str]) -> Format:
    suffix = Path(path).suffix.lower().removeprefix(".")
    found = _SUFFIXES.get(suffix, suffix)
    if found not in FORMATS:
        raise LedgerError(f"看不出 {Path(path).name} 是什么格式；请用后缀 {'、'.join(FORMATS)} 之一")
    return found


def _views(asked: Format, table: Table | None, columns: Choice) -> tuple[View, ...]:
    if table is not None and table not in TABLES:
        raise LedgerError(f"没有 {table} 表；可用的有 {'、'.join(TABLES)}")
    if asked == "sqlite" and table is None and columns is None:
        return tuple(view(None, one) for one in TABLES)
    return (view(columns, table or "measures", *_LEVELS.get(asked, ())),)
