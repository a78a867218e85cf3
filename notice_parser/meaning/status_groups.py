"""The state that a group of problems is headed by: (二)正在整改的问题 says it of each of them."""

import re
from functools import cache

from notice_parser.families import loader
from notice_parser.model.draft import NodeDraft, StatusDraft

_FAMILY = "inspection_rectification"


def spread(text: str, nodes: list[NodeDraft]) -> None:
    """Give problems that state nothing themselves the state their group is headed by.

    (二)正在整改的问题 says it of every problem under it. The words stand outside the problem,
    so it has no cue of its own.
    """
    for node in nodes:
        if node.role not in ("section", "area"):
            continue
        value = _group(text, node)
        if value is None:
            spread(text, node.children)
            continue
        stack = list(node.children)
        while stack:
            below = stack.pop()
            if below.role == "problem" and (below.status is None or below.status.value == "unstated"):
                below.status = StatusDraft(value)
            elif below.role == "area":
                stack.extend(below.children)


@cache
def _groups() -> tuple[tuple[str, re.Pattern[str]], ...]:
    known = loader.rules(_FAMILY, "status")
    return tuple(
        (str(rule.extra["value"]), known.compiled[rule.id])
        for rule in known
        if rule.extra["reach"] == "group"
    )


def _group(text: str, node: NodeDraft) -> str | None:
    if node.heading is None:
        return None
    heading = text[slice(*node.heading)]
    return next((value for value, pattern in _groups() if pattern.search(heading)), None)
