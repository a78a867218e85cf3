"""How fast notices go into databases, in one run: ``python -m tests.bench.databases [NOTICES]``; 500.

Synthetic notices that were parsed before: written for the first time, again unchanged, and with a second
version of every tenth; rows of measures a second, milliseconds a notice, and seconds against the plain making
of the rows. PostgreSQL is a server of the bench's own; MariaDB is measured where it is installed.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from notice_parser import Notice, parse
from notice_parser.ledger import diff, row_keys, rows, sync
from tests.bench.timing import peak_mib, show
from tests.ledger import servers
from tests.synthetic.notices import synthetic

NOTICES = 500
FEW, MANY = 60, 600
_SEED = 2026
_AT = datetime(2025, 1, 1, tzinfo=UTC)
_MEMORY = """
from datetime import UTC, datetime
from itertools import count
from notice_parser import parse
from notice_parser.ledger import sync
from tests.synthetic.notices import synthetic
notices = (parse(synthetic({seed}, number).text) for number in range({count}))
sync(notices, {url!r}, at=datetime(2025, 1, 1, tzinfo=UTC))
"""


def _texts(wanted: int) -> list[str]:
    return [synthetic(_SEED, number).text for number in range(wanted)]


def _edited(text: str, number: int) -> str:
    """Another version of every tenth notice: one more of what it counts."""
    return text.replace("2项", "3项").replace("3次", "4次") if number % 10 == 0 else text


def _seconds(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return time.perf_counter() - begin


@contextmanager
def _databases() -> Iterator[dict[str, str]]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        urls = {"SQLite": f"sqlite:///{folder / 'ledger.db'}"}
        urls["PostgreSQL"] = stack.enter_context(stack.enter_context(servers.postgresql()).database("bench"))
        if servers.mariadb_program():
            urls["MariaDB"] = stack.enter_context(stack.enter_context(servers.mariadb()).database("bench"))
        yield urls


def _measured(
    name: str, url: str, versions: Sequence[tuple[str, list[Notice]]], plain: float
) -> list[list[str]]:
    table = []
    for what, notices in versions:
        total = sum(1 for notice in notices for _ in rows(notice, names=["seq"]))
        taken = _seconds(lambda notices=notices: sync(notices, url, at=_AT))  # type: ignore[misc]
        ratios = [f"{total / taken:,.0f}", f"{taken / len(notices) * 1000:.2f}", f"{taken / plain:.2f}"]
        table.append([f"{name}: {what}", *ratios])
    return table


def main(arguments: list[str]) -> None:
    texts = _texts(int(arguments[0]) if arguments else NOTICES)
    first = [parse(text) for text in texts]
    second = [parse(_edited(text, number)) for number, text in enumerate(texts)]
    plain = _seconds(lambda: [list(rows(notice)) for notice in first])
    versions = [("first time", first), ("unchanged", first), ("second version", second)]
    table = []
    with _databases() as urls:
        for name, url in urls.items():
            table += _measured(name, url, versions, plain)
    show(f"sync of {len(first)} notices", ["", "rows/s", "ms/notice", "against rows()"], table)
    keys = _seconds(lambda: [row_keys(notice) for notice in first]) / len(first)
    pairs = list(islice(zip(first, second, strict=True), len(first)))
    compared = _seconds(lambda: [diff(old, new) for old, new in pairs]) / len(pairs)
    show("a notice", ["", "ms"], [["row_keys", f"{keys * 1000:.2f}"], ["diff", f"{compared * 1000:.2f}"]])
    _show_memory()


def _show_memory() -> None:
    """The peak of memory must not grow with the number of notices."""
    table = []
    for count in (FEW, MANY):
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'ledger.db'}"
            peak = peak_mib(_MEMORY.format(seed=_SEED, count=count, url=url))
        table.append([f"{count} notices", "-" if peak is None else f"{peak:.0f}"])
    show("peak of memory, parsing included", ["", "MiB"], table)


if __name__ == "__main__":
    main(sys.argv[1:])
