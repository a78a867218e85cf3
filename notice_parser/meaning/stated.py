"""What a notice states of itself as a whole: totals, rates, sanctions, money.

A stated figure stands in the opening, in an overview or before the first part of a progress section,
beside a noun or verb that says what it counts (``families/inspection_rectification/stated.toml``).
A leader's own share, a part of a head (其中…, in brackets) and a selection are none.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import pairwise

from notice_parser.families import loader
from notice_parser.model.draft import Draft, NodeDraft, QuantityDraft, StatedDraft

_FAMILY = "inspection_rectification"
_WINDOW = 48
# No sentence is looked at further back, in code points, and no more heads than these.
_SENTENCE = 600
_HEADS = 40
_PARTS = ("section", "area", "problem", "measure")
_OPENING = ("preamble", "paragraph", "item")
# Figures of these kinds share a head: those behind 其中 are its parts.
_SANCTIONS = frozenset(
    {
        "party_sanctions",
        "administrative_sanctions",
        "organizational_handling",
        "admonitions",
        "reminders",
        "criticism",
        "disciplined",
    }
)
_KINDS_OF_SANCTION = _SANCTIONS - {"disciplined"}
_STATES = frozenset({"completed", "mostly_completed", "in_progress", "long_term", "not_completed"})
_TOLD_IN_PLAN = _STATES | {"completion_rate"}
_SELECTED = frozenset({"problems", "measures", "tasks"})
_COUNTED = {"problems": "problem", "measures": "measure"}
_PLAN_TELLS = re.compile("截至|截止|目前|尚有|还有")
_FINEST = re.compile("具体问题")


@dataclass(frozen=True, slots=True)
class _Side:
    """The rules of one side for one kind of unit, in one alternation."""

    pattern: re.Pattern[str]
    rules: dict[str, tuple[str, str]]


@cache
def _units() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in loader.words(_FAMILY, "stated_units")}


@cache
def _side(side: str, kind: str) -> _Side | None:
    branches: list[str] = []
    rules: dict[str, tuple[str, str]] = {}
    for number, rule in enumerate(loader.rules(_FAMILY, "stated")):
        units = rule.extra.get("units", ())
        if rule.extra["side"] == side and isinstance(units, list | tuple) and (not kind or kind in units):
            branches.append(f"(?P<r{number}>{rule.pattern})")
            rules[f"r{number}"] = (rule.id, str(rule.extra.get("what", "")))
    return _Side(re.compile("|".join(branches)), rules) if branches else None


def find(text: str, draft: Draft) -> list[StatedDraft]:
    """All stated figures in reading order; ``counted`` is set where the outline can count.

    >>> words = "反馈问题29个,已完成整改27个"
    >>> opening = NodeDraft("preamble", 0, len(words), own=[(0, len(words))])
    >>> opening.quantities = [QuantityDraft(4, 7, "", "29", 6, "29", "个", "count"),
    ...                       QuantityDraft(13, 16, "", "27", 15, "27", "个", "count")]
    >>> [(words[x.start : x.end], x.what) for x in find(words, Draft(words, [opening]))]
    [('反馈问题29个', 'problems'), ('已完成整改27个', 'completed')]
    """
    found: list[StatedDraft] = []
    for node, plan in _places(draft.nodes):
        _in_node(text, node, plan, found)
    found.sort(key=lambda stated: stated.start)
    _coarser(text, found)
    _count(draft, found)
    return found


def _places(nodes: list[NodeDraft]) -> Iterator[tuple[NodeDraft, bool]]:
    """The nodes that speak of the whole, and whether one stands in a plan."""
    before = True
    for node in nodes:
        before = before and node.role not in _PARTS
        if before and node.role in _OPENING:
            yield node, False
        elif node.role == "section":
            yield from _of_section(node)


def _of_section(section: NodeDraft) -> Iterator[tuple[NodeDraft, bool]]:
    if section.section_role in ("overview", "other"):
        stack = [section]
        while stack:
            node = stack.pop()
            if node.role not in ("area", "problem", "measure"):
                yield node, False
                stack.extend(node.children)
        return
    if section.section_role not in ("progress", "plan"):
        return
    yield section, section.section_role == "plan"
    for child in section.children:
        if child.role not in ("paragraph", "item"):
            return
        yield child, section.section_role == "plan"


def _in_node(text: str, node: NodeDraft, plan: bool, found: list[StatedDraft]) -> None:
    quantities = node.quantities
    if not quantities:
        return
    parts: list[StatedDraft] = []
    ends = [quantity.end for quantity in quantities]
    for number, quantity in enumerate(quantities):
        kind = _kind(text, quantity)
        if kind is None:
            continue
        sentence = _sentence(text, node.start, quantity.start)
        if plan and not _PLAN_TELLS.search(text, sentence, quantity.start):
            continue
        last = bisect_right(ends, quantity.start) - 1
        floor = max(sentence, quantities[last].end - 1 if last >= 0 else sentence)
        if found and found[-1].start < quantity.start:
            # 对1人予以记过处分,提醒谈话8人次: the words of one figure are not those of the next.
            floor = max(floor, found[-1].end - 1)
        following = quantities[number + 1].start if number + 1 < len(quantities) else node.end
        stated = _read(text, quantity, kind, floor, min(node.end, following + 1))
        if stated is None or (plan and stated.what not in _TOLD_IN_PLAN):
            continue
        if not _is_part(text, sentence, stated, found):
            found.append(stated)
        elif stated.what in _KINDS_OF_SANCTION:
            parts.append(stated)
    _whole_of(text, parts, found)


def _whole_of(text: str, parts: list[StatedDraft], found: list[StatedDraft]) -> None:
    """问责19人,其中党纪处分3人、政务处分16人: parts of other kinds that are the whole head are stated too."""
    for head in [one for one in found if one.what == "disciplined"]:
        stop = text.find("。", head.end)
        own = [part for part in parts if head.end <= part.start < (stop if stop >= 0 else len(text))]
        if len(own) > 1 and sum(map(_number, own)) == _number(head):
            found.extend(own)


def _kind(text: str, quantity: QuantityDraft) -> str | None:
    """The kind of unit, as the rules name it."""
    if quantity.value is None:
        return None
    if quantity.unit_kind == "money" or quantity.unit == "元":
        return "money"
    if quantity.unit == "%":
        return "ratio"
    if quantity.unit is None:
        return "figure" if text.startswith("“", quantity.end) else None
    return _units().get(quantity.unit) or ("aspect" if quantity.unit.endswith("方面") else None)


def _sentence(text: str, start: int, at: int) -> int:
    """Where the sentence of a position begins: ; parts sentences here as well."""
    start = max(start, at - _SENTENCE)
    return max(start, *(text.rfind(stop, start, at) + 1 for stop in "。;\n"))


def _read(text: str, quantity: QuantityDraft, kind: str, floor: int, ceiling: int) -> StatedDraft | None:
    """The figure with the words that say what it counts: behind it, else before it.

    Of what is advised (五个方面意见建议) no aspects are counted.
    """
    start, end = quantity.place
    if kind == "aspect":
        right = _match(text, "right", kind, end, ceiling)
        stop = right[0] if right else end
        if _match(text, "none", "", stop, ceiling) is not None:
            return None
        return StatedDraft(start, stop, right[1] if right else "stated.aspects.right", "aspects", quantity)
    right = _match(text, "right", kind, end, ceiling)
    left = _search(text, kind, max(floor, start - _WINDOW), start)
    if left is not None and (right is None or _left_first(left[2], right[2], text[end : right[0]])):
        return StatedDraft(left[0], end, left[1], left[2], quantity)
    if right is None or (right[2] == "aspects" and _match(text, "none", "", right[0], ceiling) is not None):
        return None
    return StatedDraft(start, right[0], right[1], right[2], quantity)


def _left_first(left: str, right: str, words: str) -> bool:
    """整改到位18个问题 are completed; 问题18个问题 cannot be; a noun behind a bare noun wins.

    任务5件已全部办结 names all of the tasks.
    """
    return (
        left in _STATES or left in _SANCTIONS or (right in _STATES and left in _SELECTED and "全部" in words)
    )


def _match(text: str, side: str, kind: str, at: int, limit: int) -> tuple[int, str, str] | None:
    known = _side(side, kind)
    match = known.pattern.match(text, at, limit) if known else None
    if known is None or match is None:
        return None
    return match.end(), *known.rules[match.lastgroup or ""]


def _search(text: str, kind: str, floor: int, at: int) -> tuple[int, str, str] | None:
    known = _side("left", kind)
    match = known.pattern.search(text, floor, at) if known else None
    if known is None or match is None:
        return None
    return match.start(), *known.rules[match.lastgroup or ""]


def _is_part(text: str, sentence: int, stated: StatedDraft, found: list[StatedDraft]) -> bool:
    """Whether a figure is a share, a selection, or a part of a head before it."""
    at = stated.quantity.start
    skip = _side("skip", "")
    if skip is not None and skip.pattern.search(text, sentence, at):
        return True
    select = _side("select", "")
    if stated.what in _SELECTED and select is not None and select.pattern.search(text, sentence, at):
        return True
    if stated.what == "aspects" and _match(text, "toward", "", stated.end, len(text)) is not None:
        means = _side("means", "")
        if means is not None and means.pattern.search(text, sentence, at):
            return True
    if text.rfind("(", sentence, at) > text.rfind(")", sentence, at):
        return True
    among = text.rfind("其中", sentence, at)
    if among < 0 or stated.what in _STATES or stated.what == "completion_rate":
        return False
    # 其中 in a bracket says nothing of what stands behind the bracket.
    if text.rfind("(", sentence, among) >= 0 and text.find(")", among, at) >= 0:
        return False
    group = _SANCTIONS if stated.what in _SANCTIONS else {stated.what}
    return any(head.what in group and sentence <= head.start < among for head in found[-_HEADS:])


def _coarser(text: str, found: list[StatedDraft]) -> None:
    """9个主要问题、25个具体问题: only the finest are the problems, what they are grouped in are aspects."""
    for coarse, fine in pairwise(found):
        if coarse.what != "problems" or fine.what != "problems" or fine.start - coarse.end > 8:
            continue
        if not _FINEST.search(text, fine.start, fine.end) or _FINEST.search(text, coarse.start, coarse.end):
            continue
        if _number(coarse) < _number(fine):
            coarse.what = "aspects"


def _number(stated: StatedDraft) -> Decimal:
    try:
        return Decimal(stated.quantity.value or "0")
    except InvalidOperation:
        return Decimal(0)


def _count(draft: Draft, found: list[StatedDraft]) -> None:
    """Set what the outline holds; an outline without such nodes counts nothing."""
    if not any(stated.what in _COUNTED for stated in found):
        return
    roles = [node.role for node in draft.walk()]
    for stated in found:
        role = _COUNTED.get(stated.what)
        if role is not None:
            stated.counted = roles.count(role) or None
