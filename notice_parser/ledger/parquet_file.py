"""Parquet, and the Arrow schema of every table."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from notice_parser.ledger.cells import Notes, cleaned
from notice_parser.ledger.columns import Column, Table
from notice_parser.ledger.extras import needed
from notice_parser.ledger.files import prove
from notice_parser.ledger.rows import Row, Value
from notice_parser.ledger.specification import Specification, numbered
from notice_parser.ledger.views import Choice, View, view
from notice_parser.model import Notice

if TYPE_CHECKING:
    import pyarrow

_GROUP = 10_000
_DIGITS, _PLACES = 38, 10


def schema(table: Table = "measures", *, columns: View | None = None) -> "pyarrow.Schema":
    """The Arrow schema of a table: names as in the column table, ``header`` and ``owner`` as metadata.

    Text, dates and states are strings (a date keeps its precision), counts int64, 是/否 bool, sums of
    money decimal128(38, 10), exact. Needs the extra ``parquet``.
    """
    arrow = needed("pyarrow", "parquet")
    types = {
        "integer": arrow.int64(),
        "flag": arrow.bool_(),
        "decimal": arrow.decimal128(_DIGITS, _PLACES),
    }
    picked = (columns or view(None, table)).columns
    return arrow.schema(
        [
            arrow.field(
                one.name,
                types.get(one.type, arrow.string()),
                metadata={"header": one.header, "owner": one.owner, "type": one.type},
            )
            for one in picked
        ]
    )


def batches(
    notices: Iterable[Notice],
    *,
    table: Table = "measures",
    columns: Choice = None,
    as_of: date | None = None,
) -> Iterator["pyarrow.RecordBatch"]:
    """The rows of notices as Arrow record batches of up to 10,000 rows, for whatever reads Arrow.

    ``table``, ``columns`` and ``as_of`` as for ``write``; the batches have the ``schema`` of the table.
    """
    return _batches(notices, Specification((view(columns, table),), as_of=as_of))


def _batches(notices: Iterable[Notice], spec: Specification) -> Iterator["pyarrow.RecordBatch"]:
    arrow = needed("pyarrow", "parquet")
    known = schema(columns=spec.view)
    found = numbered(notices, spec.view, spec.as_of)
    done = 0
    while group := list(islice(found, _GROUP)):
        yield _batch(arrow, known, group, done, spec)
        done += len(group)


def _batch(
    arrow: "pyarrow", known: "pyarrow.Schema", group: list[Row], done: int, spec: Specification
) -> "pyarrow.RecordBatch":
    picked = spec.view.columns
    cells = [cleaned(row, picked, done + at, spec.notes, None) for at, row in enumerate(group, 1)]
    arrays = [
        arrow.array(
            [_exact(line[at], column, done + number, spec.notes) for number, line in enumerate(cells, 1)],
            type=known.field(at).type,
        )
        for at, column in enumerate(picked)
    ]
    return arrow.RecordBatch.from_arrays(arrays, schema=known)


def _exact(value: Value, column: Column, row: int, notes: Notes) -> Value:
    """A decimal that fits the type, or none with a note: a rounded one would be a lie."""
    if not isinstance(value, Decimal):
        return value
    places = -int(value.as_tuple().exponent)
    if places <= _PLACES and value.adjusted() < _DIGITS - _PLACES:
        return value
    notes.add(row, column.name, "inexact")
    return None


def write_parquet(notices: Iterable[Notice], path: Path, spec: Specification) -> dict[Table, int]:
    """Zstandard, a row group every 10,000 rows."""
    parquet = needed("pyarrow.parquet", "parquet")
    count = 0
    with parquet.ParquetWriter(path, schema(columns=spec.view), compression="zstd") as writer:
        for batch in _batches(notices, spec):
            count += batch.num_rows
            writer.write_batch(batch)
    prove(path, count, parquet.read_metadata(path).num_rows)
    return {spec.view.table: count}
