"""The columns of text: headings, measures, what was done, what comes next, from labels and sentences."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from notice_parser.families import loader
from notice_parser.ledger.entries import Entry, measures_of
from notice_parser.ledger.pieces import Piece, content, folded, own, sentences
from notice_parser.model import Node

FAMILY = "inspection_rectification"
# What ends otherwise is a cell of a table (整改目标) rather than a sentence.
_SENTENCE_ENDS = "。;!?"


@cache
def uses(use: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of ``families/…/ledger.toml`` for one use, each with the value it stands for."""
    known = loader.rules(FAMILY, "ledger")
    return tuple(
        (str(rule.extra.get("value", "")), known.compiled[rule.id])
        for rule in known
        if rule.extra["use"] == use
    )


def says(use: str, text: str) -> bool:
    """Whether a pattern of this use is found in a text that is not folded yet."""
    return any(pattern.search(folded(text)) for _, pattern in uses(use))


@cache
def _column(label: str) -> str:
    word = folded(label)
    return next((value for value, pattern in uses("label") if word and pattern.search(word)), "")


def labelled(node: Node | None, column: str) -> list[Piece]:
    """The pieces of a node that stand behind a label of this column."""
    if node is None or not node.labels:
        return []
    return [piece for piece in content(node) if _column(piece.label) == column]


def _joined(pieces: Iterable[Piece]) -> str | None:
    return "\n".join(piece.text for piece in pieces) or None


def area(entry: Entry) -> str | None:
    """The headings of the areas above, from the outermost."""
    return " / ".join(one.heading.text for one in entry.areas if one.heading) or None


def problem(entry: Entry) -> str | None:
    """The problem as it is headed; one without a heading by its first sentence."""
    node = entry.problem
    if node is None:
        return None
    return node.heading.text if node.heading else next((piece.text for piece in content(node)), None)


def _of_label(column: str) -> Callable[[Entry], str | None]:
    def told(entry: Entry) -> str | None:
        nodes = [entry.problem, *(entry.measures if entry.node is not entry.problem else ())]
        return _joined(piece for node in nodes for piece in labelled(node, column))

    return told


goal = _of_label("goal")
cause = _of_label("cause")


def details(entry: Entry) -> str | None:
    """What the problem shows itself in: behind a label, else the sentences before its first measure."""
    node = entry.problem
    told = labelled(node, "details")
    if told or node is None or not measures_of(node):
        return _joined(told)
    first = measures_of(node)[0].start
    return _joined(
        piece
        for piece in _telling(node, "")
        if piece.start < first and folded(piece.text)[-1] in _SENTENCE_ENDS
    )


def measure(entry: Entry) -> str | None:
    """The measure in its words; of a problem all its measures, each with its number."""
    if entry.node is None:
        return None
    if entry.node.role == "measure":
        return _measure(entry.node)
    found = [(one, _measure(one)) for one in entry.measures]
    if found:
        return "\n".join(f"{one.marker.text if one.marker else ''}{text}" for one, text in found if text)
    return _joined(_telling(entry.node, "", "measure"))


def _measure(node: Node) -> str | None:
    """What a measure says, without what stands behind labels of other columns."""
    text = _joined(_telling(node, "", "measure"))
    heading = node.heading.text if node.heading else ""
    if heading and text and not node.labels:
        return heading
    return "\n".join(filter(None, (heading, text))) or _joined(own(node))


def _telling(node: Node, *wanted: str) -> Iterator[Piece]:
    """The pieces behind these labels that are more than a name, a day or a state in a cell."""
    named = [*node.responsible, *((node.deadline,) if node.deadline else ())]
    cells = {(one.start, one.end) for one in (*named, *(node.status.cues if node.status else ()))}
    headed = node.heading
    for piece in content(node):
        if _column(piece.label) not in wanted or _is_cell(piece, cells):
            continue
        if headed is None and node.role == "problem" and piece.start == content(node)[0].start:
            continue
        yield piece


def _is_cell(piece: Piece, places: set[tuple[int, int]]) -> bool:
    rest = [True] * len(piece.text)
    for start, end in places:
        if piece.start <= start and end <= piece.end:
            rest[start - piece.start : end - piece.start] = [False] * (end - start)
    return not any(left and sign.isalnum() for left, sign in zip(rest, piece.text, strict=True))


def progress(entry: Entry) -> str | None:
    """What has been done: labelled progress, else the sentences with states, dates and figures."""
    if entry.node is None:
        return None
    if entry.node.role == "measure":
        return _progress(entry.node)
    told = _joined(_telling(entry.node, "progress"))
    if told or not entry.measures:
        return told
    found = [(one, _progress(one)) for one in entry.measures]
    return "\n".join(f"{one.marker.text if one.marker else ''}{text}" for one, text in found if text) or None


def _progress(node: Node) -> str | None:
    told = _joined(_telling(node, "progress"))
    if told or (node.status is not None and node.status.value == "planned"):
        return told
    pieces = [piece for piece in content(node) if _column(piece.label) in ("", "measure")]
    if node.heading and pieces:
        return _joined(pieces)
    done = [one for piece in pieces for one in _split(piece)[0]]
    marks = [
        mark.start for mark in (*node.dates, *node.quantities, *(node.status.cues if node.status else ()))
    ]
    facts = [one for one in done if any(one.start <= mark < one.end for mark in marks)]
    return "".join(one.text for one in facts or done).strip() or None


def _split(piece: Piece) -> tuple[list[Piece], list[Piece]]:
    """The sentences of what is done, and those from 下一步 on."""
    parts = list(sentences(piece))
    for at, part in enumerate(parts):
        if any(pattern.match(folded(part.text).lstrip()) for _, pattern in uses("next_step")):
            return parts[:at], parts[at:]
    return parts, []


def next_steps(entry: Entry) -> str | None:
    """What is announced: behind a label, or from a sentence that begins with 下一步 to its end."""
    nodes = (entry.node, *(one for one in entry.measures if one is not entry.node))
    found: list[Piece] = []
    for node in nodes:
        if node is not None:
            found.extend(labelled(node, "next_steps"))
            plans = [_split(piece)[1] for piece in content(node) if _column(piece.label) != "next_steps"]
            found.extend(Piece("".join(one.text for one in plan), plan[0].start) for plan in plans if plan)
    return _joined(found)


def told(entry: Entry) -> str:
    """All that the measures of a row say; of a problem without measures its own text."""
    nodes = entry.measures or ((entry.node,) if entry.node is not None else ())
    return "\n".join(
        text for node in nodes for text in (node.heading.text if node.heading else "", *_texts(node)) if text
    )


def _texts(node: Node) -> Iterator[str]:
    return (piece.text for piece in content(node))


TEXTS: Mapping[str, Callable[[Entry], str | None]] = {
    "area": area,
    "problem": problem,
    "details": details,
    "measure": measure,
    "progress": progress,
    "goal": goal,
    "cause": cause,
    "next_steps": next_steps,
}
