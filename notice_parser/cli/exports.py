"""The files that ``convert`` makes of its records: full records, and the tables of the ledger."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from notice_parser.batch.export import file_digest, publish, staging
from notice_parser.batch.journal import Journal
from notice_parser.ledger import FORMATS as LEDGER_FORMATS
from notice_parser.ledger import TABLES, Format, Table, Updated, update, write, write_records
from notice_parser.ledger.extras import needed
from notice_parser.model import LedgerError, Notice

# Full records, one a line; the other formats hold rows.
RECORDS = "notices.jsonl"
FORMATS: tuple[str, ...] = ("jsonl", *(form for form in LEDGER_FORMATS if form != "jsonl"))
# What people write in: brought up to date in its own file once they have.
_LEDGERS = frozenset({"ledger.xlsx", "measures.csv"})
_MOST_CONFLICTS = 20

Records = Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what people should know of it. ``merged``: it holds what they wrote."""

    name: str
    rows: int
    merged: bool = False
    remarks: tuple[str, ...] = ()


def file_names(formats: Sequence[str]) -> list[str]:
    """What is written in these formats: a file a table where a file holds one, else one for all."""
    return [name for form in formats for name in _tables(form)]


def check_installed(formats: Sequence[str]) -> None:
    """Raise ``LedgerError`` where a format needs an extra that is missing: before the work, not after it."""
    if "parquet" in formats:
        needed("pyarrow", "parquet")


def export(journal: Journal, records: Records, formats: Sequence[str], out: Path) -> Iterator[Exported]:
    """Write the files aside, each in a pass that holds one notice, then put all of them in their places.

    ``records`` begins anew at each call. Where people have worked in a ledger it is brought up to date, and
    what they wrote stays; any other file that was changed is kept under another name.
    """
    with staging(out) as aside:
        exported = [
            _written(journal, records, form, name, table, out, aside)
            for form in formats
            for name, table in _tables(form).items()
        ]
        for one in exported:
            kept = publish(journal, aside / one.name, out / one.name, edited=one.merged)
            if kept is not None:
                remark = f"{out / one.name} 在上次写出后被改动过；改动过的那份保存为 {kept.name}"
                one = replace(one, remarks=(*one.remarks, remark))
            yield one


def _written(
    journal: Journal, records: Records, form: str, name: str, table: Table | None, out: Path, aside: Path
) -> Exported:
    if name == RECORDS:
        return Exported(name, write_records(records(), aside / name))
    if name in _LEDGERS and _is_edited(journal, out / name):
        try:
            return _merged(update(out / name, _notices(records), out=aside / name), name)
        except LedgerError as error:
            remark = f"{out / name} 被改动过，而且读不回来（{error}），已另写一份"
            return replace(_new(records, form, name, table, aside), remarks=(remark,))
    return _new(records, form, name, table, aside)


def _new(records: Records, form: str, name: str, table: Table | None, aside: Path) -> Exported:
    written = write(_notices(records), aside / name, format=_format(form), table=table)
    return Exported(name, written.count)


def _merged(done: Updated, name: str) -> Exported:
    counts = f"更新 {done.changed} 行，新增 {done.added} 行，通报里已没有的 {len(done.vanished)} 行"
    conflicts = [conflict.message for conflict in done.conflicts[:_MOST_CONFLICTS]]
    if len(done.conflicts) > _MOST_CONFLICTS:
        conflicts.append(f"……共 {len(done.conflicts)} 处不一致，都写在“变动”一列")
    return Exported(name, done.rows, True, (f"{name} 有人工填写，已保留：{counts}", *conflicts))


def _is_edited(journal: Journal, target: Path) -> bool:
    """Whether people wrote in a file, at any time since it was first written."""
    return target.exists() and (
        journal.is_edited(target.name) or not journal.wrote(target.name, file_digest(target))
    )


def _notices(records: Records) -> Iterator[Notice]:
    return map(Notice.model_validate_json, records())


def _tables(form: str) -> Mapping[str, Table | None]:
    if form == "jsonl":
        return {RECORDS: None}
    if form in ("xlsx", "sqlite"):
        return {f"ledger.{form}": None}
    return {f"{table}.{form}": table for table in TABLES}


def _format(form: str) -> Format:
    return next(one for one in get_args(Format) if one == form)
