"""``explain``: where the values of the record come from."""

import re
import sys
from collections import Counter
from collections.abc import Iterator

import click

from notice_parser.cli.chinese import WIDEST
from notice_parser.cli.describe import mentions_of, path_to, value_of
from notice_parser.cli.display import PIPE_WIDTH, Lines, located, one_line, pad, screen_width, shorten, width
from notice_parser.cli.findings import excerpt
from notice_parser.cli.reasons import found_where, nearby, plain_values, status_reasons, uses, whole_values
from notice_parser.cli.run import Parsed, Run
from notice_parser.cli.weights import weighed
from notice_parser.families import loader
from notice_parser.model import Change, Date, Notice, Options, Quantity, StatedFigure
from notice_parser.model.base import Mention
from notice_parser.model.labels import label

_PLACE = re.compile(r"(?P<offset>[0-9]{1,9})|(?P<line>[0-9]{1,9})[:：](?P<column>[0-9]{1,9})")
_INDENT = "    "
_EXAMPLES = 3


def write_explanation(
    run: Run,
    file: str,
    *,
    place: str | None,
    encoding: str | None,
    options: Options,
    color: bool | None,
    columns: int | None,
) -> None:
    """Everything in the order of the text, or what is to be said of one place."""
    wanted = _PLACE.fullmatch(place) if place is not None else None
    if place is not None and wanted is None:
        raise click.UsageError(
            f"--at 的值不对：{place}；请写字符位置（如 120）或 行:列（如 5:12）", click.get_current_context()
        )
    for parsed in run.parse_each([file], encoding=encoding, options=options):
        lines = Lines(parsed.text)
        # In a pipe nothing is cut: what reads it can.
        room = columns or (screen_width() if sys.stdout.isatty() else WIDEST)
        if wanted is None:
            shown = everything(parsed, lines, room)
        else:
            shown = one_place(parsed, lines, _offset(wanted, lines), room)
        for line in shown:
            click.echo(line.rstrip(), color=color)


def _offset(wanted: re.Match[str], lines: Lines) -> int:
    """The offset that was asked for. Raises a usage error where the text has no such place."""
    if wanted["offset"] is not None:
        offset: int | None = int(wanted["offset"])
    else:
        offset = lines.offset(int(wanted["line"]), int(wanted["column"]))
    if offset is None or offset >= len(lines.text):
        raise click.UsageError(
            f"--at {wanted.group()} 不在文中；全文 {len(lines.text)} 字、{len(lines.starts)} 行",
            click.get_current_context(),
        )
    return offset


def everything(parsed: Parsed, lines: Lines, room: int) -> Iterator[str]:
    """The family, each mention with its value and rule, and how often each rule was used."""
    notice = parsed.notice
    family = f"{label('family', notice.family)}（把握 {notice.family_score:.2f}）"
    yield f"类别：{family}{one_line(notice.family_reason)}"
    yield from whole_values(notice)
    yield ""
    found = mentions_of(notice)
    rows = [
        (
            lines.shown(mention.start),
            kind,
            shorten(one_line(mention.text), 32),
            mention.rule,
            _meaning(mention),
        )
        for kind, mention in found
    ]
    yield from _table([("行:列", "类型", "原文", "规则", "含义"), *rows], room)
    yield ""
    yield "规则使用次数"
    for rule, times in Counter(mention.rule for _, mention in found).most_common():
        yield f"{times:>5}  {rule}"


def _table(rows: list[tuple[str, ...]], room: int) -> Iterator[str]:
    """Columns by the width of their characters; the last one is cut where the page ends."""
    widths = [max(width(row[column]) for row in rows) for column in range(4)]
    for index, row in enumerate(rows):
        cells = [pad(cell, columns) for cell, columns in zip(row, widths, strict=False)]
        line = shorten("  ".join((*cells, row[-1])), room)
        yield click.style(line, fg="bright_black") if index == 0 else line


def _meaning(mention: Mention) -> str:
    """The value of a mention in one line, with how a date got its year."""
    value = value_of(mention)
    if isinstance(mention, Date):
        origin = label("resolution", mention.resolution)
        if mention.anchor is not None:
            origin += f"：{one_line(mention.anchor.text)}"
        value += f"（{origin}）"
    if isinstance(mention, Quantity) and mention.subject is not None:
        value += f"（{one_line(mention.subject.text)}）"
    return value


def one_place(parsed: Parsed, lines: Lines, offset: int, room: int) -> Iterator[str]:
    """The nodes that hold an offset, and all values and findings there."""
    notice = parsed.notice
    place = located(notice.source, offset)
    yield f"位置 {offset}（{lines.shown(offset)}{'，' if place else ''}{one_line(place)}）"
    yield from excerpt(lines, offset, offset + 1, min(room, PIPE_WIDTH))
    yield ""
    yield from _path(notice, offset, room)
    path = path_to(notice, offset)
    for reason in status_reasons(path[-1], lines) if path else ():
        yield f"{_INDENT}{reason}"
    here = [(kind, one) for kind, one in mentions_of(notice) if one.start <= offset < one.end]
    for kind, mention in here:
        yield ""
        yield (
            click.style(f"{kind}：{one_line(mention.text)}", bold=True)
            + f"  [{mention.start}, {mention.end})"
        )
        weights = weighed(lines.text, mention) if isinstance(mention, Quantity) else ()
        for key, value in (*_details(mention, lines, notice), *weights, *_rule(mention.rule)):
            yield f"{_INDENT}{pad(key, 10)}{one_line(value)}"
    plain = list(dict.fromkeys(plain_values(notice, offset)))
    for kind, text in plain:
        yield ""
        yield click.style(f"{kind}：{one_line(text.text)}", bold=True) + f"  [{text.start}, {text.end})"
    if not here and not plain:
        near = list(nearby(notice, path[-1], lines)) if path else []
        yield ""
        yield f"这里没有日期、数量等值{'；这一条里有：' if near else ''}"
        yield from (f"{_INDENT}{shorten(row, room - len(_INDENT))}" for row in near)
    for finding in notice.findings:
        if finding.start is not None and finding.end is not None and finding.start <= offset < finding.end:
            yield ""
            yield f"{label('severity', finding.severity)}：{one_line(finding.message)} [{finding.code}]"


def _path(notice: Notice, offset: int, room: int) -> Iterator[str]:
    path = path_to(notice, offset)
    if not path:
        yield "这里不属于任何条目（空白处）"
    for depth, node in enumerate(path):
        marker = f" {node.marker.text}" if node.marker else ""
        heading = f" {node.heading.text}" if node.heading else ""
        style = f"  编号样式 {node.marker.style}" if node.marker and node.marker.style else ""
        status = (
            f"  {label('status', node.status.value)}"
            if node.status and node.status.value != "unstated"
            else ""
        )
        row = f"{'  ' * depth}{node.node_id}  {label('role', node.role)}{marker}{heading}"
        yield shorten(one_line(row), room - width(style + status)) + style + status


def _details(mention: Mention, lines: Lines, notice: Notice) -> Iterator[tuple[str, str]]:
    """What a mention means and how that was found."""
    yield "含义", value_of(mention)
    match mention:
        case Date():
            yield "种类", label("date_kind", mention.kind)
            yield "EDTF", mention.edtf or ""
            yield "定法", label("resolution", mention.resolution)
            if mention.anchor is not None:
                yield "承接自", f"{mention.anchor.text}（{lines.shown(mention.anchor.start)}）"
            for use in uses(notice, mention):
                yield "用作", use
        case Quantity():
            yield from _quantity(mention, lines)
        case Change():
            for key, part in (("由", mention.before), ("到", mention.after), ("幅度", mention.by)):
                if part is not None:
                    yield key, f"{part.text}（{part.rule}）"
        case StatedFigure():
            if mention.counted is not None:
                yield "正文列出", str(mention.counted)


def _quantity(quantity: Quantity, lines: Lines) -> Iterator[tuple[str, str]]:
    yield "种类", label("unit_kind", quantity.unit_kind)
    yield "写法", f"{quantity.number}（{label('approximation', quantity.approximation)}）"
    if quantity.subject is not None:
        where = f"{lines.shown(quantity.subject.start)}，{found_where(quantity)}"
        yield "数的是", f"{quantity.subject.text}（{where}）"
    if quantity.action is not None:
        yield "动作", f"{quantity.action.text}（{lines.shown(quantity.action.start)}）"


def _rule(rule_id: str) -> Iterator[tuple[str, str]]:
    """The rule's own record: its file, its source, some of its examples."""
    yield "规则", rule_id
    for family, file in loader.rule_files():
        name, _, kind = file.rpartition(".")
        if kind != "toml":
            continue
        rule = loader.rules(family, name).by_id.get(rule_id)
        if rule is not None:
            yield "规则文件", f"families/{family}/{file}"
            yield "出处", rule.source
            yield "例", " | ".join(rule.examples[:_EXAMPLES])
            return
    yield "规则文件", "由程序按几条规则合成"
