"""What a newer parse changes in the rows that are stored: which to write, which vanished, what to remember.

Only what the parser fills is compared and written; what people wrote is not even read.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from notice_parser.ledger.columns import Column, Table, columns
from notice_parser.ledger.keys import Line, plain
from notice_parser.ledger.matching import inherited, match

Action = Literal["added", "changed", "vanished", "returned"]
Stored = Mapping[str, Any]

# Where a row stands and by what it was read: kept up to date, but no change of what it says.
_PLACES = {
    "seq",
    "span_start",
    "span_end",
    "node_id",
    "notice_id",
    "source_name",
    "source_url",
    "source_sha256",
    "parser_version",
    "row_key",
}
# By which columns a row is known again: the heading above it, and what it says.
_KNOWN_BY: Mapping[Table, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "measures": (("problem",), ("measure",)),
    "problems": (("area",), ("problem",)),
    "notices": ((), ()),
    "quantities": (("problem",), ("quantity_text", "subject")),
    "stated": (("figure_code",), ("figure_text",)),
    "findings": (("code",), ("message",)),
}
_EXACT = 1e-12


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a row; ``column`` with its ``old`` and ``new`` text for a cell that changed."""

    row_key: str
    action: Action
    column: Column | None = None
    old: str | None = None
    new: str | None = None


@dataclass(slots=True)
class Plan:
    """The rows to write whole, each with ``is_changed``; the keys of the vanished; and what changed."""

    write: list[dict[str, Any]] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def counts(self) -> Counter[Action]:
        """How many rows were added, changed, vanished or came back."""
        return Counter(action for _, action in {(one.row_key, one.action) for one in self.changes})


def written_by_parser(table: Table) -> list[Column]:
    """The columns that the parser fills and may change again, in the order of the ledger."""
    return [column for column in columns(table) if column.owner != "unit" and column.source]


def told(table: Table) -> list[Column]:
    """The columns of which each change is remembered: what a row says, and in ``notices`` its head."""
    return [
        column
        for column in written_by_parser(table)
        if column.name not in _PLACES and (column.owner == "parser" or table == "notices")
    ]


def plan(table: Table, stored: Sequence[Stored], incoming: Sequence[Mapping[str, Any]]) -> Plan:
    """What the rows of a newer parse change in those that are stored of the same notice.

    ``stored`` has the parser's columns, ``row_key`` and ``vanished_at``. A row that is known again keeps its
    key, one that is not there any more is named as vanished, one that comes back is itself again.
    """
    live = [row for row in stored if row["vanished_at"] is None]
    gone = [row for row in stored if row["vanished_at"] is not None]
    before, now = [_line(table, row) for row in (*live, *gone)], [_line(table, row) for row in incoming]
    pairs = _pairs(before, len(live), now)
    found = Plan()
    rows = [*live, *gone]
    compared = [(column, column in set(told(table))) for column in written_by_parser(table)]
    for row, index, key in zip(incoming, pairs, inherited(before, now, pairs), strict=True):
        written = {**row, "row_key": key}
        if index is None:
            found.changes.append(Change(key, "added"))
            found.write.append(written)
        else:
            _compare(found, compared, rows[index], written)
    known = set(pairs)
    found.vanished = [row["row_key"] for index, row in enumerate(live) if index not in known]
    found.changes += [Change(key, "vanished") for key in found.vanished]
    return found


def _pairs(before: Sequence[Line], live: int, now: Sequence[Line]) -> list[int | None]:
    """Which stored line each new one is: first among the live ones, else among those that vanished."""
    pairs = list(match(before[:live], now))
    left = [place for place, index in enumerate(pairs) if index is None]
    for place, index in zip(left, match(before[live:], [now[place] for place in left]), strict=True):
        pairs[place] = None if index is None else live + index
    return pairs


def _line(table: Table, row: Mapping[str, Any]) -> Line:
    above, said = _KNOWN_BY[table]
    return Line(row["row_key"], _letters(row, above), _letters(row, said))


def _letters(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return "".join(plain(str(row[name])) for name in names if row[name] is not None)


def _compare(found: Plan, compared: list[tuple[Column, bool]], old: Stored, new: dict[str, Any]) -> None:
    key = new["row_key"]
    differing = [pair for pair in compared if not _same(old[pair[0].name], new[pair[0].name])]
    edits = [
        Change(key, "changed", column, shown(old[column.name]), shown(new[column.name]))
        for column, is_told in differing
        if is_told
    ]
    if old["vanished_at"] is not None:
        edits.insert(0, Change(key, "returned"))
    if differing or edits:
        found.write.append(new)
    found.changes += edits


def _same(old: Any, new: Any) -> bool:
    """Whether a stored value is the new one; a database may round a decimal behind its fifteenth digit."""
    if isinstance(old, Decimal) and isinstance(new, Decimal):
        return old == new or math.isclose(old, new, rel_tol=_EXACT)
    return bool(old == new)


def shown(value: Any) -> str | None:
    """A value as it stands in the history."""
    match value:
        case None:
            return None
        case bool():
            return "是" if value else "否"
        case Decimal():
            return format(value, "f")
    return str(value)
