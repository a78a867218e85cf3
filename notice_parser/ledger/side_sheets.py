"""The sheets beside the ledger: 核对结果, 汇总, and the hidden one by which the file is known again."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import IO

from notice_parser._version import __version__
from notice_parser.ledger.cells import MAX_UNITS, cleaned, shown
from notice_parser.ledger.columns import Column, Table, columns, states
from notice_parser.ledger.heights import height
from notice_parser.ledger.ledger_sheet import HEADER_HEIGHT, look_of, plain
from notice_parser.ledger.ooxml import Cell, Layout, Sheet, letters, row_xml
from notice_parser.ledger.rows import rows
from notice_parser.ledger.specification import Specification
from notice_parser.ledger.styles import Look
from notice_parser.model import Notice

FINDINGS = "核对结果"
TOTALS = "汇总"
META = "_notice_parser"
_FOUND = ("seq", "notice_title", "severity", "code", "message", "span_start", "span_end")
_SHARE = Decimal("0.0001")


class FindingsSheet:
    """What a careful reader would remark, of all notices."""

    def __init__(self, spool: IO[bytes], spec: Specification) -> None:
        known = {column.name: column for column in columns("findings")}
        self.picked = tuple(known[name] for name in _FOUND)
        self.spool, self.spec, self.last = spool, spec, 1
        header = (Cell(column.header, Look.HEADER) for column in self.picked)
        spool.write(row_xml(1, header, HEADER_HEIGHT))

    def add(self, notice: Notice) -> None:
        for row in rows(notice, table="findings", names=_FOUND):
            row["seq"] = self.last
            self.last += 1
            values = cleaned(row, self.picked, self.last - 1, self.spec.notes, MAX_UNITS)
            cells = [
                Cell(plain(one), look_of(column)) for one, column in zip(values, self.picked, strict=True)
            ]
            tall = height(
                [(shown(one), column.width) for one, column in zip(values, self.picked, strict=True)]
            )
            self.spool.write(row_xml(self.last, cells, tall))

    def finish(self) -> Sheet:
        layout = Layout(tuple(column.width for column in self.picked), header_row=1)
        layout.filtered = f"A1:{letters(len(self.picked))}{max(self.last, 2)}"
        return Sheet(FINDINGS, layout, self.spool)


@dataclass
class _Line:
    """The counts of one area, or of one notice."""

    problems: set[str] = field(default_factory=set)
    states: Counter[str] = field(default_factory=Counter)


@dataclass
class Totals:
    """Counts by state; below them by 问题类别, or by notice where there are several."""

    many: bool
    as_of: date | None
    states: Counter[str] = field(default_factory=Counter)
    lines: dict[str, _Line] = field(default_factory=dict)
    stated: list[tuple[str, Decimal, int]] = field(default_factory=list)

    def add(self, notice: Notice) -> None:
        heads = [row["target"] for row in rows(notice, table="notices", names=["target"])]
        names = ["area", "problem_key", "status"]
        for row in rows(notice, names=names, as_of=self.as_of):
            line = self.lines.setdefault(
                str((heads[0] if self.many else row["area"]) or "（未分类）"), _Line()
            )
            line.problems.add(str(row["problem_key"]))
            line.states[str(row["status"])] += 1
            self.states[str(row["status"])] += 1
        if not self.many:
            names = ["figure", "figure_value", "figure_counted"]
            for row in rows(notice, table="stated", names=names):
                value, counted = row["figure_value"], row["figure_counted"]
                if isinstance(value, Decimal) and isinstance(counted, int):
                    self.stated.append((str(row["figure"]), value, counted))

    def sheet(self, spool: IO[bytes], states_at: str | None) -> Sheet:
        """The totals; those by state are formulas over the ledger, so that they follow what people change."""
        layout = Layout((34, 12, 12, *[10] * len(states())))
        number = 0
        for number, (cells, tall) in enumerate(self._rows(states_at), 1):
            spool.write(row_xml(number, cells, tall))
        return Sheet(TOTALS, layout, spool)

    def _rows(self, states_at: str | None) -> Iterator[tuple[list[Cell], float | None]]:
        labels = [state.label for state in states().values()]
        yield _header("整改状态", "条数", "占比")
        total = sum(self.states.values())
        for at, label in enumerate(labels, 2):
            count = self.states[label]
            share = (Decimal(count) / total).quantize(_SHARE) if total else Decimal(0)
            yield _line(
                Cell(label, Look.STRONG),
                Cell(count, Look.NUMBER, f'COUNTIF({states_at},"{label}")' if states_at else None),
                Cell(share, Look.SHARE, f"IF(B{len(labels) + 2}=0,0,B{at}/B{len(labels) + 2})"),
            )
        whole = Cell(total, Look.NUMBER, f"SUM(B2:B{len(labels) + 1})")
        yield _line(Cell("合计", Look.STRONG), whole, Cell(None, Look.NUMBER))
        yield [], None
        if self.stated:
            yield _header("通报自述", "自述数", "正文所列")
            for figure, value, counted in self.stated:
                yield _line(Cell(figure, Look.STRONG), Cell(value, Look.NUMBER), Cell(counted, Look.NUMBER))
            yield [], None
        yield _header("被巡察党组织" if self.many else "问题类别", "问题数", "措施数", *labels)
        for name, line in self.lines.items():
            counts = [
                len(line.problems),
                sum(line.states.values()),
                *(line.states[label] for label in labels),
            ]
            cells = [Cell(name, Look.STRONG), *(Cell(count, Look.NUMBER) for count in counts)]
            yield cells, height([(name, 34)])


def _header(*texts: str) -> tuple[list[Cell], float]:
    return [Cell(text, Look.HEADER) for text in texts], HEADER_HEIGHT


def _line(*cells: Cell) -> tuple[list[Cell], float]:
    return list(cells), height([("", 1)])


def meta_sheet(spool: IO[bytes], table: Table, picked: tuple[Column, ...]) -> Sheet:
    """The names of the columns by their headers: what is renamed or moved is found again."""
    told = [("parser_version", __version__), ("table", table), *((one.name, one.header) for one in picked)]
    for number, (name, value) in enumerate(told, 1):
        spool.write(row_xml(number, (Cell(name), Cell(value))))
    return Sheet(META, Layout((20, 40)), spool, "veryHidden")
