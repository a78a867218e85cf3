"""Edits of a notice, line by line, and exactly what they change in its record."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from notice_parser import Notice, Options, parse
from notice_parser.evaluation import gold
from notice_parser.model import Node
from tests.pipeline.grounded import faults
from tests.pipeline.line_edits import (
    exchanged,
    families,
    is_supported,
    runs_on,
    tree,
    whole_lines,
)
from tests.pipeline.test_relations import FILES, record

OPTIONS = Options(subjects=False)
Known = dict[str, tuple[str, Notice]]
_LEAST = 3
NAMES = [pytest.param(path, id=path.stem) for path in FILES]


@pytest.fixture(scope="module")
def known() -> Known:
    found: Known = {}
    for path in FILES:
        text = gold.load(path).text
        found[path.stem] = text, parse(text, options=OPTIONS)
    return found


def numbering(notice: Notice) -> Counter[str]:
    return Counter(one.code for one in notice.findings if one.code.startswith("numbering"))


def counts(nodes: tuple[Node, ...]) -> list[int]:
    """The numbers of siblings that are of one style and run from one on; empty where they do not."""
    marks = [node.marker for node in nodes if node.marker is not None and node.marker.ordinal is not None]
    numbers = [mark.ordinal for mark in marks if mark.ordinal is not None]
    one_style = len({mark.style for mark in marks}) == 1
    return numbers if one_style and numbers == list(range(1, len(nodes) + 1)) else []


def lists(notice: Notice) -> Iterator[tuple[bool, tuple[Node, ...]]]:
    """Each list of siblings, and whether no list of its style and depth stands before it."""
    seen: set[tuple[int, str]] = set()
    for depth, nodes in families(notice):
        styles = {node.marker.style for node in nodes if node.marker is not None and node.marker.ordinal}
        yield not any((depth, style) in seen for style in styles), nodes
        seen.update((depth, style) for style in styles)


# ---- a line deleted -------------------------------------------------------------------------


@pytest.mark.parametrize("path", NAMES)
def test_a_measure_deleted_is_that_measure_gone(path: Path, known: Known) -> None:
    text, before = known[path.stem]
    for is_first, nodes in lists(before):
        measures = [node for node in nodes if node.role == "measure"]
        numbers = counts(nodes)
        for at, measure in enumerate(measures):
            place = whole_lines(text, measure)
            if place is None or len(measures) < _LEAST:
                continue
            after = parse(text[: place[0]] + text[place[1] :], options=OPTIONS)
            assert tree(after) == tree(before, without=measure), measure.node_id
            if numbers:
                gap = 0 < at < len(measures) - 1 or (at == 0 and is_first)
                expected = Counter({"numbering-gap": 1}) if gap else Counter()
                assert numbering(after) - numbering(before) == expected, measure.node_id


@pytest.mark.parametrize("path", NAMES)
def test_page_furniture_deleted_is_that_furniture_gone(path: Path, known: Known) -> None:
    text, before = known[path.stem]
    for node in before.outline:
        place = whole_lines(text, node) if node.role == "noise" and not node.dates else None
        if place is not None:
            after = parse(text[: place[0]] + text[place[1] :], options=OPTIONS)
            assert tree(after) == tree(before, without=node), node.text


# ---- siblings permuted ----------------------------------------------------------------------


def is_movable(one: Node, other: Node) -> bool:
    """Whether two neighbours may be exchanged without the numbers losing what confirms them."""
    pair = (one, other)
    return one.role == other.role and not any(map(is_supported, pair)) and not runs_on(pair)


@pytest.mark.parametrize("role", ["measure", "problem", "area", "commitment", "item"])
@pytest.mark.parametrize("path", NAMES)
def test_neighbours_exchanged_are_the_same_two_nodes_exchanged(path: Path, role: str, known: Known) -> None:
    text, before = known[path.stem]
    for is_first, nodes in lists(before):
        numbers = counts(nodes)
        for at, (one, other) in enumerate(pairwise(nodes)):
            if one.role != role or not is_movable(one, other):
                continue
            edited = exchanged(text, one, other)
            if edited is None:
                continue
            after = parse(edited, options=OPTIONS)
            assert tree(after) == tree(before, swapped=one), (one.node_id, other.node_id)
            if len(numbers) >= _LEAST and not numbering(before):
                # 3, 2: a number is left out, then one comes too late.
                # 2, 1: a count begins anew and leaves one out.
                expected = Counter({"numbering-gap": 2})
                if at == 0:
                    expected = Counter({"numbering-restart": 1, "numbering-gap": 1 + is_first})
                assert numbering(after) == expected, (one.node_id, other.node_id)


# ---- two notices in one text ----------------------------------------------------------------


def outside(notice: Notice, shift: int = 0) -> dict[str, list[tuple[int, int, str]]]:
    """The mentions of a notice that do not stand in page furniture, by kind, each with its place."""
    nodes = [node for node in notice.walk() if node.role != "noise"]
    return {
        kind: [
            (one.start + shift, one.end + shift, one.text) for node in nodes for one in getattr(node, kind)
        ]
        for kind in ("dates", "quantities", "documents")
    }


NOTICES = [path.stem for path in FILES if gold.load(path).family != "none"]


@pytest.mark.parametrize("number", range(len(NOTICES)), ids=NOTICES)
def test_two_notices_in_one_text_say_what_both_say(number: int, known: Known) -> None:
    one, first = known[NOTICES[number]]
    other, second = known[NOTICES[(number + 17) % len(NOTICES)]]
    text = f"{one}\n{other}"
    joined = parse(text, options=OPTIONS)
    assert faults(joined, text) == []
    apart, shifted = outside(first), outside(second, len(one) + 1)
    for kind, mentions in outside(joined).items():
        # At the seam page furniture (上一篇) stands inside, and is read as what it may be there.
        expected = [*apart[kind], *shifted[kind]]
        assert [mention for mention in mentions if mention in expected] == expected
    if first.title is not None:
        assert joined.title == first.title


# ---- blanks of every kind -------------------------------------------------------------------


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u2003", "\u202f"], ids=ascii)
@pytest.mark.parametrize("path", NAMES)
def test_a_blank_is_a_blank(path: Path, blank: str, known: Known) -> None:
    text, _ = known[path.stem]
    assert record(text.replace(" ", blank)) == record(text)
