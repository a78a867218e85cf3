"""Which columns a ledger shows, in which order, under which headers: chosen by a small TOML file."""

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from notice_parser.ledger.columns import TABLES, Column, Level, Table, columns
from notice_parser.model import LedgerError

_KEYS = frozenset({"name", "title", "table", "columns"})
_COLUMN_KEYS = frozenset({"name", "header", "width"})
_LISTS = ("problems", "tasks", "duties")


@dataclass(frozen=True, slots=True)
class View:
    """A table with the columns to show; ``title`` heads the sheet, ``name`` is what it is asked for by."""

    table: Table
    columns: tuple[Column, ...]
    title: str | None = None
    name: str = ""


Choice = View | str | os.PathLike[str] | Sequence[str] | None


def view(chosen: Choice, table: Table, *levels: Level) -> View:
    """The view a caller asks for: a name (问题清单), a TOML file, names or headers of columns, or none.

    ``levels`` are the levels of columns where none are chosen. Raises ``LedgerError``.
    """
    if chosen is None:
        return View(table, columns(table, *levels))
    if isinstance(chosen, View):
        return chosen
    if isinstance(chosen, (str, os.PathLike)):
        return built_in()[chosen] if isinstance(chosen, str) and chosen in built_in() else load(chosen)
    return View(table, _columns(list(chosen), table, "columns"))


@cache
def built_in() -> Mapping[str, View]:
    """The views that come with the library, by their Chinese name: 问题清单, 任务清单, 责任清单.

    >>> list(built_in())
    ['问题清单', '任务清单', '责任清单']
    """
    found = (_parse(_list(file), f"{file}.toml") for file in _LISTS)
    return MappingProxyType({one.name: one for one in found})


def _list(file: str) -> str:
    return resources.files(__package__).joinpath("lists", f"{file}.toml").read_text("utf-8")


def load(path: str | os.PathLike[str]) -> View:
    """A view from a TOML file; the error says the file, the key and what would do."""
    name = Path(path).name
    try:
        raw = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        known = "、".join(built_in())
        raise LedgerError(f"{name} 读不了；请给出 UTF-8 的 TOML 文件，或自带的清单名（{known}）") from error
    return _parse(raw, name)


def _parse(raw: str, name: str) -> View:
    try:
        data = tomllib.loads(raw)
    except tomllib.TOMLDecodeError as error:
        raise LedgerError(f"{name} 不是 TOML：{error}") from error
    for key in data:
        if key not in _KEYS:
            raise LedgerError(f"{name}：不认识 {key}；可用的有 {'、'.join(sorted(_KEYS))}")
    table = data.get("table", "measures")
    if table not in TABLES:
        raise LedgerError(f"{name}：table 应是 {'、'.join(TABLES)} 之一，不是 {table}")
    listed = data.get("columns")
    if not isinstance(listed, list) or not listed:
        raise LedgerError(f"{name}：columns 应列出要显示的列")
    for key in ("title", "name"):
        if not isinstance(data.get(key, ""), str):
            raise LedgerError(f"{name}：{key} 应是文字")
    picked = _columns(listed, cast(Table, table), name)
    return View(cast(Table, table), picked, data.get("title"), data.get("name", ""))


def _columns(listed: list[Any], table: Table, where: str) -> tuple[Column, ...]:
    picked = tuple(_column(one, table, where) for one in listed)
    headers = [column.header for column in picked]
    twice = sorted({header for header in headers if headers.count(header) > 1})
    if twice:
        raise LedgerError(f"{where}：列名重复：{'、'.join(twice)}")
    return picked


def _column(one: Any, table: Table, where: str) -> Column:
    spec = {"name": one} if isinstance(one, str) else one
    if not isinstance(spec, dict) or not isinstance(spec.get("name"), str) or set(spec) - _COLUMN_KEYS:
        raise LedgerError(f'{where}：一列写成 "seq" 或 {{name = "seq", header = "编号", width = 8}}')
    column = find(spec["name"], table)
    if column is None:
        known = "、".join(f"{column.name}（{column.header}）" for column in columns(table))
        raise LedgerError(f"{where}：{table} 表没有列 {spec['name']}；可用的有 {known}")
    header, width = spec.get("header", column.header), spec.get("width", column.width)
    if (
        not isinstance(header, str)
        or not header.strip()
        or not isinstance(width, int)
        or not 1 <= width <= 255
    ):
        raise LedgerError(f"{where}：列 {spec['name']} 的 header 应是文字，width 应是 1 到 255 的整数")
    return replace(column, header=header, width=width)


def find(name: str, table: Table, *, editing: bool = False) -> Column | None:
    """A column of a table by its name or its Chinese header; with ``editing`` also those of edited files."""
    known = (*columns(table), *(columns(table, "editing") if editing else ()))
    return next((column for column in known if name in (column.name, column.header)), None)
