"""The journal: one SQLite file that says of every input where it stands. One run at a time.

A document is its content (SHA-256) under a configuration (``conf``: rules and options); a source is a name
under which a content was found. An attempt is written down before a document is handed out, so that whatever
ends the run, the next one knows what was under way.
"""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from notice_parser.batch.reasons import MENDABLE, BatchError

JOURNAL = "journal.sqlite"
LOCK = "journal.lock"
_VERSION = 1
# A document is guilty at its second death, if it was alone then; of killing whole runs, at the third.
_DEATHS = 2
_RUN_DEATHS = 3
# Sources that need no work are written down so many at a time.
_UNWRITTEN = 500

_SCHEMA = """
CREATE TABLE doc(
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    conf TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('pending', 'running', 'suspect', 'done', 'quarantined')),
    alone INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    deaths INTEGER NOT NULL DEFAULT 0,
    run_deaths INTEGER NOT NULL DEFAULT 0,
    reason TEXT,
    detail TEXT,
    ms REAL,
    tally TEXT,
    result BLOB,
    UNIQUE(sha256, conf));
CREATE TABLE source(
    path BLOB PRIMARY KEY,
    sha256 TEXT,
    reason TEXT,
    detail TEXT,
    run INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX source_content ON source(run, sha256, path);
CREATE TABLE suspect(sha256 TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE run(
    id INTEGER PRIMARY KEY,
    conf TEXT NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('running', 'interrupted', 'parsed', 'finished')),
    fingerprint TEXT);
CREATE TABLE output(
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    edited INTEGER NOT NULL,
    PRIMARY KEY(name, sha256));
"""


@dataclass(frozen=True, slots=True)
class Document:
    """A content to work on, and its bytes."""

    sha256: str
    data: bytes


class Journal:
    """The journal of a folder, held by one run. Use it in a ``with``.

    Raises ``BatchError`` where the folder cannot be written, another run holds it, or the file in it
    is no journal of this version.
    """

    def __init__(self, folder: Path, conf: str) -> None:
        self.folder, self.conf = folder, conf
        self.run = 0
        self._unwritten = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BatchError(f"建不了文件夹 {folder}：{error.strerror}") from error
        self._lock = locked(folder)
        self.base = connect(folder / JOURNAL)

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *error: object) -> None:
        # A full disk may keep the last words from being written; it was said why before.
        with suppress(sqlite3.Error):
            self.commit()
        self.base.close()
        self._lock.close()

    def commit(self) -> None:
        if self.base.in_transaction:
            self.base.execute("COMMIT")
        self._unwritten = 0

    def begin_run(self) -> None:
        """Begin a run. What was under way when the last one ended is suspected."""
        (last,) = self.base.execute("SELECT COALESCE(MAX(id), 0) FROM run").fetchone()
        self.run = last + 1
        self._write("INSERT INTO run(id, conf, state) VALUES (?, ?, 'running')", self.run, self.conf)
        self._write("UPDATE doc SET run_deaths = run_deaths + alone WHERE state = 'running'")
        self._write("UPDATE doc SET state = 'suspect' WHERE state = 'running'")
        self._write(
            "UPDATE doc SET state = 'quarantined', reason = 'killed_the_run' "
            "WHERE state = 'suspect' AND run_deaths >= ?",
            _RUN_DEATHS,
        )
        for reason in MENDABLE:
            self._write("UPDATE doc SET state = 'pending' WHERE state = 'quarantined' AND reason = ?", reason)
        self.commit()

    def end_run(self, state: str, fingerprint: str | None = None) -> None:
        """``interrupted``: what was under way is as before. ``parsed``, ``finished``: it is all there."""
        self._write("UPDATE doc SET state = 'pending' WHERE state = 'running'")
        self._write("UPDATE run SET state = ?, fingerprint = ? WHERE id = ?", state, fingerprint, self.run)
        if state == "finished":
            self._write("DELETE FROM run WHERE id < ?", self.run)
            self._write("DELETE FROM source WHERE run < ?", self.run)
            self._write("DELETE FROM doc WHERE conf <> ?", self.conf)
            self._write("DELETE FROM suspect")
        self.commit()

    def add_source(
        self, name: str, sha256: str | None, reason: str | None = None, detail: str | None = None
    ) -> bool:
        """Note what was found under a name; whether this run had not met the name before."""
        path = stored(name)
        known = self.base.execute("SELECT run FROM source WHERE path = ?", (path,)).fetchone()
        insert = "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)"
        self._write(insert, path, sha256, reason, detail, self.run)
        self._unwritten += 1
        if self._unwritten >= _UNWRITTEN:
            self.commit()
        return known is None or known[0] != self.run

    def state(self, sha256: str) -> str | None:
        """Where a content stands; none where it is new."""
        row = self.base.execute(
            "SELECT state FROM doc WHERE sha256 = ? AND conf = ?", (sha256, self.conf)
        ).fetchone()
        return None if row is None else str(row[0])

    def hand_out(self, sha256: str, *, alone: bool) -> None:
        """Write down an attempt. To be committed before the document leaves."""
        self._write(
            "INSERT INTO doc(sha256, conf, state, alone, attempts) VALUES (?, ?, 'running', ?, 1) "
            "ON CONFLICT(sha256, conf) DO UPDATE "
            "SET state = 'running', alone = excluded.alone, attempts = attempts + 1",
            sha256,
            self.conf,
            alone,
        )

    def done(self, sha256: str, result: bytes, tally: Mapping[str, int], ms: float) -> None:
        """``result`` is compressed (zlib)."""
        self._settle(sha256, "done", None, None, ms, json.dumps(tally), result)

    def quarantine(self, sha256: str, reason: str, detail: str, ms: float | None = None) -> None:
        self._settle(sha256, "quarantined", reason, detail, ms, None, None)

    def _settle(self, sha256: str, state: str, *values: object) -> None:
        self._write(
            "UPDATE doc SET state = ?, reason = ?, detail = ?, ms = ?, tally = ?, result = ? "
            "WHERE sha256 = ? AND conf = ?",
            state,
            *values,
            sha256,
            self.conf,
        )
        self._write("DELETE FROM suspect WHERE sha256 = ?", sha256)

    def died(self, document: Document, reason: str, detail: str) -> bool:
        """A document and its worker died together. Whether it is guilty; else it will be tried alone."""
        self._write(
            "UPDATE doc SET deaths = deaths + 1, state = 'suspect' WHERE sha256 = ? AND conf = ?",
            document.sha256,
            self.conf,
        )
        alone, deaths = self.base.execute(
            "SELECT alone, deaths FROM doc WHERE sha256 = ? AND conf = ?", (document.sha256, self.conf)
        ).fetchone()
        if alone and deaths >= _DEATHS:
            self.quarantine(document.sha256, reason, detail)
            return True
        self.keep(document)
        return False

    def keep(self, document: Document) -> None:
        """Keep the bytes of a suspect until it is tried."""
        self._write("INSERT OR IGNORE INTO suspect VALUES (?, ?)", document.sha256, document.data)

    def next_suspect(self) -> Document | None:
        """The suspect that has been tried least."""
        row = self.base.execute(
            "SELECT d.sha256, s.data FROM doc d JOIN suspect s ON s.sha256 = d.sha256 "
            "WHERE d.conf = ? AND d.state = 'suspect' "
            "AND EXISTS (SELECT 1 FROM source WHERE run = ? AND sha256 = d.sha256) "
            "ORDER BY d.run_deaths, d.deaths, d.sha256 LIMIT 1",
            (self.conf, self.run),
        ).fetchone()
        return None if row is None else Document(*row)

    def results(self) -> Iterator[tuple[str, bytes]]:
        """The first name of each document that is done in this run, and its result, by name."""
        rows = self.base.execute(
            "SELECT MIN(s.path) AS path, d.id FROM source s JOIN doc d ON d.sha256 = s.sha256 "
            "WHERE s.run = ? AND d.conf = ? AND d.state = 'done' GROUP BY s.sha256 ORDER BY path",
            (self.run, self.conf),
        )
        for path, number in rows:
            (result,) = self.base.execute("SELECT result FROM doc WHERE id = ?", (number,)).fetchone()
            yield shown(path), zlib.decompress(result)

    def fingerprint(self) -> str:
        """Of all inputs of this run and where they stand."""
        rows = self.base.execute(
            "SELECT s.path, s.sha256, COALESCE(d.state, ''), COALESCE(d.reason, s.reason, '') FROM source s "
            "LEFT JOIN doc d ON d.sha256 = s.sha256 AND d.conf = ? WHERE s.run = ? ORDER BY s.path",
            (self.conf, self.run),
        )
        digest = hashlib.sha256(self.conf.encode())
        for row in rows:
            digest.update(repr(row).encode())
        return digest.hexdigest()

    def last_fingerprint(self) -> str | None:
        """Of the last run that was finished."""
        row = self.base.execute(
            "SELECT fingerprint FROM run WHERE state = 'finished' ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return None if row is None else row[0]

    def wrote(self, name: str, sha256: str) -> bool:
        """Whether a file of this name and content was written by a run."""
        query = "SELECT 1 FROM output WHERE name = ? AND sha256 = ?"
        return self.base.execute(query, (name, sha256)).fetchone() is not None

    def is_edited(self, name: str) -> bool:
        """Whether a file of this name was written with what people had put into it."""
        query = "SELECT 1 FROM output WHERE name = ? AND edited"
        return self.base.execute(query, (name,)).fetchone() is not None

    def add_output(self, name: str, sha256: str, *, edited: bool) -> None:
        self._write("INSERT OR REPLACE INTO output VALUES (?, ?, ?)", name, sha256, edited)
        self.commit()

    def forget_outputs(self, name: str, *, but: str) -> None:
        self._write("DELETE FROM output WHERE name = ? AND sha256 <> ?", name, but)
        self.commit()

    def _write(self, statement: str, *values: object) -> None:
        if not self.base.in_transaction:
            self.base.execute("BEGIN IMMEDIATE")
        self.base.execute(statement, values)


def connect(path: Path) -> sqlite3.Connection:
    """Open a journal, new where there is none. Raises ``BatchError``."""
    try:
        base = sqlite3.connect(path, timeout=10, isolation_level=None)
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if not version:
            base.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version = {_VERSION};COMMIT;")
    except sqlite3.Error as error:
        raise BatchError(
            f"打不开运行日志 {path}（{error}）；如已损坏，请删除它，再运行一次会从头开始"
        ) from error
    if version not in (0, _VERSION):
        base.close()
        raise BatchError(f"运行日志 {path} 是另一版本（{version}）写的；请换一个输出文件夹")
    return base


def stored(name: str) -> bytes:
    """A name as the journal keeps it. Names of files need not be UTF-8, and none may be lost."""
    try:
        return name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")


def shown(path: bytes) -> str:
    """A kept name for people."""
    return path.decode("utf-8", "replace")


def locked(folder: Path) -> sqlite3.Connection:
    """The lock of a folder, held as long as the connection: SQLite locks files on every system."""
    lock = sqlite3.connect(folder / LOCK, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        if "locked" in str(error):
            raise BatchError(f"{folder} 正被另一次运行使用，请等它结束再试") from error
        raise BatchError(f"写不了文件夹 {folder}（{error}），请检查权限和磁盘空间") from error
    return lock
