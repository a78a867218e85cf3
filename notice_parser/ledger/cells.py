"""What a cell can hold: formulas made harmless, control characters and excess length taken out and told."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from notice_parser.ledger.columns import Column
from notice_parser.ledger.rows import Row, Value

# What a cell of Excel holds, in UTF-16 units.
MAX_UNITS = 32_767
_CUT = "……（过长，已截断）"
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# A cell that begins with one of these is a formula to a spreadsheet, also in full width.
_FORMULA = re.compile("[=+\\-@\t\r＝＋－＠]")

Change = Literal["cut", "control", "inexact"]
_MESSAGES: dict[Change, str] = {
    "cut": "超过 32767 个字符，已截断；全文见 JSONL 记录",
    "control": "有控制字符或残缺字符，已去掉",
    "inexact": "数字超出该格式的精度，已留空；原文见数量原文",
}
_KEPT = 1_000


@dataclass(frozen=True, slots=True)
class Note:
    """A cell that could not be written as it is: ``row`` counts from 1, ``column`` is its name."""

    row: int
    column: str
    change: Change

    @property
    def message(self) -> str:
        return f"第 {self.row} 行“{self.column}”{_MESSAGES[self.change]}"


@dataclass
class Notes:
    """The notes of one file. The first thousand are kept, all are counted."""

    kept: list[Note] = field(default_factory=list)
    counts: Counter[Change] = field(default_factory=Counter)

    def add(self, row: int, column: str, change: Change) -> None:
        self.counts[change] += 1
        if len(self.kept) < _KEPT:
            self.kept.append(Note(row, column, change))

    def __iter__(self) -> Iterator[Note]:
        return iter(self.kept)


def clean(text: str, row: int, column: str, notes: Notes, limit: int | None = None) -> str:
    """A text that every format can hold: line ends are LF, no control characters, at most ``limit`` units.

    >>> clean("甲\\x00乙\\x0b丙", 1, "备注", Notes())
    '甲乙\\n丙'
    """
    if not text.isprintable():
        text = _LINE_ENDS.sub("\n", text)
        if _UNWRITABLE.search(text):
            text = _UNWRITABLE.sub("", text)
            notes.add(row, column, "control")
    if limit is not None and len(text) * 2 > limit and units(text) > limit:
        text = _head(text, limit - units(_CUT)) + _CUT
        notes.add(row, column, "cut")
    return text


def units(text: str) -> int:
    """The length in UTF-16 units, as Excel counts."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _head(text: str, limit: int) -> str:
    head = text[:limit]
    while (over := units(head) - limit) > 0:
        head = head[: -max(1, over // 2)]
    return head


def harmless(text: str) -> str:
    """A text cell of a CSV that no spreadsheet takes for a formula.

    >>> harmless("=cmd"), harmless("0546-8070195")
    ("'=cmd", '0546-8070195')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """The text behind the sign of ``harmless``."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text, 1) else text


def shown(value: Value) -> str:
    """A value as text for people: 是 and 否, exact decimals, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def cleaned(
    row: Row, picked: tuple[Column, ...], number: int, notes: Notes, limit: int | None
) -> list[Value]:
    """The values of a row, each text made writable."""
    return [
        clean(value, number, column.name, notes, limit)
        if isinstance(value := row.get(column.name), str)
        else value
        for column in picked
    ]
