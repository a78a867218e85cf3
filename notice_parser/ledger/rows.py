"""A notice in rows: one dict a row, a plain value under each column's name."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from notice_parser.ledger.columns import Column, Table, columns
from notice_parser.ledger.entries import ENTRIES, Entry
from notice_parser.ledger.figures import FIGURES
from notice_parser.ledger.header import HEADER
from notice_parser.ledger.people import PEOPLE
from notice_parser.ledger.status import STATUS
from notice_parser.ledger.texts import TEXTS
from notice_parser.model import Notice

Value = str | int | bool | Decimal | None
Row = dict[str, Value]

DERIVED: Mapping[str, Callable[[Entry], Value]] = {**TEXTS, **PEOPLE, **STATUS, **FIGURES, **HEADER}


def rows(
    notice: Notice,
    *,
    table: Table = "measures",
    names: Sequence[str] | None = None,
    as_of: date | None = None,
) -> Iterator[Row]:
    """The rows of a notice, in the order of its text, keyed by the names of the column table.

    ``table`` is ``measures`` (one row a measure; a problem without measures keeps one),
    ``problems``, ``notices``, ``quantities``, ``stated`` or ``findings``. ``names`` picks columns;
    without it there are all of the table. Values are ``str``, ``int``, ``bool``, exact
    ``Decimal`` (money in 元) or ``None`` for what the text does not say; dates are text in the
    precision of the notice (``2019年2月``). ``as_of`` is the day against which an open measure
    is 超期; without it no row is. 已完成 is what the text claims; 是否销号 is never filled.

    >>> from notice_parser import parse
    >>> notice = parse("某局关于巡察整改情况的通报\\n1.制度不全。\\n(1)修订制度8项。")
    >>> [(row["number"], row["measure"], row["rules_made"]) for row in rows(notice)]
    [('1.1', '修订制度8项。', 8)]
    """
    known = {column.name: column for column in columns(table)}
    picked = [known[name] for name in (known if names is None else names)]
    getters = [(column.name, getter(column)) for column in picked]
    for seq, entry in enumerate(ENTRIES[table](notice, as_of), 1):
        numbered = replace(entry, seq=seq)
        yield {name: get(numbered) for name, get in getters}


@cache
def getter(column: Column) -> Callable[[Entry], Value]:
    """How a column reads its value off an entry."""
    if not column.source:
        return lambda entry: None
    if column.source.startswith(":"):
        return DERIVED[column.source[1:]]
    root, *path = column.source.split(".")
    is_decimal = column.type == "decimal"

    def read(entry: Entry) -> Value:
        value: Any = entry if root == "entry" else getattr(entry, root)
        for name in path:
            if value is None:
                return None
            value = getattr(value, name)
        return Decimal(value) if is_decimal and value is not None else value

    return read
