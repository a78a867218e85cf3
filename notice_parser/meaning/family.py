"""Which family of notice a text is of, or none, with a score and the reason.

Evidence for and against is data (``family.toml`` of each family and of ``base``): words of
the title, of the opening, of the whole; to it comes what the outline shows.
"""

import re
from dataclasses import dataclass
from functools import cache

from notice_parser.families import loader
from notice_parser.model.draft import Draft, NodeDraft
from notice_parser.structure.frame import kind_of

NONE = "none"
_DEFAULT = "inspection_rectification"
_NEEDED = 5.0
_FULL = 12.0
_HEAD = 1500
_OPENING = 600
_FEW = 2
_WORD = "整改"
_DENSITY = 2
_LINE = 80


@dataclass(frozen=True, slots=True)
class _Evidence:
    """One rule of a ``family.toml``; ``family`` is empty where it speaks for or against all.

    It does not count where the rule of the id ``unless`` does.
    """

    id: str
    family: str
    where: str
    weight: int
    pattern: re.Pattern[str]
    unless: str


@cache
def _evidence() -> tuple[_Evidence, ...]:
    found: list[_Evidence] = []
    for folder, file in loader.rule_files():
        if file == "family.toml":
            own = "" if folder == "base" else folder
            for rule in loader.rules(folder, "family"):
                where, weight = str(rule.extra["where"]), int(str(rule.extra["weight"]))
                unless = str(rule.extra.get("unless", ""))
                found.append(_Evidence(rule.id, own, where, weight, re.compile(rule.pattern), unless))
    return tuple(found)


def judge(draft: Draft) -> None:
    """Set the family of a draft whose outline stands, its score 0..1 and the reason in Chinese."""
    parts = _parts(draft)
    score = 0.0
    votes: dict[str, float] = {}
    reasons: list[str] = []
    matches = {rule.id: rule.pattern.search(parts[rule.where]) for rule in _evidence()}
    for rule in _evidence():
        match = matches[rule.id]
        if match is None or matches.get(rule.unless) is not None:
            continue
        score += rule.weight
        if rule.family:
            votes[rule.family] = votes.get(rule.family, 0) + rule.weight
        reasons.append(f"{rule.weight:+d} {rule.id}「{match.group()[:24]}」")
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
    opening = "\n".join(_squeezed(text[n.start : n.end])[:_OPENING] for n in openings)
    body = _squeezed(
        "\n".join(text[n.start : n.end] for n in draft.nodes if n.role not in ("noise", "contact"))
    )
    title = title or _first_line(draft)
    opening = opening or _squeezed(text)[:400]
    headed = _shows_problems(draft.nodes)
    return {
        "title": title,
        "opening": opening,
        "outlined": opening if headed else "",
        "headings": _headings(draft) if headed else "",
        "all": body[: _HEAD * 4],
        "whole": body,
    }


def _shows_problems(nodes: list[NodeDraft]) -> bool:
    """Whether the outline holds a problem and a measure."""
    problems, measures = _count(nodes)
    return bool(problems and measures)


def _headings(draft: Draft) -> str:
    """The headings of sections and areas, and the labels of all nodes, a line each."""
    places = [
        place
        for node in draft.walk()
        for place in (*node.labels, *([node.heading] if node.role in ("section", "area") else []))
        if place is not None
    ]
    return "\n".join(draft.text[start:end] for start, end in places)


def _squeezed(text: str) -> str:
    """The lines of a text without indents and blank lines: what is counted must not depend on these."""
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


def _first_line(draft: Draft) -> str:
    """The line above the opening that stands where a title does, page furniture left out."""
    for node in draft.nodes:
        line = draft.text[node.start : node.end]
        if node.role not in ("noise", "paragraph") or (node.role == "paragraph" and not _is_short(line)):
            return ""
        if kind_of(draft.text, (node.start, node.end)) != "noise":
            return line[:_LINE]
    return ""


def _is_short(line: str) -> bool:
    return len(line) <= _LINE and "。" not in line


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
