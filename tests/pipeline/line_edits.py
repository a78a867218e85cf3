"""What a record says, part by part, and the edits of whole lines that tests make."""

from collections.abc import Iterator
from typing import Any

from notice_parser import Notice
from notice_parser.model import Node

# Markers that count only beside the number before them (``markers.toml``: support).
SUPPORTED = ("decimal", "letter", "bare_number")

Said = tuple[Any, list[Any]]


def said(node: Node, *, status: bool = True) -> tuple[Any, ...]:
    """What a node says, without its path and places; ``status`` is whether how far it is counts."""
    return (
        node.role,
        node.section_role,
        node.marker and (node.marker.text, node.marker.style, node.marker.ordinal),
        node.heading and node.heading.text,
        node.text,
        node.status.value if status and node.status else None,
        [label.text for label in node.labels],
        [date.text for date in node.dates],
        [(one.text, one.value, one.unit, one.approximation) for one in node.quantities],
        [(one.text, one.kind, one.number) for one in node.documents],
        [(one.text, one.role) for one in node.organizations],
        [(one.text, one.position) for one in node.persons],
        [(one.text, one.direction) for one in node.changes],
    )


def tree(notice: Notice, *, without: Node | None = None, swapped: Node | None = None) -> list[Said]:
    """The outline as plain values: ``without`` one node, or with ``swapped`` and its next sibling exchanged.

    The status of a problem is left out: it may be told by the measure that is gone or stands elsewhere.
    """

    def of(nodes: tuple[Node, ...]) -> list[Said]:
        kept = [node for node in nodes if node is not without]
        at = next((index for index, node in enumerate(kept) if node is swapped), None)
        if at is not None:
            kept[at : at + 2] = reversed(kept[at : at + 2])
        return [(said(node, status=node.role != "problem"), of(node.children)) for node in kept]

    return of(notice.outline)


def families(notice: Notice) -> Iterator[tuple[int, tuple[Node, ...]]]:
    """Each list of siblings with its depth, in reading order."""
    stack: list[tuple[int, tuple[Node, ...]]] = [(0, notice.outline)]
    while stack:
        depth, nodes = stack.pop()
        yield depth, nodes
        stack.extend((depth + 1, node.children) for node in reversed(nodes) if node.children)


def whole_lines(text: str, node: Node) -> tuple[int, int] | None:
    """The lines that a node fills, with the last line end; ``None`` where it shares one."""
    start = text.rfind("\n", 0, node.start) + 1
    end = text.find("\n", node.end)
    end = len(text) if end < 0 else end
    if text[start : node.start].strip() or text[node.end : end].strip():
        return None
    return start, min(end + 1, len(text))


def exchanged(text: str, one: Node, other: Node) -> str | None:
    """The text with the lines of two neighbours exchanged; ``None`` where these are not theirs alone."""
    first, second = whole_lines(text, one), whole_lines(text, other)
    if first is None or second is None or text[first[1] : second[0]].strip():
        return None
    between = text[first[1] : second[0]]
    moved = text[second[0] : second[1]]
    if not moved.endswith("\n"):
        return None
    return text[: first[0]] + moved + between + text[first[0] : first[1]] + text[second[1] :]


def is_supported(node: Node) -> bool:
    """Whether the marker of a node, or of one under it, counts only behind the number before it.

    Those of ``SUPPORTED`` do, and those before a figure (2.12345热线).
    """
    known = [node]
    for one in known:
        known.extend(one.children)
        if one.marker is None:
            continue
        words = one.heading.text if one.heading else one.text
        if one.marker.style.startswith(SUPPORTED) or words[:1].isdigit():
            return True
    return False


def runs_on(nodes: tuple[Node, ...]) -> bool:
    """Whether numbers below go on from one of these nodes to the next and do not begin anew."""
    known = list(nodes)
    for one in known:
        known.extend(one.children)
        first: dict[str, int] = {}
        for child in one.children:
            if child.marker is not None and child.marker.ordinal is not None:
                first.setdefault(child.marker.style, child.marker.ordinal)
        if any(number != 1 for number in first.values()):
            return True
    return False
