"""``diff``: what differs between two versions of a notice, or of an archive of notices."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import click

from notice_parser.cli.display import one_line, screen_width, shorten, width, wrap
from notice_parser.cli.notices import notices_of
from notice_parser.cli.run import Run
from notice_parser.ledger.differences import Comparison, Difference, diff, pair_versions
from notice_parser.ledger.edits import Edit
from notice_parser.model import Notice, Options
from notice_parser.model.labels import label

SAME = 0
DIFFERENT = 1
# Not the 1 of other commands, which says here that something differs.
UNREADABLE = 3
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}
_COLORS = {"added": "green", "removed": "red", "changed": "yellow"}
# Signs of an unchanged passage that are shown around an edited one.
_AROUND = 10
# So few signs between two edits are shown as part of them.
_TOO_SHORT = 2
# Past this a text is told to differ without saying where.
_LONGEST = 4_000

Pair = tuple[Notice | None, Notice | None]


def write_differences(
    run: Run, old: str, new: str, *, encoding: str | None, options: Options, as_json: bool, color: bool | None
) -> int:
    """The differences of all notices of two inputs; the exit code says whether there are any."""
    sides = [
        [notice for _, notice in notices_of(run, [file], encoding=encoding, options=options)]
        for file in (old, new)
    ]
    if run.failed:
        return UNREADABLE
    pairs = pair_versions(*sides)
    compared = [((before, now), diff(before, now) if before and now else None) for before, now in pairs]
    write = _write_json if as_json else _write_text
    write(compared, color)
    return DIFFERENT if any(found is None or found.differences for _, found in compared) else SAME


def _write_json(compared: Sequence[tuple[Pair, Comparison | None]], color: bool | None) -> None:
    """One line a pair: the names of both, and what differs; ``null`` where there is no other version."""
    for (old, new), found in compared:
        record = {
            "old": old.source.name if old else None,
            "new": new.source.name if new else None,
            "change": "added" if old is None else "removed" if new is None else None,
            "comparison": found.model_dump(mode="json") if found else None,
        }
        click.echo(json.dumps(record, ensure_ascii=False))


def _write_text(compared: Sequence[tuple[Pair, Comparison | None]], color: bool | None) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for pair, found in compared:
        if found is None:
            counts["notice", "added" if pair[0] is None else "removed"] += 1
        else:
            counts.update((one.role, one.change) for one in found.differences)
        for line in _pair_lines(pair, found, len(compared) > 1):
            click.echo(line.rstrip(), color=color)
    click.echo(_summary(counts))


def _pair_lines(pair: Pair, found: Comparison | None, many: bool) -> Iterator[str]:
    title = _title(pair[1] or pair[0])
    if found is None:
        yield _signed("added" if pair[0] is None else "removed", f"通报 {title}")
        return
    if not found.differences:
        return
    if many:
        yield click.style(title, bold=True)
    if not found.is_same_notice:
        yield click.style("发布单位、巡察组或巡察时间不同，看来不是同一份通报的两个版本", fg="yellow")
    heading = None
    for one in found.differences:
        if one.role == "measure" and one.problem != heading:
            yield f"  问题 {_short(one.problem or '（没有标题）')}"
        if one.role != "notice":
            heading = one.problem if one.role == "measure" else one.text
        yield from _difference_lines(one)


def _difference_lines(one: Difference) -> Iterator[str]:
    role = "通报" if one.role == "notice" else label("role", one.role)
    indent = "  " if one.role == "measure" else ""
    yield indent + _signed(one.change, f"{role} {_short(one.text)}")
    for edit in one.edits:
        yield from _edit_lines(edit, indent + "    ")


def _edit_lines(edit: Edit, indent: str) -> Iterator[str]:
    name = label("edit", edit.field)
    if edit.field == "text" and edit.old and edit.new:
        for line in wrap(
            f"{name}  {_marked(one_line(edit.old), one_line(edit.new))}", screen_width() - width(indent)
        ):
            yield indent + line
        return
    words = [_value(edit, value) for value in (edit.old, edit.new)]
    of = f" {label('stated', edit.what)}" if edit.what else ""
    yield f"{indent}{name}{of}  {words[0]} → {words[1]}"


def _value(edit: Edit, value: str | None) -> str:
    if value is None:
        return "（无）"
    return label("status", value) if edit.field == "status" else one_line(value)


def _marked(old: str, new: str) -> str:
    """The new text with what it replaces: ``培训[-3-]{+4+}期``; … for the middle of what stayed."""
    if max(len(old), len(new)) > _LONGEST:
        return "（文字很长，略）"
    pieces = []
    for (i, j), (k, m) in _passages(old, new):
        if old[i:j] == new[k:m]:
            pieces.append(_around(old[i:j], first=(i, k) == (0, 0), last=(j, m) == (len(old), len(new))))
        else:
            pieces.append((f"[-{old[i:j]}-]" if i < j else "") + (f"{{+{new[k:m]}+}}" if k < m else ""))
    return "".join(pieces)


def _passages(old: str, new: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The passages that stayed and that were edited, those of a sign or two between edits with them."""
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []
    edited = False
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        stays = kind == "equal" and (j - i > _TOO_SHORT or not found or (j, m) == (len(old), len(new)))
        if found and edited and not stays:
            (first, _), (start, _) = found.pop()
            i, k = first, start
        found.append(((i, j), (k, m)))
        edited = not stays
    return found


def _around(text: str, *, first: bool, last: bool) -> str:
    before, behind = ("" if first else text[:_AROUND]), ("" if last else text[-_AROUND:])
    return text if len(before) + len(behind) >= len(text) else f"{before}…{behind}"


def _summary(counts: Counter[tuple[str, str]]) -> str:
    if not counts:
        return "没有不同"
    parts = []
    for role, name in (
        ("notice", "通报"),
        ("problem", label("role", "problem")),
        ("measure", label("role", "measure")),
    ):
        words = [f"{label('change', one)} {counts[role, one]}" for one in _SIGNS if counts[role, one]]
        if words:
            parts.append(f"{name}：{'，'.join(words)}")
    return "　".join(parts)


def _signed(change: str, text: str) -> str:
    return click.style(f"{_SIGNS[change]} {text}", fg=_COLORS[change])


def _title(notice: Notice | None) -> str:
    if notice is None:
        return ""
    return _short(notice.title.text) if notice.title else notice.source.name or "（没有标题）"


def _short(text: str) -> str:
    return shorten(one_line(text), screen_width() - 12)
