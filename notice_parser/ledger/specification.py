"""What a writer is asked for, and what it hands back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from notice_parser.ledger.cells import Notes
from notice_parser.ledger.columns import Table
from notice_parser.ledger.rows import Row, rows
from notice_parser.ledger.views import View
from notice_parser.model import Notice


@dataclass(frozen=True, slots=True)
class Specification:
    """One or more tables with their columns, and the choices that all writers obey."""

    views: tuple[View, ...]
    as_of: date | None = None
    formula_safe: bool = True
    title: str | None = None
    notes: Notes = field(default_factory=Notes)

    @property
    def view(self) -> View:
        return self.views[0]


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: rows by table, and the cells that could not be written as they are."""

    path: Path
    rows: Mapping[Table, int]
    notes: Notes

    @property
    def count(self) -> int:
        """The rows of all tables."""
        return sum(self.rows.values())


def numbered(notices: Iterable[Notice], view: View, as_of: date | None) -> Iterator[Row]:
    """The rows of many notices, 序号 running over all of them."""
    names = [column.name for column in view.columns if column.level != "editing"]
    seq = 0
    for notice in notices:
        for row in rows(notice, table=view.table, names=names, as_of=as_of):
            seq += 1
            if "seq" in row:
                row["seq"] = seq
            yield row
