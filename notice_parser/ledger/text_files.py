"""CSV for Excel and JSON Lines for programs."""

import csv
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from notice_parser.ledger.cells import MAX_UNITS, cleaned, harmless, shown
from notice_parser.ledger.columns import Table
from notice_parser.ledger.files import prove
from notice_parser.ledger.fingerprints import fingerprint
from notice_parser.ledger.rows import Value
from notice_parser.ledger.specification import Specification, numbered
from notice_parser.model import Notice

_TEXTS = frozenset({"text", "date", "status"})


def write_csv(notices: Iterable[Notice], path: Path, spec: Specification) -> dict[Table, int]:
    """UTF-8 with a signature, CRLF, Chinese headers: what Excel opens by a double click."""
    picked = spec.view.columns
    names = [column.name for column in picked]
    texts = [column.type in _TEXTS for column in picked]
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.header for column in picked])
        for row in numbered(notices, spec.view, spec.as_of):
            count += 1
            cells = [shown(value) for value in cleaned(row, picked, count, spec.notes, MAX_UNITS)]
            if "fingerprint" in names:
                written = fingerprint(dict(zip(names, cells, strict=True)), picked)
                cells[names.index("fingerprint")] = written
            if spec.formula_safe:
                cells = [harmless(cell) if text else cell for cell, text in zip(cells, texts, strict=True)]
            writer.writerow(cells)
    with path.open(encoding="utf-8-sig", newline="") as file:
        prove(path, count, sum(1 for _ in csv.reader(file)) - 1)
    return {spec.view.table: count}


def write_jsonl(notices: Iterable[Notice], path: Path, spec: Specification) -> dict[Table, int]:
    """One object a line, keyed by the names of the columns; decimals are strings, exact."""
    picked = spec.view.columns
    names = [column.name for column in picked]
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in numbered(notices, spec.view, spec.as_of):
            count += 1
            values = map(_plain, cleaned(row, picked, count, spec.notes, None))
            file.write(json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False))
            file.write("\n")
    with path.open("rb") as file:
        prove(path, count, sum(1 for _ in file))
    return {spec.view.table: count}


def _plain(value: Value) -> Value:
    return f"{value:f}" if isinstance(value, Decimal) else value
