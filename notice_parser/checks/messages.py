"""Findings with their messages, which are data: ``families/base/findings.tsv``."""

from collections.abc import Mapping, Sequence
from functools import cache

from notice_parser.families.loader import words
from notice_parser.model.draft import FindingDraft, NodeDraft, Place

_LONGEST = 40


@cache
def _templates() -> Mapping[tuple[str, str], Mapping[str, str]]:
    return {(row["word"], row["kind"]): row for row in words("base", "findings")}


def finding(
    code: str,
    kind: str = "",
    place: Place | None = None,
    related: Sequence[Place] = (),
    **values: object,
) -> FindingDraft:
    """The finding of a code and its kind, ``values`` filled into both messages.

    >>> finding("numbering-gap", before="2.", after="4.").message
    '序号不连续:“2.”之后是“4.”'
    """
    row = _templates()[code, kind]
    return FindingDraft(
        code,
        row["severity"],
        row["message"].format_map(values),
        row["message_en"].format_map(values),
        place,
        list(related),
    )


def excerpt(text: str, place: Place) -> str:
    """The beginning of a span, on one line."""
    start, end = place
    piece = " ".join(text[start : min(end, start + _LONGEST)].split())
    return f"{piece}…" if end - start > _LONGEST else piece


def face(node: NodeDraft) -> Place:
    """What a reader sees of a node first: marker and heading, else the marker, else its first words."""
    if node.heading is not None:
        return (node.marker.start if node.marker else node.heading[0]), node.heading[1]
    if node.marker is not None:
        return node.marker.start, node.marker.end
    return node.start, min(node.end, node.start + _LONGEST)
