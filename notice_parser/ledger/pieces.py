"""The own text of a node in pieces that know their place and the label they stand behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from notice_parser.model import Node, Span, Text
from notice_parser.text.fold import fold

# A row asks for the pieces of a few nodes again and again, one column after the other.
_KEPT = 512
_SENTENCE = re.compile("[^。;!?\n]{1,2000}[。;!?\n]{0,4}|[。;!?\n]{1,4}")


@dataclass(frozen=True, slots=True)
class Piece:
    """``text`` at ``start`` of the source text; ``label`` is the lead-in before it, in letters only."""

    text: str
    start: int
    label: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class _Same:
    """A node as a key: the very object. To compare two by their values would cost more than is saved."""

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        self.node = node

    def __hash__(self) -> int:
        return id(self.node)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.node is other.node


@lru_cache(maxsize=_KEPT)
def folded(text: str) -> str:
    """The text as patterns meet it: as long as the text, so that places hold for both."""
    one = fold(text).text
    return one if len(one) == len(text) else "".join(fold(sign).text or sign for sign in text)


def own(node: Node) -> Iterator[Piece]:
    """The pieces of a node's own text, without its labels, in the order of the text."""
    at = 0
    for span in node.text_spans:
        text = node.text[at : at + span.end - span.start]
        at += len(text) + 1
        yield from _without_labels(text, span, node.labels)


def _without_labels(text: str, span: Span, labels: tuple[Text, ...]) -> Iterator[Piece]:
    at = span.start
    for label in labels:
        if span.start <= label.start and label.end <= span.end:
            yield from _stripped(text[at - span.start : label.start - span.start], at)
            at = label.end
    yield from _stripped(text[at - span.start :], at)


def _stripped(text: str, start: int) -> Iterator[Piece]:
    bare = text.strip()
    if bare:
        yield Piece(bare, start + text.index(bare[0]))


def content(node: Node) -> tuple[Piece, ...]:
    """What is told of a node itself: its own text and its paragraphs, each with the label before it.

    Paragraphs inside a measure are the cells of a table that stand between its lines: none of it.
    """
    return _content(_Same(node))


@lru_cache(maxsize=_KEPT)
def _content(same: _Same) -> tuple[Piece, ...]:
    node = same.node
    pieces = list(own(node))
    for child in node.children:
        if child.role in ("paragraph", "item") and node.role != "measure":
            pieces.extend(_of_child(child))
    labels = sorted(node.labels, key=lambda label: label.start)
    measures = [child.start for child in node.children if child.role == "measure"]
    return tuple(
        Piece(one.text, one.start, _label(one, labels, measures))
        for one in sorted(pieces, key=lambda piece: piece.start)
    )


def _of_child(child: Node) -> Iterator[Piece]:
    if child.heading is not None:
        yield Piece(child.heading.text, child.heading.start)
    yield from own(child)
    for grandchild in child.children:
        yield from _of_child(grandchild)


def _label(piece: Piece, labels: list[Text], measures: list[int]) -> str:
    """The last label before a piece, unless a measure stands between them."""
    before = [label for label in labels if label.end <= piece.start]
    if not before or any(before[-1].end <= start < piece.start for start in measures):
        return ""
    return "".join(filter(str.isalnum, before[-1].text))


@lru_cache(maxsize=_KEPT)
def sentences(piece: Piece) -> tuple[Piece, ...]:
    """A piece in sentences, with their end signs.

    >>> [one.text for one in sentences(Piece("已印发。下一步,推进。", 5))]
    ['已印发。', '下一步,推进。']
    """
    return tuple(_sentences(piece))


def _sentences(piece: Piece) -> Iterator[Piece]:
    for match in _SENTENCE.finditer(folded(piece.text)):
        text = piece.text[match.start() : match.end()]
        if text.strip():
            yield Piece(text, piece.start + match.start(), piece.label)
