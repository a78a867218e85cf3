"""``sync``: notices into a database, and what that changed there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

import click

from notice_parser.cli.display import one_line
from notice_parser.cli.notices import notices_of
from notice_parser.cli.run import FAILED, WRONG_CALL, Run, complain
from notice_parser.ledger import Report, Synced, Table, sync_each
from notice_parser.ledger.changes import Action
from notice_parser.ledger.outcomes import Outcome
from notice_parser.model import DatabaseError, Notice, Options
from notice_parser.model.labels import label

# The database is at fault, not the inputs and not the call.
UNREACHABLE = 3
_OUTCOMES: tuple[Outcome, ...] = ("added", "changed", "unchanged", "older")
_ACTIONS: tuple[Action, ...] = ("added", "changed", "vanished", "returned")


def write_sync(
    run: Run,
    files: Sequence[str],
    url: str,
    *,
    at: datetime,
    tables: Sequence[Table],
    as_of: date | None,
    encoding: str | None,
    options: Options,
) -> int:
    """Write the notices of all inputs; a line for each that changed, and the sums. Gives the exit code."""
    report = Report()
    try:
        notices = _alone(notices_of(run, files, encoding=encoding, options=options))
        for one in sync_each(notices, url, at=at, tables=tables, as_of=as_of):
            report.add(one)
            if one.outcome == "changed":
                click.echo(_changed(one))
    except DatabaseError as error:
        done = report.notices.total()
        so_far = f"；此前的 {done} 份通报已写入，修好后重新运行即可" if done else ""
        complain(f"{error}{so_far}")
        return WRONG_CALL if error.reason == "bad_url" else UNREACHABLE
    for line in _sums(report):
        click.echo(line)
    return FAILED if run.failed else 0


def _alone(named: Iterable[tuple[str, Notice]]) -> Iterator[Notice]:
    return (notice for _, notice in named)


def _changed(one: Synced) -> str:
    rows = Counter(one.counts)
    told = "；".join(_rows(table, rows) for table in dict.fromkeys(table for table, _ in rows))
    title = one_line(one.title) if one.title else "（没有标题）"
    return f"{label('outcome', 'changed')}  {title}（第 {one.version} 版）{'：' + told if told else ''}"


def _sums(report: Report) -> Iterator[str]:
    notices = [f"{label('outcome', one)} {report.notices[one]}" for one in _OUTCOMES if report.notices[one]]
    yield f"通报：{'，'.join(notices) or '0'}"
    yield from (_rows(table, report.rows) for table in dict.fromkeys(table for table, _ in report.rows))


def _rows(table: Table, counts: Counter[tuple[Table, Action]]) -> str:
    told = [f"{label('action', one)} {counts[table, one]}" for one in _ACTIONS if counts[table, one]]
    return f"{label('table', table)}：{'，'.join(told)}"
