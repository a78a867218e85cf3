"""``outline``: the notice at a glance, and its tree line by line."""

from collections import Counter
from collections.abc import Iterator

import click

from notice_parser.cli.describe import days, figure, path_to
from notice_parser.cli.display import one_line, pad, screen_width, shorten, width, wrap
from notice_parser.cli.findings import COLORS
from notice_parser.cli.run import Run
from notice_parser.model import Finding, Node, Notice, Options, StatedFigure
from notice_parser.model.labels import label
from notice_parser.model.node import Role, StatusValue

STATUS_COLORS: dict[StatusValue, str] = {
    "completed": "green",
    "mostly_completed": "green",
    "in_progress": "yellow",
    "long_term": "cyan",
    "planned": "blue",
    "not_completed": "red",
    "unstated": "bright_black",
}
_COUNTED: tuple[Role, ...] = ("area", "problem", "measure", "commitment")
_HEADED: tuple[Role, ...] = ("section", "area", "problem", "title")
_DONE = ("completed", "mostly_completed")
# Columns at the right: status, dates, quantities, a mark where something is remarked.
_STATUS, _COUNT = 10, 4
_RIGHT = _STATUS + 2 * (_COUNT + 1) + 2
_KEY = 10
# Most blanks between a label and what it leads in.
_NEAR = 40
# Depth past which the tree is drawn no deeper to the right, so that words still fit.
_DEEPEST = 12


def write_outline(
    run: Run, file: str, *, encoding: str | None, options: Options, color: bool | None, columns: int | None
) -> None:
    """The header of the notice, its tree, and how many findings there are."""
    for parsed in run.parse_each([file], encoding=encoding, options=options):
        room = columns or screen_width()
        for line in (*header(parsed.notice, room), "", *tree(parsed.notice, parsed.text, room)):
            click.echo(line.rstrip(), color=color)
        if parsed.notice.findings:
            click.echo(f"\n{remarks(parsed.notice)}，用 notice-parser check 查看", color=color)


def header(notice: Notice, room: int) -> Iterator[str]:
    """What the notice says of itself as a whole."""
    title = one_line(notice.title.text) if notice.title else "（没有标题）"
    for line in wrap(title, room):
        yield click.style(line, bold=True)
    for key, value in _header_rows(notice):
        lines = wrap(value, room - _KEY)
        yield click.style(pad(key, _KEY), fg="bright_black") + lines[0]
        yield from (" " * _KEY + line for line in lines[1:])


def _header_rows(notice: Notice) -> Iterator[tuple[str, str]]:
    inspection = notice.inspection
    share = f"（把握 {notice.family_score:.2f}）" if notice.family != "none" else ""
    yield "类别", label("family", notice.family) + share
    if notice.issuer:
        yield "发布单位", one_line(notice.issuer.name)
    names = [one_line(part.name) for part in (inspection.authority, inspection.team) if part is not None]
    if len(names) == 2 and names[1].startswith(names[0]):
        names = names[1:]
    kind = f"{inspection.mode}{inspection.kind or ''}" if inspection.mode else ""
    round_ = one_line(inspection.round.text) if inspection.round else ""
    parts = [part for part in (" ".join(names), kind, round_) if part]
    if parts:
        yield "巡察", "，".join(parts)
    if inspection.targets:
        yield "对象", "、".join(one_line(target.name) for target in inspection.targets)
    if inspection.period:
        yield "巡察时间", days(inspection.period)
    if inspection.feedback:
        yield "反馈时间", days(inspection.feedback)
    if notice.stated:
        yield "自述", "；".join(map(_stated, notice.stated))
    yield from _body_rows(notice)
    if notice.contact:
        contact = notice.contact
        places = [
            *contact.phones,
            *contact.emails,
            contact.postal_address,
            contact.postal_code,
            contact.hours,
        ]
        if any(places):
            yield "联系", "，".join(one_line(place.text) for place in places if place is not None)


def _stated(stated: StatedFigure) -> str:
    return figure(stated) if stated.counted is None else f"{figure(stated)}（正文列出 {stated.counted}）"


def _body_rows(notice: Notice) -> Iterator[tuple[str, str]]:
    roles = Counter(node.role for node in notice.walk())
    counted = [f"{label('role', role)} {roles[role]}" for role in _COUNTED if roles[role]]
    if counted:
        yield "正文", "，".join(counted)
    statuses = Counter(node.status.value for node in notice.measures if node.status)
    if statuses:
        yield (
            "措施状态",
            "，".join(
                f"{label('status', status)} {statuses[status]}"
                for status in STATUS_COLORS
                if statuses[status]
            ),
        )


def tree(notice: Notice, text: str, room: int) -> Iterator[str]:
    """A row a node: role, marker, heading or first words; status; dates and quantities in its subtree."""
    left = room - _RIGHT
    marks = _marks(notice)
    titles = pad("状态", _STATUS) + f"{_right('日期')} {_right('数量')}"
    yield click.style(" " * (left + 1) + titles, fg="bright_black")
    stack = [(node, _name(node), "", "") for node in reversed(notice.outline)]
    while stack:
        node, name, guide, below = stack.pop()
        lines = _lines(node, name, guide, below, text, left)
        yield lines[0] + _cells(node, marks.get((node.start, node.node_id)))
        yield from lines[1:]
        lead_ins = _lead_ins(node, text)
        for index, child in enumerate(reversed(node.children)):
            branch, trunk = ("└─ ", "   ") if index == 0 else ("├─ ", "│  ")
            deeper = below if len(below) >= 3 * _DEEPEST else below + trunk
            stack.append((child, lead_ins.get(child.node_id, _name(child)), below + branch, deeper))


def _name(node: Node) -> str:
    return label("section_role", node.section_role) if node.role == "section" else label("role", node.role)


def _lead_ins(node: Node, text: str) -> dict[str, str]:
    """The label in front of a plain paragraph (责任单位:), which tells more of it than its role."""
    ends = {one.end: one_line(one.text).rstrip(":： ") for one in node.labels}
    return {
        child.node_id: ends[end]
        for child in node.children
        if child.role == "paragraph" and (end := _end_before(text, child.start)) in ends
    }


def _end_before(text: str, start: int) -> int:
    """Where the last character before a place ends, blanks left out; only near blanks are looked at."""
    near = text[max(start - _NEAR, 0) : start]
    return start - len(near) + len(near.rstrip())


def _lines(node: Node, name: str, guide: str, below: str, text: str, left: int) -> list[str]:
    """The left side of a row, filled up to its columns. A heading is shown in full, other text shortened."""
    words = _words(node, text)
    room = max(left - width(guide) - width(name) - 1, 16)
    shown = wrap(words, room) if node.heading or node.role == "title" else [shorten(words, room)]
    counts = _inside(node)
    if counts and width(shown[-1]) + width(counts) > room:
        shown.append(counts)
    else:
        shown[-1] += counts
    # What is not bold is left unsaid: the code that ends bold would end dim too.
    style = {"bold": True} if node.role in _HEADED else {"dim": True} if node.role == "noise" else {}
    hanging = below + ("│  " if node.children else "   ")
    hanging += " " * (width(guide) + width(name) + 1 - width(hanging))
    rows = []
    for index, line in enumerate(shown):
        before = guide + name + " " if index == 0 else hanging
        filling = " " * (left + 1 - width(before) - width(line)) if index == 0 else ""
        rows.append(click.style(before, fg="bright_black") + click.style(line, **style) + filling)
    rows.extend(click.style(hanging + line, fg="bright_black") for line in wrap(_charge(node), room) if line)
    return rows


def _charge(node: Node) -> str:
    """Who is to see to a problem, and by when."""
    if node.role != "problem":
        return ""
    parts = []
    if node.responsible:
        parts.append("责任：" + "、".join(one_line(one.name) for one in node.responsible))
    if node.deadline:
        parts.append(f"时限：{days(node.deadline)}")
    return "；".join(parts)


def _cells(node: Node, mark: Finding | None) -> str:
    """The right side of a row."""
    subtree = _subtree(node)
    dates = sum(len(one.dates) for one in subtree)
    quantities = sum(len(one.quantities) for one in subtree)
    sign = click.style(" !", fg=COLORS[mark.severity], bold=True) if mark else ""
    return f"{_status_cell(node)}{_right(dates or '')} {_right(quantities or '')}{sign}"


def _words(node: Node, text: str) -> str:
    """The marker with the heading, or with the first words where there is none."""
    marker = one_line(node.marker.text) if node.marker else ""
    begin = node.marker.end if node.marker else node.start
    rest = node.heading.text if node.heading else node.text or text[begin : min(node.end, begin + 200)]
    words = one_line(rest[:400])
    # A marker that ends in a full-width sign (一、) needs no blank behind it.
    return f"{marker}{'' if width(marker[-1:]) == 2 else ' '}{words}" if marker else words


def _inside(node: Node) -> str:
    """How many problems and measures stand below a section or an area."""
    if node.role not in ("section", "area"):
        return ""
    roles = Counter(one.role for one in _subtree(node)[1:])
    parts = [f"{label('role', role)} {roles[role]}" for role in _COUNTED[1:] if roles[role]]
    return f"（{'，'.join(parts)}）" if parts else ""


def _status_cell(node: Node) -> str:
    """The status; of a problem that states none, how many of its measures are done."""
    stated = node.status is not None and node.status.value != "unstated"
    measures = [one for one in _subtree(node)[1:] if one.role == "measure"]
    if node.role == "problem" and measures and not stated:
        done = sum(1 for one in measures if one.status is not None and one.status.value in _DONE)
        return _colored(f"完成 {done}/{len(measures)}", "green" if done == len(measures) else "yellow")
    if node.status is None:
        return " " * _STATUS
    return _colored(label("status", node.status.value), STATUS_COLORS[node.status.value])


def _colored(word: str, fg: str) -> str:
    """A status cell; the filling has no colour, so that none is left at the end of a line."""
    return click.style(word, fg=fg) + " " * (_STATUS - width(word))


def _subtree(node: Node) -> list[Node]:
    found: list[Node] = []
    stack = [node]
    while stack:
        one = stack.pop()
        found.append(one)
        stack.extend(one.children)
    return found


def _right(value: object) -> str:
    word = str(value)
    return " " * (_COUNT - width(word)) + word


def _marks(notice: Notice) -> dict[tuple[int, str], Finding]:
    """The first finding of each innermost node that holds one."""
    marks: dict[tuple[int, str], Finding] = {}
    for finding in notice.findings:
        path = path_to(notice, finding.start) if finding.start is not None else []
        if path:
            marks.setdefault((path[-1].start, path[-1].node_id), finding)
    return marks


def remarks(notice: Notice) -> str:
    """How many findings of each severity: ``发现 3 处：警告 2，提示 1``."""
    counts = Counter(finding.severity for finding in notice.findings)
    parts = [
        click.style(f"{label('severity', severity)} {counts[severity]}", fg=fg)
        for severity, fg in COLORS.items()
        if counts[severity]
    ]
    return f"发现 {len(notice.findings)} 处：{'，'.join(parts)}"
