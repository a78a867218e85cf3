"""Keep a database up to date with notices: rows follow each newer parse, what people wrote stays untouched.

Each notice is one transaction. Writing the same notices again changes nothing. What a newer version of a
notice does not hold any more is marked, not deleted; each change is kept with its time and source; the texts
of all versions stay side by side.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from notice_parser.ledger.columns import Table
from notice_parser.ledger.database import opened
from notice_parser.ledger.outcomes import Report, Synced
from notice_parser.model import Notice

if TYPE_CHECKING:
    from sqlalchemy import Engine


def sync(
    notices: Iterable[Notice],
    target: "str | Engine",
    *,
    at: datetime,
    tables: Sequence[Table] = ("measures",),
    as_of: date | None = None,
) -> Report:
    """Write notices into a database and tell what changed there.

    ``target`` is a URL (``sqlite:///ledger.db``, ``postgresql://…``, ``mysql://…``) or a SQLAlchemy engine.
    ``at`` is the time that the history gets; it must have a time zone. ``tables`` are written besides
    ``notices``; missing ones are made. ``as_of`` is the day against which an open measure is 超期.
    Raises ``DatabaseError``; the notices before it are written, the one that failed is not in part.

    >>> from notice_parser import parse
    >>> text = "某局关于巡察整改情况的通报", "1.制度不全。", "(1)修订制度8项。"
    >>> notice = parse(chr(10).join(text))
    >>> report = sync([notice, notice], "sqlite://", at=datetime(2024, 12, 31, tzinfo=UTC))
    >>> report.notices["added"], report.notices["unchanged"], report.rows["measures", "added"]
    (1, 1, 1)
    """
    report = Report()
    for one in sync_each(notices, target, at=at, tables=tables, as_of=as_of):
        report.add(one)
    return report


def sync_each(
    notices: Iterable[Notice],
    target: "str | Engine",
    *,
    at: datetime,
    tables: Sequence[Table] = ("measures",),
    as_of: date | None = None,
) -> Iterator[Synced]:
    """Like ``sync``, one notice after the other: each is committed before it is told of."""
    if at.tzinfo is None:
        raise ValueError("at must have a time zone")
    at = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    wanted: tuple[Table, ...] = ("notices", *(table for table in tables if table != "notices"))
    with opened(target) as engine:
        # The tables are made of what only the extra brings.
        from notice_parser.ledger.writing import Writing, prepare

        prepare(engine, wanted)
        for notice in notices:
            with engine.begin() as connection:
                done = Writing(connection, notice, at, wanted, as_of).write()
            yield done
