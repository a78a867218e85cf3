"""The one column table of every ledger, and the states a row may be in. Both are data."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Literal, cast, get_args

Table = Literal["measures", "problems", "notices", "quantities", "stated", "findings"]
Type = Literal["text", "integer", "decimal", "flag", "date", "status"]
Owner = Literal["parser", "unit", "machine"]
Level = Literal["default", "extended", "machine", "editing"]

TABLES: tuple[Table, ...] = get_args(Table)
_OF_RECORDS: tuple[Level, ...] = ("default", "extended", "machine")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, what it holds, whose it is, and where it comes from.

    ``name`` is the key of a row, ``header`` what people read. ``owner`` tells who may change a
    cell: the ``parser`` (✓), the ``unit`` (○), or nobody (``machine``). ``level`` is ``default``
    where it is shown unasked, ``editing`` where
    it serves only files that people edit. ``source`` is a path into the record or ``:name`` of a derivation.
    """

    name: str
    header: str
    type: Type
    owner: Owner
    level: Level
    tables: tuple[Table, ...]
    width: int
    source: str


@dataclass(frozen=True, slots=True)
class State:
    """A state of 整改状态: ``value`` of the record, ``label`` of the ledger, colours as RRGGBB.

    ``open`` states become 超期 once their time limit has passed.
    """

    value: str
    label: str
    open: bool
    fill: str
    ink: str


def _records(file: str) -> list[dict[str, str]]:
    raw = resources.files(__package__).joinpath(file).read_text("utf-8")
    lines = [line for line in raw.splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _column(record: Mapping[str, str]) -> Column:
    return Column(
        name=record["name"],
        header=record["header"],
        type=cast(Type, record["type"]),
        owner=cast(Owner, record["owner"]),
        level=cast(Level, record["level"]),
        tables=tuple(cast(Table, table) for table in record["tables"].split()),
        width=int(record["width"]),
        source=record["source"],
    )


@cache
def all_columns() -> Mapping[str, Column]:
    """Every column by its name, in the order of a ledger."""
    return MappingProxyType({record["name"]: _column(record) for record in _records("columns.tsv")})


@cache
def columns(table: Table = "measures", *levels: Level) -> tuple[Column, ...]:
    """The columns of a table in their order; all that a record can fill, unless levels are named.

    >>> [column.header for column in columns("measures", "default")][:5]
    ['序号', '问题编号', '问题类别', '反馈问题', '具体表现']
    """
    return tuple(
        column
        for column in all_columns().values()
        if table in column.tables and column.level in (levels or _OF_RECORDS)
    )


@cache
def states() -> Mapping[str, State]:
    """The states by the record's word; ``overdue`` is 超期, derived against a given day.

    >>> states()["in_progress"].label
    '进行中'
    """
    return MappingProxyType(
        {
            row["value"]: State(row["value"], row["label"], row["open"] == "yes", row["fill"], row["ink"])
            for row in _records("statuses.tsv")
        }
    )
