"""Which family of notice a text is of, or none, with a score and the reason.

Evidence for and against is data (``families/inspection_rectification/family.toml``): words of
the title, of the opening, of the whole; to it comes what the outline shows.
"""

import re
from functools import cache

from notice_parser.families import loader
from notice_parser.model.draft import Draft, NodeDraft

NONE = "none"
_DEFAULT = "inspection_rectification"
_NEEDED = 5.0
_FULL = 12.0
_HEAD = 1500
_OPENING = 600
_FEW = 2
_WORD = "整改"
_DENSITY = 2

_NAMES = {
    "inspection_rectification": "巡察(巡视)整改通报",
    "audit_rectification": "审计整改公告",
    "environment_rectification": "环保督察整改公告",
    NONE: "不是整改通报",
}


@cache
def _rules() -> tuple[tuple[str, str, str, int, re.Pattern[str]], ...]:
    return tuple(
        (
            rule.id,
            str(rule.extra["family"]),
            str(rule.extra["where"]),
            int(str(rule.extra["weight"])),
            re.compile(rule.pattern),
        )
        for rule in loader.rules(_DEFAULT, "family")
    )


def names() -> dict[str, str]:
    """The families and their Chinese names."""
    return dict(_NAMES)


def judge(draft: Draft) -> None:
    """Set the family of a draft whose outline stands, its score 0..1 and the reason in Chinese."""
    parts = _parts(draft)
    score = 0.0
    votes: dict[str, float] = {}
    reasons: list[str] = []
    for rule_id, family, where, weight, pattern in _rules():
        match = pattern.search(parts[where])
        if match is None:
            continue
        score += weight
        if family not in ("any", NONE):
            votes[family] = votes.get(family, 0) + weight
        reasons.append(f"{'+' if weight > 0 else ''}{weight} {rule_id}「{match.group()[:24]}」")
    shown = _outline_weight(draft.nodes) if _speaks_of_it(parts["whole"]) else 0.0
    if shown:
        reasons.append(f"+{shown:g} outline「{_counted(draft.nodes)}」")
    score += shown
    draft.family_score = round(min(max(score / _FULL, 0.0), 1.0), 3)
    if score < _NEEDED:
        draft.family = NONE
    else:
        votes.setdefault(_DEFAULT, 0.0)
        draft.family = max(votes, key=lambda family: (votes[family], family == _DEFAULT))
    draft.family_reason = ";".join(reasons) or "没有整改通报的迹象"


def _parts(draft: Draft) -> dict[str, str]:
    text = draft.text
    title = "".join(text[n.start : n.end] for n in draft.nodes if n.role == "title").replace("\n", "")
    openings = (node for node in draft.nodes if node.role == "preamble")
    opening = "\n".join(text[n.start : min(n.end, n.start + _OPENING)] for n in openings)
    body = "\n".join(text[n.start : n.end] for n in draft.nodes if n.role not in ("noise", "contact"))
    if not title:
        title = next((text[n.start : min(n.end, n.start + 60)] for n in draft.nodes if n.role == "noise"), "")
    return {"title": title, "opening": opening or text[:400], "all": body[: _HEAD * 4], "whole": body}


def _speaks_of_it(body: str) -> bool:
    """Whether a text speaks of rectification as often as a notice does, not in passing.

    Problems with measures under them stand in every work report; those of a notice come with
    the word itself, in labels, headings and figures.
    """
    return body.count(_WORD) * 1000 >= _DENSITY * len(body)


def _count(nodes: list[NodeDraft]) -> tuple[int, int]:
    problems = measures = 0
    stack = list(nodes)
    while stack:
        node = stack.pop()
        problems += node.role == "problem"
        measures += node.role == "measure"
        stack.extend(node.children)
    return problems, measures


def _outline_weight(nodes: list[NodeDraft]) -> float:
    """What problems with measures under them say for a notice."""
    problems, measures = _count(nodes)
    if problems < _FEW or measures < _FEW:
        return 0.0
    return min(1.0 + 0.5 * problems, 4.0)


def _counted(nodes: list[NodeDraft]) -> str:
    problems, measures = _count(nodes)
    return f"{problems} 个问题、{measures} 条措施"
