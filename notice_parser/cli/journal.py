"""``journal``: what the journal of a conversion says."""

from contextlib import closing
from pathlib import Path

import click

from notice_parser.batch.accounts import accounts, opened, quarantined, retry_quarantined
from notice_parser.batch.journal import locked
from notice_parser.batch.reasons import QUARANTINE, BatchError
from notice_parser.batch.run import explained
from notice_parser.cli.conversion import ENVIRONMENT
from notice_parser.cli.display import one_line
from notice_parser.cli.run import complain
from notice_parser.cli.summary import table, write_table
from notice_parser.model.labels import label


def write_journal(folder: Path, *, retry: bool, reason: str | None) -> int:
    """Show the journal of a folder, or mark what is quarantined to be tried again; the exit code."""
    if reason is not None and reason not in QUARANTINE:
        names = "、".join(sorted(QUARANTINE))
        raise click.UsageError(f"没有原因 {reason}；可用的原因：{names}", click.get_current_context())
    try:
        with explained():
            if retry:
                _retry(folder, reason)
            else:
                _show(folder, reason)
    except BatchError as error:
        complain(str(error))
        return ENVIRONMENT
    return 0


def _show(folder: Path, reason: str | None) -> None:
    with closing(opened(folder)) as base:
        sums = accounts(base)
        click.echo(f"上次运行：{label('run', sums.state)}")
        write_table(table(sums))
        for one in quarantined(base):
            if reason in (None, one.reason):
                detail = f"：{one_line(one.detail)}" if one.detail else ""
                click.echo(f"{one_line(one.name)}：{label('reason', one.reason)} [{one.reason}]{detail}")


def _retry(folder: Path, reason: str | None) -> None:
    with closing(opened(folder)) as base, closing(locked(folder)):
        number = retry_quarantined(base, reason)
    click.echo(f"{number} 个被隔离的文件将在下一次运行 convert 时重做")
