"""Drafts written down as trees: a node is its role, its marker, its words and its children.

The text of the draft is the lines of all nodes in order, so no offset is typed by hand.
"""

from dataclasses import dataclass, field

from notice_parser.model.draft import (
    DateDraft,
    Draft,
    MarkerDraft,
    MentionDraft,
    NodeDraft,
    QuantityDraft,
    StatedDraft,
    StatusDraft,
)
from notice_parser.structure.markers import read_ordinal

_STYLES = {"、": "cn_dot", ".": "arabic_dot", ")": "paren_digit", "是": "run", ":": "problem_label"}


@dataclass
class Spec:
    """One node: ``heading`` and ``words`` are its text, ``status`` its state with the word that says it."""

    role: str
    marker: str = ""
    heading: str = ""
    words: str = ""
    children: list["Spec"] = field(default_factory=list)
    status: tuple[str, str, str] | None = None
    label: str = ""
    section_role: str | None = None


def draft(*specs: Spec, family: str = "inspection_rectification") -> Draft:
    """The draft of some top-level nodes, with a family that is certain."""
    lines: list[str] = []
    nodes = [_node(spec, lines) for spec in specs]
    return Draft("".join(lines), nodes, family=family, family_score=1.0)


def _node(spec: Spec, lines: list[str]) -> NodeDraft:
    start = sum(map(len, lines))
    node = NodeDraft(spec.role, start, start, section_role=spec.section_role)
    at = start
    if spec.marker:
        node.marker = _marker(spec.marker, at)
        at += len(spec.marker)
    if spec.heading:
        node.heading = (at, at + len(spec.heading))
        at += len(spec.heading)
    if spec.words:
        node.own.append((at, at + len(spec.words)))
    lines.append(f"{spec.marker}{spec.heading}{spec.words}\n")
    if spec.status is not None:
        value, cue, rule = spec.status
        found = lines[-1].index(cue) + start
        node.status = StatusDraft(value, [MentionDraft(found, found + len(cue), rule)])
    for child in spec.children:
        if child.label:
            place = sum(map(len, lines))
            node.labels.append((place, place + len(child.label)))
            lines.append(child.label)
        node.children.append(_node(child, lines))
    node.end = sum(map(len, lines)) - 1
    return node


def _marker(written: str, at: int) -> MarkerDraft:
    style = _STYLES[written[-1]]
    number = written.strip("()、.:是问题")
    if style == "paren_digit" and not number.isdigit():
        style = "cn_paren"
    return MarkerDraft(at, at + len(written), style, read_ordinal(number, "any"))


def date(text: str, written: str, earliest: str, latest: str = "", kind: str = "day") -> DateDraft:
    """A written date of a text, fully resolved."""
    start = text.index(written)
    return DateDraft(
        start,
        start + len(written),
        "date.calendar",
        kind,
        year=int(earliest[:4]),
        month=int(earliest[5:7]),
        day=int(earliest[8:]),
        earliest=earliest,
        latest=latest or earliest,
        resolution="explicit",
    )


def figure(text: str, written: str, what: str, value: str, counted: int | None = None) -> StatedDraft:
    """A stated figure; its number begins where its value is written."""
    start = text.index(written)
    at = start + written.index(value)
    quantity = QuantityDraft(
        at, at + len(value) + 1, "quantity.arabic", value, at + len(value), value, "个", "count"
    )
    return StatedDraft(start, start + len(written), "stated.test", what, quantity, counted)
