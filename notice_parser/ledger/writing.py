"""Write one notice into a database: its text, its rows, and what changed in them, in one transaction."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from notice_parser._version import __version__
from notice_parser.ledger.changes import Action, Plan, plan, written_by_parser
from notice_parser.ledger.columns import Table
from notice_parser.ledger.keys import Identity, identity
from notice_parser.ledger.outcomes import Outcome, Synced
from notice_parser.ledger.rows import rows
from notice_parser.ledger.tables import HISTORY, VERSIONS, create, issuer_of, row_table, upsert
from notice_parser.model import DatabaseError, Notice

# PostgreSQL stores no NUL; the sign that stands for what cannot be shown does.
_NUL, _SHOWN = "\x00", "\ufffd"

# As often as there are tables: MySQL makes each of them in a transaction of its own.
_ATTEMPTS = 9


def prepare(engine: Engine, tables: Sequence[Table]) -> None:
    """Make what is missing of the tables. Raises ``DatabaseError`` where one is somebody else's."""
    try:
        for left in reversed(range(_ATTEMPTS)):
            try:
                with engine.begin() as connection:
                    create(connection, tables)
                return
            except DBAPIError:
                # Another run may have made the same table in the meantime.
                if not left:
                    raise
    except ValueError as error:
        raise DatabaseError(
            "foreign_table", f"库里已有一个别的表 {error}，不能写入；请换一个库，或先给那个表改名"
        ) from None


class Writing:
    """One notice on its way into the database, in one transaction."""

    def __init__(
        self,
        connection: Connection,
        notice: Notice,
        at: datetime,
        tables: Sequence[Table],
        as_of: date | None,
    ) -> None:
        self.connection = connection
        self.notice = notice
        self.at = at
        self.tables = tables
        self.as_of = as_of
        self.own = identity(notice)
        self.counts: Counter[tuple[Table, Action]] = Counter()

    def write(self) -> Synced:
        self.key, self.facts = self._find() or self._claim()
        in_force = self._lock()
        version, is_new = self._keep_text()
        takes_over = self._is_later_than(in_force) if is_new else version == in_force
        if not takes_over:
            return self._done("older", version)
        self.version, self.is_new = version, is_new
        for table in self.tables:
            self._write_rows(table)
        if not in_force:
            return self._done("added", version)
        return self._done("changed" if is_new or any(self.counts.values()) else "unchanged", version)

    def _done(self, outcome: Outcome, version: int) -> Synced:
        title = self.notice.title.text if self.notice.title else None
        return Synced(self.key, title, outcome, version, dict(self.counts))

    def _find(self) -> tuple[str, Identity] | None:
        """The key and the facts of the notice where a version of it is stored."""
        table = row_table("notices")
        facts = select(table.c.row_key, table.c.same_facts)
        own = self.connection.execute(facts.where(table.c.row_key == self.own.key)).first()
        if own is not None:
            return own.row_key, Identity(**json.loads(own.same_facts))
        alike = facts.where(table.c.same_issuer == issuer_of(self.own.issuer)).order_by(table.c.added_at)
        for row in self.connection.execute(alike if self.own.issuer else alike.limit(0)):
            known = Identity(**json.loads(row.same_facts))
            if known.is_same(self.own):
                return row.row_key, known
        return None

    def _claim(self) -> tuple[str, Identity]:
        """Make a place for a new notice; of two runs that do so at once one waits for the other."""
        place = {
            "row_key": self.own.key,
            "notice_key": self.own.key,
            "added_at": self.at,
            "version": 0,
            **_facts(self.own),
        }
        self._upsert("notices", ["row_key"], [place])
        return self.own.key, self.own

    def _lock(self) -> int:
        """The version in force, once no other run writes this notice; 0 where there is none yet."""
        table = row_table("notices")
        statement = select(table.c.version).where(table.c.row_key == self.key).with_for_update()
        return int(self.connection.execute(statement).scalar_one())

    def _keep_text(self) -> tuple[int, bool]:
        """Keep the text and its record; its version, and whether it was not known before."""
        told = select(VERSIONS.c.version, VERSIONS.c.notice_id, VERSIONS.c.record_sha256)
        known = self.connection.execute(told.where(VERSIONS.c.notice_key == self.key)).all()
        # The same text in another file is the same record.
        facts = self.notice.model_dump_json(exclude={"source"})
        digest = hashlib.sha256(facts.encode()).hexdigest()
        parsed = {
            "parser_version": __version__,
            "record_sha256": digest,
            "record": self.notice.model_dump_json(),
        }
        mine = next((row for row in known if row.notice_id == self.notice.notice_id), None)
        if mine is None:
            version = max((row.version for row in known), default=0) + 1
            self.connection.execute(VERSIONS.insert(), [{**self._text(version), **parsed}])
            return version, True
        if mine.record_sha256 != digest:
            place = (VERSIONS.c.notice_key == self.key) & (VERSIONS.c.version == mine.version)
            self.connection.execute(VERSIONS.update().where(place).values(parsed))
        return mine.version, False

    def _text(self, version: int) -> dict[str, Any]:
        source = self.notice.source
        return _storable(
            {
                "notice_key": self.key,
                "version": version,
                "notice_id": self.notice.notice_id,
                "published": source.published,
                "source_name": source.name,
                "source_url": source.url,
                "source_sha256": source.sha256,
                "added_at": self.at,
            }
        )

    def _is_later_than(self, version: int) -> bool:
        """Whether this text follows a version: it was not published before it, as far as both tell."""
        place = (VERSIONS.c.notice_key == self.key) & (VERSIONS.c.version == version)
        other = _day(self.connection.execute(select(VERSIONS.c.published).where(place)).scalar())
        own = _day(self.notice.source.published)
        return other is None or own is None or own >= other

    def _write_rows(self, table: Table) -> None:
        """Bring the rows of a table to what the notice says now."""
        incoming = [_storable(row) for row in rows(self.notice, table=table, as_of=self.as_of)]
        if table == "notices":
            incoming = [{**row, "row_key": self.key} for row in incoming]
        stored = self._stored(table)
        found = plan(table, list(stored.values()), incoming)
        if table == "notices" and self.is_new and not found.write:
            found.write = incoming
        self._write(table, found, stored)
        self._remember(table, found)
        self.counts.update({(table, action): count for action, count in found.counts.items()})

    def _stored(self, table: Table) -> dict[str, Mapping[str, Any]]:
        """The stored rows of the notice by their key; a place that was only claimed is no row."""
        held = row_table(table)
        names = [column.name for column in written_by_parser(table)]
        wanted = [held.c[name] for name in (*names, "added_at", "changed_at", "vanished_at")]
        statement = select(*wanted).where(held.c.notice_key == self.key).order_by(held.c.seq)
        if table == "notices":
            statement = statement.where(held.c.version > 0)
        return {row["row_key"]: dict(row) for row in self.connection.execute(statement).mappings()}

    def _write(self, table: Table, found: Plan, stored: Mapping[str, Mapping[str, Any]]) -> None:
        said = {change.row_key for change in found.changes if change.action != "added"}
        written = []
        for row in found.write:
            known = stored.get(row["row_key"], {})
            changed_at = self.at if row["row_key"] in said else known.get("changed_at")
            times = {
                "added_at": known.get("added_at", self.at),
                "changed_at": changed_at,
                "vanished_at": None,
            }
            written.append({**row, "notice_key": self.key, **times, **self._in_force(table)})
        names = [column.name for column in written_by_parser(table) if column.name != "row_key"]
        self._upsert(table, [*names, "changed_at", "vanished_at", *self._in_force(table)], written)
        if found.vanished:
            held = row_table(table)
            gone = held.update().where(held.c.row_key.in_(found.vanished))
            self.connection.execute(gone.values(vanished_at=self.at, changed_at=self.at))

    def _in_force(self, table: Table) -> dict[str, Any]:
        """What ``notices`` holds besides: the version, and the facts of this one, else those known before."""
        if table != "notices":
            return {}
        own, former = asdict(self.own), asdict(self.facts)
        return {
            "version": self.version,
            **_facts(Identity(**{name: own[name] or former[name] for name in own})),
        }

    def _remember(self, table: Table, found: Plan) -> None:
        source = self.notice.source
        told = {
            "at": self.at,
            "source": source.url or source.name,
            "notice_key": self.key,
            "version": self.version,
            "table_name": table,
        }
        lines = [
            _storable(
                {
                    **told,
                    "row_key": change.row_key,
                    "action": change.action,
                    "column_name": change.column.name if change.column else None,
                    "header": change.column.header if change.column else None,
                    "old": change.old,
                    "new": change.new,
                }
            )
            for change in found.changes
        ]
        if lines:
            self.connection.execute(HISTORY.insert(), lines)

    def _upsert(self, table: Table, update: Sequence[str], written: list[dict[str, Any]]) -> None:
        if written:
            statement = upsert(self.connection.dialect.name, row_table(table), update)
            self.connection.execute(statement, written)


def _facts(own: Identity) -> dict[str, str]:
    return {"same_issuer": issuer_of(own.issuer), "same_facts": json.dumps(asdict(own), ensure_ascii=False)}


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _storable(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as every database takes it."""
    return {
        name: value.replace(_NUL, _SHOWN) if isinstance(value, str) else value for name, value in row.items()
    }
