"""An office's own template: which of our columns goes under which of its headers. A small TOML file."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from notice_parser.ledger.columns import TABLES, Column, Table
from notice_parser.ledger.grids import Grid
from notice_parser.ledger.ooxml import letters
from notice_parser.ledger.views import find
from notice_parser.model import LedgerError

_KEYS = frozenset({"sheet", "table", "header", "merge", "stop", "columns"})
_MOST_HEADER_LINES = 3
JOIN = "/"


@dataclass(frozen=True, slots=True)
class TemplateMap:
    """The lines of the header (``first`` to ``last``, from 1) and our column for each of its headers.

    A header of several lines is written as the path of its words, ``整改情况/进展``; the lowest word
    alone will do where it stands once, and so will the letter of the column. ``merge`` are the columns
    whose equal cells are merged; a row that begins with one of ``stop`` (填表人) is below the table.
    """

    name: str
    first: int
    last: int
    columns: Mapping[str, Column]
    table: Table = "measures"
    sheet: str | None = None
    merge: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "TemplateMap":
        """Read the TOML file; the error names the file, the key and what would do."""
        name = Path(path).name
        try:
            data = tomllib.loads(Path(path).read_text("utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise LedgerError(f"{name} 读不了；请给出 UTF-8 的 TOML 文件") from error
        except tomllib.TOMLDecodeError as error:
            raise LedgerError(f"{name} 不是 TOML：{error}") from error
        return _checked(data, name)

    def places(self, grid: Grid) -> dict[str, int]:
        """The columns of the sheet, from 1, by the names of our columns. Raises ``LedgerError``."""
        paths = _paths(grid, self.first, self.last)
        found: dict[str, int] = {}
        for header, column in self.columns.items():
            at = _column_at(header, paths)
            if at is None:
                shown = "、".join(paths.values())
                raise LedgerError(f"{self.name}：模板里没有表头“{header}”，或不止一个；有 {shown}")
            found[column.name] = at
        return found | {name: at for name, at in _own(grid, self.last).items() if name not in found}


def _own(grid: Grid, line: int) -> dict[str, int]:
    """The hidden columns that were added at the right of the template."""
    width = len(grid.lines[line - 1]) if line <= len(grid.lines) else 0
    known = {"变动": "change_mark", "row_key": "row_key", "fingerprint": "fingerprint"}
    texts = ((grid.text(line, at), at) for at in range(1, width + 1))
    return {known[text]: at for text, at in texts if text in known}


def _paths(grid: Grid, first: int, last: int) -> dict[int, str]:
    """The words above each column, from the top, none twice in a row."""
    width = max((len(line) for line in grid.lines[first - 1 : last]), default=0)
    paths = {}
    for at in range(1, width + 1):
        words: list[str] = []
        for line in range(first, last + 1):
            word = "".join(grid.text(line, at).split())
            if word and word not in words[-1:]:
                words.append(word)
        if words:
            paths[at] = JOIN.join(words)
    return paths


def _column_at(header: str, paths: Mapping[int, str]) -> int | None:
    word = "".join(header.split())
    for fits in (
        lambda at, path: path == word,
        lambda at, path: path.endswith(f"{JOIN}{word}"),
        lambda at, path: letters(at) == word.upper(),
    ):
        found = [at for at, path in paths.items() if fits(at, path)]
        if len(found) == 1:
            return found[0]
    return None


def _checked(data: dict[str, Any], name: str) -> TemplateMap:
    for key in data:
        if key not in _KEYS:
            raise LedgerError(f"{name}：不认识 {key}；可用的有 {'、'.join(sorted(_KEYS))}")
    table = data.get("table", "measures")
    if table not in TABLES:
        raise LedgerError(f"{name}：table 应是 {'、'.join(TABLES)} 之一，不是 {table}")
    first, last = _lines(data.get("header"), name)
    listed = data.get("columns")
    if not isinstance(listed, dict) or not listed:
        raise LedgerError(f'{name}：[columns] 应写明哪个表头下放哪一列，如 "整改情况/进展" = "progress"')
    picked = {header: _column(header, one, table, name) for header, one in listed.items()}
    names = [column.name for column in picked.values()]
    if len(set(names)) < len(names):
        raise LedgerError(f"{name}：同一列放在了两个表头下")
    sheet = data.get("sheet")
    if sheet is not None and not isinstance(sheet, str):
        raise LedgerError(f"{name}：sheet 应是工作表的名字")
    merge = tuple(_column(one, one, table, name).name for one in _texts(data, "merge", name))
    return TemplateMap(name, first, last, picked, table, sheet, merge, _texts(data, "stop", name))


def _lines(header: Any, name: str) -> tuple[int, int]:
    lines = [header, header] if isinstance(header, int) else header
    if (
        not isinstance(lines, list)
        or len(lines) != 2
        or not all(isinstance(line, int) for line in lines)
        or not 1 <= lines[0] <= lines[1] < lines[0] + _MOST_HEADER_LINES
    ):
        raise LedgerError(f"{name}：header 写表头占第几行到第几行（最多三行），如 header = [2, 4]")
    return lines[0], lines[1]


def _texts(data: dict[str, Any], key: str, name: str) -> tuple[str, ...]:
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
        raise LedgerError(f"{name}：{key} 应是一列文字")
    return tuple(value)


def _column(header: str, one: Any, table: str, name: str) -> Column:
    column = find(one, cast(Table, table)) if isinstance(one, str) else None
    if column is None:
        raise LedgerError(f"{name}：{table} 表没有列 {one}（写在“{header}”下）")
    return column
