"""Borders of tables: strokes between cells belong to the part of the text that they stand in.

Cells are lines of their own, so that no node holds the strokes around them; but no character of
a text is lost.
"""

import re

from notice_parser.model.draft import NodeDraft, Place
from notice_parser.text.rows import STROKES, is_rule

_SEEN = re.compile(r"[^ \t\n]{1,20000}+(?:[ \t]{1,20000}+[^ \t\n]{1,20000}+){0,20000}+")


def adopt(text: str, nodes: list[NodeDraft]) -> list[NodeDraft]:
    """Give each stroke that no node holds to the innermost node around it.

    A drawn line is noise. Returns the nodes with those of lines outside of all of them.
    """
    if not any(sign in text for sign in STROKES):
        return nodes
    gaps = list(_gaps(text, nodes))
    return sorted([*nodes, *_lines(_share(text, gaps, nodes))], key=lambda node: node.start)


def _gaps(text: str, nodes: list[NodeDraft]) -> list[Place]:
    """The places that no node holds, sorted."""
    held: list[Place] = []
    stack = list(nodes)
    while stack:
        node = stack.pop()
        held.extend(node.pieces())
        if node.marker is not None:
            held.append((node.marker.start, node.marker.end))
        stack.extend(node.children)
    found: list[Place] = []
    position = 0
    for start, end in [*sorted(held), (len(text), len(text))]:
        found.extend(match.span() for match in _SEEN.finditer(text, position, max(start, position)))
        position = max(position, end)
    return found


def _share(text: str, gaps: list[Place], nodes: list[NodeDraft]) -> list[Place]:
    """Give the gaps inside of sibling nodes to them; returns those outside."""
    outside: list[Place] = []
    inside: dict[int, list[Place]] = {}
    index = 0
    for place in gaps:
        while index < len(nodes) and nodes[index].end <= place[0]:
            index += 1
        if index < len(nodes) and nodes[index].start < place[0]:
            inside.setdefault(index, []).append(place)
        else:
            outside.append(place)
    for index, places in inside.items():
        node = nodes[index]
        left = _share(text, places, node.children)
        # What a measure holds as children stands between its lines, and so do the strokes around it.
        wrapped = node.role == "measure" and bool(node.children)
        drawn = [place for place in left if wrapped or is_rule(text[slice(*place)])]
        node.own = sorted([*node.own, *(place for place in left if place not in drawn)])
        node.children = sorted([*node.children, *_lines(drawn)], key=lambda child: child.start)
    return outside


def _lines(places: list[Place]) -> list[NodeDraft]:
    return [NodeDraft("noise", *place, own=[place]) for place in places]
