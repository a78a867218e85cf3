"""The files that ``convert`` makes of its records: full records, and the tables of the ledger."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from notice_parser.ledger import FORMATS as LEDGER_FORMATS
from notice_parser.ledger import TABLES, Format, Table, write, write_records
from notice_parser.ledger.extras import needed
from notice_parser.model import Notice

# Full records, one a line; the other formats hold rows.
RECORDS = "notices.jsonl"
FORMATS: tuple[str, ...] = ("jsonl", *(form for form in LEDGER_FORMATS if form != "jsonl"))

Records = Callable[[], Iterator[bytes]]


def file_names(formats: Sequence[str]) -> list[str]:
    """What is written in these formats: a file a table where a file holds one, else one for all."""
    return [name for form in formats for name in _tables(form)]


def check_installed(formats: Sequence[str]) -> None:
    """Raise ``LedgerError`` where a format needs an extra that is missing: before the work, not after it."""
    if "parquet" in formats:
        needed("pyarrow", "parquet")


def write_files(records: Records, formats: Sequence[str], folder: Path) -> Iterator[tuple[str, int]]:
    """Write the files, one after the other, in passes that hold one notice each; name and rows of each.

    ``records`` begins anew at each call.
    """
    for form in formats:
        for name, table in _tables(form).items():
            if name == RECORDS:
                yield name, write_records(records(), folder / name)
                continue
            notices = map(Notice.model_validate_json, records())
            written = write(notices, folder / name, format=_format(form), table=table)
            yield name, written.count


def _tables(form: str) -> Mapping[str, Table | None]:
    if form == "jsonl":
        return {RECORDS: None}
    if form in ("xlsx", "sqlite"):
        return {f"ledger.{form}": None}
    return {f"{table}.{form}": table for table in TABLES}


def _format(form: str) -> Format:
    return next(one for one in get_args(Format) if one == form)
