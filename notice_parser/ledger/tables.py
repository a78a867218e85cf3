"""The tables of a database, built from the one column table: rows, versions of notices, history of changes.

One definition for SQLite, PostgreSQL and MySQL. Every row table has the columns of its ledger table and,
behind them, what a database must know of a row: the notice it belongs to, and when it was added, changed and
vanished. Times are UTC, to the second.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import sqlalchemy as sql
from sqlalchemy.dialects import mysql, postgresql, sqlite
from sqlalchemy.sql.dml import Insert
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from notice_parser.ledger.columns import Column, Table, columns

# Longer than any key; short enough for an index in MySQL.
_KEY = 120
_ISSUER = 190
METADATA = sql.MetaData()


class _Affine(UserDefinedType[Decimal]):
    """SQLite's NUMERIC: an exact decimal text becomes a number that SQL can sum."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "NUMERIC"


class Exact(TypeDecorator[Decimal]):
    """An exact decimal, also where the driver knows floats alone."""

    impl = sql.Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: sql.Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(_Affine())
        # MySQL makes whole numbers of decimals without a scale.
        wide = mysql.NUMERIC(40, 15) if dialect.name in ("mysql", "mariadb") else sql.Numeric()
        return dialect.type_descriptor(wide)

    def process_bind_param(self, value: Decimal | None, dialect: sql.Dialect) -> Any:
        return format(value, "f") if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: sql.Dialect) -> Decimal | None:
        return None if value is None else Decimal(str(value))


# MySQL's TEXT holds 64 KiB: less than the longest paragraph.
LONG = sql.Text().with_variant(mysql.LONGTEXT(), "mysql", "mariadb")
_COUNTER = sql.BigInteger().with_variant(sql.Integer(), "sqlite")
_TYPES: Mapping[str, TypeEngine[Any]] = {
    "text": LONG,
    "date": LONG,
    "status": LONG,
    "integer": sql.BigInteger(),
    "decimal": Exact(),
    "flag": sql.Boolean(),
}
_MYSQL: Mapping[str, Any] = {
    f"{dialect}_{option}": value
    for dialect in ("mysql", "mariadb")
    for option, value in (("engine", "InnoDB"), ("charset", "utf8mb4"))
}

# Each text of a notice that was written, with its whole record. ``notices.version`` says which is in force.
VERSIONS = sql.Table(
    "versions",
    METADATA,
    sql.Column("notice_key", sql.String(_KEY), primary_key=True, comment="所属通报"),
    sql.Column("version", sql.Integer, primary_key=True, autoincrement=False, comment="第几版"),
    sql.Column("notice_id", sql.String(64), nullable=False, comment="原文的 sha256"),
    sql.Column("published", LONG, comment="公布日期"),
    sql.Column("source_name", LONG),
    sql.Column("source_url", LONG),
    sql.Column("source_sha256", sql.String(64)),
    sql.Column("parser_version", sql.String(32)),
    sql.Column("added_at", sql.DateTime, nullable=False, comment="首次写入"),
    sql.Column("record_sha256", sql.String(64), nullable=False),
    sql.Column("record", LONG, nullable=False, comment="JSON 记录"),
    sql.UniqueConstraint("notice_key", "notice_id"),
    **_MYSQL,
)
# Each change of a row: one line a cell that changed, or one for a row that was added, vanished or came back.
HISTORY = sql.Table(
    "history",
    METADATA,
    sql.Column("id", _COUNTER, primary_key=True, autoincrement=True),
    sql.Column("at", sql.DateTime, nullable=False, comment="时间（UTC）"),
    sql.Column("source", LONG, comment="来源：网址或文件名"),
    sql.Column("notice_key", sql.String(_KEY), nullable=False, index=True),
    sql.Column("version", sql.Integer, nullable=False),
    sql.Column("table_name", sql.String(32), nullable=False),
    sql.Column("row_key", sql.String(_KEY), nullable=False, index=True),
    sql.Column("action", sql.String(16), nullable=False, comment="added changed vanished returned"),
    sql.Column("column_name", sql.String(32)),
    sql.Column("header", sql.String(64), comment="列名"),
    sql.Column("old", LONG),
    sql.Column("new", LONG),
    **_MYSQL,
)


@cache
def row_table(table: Table) -> sql.Table:
    """The database table of a table of the ledger. Its key is ``row_key``.

    >>> [name in row_table("measures").c for name in ("evidence", "vanished_at", "wrote")]
    [True, True, False]
    """
    return sql.Table(
        table,
        METADATA,
        *(_column(column) for column in columns(table)),
        sql.Column("notice_key", sql.String(_KEY), nullable=False, index=True, comment="所属通报"),
        sql.Column("added_at", sql.DateTime, nullable=False, comment="首次写入"),
        sql.Column("changed_at", sql.DateTime, comment="最近改动"),
        sql.Column("vanished_at", sql.DateTime, comment="从新版中消失"),
        *(_columns_of_notices() if table == "notices" else ()),
        **_MYSQL,
    )


def _column(column: Column) -> sql.Column[Any]:
    if column.name == "row_key":
        return sql.Column("row_key", sql.String(_KEY), primary_key=True)
    return sql.Column(column.name, _TYPES[column.type], comment=column.header)


def _columns_of_notices() -> tuple[sql.Column[Any], ...]:
    """The version in force, and the facts by which another version of the notice is known."""
    return (
        sql.Column("version", sql.Integer, nullable=False, comment="现行版次"),
        sql.Column("same_issuer", sql.String(_ISSUER), nullable=False, index=True),
        sql.Column("same_facts", LONG, nullable=False),
    )


def issuer_of(issuer: str) -> str:
    """An issuer as it stands in ``notices.same_issuer``."""
    return issuer[:_ISSUER]


def upsert(dialect: str, table: sql.Table, update: Sequence[str]) -> Insert:
    """The statement that adds rows, and sets only the columns of ``update`` of those whose key is there.

    >>> print(upsert("sqlite", HISTORY, ["new"]))  # doctest: +ELLIPSIS
    INSERT INTO history ... ON CONFLICT (id) DO UPDATE SET new = excluded.new
    """
    if dialect in ("mysql", "mariadb"):
        adding = mysql.insert(table)
        return adding.on_duplicate_key_update({name: adding.inserted[name] for name in update})
    insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    keys = [column.name for column in table.primary_key]
    return insert.on_conflict_do_update(
        index_elements=keys, set_={name: insert.excluded[name] for name in update}
    )


def create(connection: sql.Connection, tables: Sequence[Table]) -> None:
    """Make the tables that are missing, and the columns that a former version did not have.

    Raises ``ValueError`` with the name of a table that is somebody else's.
    """
    wanted = [*(row_table(table) for table in tables), VERSIONS, HISTORY]
    inspector = sql.inspect(connection)
    there = set(inspector.get_table_names())
    for table in wanted:
        if table.name not in there:
            continue
        known = {column["name"] for column in inspector.get_columns(table.name)}
        if not {column.name for column in table.primary_key} <= known:
            raise ValueError(table.name)
        for column in table.columns:
            if column.name not in known:
                _add(connection, table, column)
    METADATA.create_all(connection, tables=wanted)


def _add(connection: sql.Connection, table: sql.Table, column: sql.Column[Any]) -> None:
    """Add a column to a table that has rows: such a column may be empty."""
    loose = sql.Column(column.name, column.type)
    loose.table = table
    told = sql.schema.CreateColumn(loose).compile(dialect=connection.dialect)
    name = connection.dialect.identifier_preparer.format_table(table)
    connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN {told}")
