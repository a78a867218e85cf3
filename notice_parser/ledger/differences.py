"""What differs between two versions of a notice: problems and measures that came, went or say something else.

Rows are known again by ``matching``. How a text is printed is no difference: punctuation, blanks, width and
numbering do not count.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from notice_parser.ledger.edits import Edit, of_nodes, of_notice, written
from notice_parser.ledger.keys import Line, identity, lines, notice_key, with_ancestors
from notice_parser.ledger.matching import inherited, match
from notice_parser.model import Node, Notice
from notice_parser.model.base import Record


class Difference(Record):
    """A notice, problem or measure that differs.

    ``key`` is its row key, that of the old version for one that stands in both. ``text`` is what it says,
    in the new version where it stands there; ``problem`` the heading of the problem above a measure.
    """

    change: Literal["added", "removed", "changed"]
    role: Literal["notice", "problem", "measure"]
    key: str
    old_node: str | None = None
    new_node: str | None = None
    problem: str | None = None
    text: str
    edits: tuple[Edit, ...] = ()


class Comparison(Record):
    """What differs between two versions of a notice, in the order of the text.

    ``is_same_notice`` tells whether issuer, team and period say that they are versions of one.
    """

    old_id: str
    new_id: str
    is_same_notice: bool
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    node: Node
    line: Line
    problem: str | None


def diff(old: Notice, new: Notice) -> Comparison:
    """Compare two versions of a notice. Pure: nothing is read or written.

    >>> from notice_parser import parse
    >>> text = ["巡察整改通报", "一、整改情况", "1.采购不规范。", "(1)已清退3万元。", "(2)已培训。"]
    >>> before = parse(chr(10).join(text))
    >>> text[3] = "(1)已清退5万元。"
    >>> (found,) = diff(before, parse(chr(10).join(text))).differences
    >>> [(edit.field, edit.old, edit.new) for edit in found.edits]
    [('text', '已清退3万元。', '已清退5万元。'), ('figure', '3万元', '5万元')]
    """
    differences = [*_head(old, new), *_rows(_Version(old), _Version(new))]
    return Comparison(
        old_id=old.notice_id,
        new_id=new.notice_id,
        is_same_notice=identity(old).is_same(identity(new)),
        differences=tuple(differences),
    )


def pair_versions(old: Sequence[Notice], new: Sequence[Notice]) -> list[tuple[Notice | None, Notice | None]]:
    """Which notices are versions of one another, in the order of the new ones; those that are gone come last.

    One notice on each side is a pair, whatever they are.
    """
    if len(old) == len(new) == 1:
        return [(old[0], new[0])]
    known = [identity(notice) for notice in old]
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    by_issuer: defaultdict[str, list[int]] = defaultdict(list)
    for index, one in enumerate(known):
        by_key[one.key].append(index)
        by_issuer[one.issuer].append(index)
    taken: set[int] = set()
    pairs: list[tuple[Notice | None, Notice | None]] = []
    for notice in new:
        own = identity(notice)
        candidates = (*by_key[own.key], *(i for i in by_issuer[own.issuer] if known[i].is_same(own)))
        place = next((i for i in candidates if i not in taken), None)
        taken |= set() if place is None else {place}
        pairs.append((None if place is None else old[place], notice))
    return [*pairs, *((notice, None) for index, notice in enumerate(old) if index not in taken)]


class _Version:
    """The problems and measures of a notice in the order of the text."""

    def __init__(self, notice: Notice) -> None:
        over = {node.node_id: above for node, above in with_ancestors(notice)}
        self.rows = [
            _Row(node, line, _problem_above(over[node.node_id]))
            for node, line in lines(notice)
            if node.role in ("problem", "measure")
        ]

    def places(self, role: str) -> list[int]:
        return [place for place, row in enumerate(self.rows) if row.node.role == role]


def _problem_above(above: tuple[Node, ...]) -> str | None:
    problem = next((node for node in reversed(above) if node.role == "problem"), None)
    return written(problem) if problem is not None else None


def _head(old: Notice, new: Notice) -> Iterator[Difference]:
    if edits := of_notice(old, new):
        title = new.title or old.title
        yield Difference(
            change="changed",
            role="notice",
            key=notice_key(old),
            text=title.text if title else "",
            edits=tuple(edits),
        )


def _rows(old: _Version, new: _Version) -> Iterator[Difference]:
    """The rows that differ: those of the new version, each gone one behind the row that it stood behind."""
    former, keys = _pairs(old, new)
    headings = {
        (old.rows[was].line.content, new.rows[now].line.content)
        for now, was in former.items()
        if new.rows[now].node.role == "problem"
    }
    current = {was: now for now, was in former.items()}
    gone: dict[int, list[_Row]] = {}
    behind = -1
    for place, row in enumerate(old.rows):
        behind = current.get(place, behind)
        if place not in current:
            gone.setdefault(behind, []).append(row)
    yield from map(_removed, gone.get(-1, ()))
    for place, row in enumerate(new.rows):
        if place not in former:
            yield _difference("added", row, keys[place], new_node=row.node.node_id)
        elif edits := _edits(old.rows[former[place]], row, headings):
            was = old.rows[former[place]].node.node_id
            yield _difference(
                "changed", row, keys[place], old_node=was, new_node=row.node.node_id, edits=edits
            )
        yield from map(_removed, gone.get(place, ()))


def _pairs(old: _Version, new: _Version) -> tuple[dict[int, int], dict[int, str]]:
    """For each new row that is an old one its place there; and the key of each new row."""
    former: dict[int, int] = {}
    keys: dict[int, str] = {}
    for role in ("problem", "measure"):
        was, now = old.places(role), new.places(role)
        before, after = [old.rows[i].line for i in was], [new.rows[j].line for j in now]
        pairs = match(before, after)
        former |= {j: was[i] for j, i in zip(now, pairs, strict=True) if i is not None}
        keys |= dict(zip(now, inherited(before, after, pairs), strict=True))
    return former, keys


def _edits(old: _Row, new: _Row, headings: set[tuple[str, str]]) -> tuple[Edit, ...]:
    edits = of_nodes(old.node, new.node)
    above = old.line.context, new.line.context
    if new.node.role == "measure" and above[0] != above[1] and above not in headings:
        edits.append(Edit(field="problem", old=old.problem, new=new.problem))
    return tuple(edits)


def _removed(row: _Row) -> Difference:
    return _difference("removed", row, row.line.key, old_node=row.node.node_id)


def _difference(
    change: Literal["added", "removed", "changed"],
    row: _Row,
    key: str,
    *,
    old_node: str | None = None,
    new_node: str | None = None,
    edits: tuple[Edit, ...] = (),
) -> Difference:
    return Difference(
        change=change,
        role="problem" if row.node.role == "problem" else "measure",
        key=key,
        old_node=old_node,
        new_node=new_node,
        problem=row.problem,
        text=written(row.node),
        edits=edits,
    )
