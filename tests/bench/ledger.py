"""How fast ledgers are written, in one run: ``python -m tests.bench.ledger [ROWS]``; 20,000 rows.

Rows made of synthetic notices that were parsed before, and each format over them: rows a second, seconds
against a plain loop over the rows, size; the peak of memory for 60 notices and for 600, parsing included.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path

from notice_parser import Notice, parse
from notice_parser.ledger import FORMATS, rows, update, write
from tests.bench.timing import peak_mib, show
from tests.synthetic.notices import synthetic

ROWS = 20_000
FEW, MANY = 60, 600
_SEED = 2026
_MEMORY = """
from itertools import islice
from notice_parser.ledger import write
from tests.bench.ledger import notices
write(islice(notices(), {count}), {path!r}, table="measures")
"""


def notices() -> Iterator[Notice]:
    """Different notices of all forms, without end."""
    return (parse(synthetic(_SEED, number).text) for number in count())


def _with_rows(wanted: int) -> list[Notice]:
    """As many notices as have so many rows."""
    found: list[Notice] = []
    total = 0
    for notice in notices():
        if total >= wanted:
            break
        found.append(notice)
        total += sum(1 for _ in rows(notice, names=["seq"]))
    return found


def _timed(call: Callable[[], int]) -> tuple[int, float]:
    begin = time.perf_counter()
    written = call()
    return written, time.perf_counter() - begin


def main(arguments: list[str]) -> None:
    found = _with_rows(int(arguments[0]) if arguments else ROWS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        total, plain = _timed(lambda: sum(1 for _ in chain.from_iterable(map(rows, found))))
        table = [["rows(notice)", f"{total / plain:,.0f}", "1.00", "", "", ""]]
        for form in FORMATS:
            path = folder / f"ledger.{form}"
            written, seconds = _timed(lambda path=path: write(iter(found), path, table="measures").count)
            size = f"{path.stat().st_size / 1e6:.1f}"
            peaks = (peak_mib(_MEMORY.format(count=many, path=str(path))) for many in (FEW, MANY))
            memory = [f"{peak:.0f}" if peak else "" for peak in peaks]
            table.append([form, f"{written / seconds:,.0f}", f"{seconds / plain:.2f}", size, *memory])
        edited, some = folder / "edited.xlsx", found[:20]
        write(some, edited)
        written, seconds = _timed(lambda: update(edited, some).rows)
        table.append(["update .xlsx", f"{written / seconds:,.0f}", "", "", "", ""])
    header = ["", "行/秒", "对 rows", "MB", f"峰值 MiB（{FEW} 份）", f"（{MANY} 份）"]
    show(f"台账：{total:,} 行，{len(found):,} 份合成通报", header, table)


if __name__ == "__main__":
    main(sys.argv[1:])
