"""The parts that a notice has, and what stands in them twice or not at all."""

import re
from collections.abc import Callable

from notice_parser.checks.messages import face, finding
from notice_parser.families.loader import rules
from notice_parser.model.draft import Draft, FindingDraft, NodeDraft, Place

_SURE = 0.6
_LONG_TEXT = 15
_LONG_HEADING = 12
# The closing paragraphs and the contact block are rarely longer.
_CLOSING = 1500
_UNTOLD = re.compile(r"[\s,;:。、,.;:“”\"'《》()]+")


def family_none(draft: Draft) -> list[FindingDraft]:
    """``family-none``: what was read is no notice of a known family, and why."""
    return [finding("family-none", reason=draft.family_reason or "没有整改通报的特征")]


def family_uncertain(draft: Draft) -> list[FindingDraft]:
    """``family-uncertain``: read as a notice, with a low score."""
    if draft.family_score >= _SURE:
        return []
    return [finding("family-uncertain", reason=draft.family_reason)]


def title_missing(draft: Draft) -> list[FindingDraft]:
    """``title-missing``: an info, as half of all archived texts have lost theirs."""
    titled = draft.title is not None or any(node.role == "title" for node in draft.nodes)
    return [] if titled else [finding("title-missing")]


def header_missing(draft: Draft) -> list[FindingDraft]:
    """``opening-missing``, else what the opening does not tell: ``team-missing``, ``feedback-missing``."""
    inspection = draft.inspection
    opened = any(node.role == "preamble" for node in draft.nodes)
    if not opened and inspection.team is None and inspection.feedback is None:
        return [finding("opening-missing")]
    if inspection.kind not in (None, "巡察", "巡视"):
        # An audit has no team that reports back on a day.
        return []
    found = []
    if inspection.team is None:
        found.append(finding("team-missing"))
    if inspection.feedback is None:
        found.append(finding("feedback-missing"))
    return found


def sections_missing(draft: Draft) -> list[FindingDraft]:
    """``progress-missing``: neither problem nor measure; ``overview-missing``, ``plan-missing``."""
    nodes = draft.walk()
    if not any(node.role in ("problem", "measure") for node in nodes):
        return [finding("progress-missing")]
    held = {node.section_role for node in nodes if node.role == "section"}
    if not held:
        return []
    first = next(node.start for node in nodes if node.role in ("section", "area", "problem"))
    told = any(figure.start < first for figure in draft.stated)
    if told or any(node.role == "paragraph" for node in draft.nodes):
        # Running text before the first part tells what an overview does.
        held.add("overview")
    if (
        rules("base", "told_parts")
        .compiled["told.plan"]
        .search(draft.text, max(0, len(draft.text) - _CLOSING))
    ):
        held.add("plan")
    return [finding(f"{role}-missing") for role in ("overview", "plan") if role not in held]


def empty_problem(draft: Draft) -> list[FindingDraft]:
    """``empty-problem``: no measure stands under a problem.

    Where most have none the notice lists problems only, which is said once.
    """
    problems = [node for node in draft.walk() if node.role == "problem"]
    empty = [node for node in problems if not _has_measure(node)]
    if len(empty) * 2 > len(problems) and len(empty) > 2:
        places = [face(node) for node in empty]
        return [
            finding("empty-problem", "most", places[0], places[1:], whole=len(problems), count=len(empty))
        ]
    return [finding("empty-problem", place=face(node)) for node in empty]


def _has_measure(problem: NodeDraft) -> bool:
    stack = list(problem.children)
    while stack:
        node = stack.pop()
        if node.role == "measure":
            return True
        stack.extend(node.children)
    return False


def duplicate_text(draft: Draft) -> list[FindingDraft]:
    """``duplicate-text``: two problems with one wording, two measures with one text."""
    nodes = draft.walk()
    problems = [node for node in nodes if node.role == "problem" and node.heading is not None]
    measures = [node for node in nodes if node.role == "measure"]
    return [
        *_twice(
            draft, problems, "problem", _LONG_HEADING, lambda node: [node.heading] if node.heading else []
        ),
        *_twice(draft, measures, "measure", _LONG_TEXT, lambda node: node.pieces()),
    ]


def _twice(
    draft: Draft, nodes: list[NodeDraft], kind: str, shortest: int, pieces: Callable[[NodeDraft], list[Place]]
) -> list[FindingDraft]:
    first: dict[str, list[NodeDraft]] = {}
    for node in nodes:
        words = _UNTOLD.sub("", "".join(draft.text[start:end] for start, end in pieces(node)))
        if len(words) >= shortest:
            first.setdefault(words, []).append(node)
    found = []
    for same in first.values():
        if len(same) > 1:
            places = [face(node) if kind == "problem" else (node.start, node.end) for node in same]
            found.append(finding("duplicate-text", kind, places[1], [places[0], *places[2:]]))
    return found
