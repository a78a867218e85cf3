"""Find changes: 从15万增加到20万元, 由3.2%降至1.1%, 较上年下降1.8个百分点.

Works on quantities that were found before. A unit that one of two leaves out is filled from the other.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise

from notice_parser.families import loader
from notice_parser.model.draft import ChangeDraft, Place, QuantityDraft

_REACH = 24


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return loader.rules("base", "changes").compiled


@cache
def _directions() -> Mapping[str, str]:
    return {row["word"]: row["direction"] for row in loader.words("base", "change_verbs")}


def find(text: str, piece: Place, quantities: Sequence[QuantityDraft]) -> list[ChangeDraft]:
    """The changes among the quantities of ``text[piece]``, in order; fills units left out in them.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "经费从15万增加到20万元"
    >>> found = find(text, (0, len(text)), scan(text, 0, len(text)))
    >>> [(c.direction, c.before.value, c.before.unit, c.after.value) for c in found]
    [('increase', '150000', '元', '200000')]
    """
    found: list[ChangeDraft] = []
    floor = piece[0]
    paired: set[int] = set()
    for first, second in pairwise(quantities):
        change = None if first.start in paired else _pair(text, floor, first, second)
        if change:
            found.append(change)
            paired |= {first.start, second.start}
        floor = first.end
    floor = piece[0]
    for quantity in quantities:
        if quantity.start not in paired:
            change = _single(text, max(floor, quantity.start - _REACH), quantity)
            if change:
                found.append(change)
        floor = quantity.end
    return sorted(found, key=lambda change: change.start)


def _pair(text: str, floor: int, first: QuantityDraft, second: QuantityDraft) -> ChangeDraft | None:
    if second.start - first.end > 12:
        return None
    left = _patterns()["change.left"].search(text[max(floor, first.start - _REACH) : first.start])
    if not left:
        return None
    between = text[first.end : second.start]
    joint = _patterns()["change.joint"].search(between)
    if not joint and not _patterns()["change.plain_joint"].search(between):
        return None
    if first.unit is None and second.unit is not None:
        first.unit, first.unit_kind = second.unit, second.unit_kind
    elif second.unit is None and first.unit is not None:
        # 经费由30万提高到50万: what the first is told of is what the second is told of.
        second.unit, second.unit_kind = first.unit, first.unit_kind
    start = max(floor, first.start - _REACH) + left.start()
    direction = (joint and _direction(between)) or _compare(first, second)
    return ChangeDraft(start, second.end, "change.from_to", direction, first, second)


def _single(text: str, floor: int, quantity: QuantityDraft) -> ChangeDraft | None:
    """提高到98%: only what it became; 下降1.8个百分点: only by how much."""
    before = text[floor : quantity.start]
    reached = _patterns()["change.to"].search(before)
    if reached:
        direction = _direction(reached.group())
        return ChangeDraft(floor + reached.start(), quantity.end, "change.to", direction, after=quantity)
    by = _patterns()["change.by"].search(before)
    if not by or _direction(by.group()) == "change":
        return None
    if quantity.unit_kind != "ratio" and not _patterns()["change.compared"].search(before):
        return None
    return ChangeDraft(floor + by.start(), quantity.end, "change.by", _direction(by.group()), by=quantity)


def _direction(words: str) -> str:
    """The direction of the last verb of change in ``words``."""
    best = (-1, 0, "change")
    for verb, direction in _directions().items():
        place = words.rfind(verb)
        if place >= 0:
            best = max(best, (place + len(verb), len(verb), direction))
    return best[2]


def _compare(first: QuantityDraft, second: QuantityDraft) -> str:
    if first.value is None or second.value is None or first.unit != second.unit:
        return "change"
    low, high = Decimal(first.value), Decimal(second.value)
    return "increase" if low < high else "decrease" if low > high else "change"
