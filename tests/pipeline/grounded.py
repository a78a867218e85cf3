"""What holds of every record, checked on one."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from pydantic import BaseModel

from notice_parser import Notice
from notice_parser.model import Node
from notice_parser.model.limits import MAX_DEPTH
from tests.pipeline.said import not_said


def faults(notice: Notice, text: str) -> list[str]:
    """All places where a record does not keep its promises; empty where it does."""
    found = [
        *_not_grounded(notice, text),
        *_not_covered(notice, text),
        *_not_in_order(notice),
        *not_said(notice, text),
    ]
    for node in notice.walk():
        found.extend(_not_nested(node))
    return found


def _not_in_order(notice: Notice) -> Iterator[str]:
    """The tree is read in the order of the text, its paths are unlike and no deeper than they may be."""
    nodes = list(notice.walk())
    for one, other in pairwise(nodes):
        if other.start < one.start:
            yield f"{other.node_id} stands before {one.node_id}"
    if len({node.node_id for node in nodes}) < len(nodes):
        yield "a path stands twice"
    if max((node.node_id.count(".") for node in nodes), default=0) >= MAX_DEPTH:
        yield "the tree is too deep"
    for one, other in pairwise(notice.outline):
        if other.start < one.end:
            yield f"{one.node_id} and {other.node_id} overlap"


def _objects(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _objects(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _objects(item)


def _not_grounded(notice: Notice, text: str) -> Iterator[str]:
    for part in _objects(notice):
        start, end = getattr(part, "start", None), getattr(part, "end", None)
        if start is None or end is None:
            continue
        if not 0 <= start < end <= len(text):
            yield f"{type(part).__name__} [{start}, {end}) lies outside of the text"
        elif hasattr(part, "text") and not isinstance(part, Node) and text[start:end] != part.text:
            yield f"{type(part).__name__} [{start}, {end}) reads {text[start:end]!r}, not {part.text!r}"


def _pieces(node: Node) -> list[tuple[int, int]]:
    pieces = [(span.start, span.end) for span in node.text_spans]
    pieces.extend((part.start, part.end) for part in (node.marker, node.heading) if part is not None)
    return pieces


def _not_covered(notice: Notice, text: str) -> Iterator[str]:
    """Each character that is seen belongs to exactly one node."""
    owners = [0] * len(text)
    for node in notice.walk():
        for start, end in _pieces(node):
            for position in range(start, end):
                owners[position] += 1
    for position, char in enumerate(text):
        seen = not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf")
        if seen and owners[position] != 1:
            yield f"{char!r} at {position} belongs to {owners[position]} nodes"


def _not_nested(node: Node) -> Iterator[str]:
    inner = [*_pieces(node), *((child.start, child.end) for child in node.children)]
    inner.sort()
    for start, end in inner:
        if not node.start <= start < end <= node.end:
            yield f"{node.node_id}: [{start}, {end}) lies outside of [{node.start}, {node.end})"
    for (_, before), (after, _) in pairwise(inner):
        if after < before:
            yield f"{node.node_id}: parts overlap at {after}"
    pieces = _pieces(node)
    yield from _not_apart(node)
    for mentions in (node.dates, node.quantities, node.documents, node.organizations, node.persons):
        for one in mentions:
            # The name of an office may go over two lines of a title.
            if not all(any(start <= at < end for start, end in pieces) for at in (one.start, one.end - 1)):
                yield f"{node.node_id}: {one.text!r} does not stand in its own text"
        for one, other in pairwise(mentions):
            if other.start < one.end:
                yield f"{node.node_id}: {one.text!r} and {other.text!r} overlap or are out of order"


def _not_apart(node: Node) -> Iterator[str]:
    """Titles, dates and quantities are never parts of each other; the words of a status stand in order."""
    mentions = sorted((*node.documents, *node.dates, *node.quantities), key=lambda one: one.start)
    for one, other in pairwise(mentions):
        if other.start < one.end:
            yield f"{node.node_id}: {one.text!r} and {other.text!r} are told of the same signs"
    cues = node.status.cues if node.status is not None else ()
    for one, other in pairwise((*cues,)):
        if other.start < one.end:
            yield f"{node.node_id}: the cues {one.text!r} and {other.text!r} overlap or are out of order"
