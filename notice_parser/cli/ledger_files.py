"""``ledger``: notices into a ledger for people, a new one or one that they work in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

import click

from notice_parser.cli.notices import notices_of
from notice_parser.cli.run import FAILED, Run, complain
from notice_parser.ledger import Notes, Table, Updated, Written, fill, update, write
from notice_parser.model import LedgerError, Notice, Options

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Choices:
    """What the call asks for; ``old`` is the ledger to bring up to date."""

    out: str
    table: str | None
    columns: str | None
    template: str | None
    mapping: str | None
    old: str | None
    as_of: date | None


def write_ledger(
    run: Run, files: Sequence[str], chosen: Choices, *, encoding: str | None, options: Options
) -> int:
    """Write the ledger; a line for the file, and for whatever people should look at. Gives the exit code."""
    notices = _some(notice for _, notice in notices_of(run, files, encoding=encoding, options=options))
    if chosen.old is not None:
        done = update(chosen.old, notices, out=chosen.out, as_of=chosen.as_of, mapping=chosen.mapping)
        _tell_update(done)
    elif chosen.template is not None and chosen.mapping is not None:
        _tell(fill(chosen.template, chosen.mapping, notices, chosen.out, as_of=chosen.as_of))
    else:
        table = cast(Table | None, chosen.table)
        _tell(write(notices, chosen.out, table=table, columns=chosen.columns, as_of=chosen.as_of))
    return FAILED if run.failed else 0


def _some(notices: Iterator[Notice]) -> Iterator[Notice]:
    """The notices; where there is none nothing is written."""
    first = next(notices, None)
    if first is None:
        raise LedgerError("没有读到通报，没有写台账")
    yield first
    yield from notices


def _tell(written: Written) -> None:
    click.echo(f"已写出 {written.path}（{written.count} 行）")
    _tell_notes(written.notes)


def _tell_update(done: Updated) -> None:
    if not done.is_written:
        click.echo(f"{done.path} 没有变化（{done.rows} 行）")
    else:
        counts = f"更新 {done.changed} 行，新增 {done.added} 行，已无 {len(done.vanished)} 行"
        click.echo(f"已写出 {done.path}（{done.rows} 行：{counts}）")
    if done.edited:
        click.echo(f"人工改过的单元格 {done.edited} 个，已保留")
    for conflict in done.conflicts[:_SHOWN]:
        click.echo(conflict.message)
    if len(done.conflicts) > _SHOWN:
        click.echo(f"……共 {len(done.conflicts)} 处不一致，都写在“变动”一列")
    _tell_notes(done.notes)


def _tell_notes(notes: Notes) -> None:
    for note in notes.kept[:_SHOWN]:
        complain(note.message)
    if notes.counts.total() > _SHOWN:
        complain(f"……共 {notes.counts.total()} 个单元格不能照原样写入")
