"""Where a heading ends, and what it says: a fault, a group of faults, a section's purpose.

Patterns: ``families/inspection_rectification/headings.toml`` and ``sections.toml``.
"""

import re
from functools import cache

from notice_parser.families import loader

_FAMILY = "inspection_rectification"
_OPEN = {"“": "”", "《": "》", "(": ")", "‘": "’", "【": "】"}
_CLOSE = {closer: opener for opener, closer in _OPEN.items()}
_MARKS = re.compile(r"[“”《》()‘’【】。!?]")
# A sentence without quotes, titles and brackets: what most headings are.
_PLAIN_SENTENCE = re.compile(r"[^“”《》()‘’【】。!?]{0,20000}+[。!?]")
_LEAD_IN_LIMIT = 32
_HEADING_LIMIT = 220
_BLANK_LIMIT = 20
# 针对“…”问题, and what was done about it, in one sentence.
_NAMED_PROBLEM = re.compile(r"(?:针对|关于|对)“[^\n]{2,160}?”(?:的)?问题(?:的整改(?:情况)?)?[,:]")
_PARTED = re.compile(r"[0-9。,;:《]")
_BLANK_TAIL = re.compile(r"(?:问题|方面|情况|[”)])[:]?$")
_COLON_TAIL = re.compile(r"(?:问题|方面|情况|不足|差距|短板)$")


@cache
def _heading_rule(name: str) -> re.Pattern[str]:
    return loader.rules(_FAMILY, "headings").compiled[f"heading.{name}"]


@cache
def _section_rules() -> tuple[tuple[re.Pattern[str], str, int], ...]:
    return tuple(
        (re.compile(rule.pattern), str(rule.extra["role"]), int(str(rule.extra["weight"])))
        for rule in loader.rules(_FAMILY, "sections")
    )


def first_stop(text: str, start: int, end: int) -> int | None:
    """The end of the first sentence: behind the first stop outside quotes, titles and brackets.

    >>> text = "关于“甲。“乙””的问题。正文。"
    >>> text[: first_stop(text, 0, len(text))]
    '关于“甲。“乙””的问题。'
    """
    plain = _PLAIN_SENTENCE.match(text, start, end)
    if plain is not None:
        return plain.end()
    depth = 0
    fallback: int | None = None
    for match in _MARKS.finditer(text, start, end):
        char = match.group()
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(depth - 1, 0)
        elif depth == 0:
            return match.end()
        elif fallback is None and match.end() < end and text[match.end()] not in "”’)》":
            fallback = match.end()
    # Quotes that never close must not swallow the paragraph.
    return fallback if depth else None


def heading_end(text: str, start: int, end: int) -> int:
    """Where the heading at the beginning of a line ends; ``end`` where it fills the line.

    >>> text = "关于学习不深入的问题。制定学习计划。"
    >>> text[: heading_end(text, 0, len(text))]
    '关于学习不深入的问题。'
    """
    stop = first_stop(text, start, end)
    limit = stop if stop is not None else end
    named = _NAMED_PROBLEM.match(text, start, limit)
    if named is not None and limit - named.end() > _BLANK_LIMIT // 2:
        return named.end()
    colon = text.find(":", start, limit)
    if start < colon < end - 1 and _COLON_TAIL.search(text, start, colon):
        return colon + 1
    tab = text.find("\t", start, limit)
    if tab >= 0:
        return tab
    blank = text.find(" ", start, limit)
    while blank >= 0:
        if limit - blank > 12 and _BLANK_TAIL.search(text, start, blank):
            return blank
        blank = text.find(" ", blank + 1, limit)
    return limit


def lead_in_end(text: str, start: int, end: int) -> int | None:
    """The end of a short lead-in sentence with a body behind it, or ``None``.

    >>> text = "强化组织领导。成立领导小组。"
    >>> text[: lead_in_end(text, 0, len(text))]
    '强化组织领导。'
    """
    stop = first_stop(text, start, min(end, start + _LEAD_IN_LIMIT + 1))
    blank = text.find(" ", start, start + _BLANK_LIMIT)
    if start < blank < end - _BLANK_LIMIT and not _PARTED.search(text, start, blank):
        return blank
    if stop is None or stop >= end or re.search(r"[0-9《]", text[start:stop]):
        return None
    return stop


def _about_problem(line: str) -> bool:
    """Whether a heading says of itself that it is about a problem; its rule ends in one of the words."""
    named = "问题" in line or "现象" in line or "情形" in line
    return named and _heading_rule("about_problem").search(line) is not None


def fault(text: str, start: int, end: int) -> float:
    """How much a heading reads as the name of a fault, 0..1."""
    line = text[start : min(end, start + _HEADING_LIMIT)]
    if line.startswith("关于"):
        if _about_problem(line) or _heading_rule("aspect").search(line):
            return 1.0
        return 0.8
    if len(line) <= 120 and _about_problem(line):
        return 0.9
    deed = _heading_rule("deed").match(line) is not None
    if _heading_rule("fault_end").search(line):
        return 0.5 if deed and _heading_rule("fault_of_duty").match(line) is None else 0.9
    if _heading_rule("fault_inside").search(line):
        return 0.2 if deed else 0.7
    return 0.0 if deed else 0.3


def tells_deed(line: str) -> bool:
    """Whether a line begins as measures do.

    >>> tells_deed("制定办法,解决突出问题。"), tells_deed("湿地被蚕食问题。")
    (True, False)
    """
    return _heading_rule("deed").match(line) is not None


def is_area(text: str, start: int, end: int) -> bool:
    """Whether a heading names a group: ``…方面``."""
    return _heading_rule("aspect").search(text, start, end) is not None


def says_problem(text: str, start: int, end: int) -> bool:
    """Whether a heading itself says 问题: ``关于…的问题``."""
    line = text[start:end]
    return _about_problem(line) and not is_area(text, start, end)


def specific(heading: str) -> int:
    """How many characters of a heading are left without the words that any heading may have.

    >>> specific("市委巡察组反馈问题整改落实情况"), specific("落实整改责任不到位")
    (0, 3)
    """
    return len(_heading_rule("general").sub("", heading))


def is_status(text: str, start: int, end: int) -> bool:
    """Whether a line says nothing but how far an item is: ``已整改到位。``"""
    return _heading_rule("status_only").match(text[start:end]) is not None


def section_weights(heading: str) -> tuple[tuple[str, int], ...]:
    """The section roles that a heading speaks for, with their weights."""
    weights: dict[str, int] = {}
    for pattern, role, weight in _section_rules():
        if pattern.search(heading):
            weights[role] = weights.get(role, 0) + weight
    return tuple(weights.items())
