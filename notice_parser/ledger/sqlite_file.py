"""SQLite: a table a row kind, beside them the column table that says what the columns mean."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from notice_parser.ledger.cells import cleaned
from notice_parser.ledger.columns import Column, Table
from notice_parser.ledger.files import prove
from notice_parser.ledger.rows import Value, rows
from notice_parser.ledger.specification import Specification
from notice_parser.ledger.views import View
from notice_parser.model import Notice

# Decimals are exact only as text; CAST(… AS REAL) makes numbers of them.
_TYPES = {"integer": "INTEGER", "flag": "INTEGER"}
_KEYS = ("row_key", "problem_key", "notice_id")


def write_sqlite(notices: Iterable[Notice], path: Path, spec: Specification) -> dict[Table, int]:
    """Every table in one pass over the notices. Columns have the names of the column table."""
    counts: dict[Table, int] = {view.table: 0 for view in spec.views}
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as base:
        # The file stands aside until it is whole: a journal would only slow it down.
        base.execute("PRAGMA journal_mode = OFF")
        base.execute("PRAGMA synchronous = OFF")
        base.execute("BEGIN")
        for view in spec.views:
            _create(base, view)
        for notice in notices:
            for view in spec.views:
                cells = _cells(notice, view, spec, counts)
                base.executemany(_insert(view), cells)
        for view in spec.views:
            _index(base, view)
        base.execute("COMMIT")
    with closing(sqlite3.connect(path)) as base:
        for table, count in counts.items():
            prove(path, count, base.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])
    return counts


def _create(base: sqlite3.Connection, view: View) -> None:
    base.execute(
        'CREATE TABLE IF NOT EXISTS "columns" ("table" TEXT, name TEXT, header TEXT, type TEXT, owner TEXT)'
    )
    told = [(view.table, one.name, one.header, one.type, one.owner) for one in view.columns]
    base.executemany('INSERT INTO "columns" VALUES (?, ?, ?, ?, ?)', told)
    listed = ", ".join(f'"{column.name}" {_type(column)}' for column in view.columns)
    base.execute(f'CREATE TABLE "{view.table}" ({listed})')


def _type(column: Column) -> str:
    return _TYPES.get(column.type, "TEXT")


def _insert(view: View) -> str:
    marks = ", ".join("?" * len(view.columns))
    return f'INSERT INTO "{view.table}" VALUES ({marks})'


def _index(base: sqlite3.Connection, view: View) -> None:
    for column in view.columns:
        if column.name in _KEYS:
            base.execute(f'CREATE INDEX "{view.table}_{column.name}" ON "{view.table}" ("{column.name}")')


def _cells(
    notice: Notice, view: View, spec: Specification, counts: dict[Table, int]
) -> Iterator[list[Value | float]]:
    names = [column.name for column in view.columns]
    for row in rows(notice, table=view.table, names=names, as_of=spec.as_of):
        counts[view.table] += 1
        count = counts[view.table]
        if "seq" in row:
            row["seq"] = count
        values = cleaned(row, view.columns, count, spec.notes, None)
        yield [f"{value:f}" if isinstance(value, Decimal) else value for value in values]
