"""``check``: the findings, each with its place in the text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

import click

from notice_parser.cli.display import PIPE_WIDTH, Lines, one_line, shorten, width
from notice_parser.cli.run import Parsed, Run
from notice_parser.model import Finding, Options
from notice_parser.model.labels import label

Severity = Literal["error", "warning", "info"]
COLORS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}
_SEVERITIES = tuple(COLORS)
_BEFORE = 16
_MOST_MARKED = 30


def write_findings(
    run: Run,
    files: Sequence[str],
    *,
    encoding: str | None,
    options: Options,
    color: bool | None,
    columns: int | None,
) -> None:
    """All findings of each file, the most severe first, and a line that counts them."""
    counts: Counter[str] = Counter()
    for parsed in run.parse_each(files, encoding=encoding, options=options):
        lines = Lines(parsed.text)
        order = sorted(
            parsed.notice.findings, key=lambda one: (_SEVERITIES.index(one.severity), one.start or 0)
        )
        for finding in order:
            counts[finding.severity] += 1
            for line in _finding_lines(finding, parsed, lines, columns or PIPE_WIDTH):
                click.echo(line, color=color)
    if counts["error"]:
        run.failed = True
    click.echo("　".join(f"{label('severity', one)} {counts[one]}" for one in _SEVERITIES))


def _finding_lines(finding: Finding, parsed: Parsed, lines: Lines, columns: int) -> Iterator[str]:
    place = parsed.name
    if finding.start is not None:
        place += f":{lines.shown(finding.start)}"
        # An element of a page or document is as long as it is useless to a reader; a page is turned to.
        page = parsed.notice.source.locate(finding.start).page
        place += f"（第{page}页）" if page is not None else ""
    severity = click.style(label("severity", finding.severity), fg=COLORS[finding.severity], bold=True)
    yield f"{place}: {severity} {one_line(finding.message)} [{finding.code}]"
    if finding.start is not None and finding.end is not None and finding.end > finding.start:
        yield from excerpt(lines, finding.start, finding.end, columns)


def excerpt(lines: Lines, start: int, end: int, columns: int) -> Iterator[str]:
    """The text around a span, and a line that underlines it by the width of its characters."""
    first, last = lines.bounds(start)
    begin = max(first, start - _BEFORE)
    head = ("…" if begin > first and lines.text[first:begin].strip() else "") + one_line(
        lines.text[begin:start]
    )
    marked = shorten(one_line(lines.text[start : min(end, last)]), 2 * _MOST_MARKED)
    tail = one_line(lines.text[min(end, last) : last])
    yield "    " + shorten(head + marked + tail, columns - 4)
    yield "    " + " " * width(head) + click.style("^" * max(width(marked), 1), fg="green")
