"""Parts of a whole inside one sentence: behind 其中, or in a bracket."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from notice_parser.checks.figures import exact, part_rule, plain
from notice_parser.checks.messages import finding
from notice_parser.model.draft import Draft, FindingDraft, NodeDraft, Place, QuantityDraft

_COMPLETE = ({"made", "revised", "ended"}, {"done", "open", "undone"})
# Of a rate or a stretch of time the parts may exceed the whole.
_WITHOUT_PARTS = frozenset({"ratio", "rate", "duration"})
# The verb of a quantity stands this near before it.
_LEAD = 8
# No sentence that a reader adds up names more parts.
_MOST_PARTS = 12


@dataclass(slots=True)
class _Whole:
    """A whole and the parts that the sentence names; a bracket without 其中 names all of them."""

    whole: QuantityDraft
    parts: list[QuantityDraft]
    between: Place
    all_told: bool


def sum_of_parts(draft: Draft) -> list[FindingDraft]:
    """``sum-differs``: 17项,其中新制定10项、修订完善8项.

    A single part larger than its whole is always remarked. The sum of several is held against
    the whole only where their words exclude each other (新制定 and 修订): of 100 teachers 60 may
    be professors and 70 doctors.
    """
    found = []
    for node in draft.walk():
        if len(node.quantities) < 2:
            continue
        for group in _wholes(draft.text, node):
            one = _judge_parts(draft.text, group)
            if one is not None:
                found.append(one)
    return found


def _wholes(text: str, node: NodeDraft) -> Iterator[_Whole]:
    quantities = sorted(node.quantities, key=lambda one: one.start)
    for index, whole in enumerate(quantities[:-1]):
        first = quantities[index + 1]
        joint = part_rule("joint").fullmatch(text, whole.end, first.start)
        if joint is None or first.unit != whole.unit or whole.unit_kind in _WITHOUT_PARTS:
            continue
        if part_rule("change").search(text, max(node.start, whole.start - _LEAD), whole.start):
            continue
        bracket = text.find("(", whole.end, first.start) >= 0
        parts = []
        at = first.start
        for part in quantities[index + 1 : index + 2 + _MOST_PARTS]:
            if part.unit != whole.unit or part_rule("stop").search(text, at, part.start):
                break
            if bracket and text.find(")", at, part.start) >= 0:
                break
            parts.append(part)
            at = part.end
        if len(parts) <= _MOST_PARTS:
            yield _Whole(whole, parts, (whole.end, at), joint.group("among") is None)


def _judge_parts(text: str, group: _Whole) -> FindingDraft | None:
    whole = exact(group.whole)
    found = [exact(part) for part in group.parts]
    numbers = [number for number in found if number is not None]
    if whole is None or len(numbers) != len(found) or not numbers:
        return None
    unit = group.whole.unit or ""
    related = [part.place for part in group.parts]
    largest = max(_surely(text, group, numbers))
    if largest > whole:
        return finding(
            "sum-differs",
            "part",
            group.whole.place,
            related,
            part=plain(largest),
            whole=plain(whole),
            unit=unit,
        )
    total = sum(numbers, Decimal(0))
    classes = _classes(text, group)
    ended = numbers[classes.index("ended")] if "ended" in classes else 0
    if len(classes) < 2 or whole in (total, total - ended):
        return None
    # Behind 其中 a list of sanctions may be cut short; new and revised rules are all there are.
    if total < whole and not group.all_told and not any(set(classes) <= known for known in _COMPLETE):
        return None
    return finding(
        "sum-differs", "parts", group.whole.place, related, whole=plain(whole), sum=plain(total), unit=unit
    )


def _surely(text: str, group: _Whole, numbers: list[Decimal]) -> list[Decimal]:
    """The parts that can be nothing else: the first, and what 、 joins to it.

    党纪处分8人,其中警告5人,组织处理31人: the last is a new statement.
    """
    sure = numbers[:1]
    for before, part, number in zip(group.parts, group.parts[1:], numbers[1:], strict=False):
        if text.find(",", before.end, part.start) >= 0:
            break
        sure.append(number)
    return sure


def _classes(text: str, group: _Whole) -> list[str]:
    """The classes that the words before the parts name; none where they do not exclude each other."""
    if part_rule("share").search(text, *group.between) or text.startswith("等", group.between[1]):
        return []
    classes: list[str] = []
    at = group.between[0]
    for part in group.parts:
        match = part_rule("class").search(text, at, part.start)
        if match is None or match.lastgroup is None or match.lastgroup in classes:
            return []
        classes.append(match.lastgroup)
        at = part.end
    return classes
