"""How far a run is: a bar on a terminal (the extra ``batch``), else a quiet line now and then. On stderr."""

import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from notice_parser.batch.clock import seconds
from notice_parser.batch.files import count
from notice_parser.batch.supervisor import Counts, Tell
from notice_parser.cli.run import complain

_LINE_SECONDS = 10.0
_BAR_SECONDS = 0.2


@contextmanager
def progress(paths: Sequence[str] | None, without: Path) -> Iterator[Tell]:
    """What a run calls after each step. Without ``paths`` it is not known how much there is."""
    if sys.stderr is not None and sys.stderr.isatty() and find_spec("rich") is not None:
        with _bar(paths, without) as tell:
            yield tell
    else:
        yield _lines()


def _lines() -> Tell:
    begin = last = seconds()

    def tell(counts: Counts) -> None:
        nonlocal last
        now = seconds()
        if now - last >= _LINE_SECONDS:
            last = now
            complain(f"已处理 {counts.inputs} 个输入，{_counted(counts, now - begin)}")

    return tell


def _counted(counts: Counts, took: float) -> str:
    ended = counts.done + counts.quarantined
    rate = f"，{ended / took:,.0f} 篇/秒" if took > 0 else ""
    return f"完成 {counts.done}，隔离 {counts.quarantined}，不必再做 {counts.known + counts.skipped}{rate}"


@contextmanager
def _bar(paths: Sequence[str] | None, without: Path) -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    total: list[int] = []
    if paths is not None:
        # Counting is quicker than parsing, and nobody waits for it.
        counting = threading.Thread(target=lambda: total.append(count(paths, without=without)), daemon=True)
        counting.start()
    shown = Progress(
        BarColumn(20),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
        TextColumn("余"),
        TimeRemainingColumn(compact=True),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    task = shown.add_task("", total=None)
    begin = last = seconds()

    def tell(counts: Counts) -> None:
        nonlocal last
        now = seconds()
        if now - last < _BAR_SECONDS:
            return
        last = now
        most = max(total[0], counts.inputs) if total else None
        shown.update(task, completed=counts.inputs, total=most, description=_counted(counts, now - begin))
        shown.refresh()

    with shown:
        yield tell
