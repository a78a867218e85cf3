"""What a journal says of its last run: sums, reasons, and whether every input is there once."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from notice_parser.batch.journal import JOURNAL, connect, shown
from notice_parser.batch.reasons import QUARANTINE, SKIPS, BatchError

# A document of the last run, under the configuration of that run.
_OF_RUN = (
    "FROM source s JOIN run r ON r.id = s.run JOIN doc d ON d.sha256 = s.sha256 AND d.conf = r.conf "
    "WHERE r.id = (SELECT MAX(id) FROM run)"
)
_SOURCES = "FROM source WHERE run = (SELECT MAX(id) FROM run)"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An input that is not done. ``attempts`` is 0 where its bytes could not be had."""

    name: str
    reason: str
    detail: str
    attempts: int


@dataclass(slots=True)
class Accounts:
    """Inputs by where they stand. ``tally`` adds up what the work counted in the documents done."""

    state: str = "none"
    inputs: int = 0
    done: int = 0
    waiting: int = 0
    quarantined: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    tally: Counter[str] = field(default_factory=Counter)

    @property
    def balanced(self) -> bool:
        """Whether every input ended in exactly one place."""
        ended = self.done + self.quarantined.total() + self.skipped.total()
        return not self.waiting and ended == self.inputs


def opened(folder: Path) -> sqlite3.Connection:
    """The journal of a folder. Raises ``BatchError`` where there is none."""
    path = folder / JOURNAL
    if not path.is_file():
        raise BatchError(f"{folder} 里没有运行日志（{JOURNAL}）；请给出 convert 的输出文件夹")
    return connect(path)


def accounts(base: sqlite3.Connection) -> Accounts:
    """Add up the last run."""
    sums = Accounts()
    last = base.execute("SELECT state FROM run ORDER BY id DESC LIMIT 1").fetchone()
    if last is None:
        return sums
    sums.state = last[0]
    contents = 0
    for reason, count in base.execute(f"SELECT reason, COUNT(*) {_SOURCES} GROUP BY reason"):
        sums.inputs += count
        if reason is None:
            contents = count
        else:
            (sums.skipped if reason in SKIPS else sums.quarantined)[_known(reason)] += count
    counts = "d.state, d.reason, COUNT(DISTINCT d.id), COUNT(*)"
    by_state = f"SELECT {counts} {_OF_RUN} GROUP BY d.state, d.reason"
    for state, reason, documents, sources in base.execute(by_state):
        contents -= sources
        _put(sums, state, reason, documents)
        if sources > documents:
            sums.skipped["duplicate"] += sources - documents
    # Sources whose content was never begun.
    sums.waiting += contents
    for (tally,) in base.execute(f"SELECT d.tally {_OF_RUN} AND d.state = 'done' GROUP BY d.id"):
        sums.tally.update(json.loads(tally))
    return sums


def _put(sums: Accounts, state: str, reason: str | None, documents: int) -> None:
    if state == "done":
        sums.done += documents
    elif state == "quarantined":
        sums.quarantined[_known(reason)] += documents
    else:
        sums.waiting += documents


def quarantined(base: sqlite3.Connection) -> Iterator[Quarantined]:
    """The inputs of the last run that are not done, by name; of one content only its first name."""
    refused = f"SELECT path, reason, detail, 0 {_SOURCES} AND sha256 IS NULL"
    columns = "MIN(s.path), d.reason, d.detail, d.attempts"
    failed = f"SELECT {columns} {_OF_RUN} AND d.state = 'quarantined' GROUP BY d.id"
    for path, reason, detail, attempts in base.execute(f"{refused} UNION ALL {failed} ORDER BY 1"):
        if reason not in SKIPS:
            yield Quarantined(shown(path), _known(reason), detail or "", attempts)


def retry_quarantined(base: sqlite3.Connection, reason: str | None = None) -> int:
    """Let the next run try the quarantined documents again, those of one reason or all; how many."""
    cursor = base.execute(
        "UPDATE doc SET state = 'pending', deaths = 0, run_deaths = 0 "
        "WHERE state = 'quarantined' AND (?1 IS NULL OR reason = ?1)",
        (reason,),
    )
    return cursor.rowcount


def _known(reason: str | None) -> str:
    return reason if reason in QUARANTINE or reason in SKIPS else "internal_error"
