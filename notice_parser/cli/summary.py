"""What became of the inputs, as a table: after ``convert``, and by ``journal``."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from notice_parser.batch.accounts import Accounts
from notice_parser.batch.supervisor import Counts
from notice_parser.cli.display import pad, width
from notice_parser.cli.exports import RECORDS, Exported
from notice_parser.cli.run import complain
from notice_parser.model.labels import label

Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Took:
    """What a run did by itself, and in how many seconds."""

    counts: Counts
    seconds: float


def write_summary(sums: Accounts, took: Took, out: Path, written: Sequence[Exported] | None) -> None:
    """The table at the end of a run. ``written`` is none where nothing was to be written."""
    write_table(table(sums))
    counts = took.counts
    if counts.done or counts.quarantined:
        speed = f"{counts.characters / took.seconds:,.0f} 字/秒，{counts.done / took.seconds:,.1f} 篇/秒"
        click.echo(
            f"本次解析 {counts.done} 篇，{counts.characters:,} 字；用时 {took.seconds:.1f} 秒，{speed}"
        )
    for one in written or ():
        unit = "条" if one.name == RECORDS else "行"
        click.echo(f"已写出 {out / one.name}（{one.rows:,} {unit}）")
        for remark in one.remarks:
            complain(remark)
    if written is None:
        click.echo(f"没有变化：输入、规则和选项都与上次相同，{out} 里的文件不必重写")
    if sums.quarantined:
        click.echo(f"隔离的文件和原因见：notice-parser journal {out}")


def table(sums: Accounts) -> Iterator[Row]:
    """The rows of the sums: what, how many, its word in the journal."""
    yield "输入", f"{sums.inputs:,}", ""
    yield "完成", f"{sums.done:,}", ""
    if sums.waiting:
        yield "未做", f"{sums.waiting:,}", ""
    yield from _parts("隔离", "reason", sums.quarantined)
    yield from _parts("跳过", "reason", sums.skipped)
    yield from _parts("类别", "family", _section(sums.tally, "family:"))
    yield from _parts("疑点", None, _section(sums.tally, "finding:"))
    yield "字数", f"{sums.tally['characters']:,}", ""


def write_table(rows: Iterator[Row]) -> None:
    kept = list(rows)
    first = max(width(row[0]) for row in kept)
    second = max(width(row[1]) for row in kept)
    for name, number, word in kept:
        click.echo(f"{pad(name, first)}  {number:>{second}}  {word}".rstrip())


def _parts(title: str, kind: str | None, counted: Counter[str]) -> Iterator[Row]:
    yield title, f"{counted.total():,}", ""
    for word, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        name = word if kind is None else label(kind, word)
        yield f"  {name}", f"{number:,}", word if name != word else ""


def _section(tally: Mapping[str, int], prefix: str) -> Counter[str]:
    return Counter({key.removeprefix(prefix): n for key, n in tally.items() if key.startswith(prefix)})
