"""An edited ledger and the rows of a newer parse: what may change, what people keep, where both differ.

Nothing is written here. A cell of the unit's columns is never touched. A cell of the parser's columns that
people changed is theirs; where the newer parse says something else there, that is a conflict: told, not
overwritten. A row that the notice no longer has stays, marked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from notice_parser.ledger.columns import Column, all_columns
from notice_parser.ledger.fingerprints import comparable, fingerprint, is_compared, mark, marks
from notice_parser.ledger.keys import Line, plain
from notice_parser.ledger.matching import match
from notice_parser.ledger.reading import Ledger, LedgerRow

ADDED = "新增"
VANISHED = "新版通报中已无此条"
_SHOWN = 60
_ABOVE = ("target", "notice_title", "problem")

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell that people changed and in which the newer parse says something else. The cell stays."""

    line: int
    row_key: str
    header: str
    kept: str
    parsed: str

    @property
    def message(self) -> str:
        kept, parsed = _short(self.kept), _short(self.parsed)
        return f"第 {self.line} 行“{self.header}”人工改为“{kept}”，新解析为“{parsed}”；已保留人工填写"


@dataclass(frozen=True, slots=True)
class Merged:
    """A row of the sheet: the cells to set, by the names of their columns, and what happened to it."""

    row: LedgerRow
    cells: Texts
    edited: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether people see a change: keys and places in the text are not for them."""
        return any(is_compared(all_columns()[name]) for name in self.cells)

    @property
    def is_restored(self) -> bool:
        """Whether the row had gone, and is there again."""
        return self.row.values.get("change_mark") == VANISHED != self.cells.get("change_mark", VANISHED)


@dataclass(frozen=True, slots=True)
class Merge:
    """What a newer parse means for a ledger: rows to change, rows to add."""

    merged: tuple[Merged, ...]
    added: tuple[Texts, ...]
    vanished: tuple[LedgerRow, ...] = field(default=())

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        return tuple(conflict for one in self.merged for conflict in one.conflicts)


def merge(ledger: Ledger, parsed: Sequence[Texts]) -> Merge:
    """Compare a ledger with the rows of a newer parse, as texts by the names of the columns."""
    picked = tuple(all_columns()[name] for name in ledger.places)
    pairs = match([_line(row.values, str(at)) for at, row in enumerate(ledger.rows)], _lines(parsed))
    by_old = {old: parsed[new] for new, old in enumerate(pairs) if old is not None}
    merged, vanished = [], []
    for at, row in enumerate(ledger.rows):
        if at in by_old:
            merged.append(_merged(row, by_old[at], picked))
        elif row.key:
            vanished.append(row)
            if row.values.get("change_mark") != VANISHED:
                merged.append(Merged(row, {"change_mark": VANISHED}))
    added = tuple(parsed[new] for new, old in enumerate(pairs) if old is None)
    return Merge(tuple(merged), added, tuple(vanished))


def _lines(parsed: Iterable[Texts]) -> list[Line]:
    return [_line(texts, "") for texts in parsed]


def _line(texts: Texts, place: str) -> Line:
    """A row as it is known again; one without a key is known by its words alone."""
    above = plain("".join(texts.get(name, "") for name in _ABOVE[-1:]))
    own = texts.get("measure") or texts.get("problem") or ""
    return Line(texts.get("row_key") or f"line {place}", above, plain(own))


def _merged(row: LedgerRow, parsed: Texts, picked: tuple[Column, ...]) -> Merged:
    written = marks(row.values.get("fingerprint", ""))
    cells: dict[str, str] = {}
    edited: list[str] = []
    conflicts: list[Conflict] = []
    for column in picked:
        old, new = row.values[column.name], parsed.get(column.name, "")
        if column.owner == "machine" and column.level == "machine":
            # A row keeps the key it was first known by.
            if old != new and not (column.name == "row_key" and old):
                cells[column.name] = new
        elif is_compared(column) and comparable(old, column) != comparable(new, column):
            before = written.get(column.name)
            if before == mark(old, column):
                cells[column.name] = new
            elif before == mark(new, column):
                edited.append(column.header)
            else:
                conflicts.append(Conflict(row.line, row.key, column.header, old, new))
    told = _told(row, cells, conflicts)
    if told is not None:
        cells["change_mark"] = told
    now = fingerprint({**dict.fromkeys(row.values, ""), **parsed}, picked)
    if row.values.get("fingerprint", now) != now:
        cells["fingerprint"] = now
    return Merged(row, cells, tuple(edited), tuple(conflicts))


def _told(row: LedgerRow, cells: Texts, conflicts: Sequence[Conflict]) -> str | None:
    """What 变动 should say; ``None`` where it stays as it is."""
    updated = [all_columns()[name].header for name in cells if is_compared(all_columns()[name])]
    parts = [f"已更新：{'、'.join(updated)}"] if updated else []
    parts.extend(f"{one.header}：新解析为“{_short(one.parsed)}”，已保留人工填写" for one in conflicts)
    if parts:
        return "；".join(parts)
    return "" if row.values.get("change_mark") == VANISHED else None


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
