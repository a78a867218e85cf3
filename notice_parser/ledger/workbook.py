"""XLSX: the ledger as an office would lay it out, then what was found on checking, then the totals."""

from collections.abc import Iterable
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile

from notice_parser.ledger.columns import Table
from notice_parser.ledger.files import prove
from notice_parser.ledger.ledger_sheet import SPARE, LedgerSheet, shown_columns
from notice_parser.ledger.ooxml import count_rows, letters, write_workbook
from notice_parser.ledger.rows import rows
from notice_parser.ledger.side_sheets import FindingsSheet, Totals, meta_sheet
from notice_parser.ledger.specification import Specification
from notice_parser.model import Notice

_ONE = "{target}巡察反馈问题整改台账"
_MANY = "巡察反馈问题整改台账"


def write_xlsx(notices: Iterable[Notice], path: Path, spec: Specification) -> dict[Table, int]:
    """Three sheets, and a hidden one by which the file is known again when it is read back."""
    ahead = iter(notices)
    first = list(islice(ahead, 2))
    many = len(first) > 1
    picked = shown_columns(spec.view, many=many)
    with ExitStack() as stack:
        spools = [stack.enter_context(TemporaryFile()) for _ in range(4)]
        sheet = LedgerSheet(picked, spec, spools[0], _title(first, spec), _subtitle(first, spec))
        found = FindingsSheet(spools[1], spec)
        totals = Totals(many=many, as_of=spec.as_of)
        for notice in chain(first, ahead):
            sheet.add(notice)
            found.add(notice)
            totals.add(notice)
        ledger = sheet.finish()
        sheets = [
            ledger,
            found.finish(),
            totals.sheet(spools[2], _states_of(sheet, ledger.name)),
            meta_sheet(spools[3], spec.view.table, picked),
        ]
        write_workbook(path, sheets)
    prove(path, sheet.count, count_rows(path) - sheet.head)
    return {spec.view.table: sheet.count}


def _states_of(sheet: LedgerSheet, name: str) -> str | None:
    """Where the states stand, as a formula writes it; none where they are not shown."""
    at = next((at for at, column in enumerate(sheet.picked, 1) if column.type == "status"), None)
    if at is None:
        return None
    return f"'{name}'!${letters(at)}${sheet.head + 1}:${letters(at)}${sheet.last + SPARE}"


def _title(first: list[Notice], spec: Specification) -> str:
    title = spec.title or spec.view.title
    if title:
        return title
    names = (
        [row["target"] for row in rows(first[0], table="notices", names=["target"])]
        if len(first) == 1
        else []
    )
    return _ONE.format(target=names[0]) if names and names[0] else _MANY


def _subtitle(first: list[Notice], spec: Specification) -> str:
    """One line of what the ledger is about; of a ledger of several notices only the day it holds for."""
    parts = [f"截至 {spec.as_of.isoformat()}"] if spec.as_of else []
    if len(first) == 1:
        (row,) = rows(first[0], table="notices")
        team, period, feedback = row["team"], (row["period_start"], row["period_end"]), row["feedback"]
        told = [
            f"巡察组：{team}" if team else "",
            f"巡察时间：{period[0]} 至 {period[1]}" if all(period) else "",
            f"反馈日期：{feedback}" if feedback else "",
            f"问题 {row['problems']} 个、措施 {row['measures']} 条",
        ]
        parts = [*filter(None, told), *parts]
    return "　".join(parts)
