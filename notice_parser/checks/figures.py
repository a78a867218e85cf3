"""Figures against what they count, against each other, and parts against their whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import combinations

from notice_parser.checks.messages import face, finding
from notice_parser.families.loader import rules, words
from notice_parser.model.draft import Draft, FindingDraft, NodeDraft, Place, QuantityDraft, StatedDraft

_TOTALS = ("problems", "measures", "tasks")
_DONE = ("completed", "mostly_completed")
_STATES = (*_DONE, "in_progress", "not_completed", "long_term")
_ROLES = {"problems": "problem", "measures": "measure"}
_ALL = Decimal(100)
# How many figures before a rate or a sum may be its whole.
_REACH = 6
# Figures this many code points apart still speak of one thing.
_NEAR = 80


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["zh"], row["en"]) for row in words("base", "stated_nouns")}


def _number(quantity: QuantityDraft) -> Decimal | None:
    """The exact value; None where the text gives none or only an approximation."""
    if quantity.value is None or quantity.approximation != "exact":
        return None
    if quantity.maximum is not None and quantity.maximum != quantity.minimum:
        return None
    try:
        return Decimal(quantity.value)
    except InvalidOperation:
        return None


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def stated_count(draft: Draft) -> list[FindingDraft]:
    """``stated-count-differs``: 15 problems stated, 12 in the outline. One finding for each figure.

    Measures are counted only where they are numbered: of running text nobody can say how many
    measures it holds.
    """
    nodes: dict[str, list[NodeDraft]] = {role: [] for role in _ROLES.values()}
    for node in draft.walk():
        if node.role in nodes:
            nodes[node.role].append(node)
    found: dict[tuple[str, Decimal], FindingDraft] = {}
    for figure in draft.stated:
        number = _number(figure.quantity)
        if figure.what not in _ROLES or number is None or number == figure.counted:
            continue
        if (figure.what, number) in found:
            found[figure.what, number].related.append(figure.place)
            continue
        listed = nodes[_ROLES[figure.what]]
        if figure.what == "measures" and not all(node.marker for node in listed):
            continue
        kind = "" if figure.counted else "none"
        noun, noun_en = _nouns()[figure.what]
        found[figure.what, number] = finding(
            "stated-count-differs",
            kind,
            figure.place,
            [face(node) for node in listed],
            noun=noun,
            noun_en=noun_en,
            stated=_plain(number),
            unit=figure.quantity.unit or "",
            counted=figure.counted,
        )
    return list(found.values())


def contradiction(draft: Draft) -> list[FindingDraft]:
    """``figure-contradiction``: one total stated twice in the same words with two values."""
    found = []
    first: dict[tuple[str, str, str | None], tuple[Decimal, StatedDraft]] = {}
    for figure in draft.stated:
        number = _number(figure.quantity)
        if figure.what not in _ROLES or number is None:
            continue
        key = (figure.what, _words(draft.text, figure), figure.quantity.unit)
        known = first.setdefault(key, (number, figure))
        if known[0] == number:
            continue
        noun, noun_en = _nouns()[figure.what]
        found.append(
            finding(
                "figure-contradiction",
                place=figure.place,
                related=[known[1].place],
                noun=noun,
                noun_en=noun_en,
                first=_plain(known[0]),
                second=_plain(number),
                unit=figure.quantity.unit or "",
            )
        )
    return found


def _words(text: str, figure: StatedDraft) -> str:
    """The words of a figure without its number: 反馈问题, 具体问题."""
    return text[figure.start : figure.quantity.start] + text[figure.quantity.end : figure.end]


# ---- states and rates --------------------------------------------------------------------


def _sentences(draft: Draft) -> Iterator[list[StatedDraft]]:
    """The stated figures of each sentence; 。 and a line end part sentences, ; does not."""
    group: list[StatedDraft] = []
    for figure in draft.stated:
        if group and re.search("[。\n]", draft.text[group[-1].end : figure.start]):
            yield group
            group = []
        group.append(figure)
    if group:
        yield group


def sum_of_states(draft: Draft) -> list[FindingDraft]:
    """``sum-differs``: 反馈25个问题,已完成整改19个、正在整改5个.

    Only where the states stand behind the total in one sentence, with at least one besides
    completed, and no choice of them makes the total (长期坚持 may be among the completed).
    """
    found = []
    for group in _sentences(draft):
        for total, states in _stretches(group):
            wholes = [number for one in total if (number := _number(one.quantity)) is not None]
            parts = [(one, number) for one in states if (number := _number(one.quantity)) is not None]
            if not wholes or len(parts) != len(states) or not _tells_all(draft.text, total[0], parts):
                continue
            if any(number in wholes for number in _sums([number for _, number in parts])):
                continue
            noun, noun_en = _nouns()[total[-1].what]
            found.append(
                finding(
                    "sum-differs",
                    "states",
                    total[-1].place,
                    [one.place for one, _ in parts],
                    noun=noun,
                    noun_en=noun_en,
                    whole=_plain(wholes[-1]),
                    sum=_plain(sum((number for _, number in parts), Decimal(0))),
                )
            )
    return found


def _stretches(group: list[StatedDraft]) -> Iterator[tuple[list[StatedDraft], list[StatedDraft]]]:
    """Totals of a sentence, each with the states that follow up to the next total."""
    totals: list[StatedDraft] = []
    states: list[StatedDraft] = []
    for figure in group:
        if figure.what in _TOTALS:
            if states:
                yield totals[-_REACH:], states[:_REACH]
                totals, states = [], []
            totals.append(figure)
        elif figure.what in _STATES and totals:
            states.append(figure)
    if totals and states:
        yield totals[-_REACH:], states[:_REACH]


def _tells_all(text: str, total: StatedDraft, parts: Sequence[tuple[StatedDraft, Decimal]]) -> bool:
    """Whether the states are meant to be all: completed and another, and no rest or share is named."""
    whats = [one.what for one, _ in parts]
    if "completed" not in whats or len(set(whats)) < 2 or len(set(whats)) != len(whats):
        return False
    return _rule("share").search(text, total.start, parts[-1][0].end) is None


def _sums(numbers: list[Decimal]) -> set[Decimal]:
    return {
        sum(chosen, Decimal(0))
        for size in range(1, len(numbers) + 1)
        for chosen in combinations(numbers, size)
    }


def rate(draft: Draft) -> list[FindingDraft]:
    """``rate-differs``: done / all is not the stated rate, to the decimals that are printed.

    All that stands before the rate in its sentence may be done or all; it differs where no
    pair of them makes it.
    """
    found: list[FindingDraft] = []
    for group in _sentences(draft):
        for index, figure in enumerate(group):
            if figure.what != "completion_rate":
                continue
            stated = _number(figure.quantity)
            if stated is None:
                continue
            if stated > _ALL:
                found.append(finding("rate-differs", "over", figure.place, stated=_plain(stated)))
                continue
            found.extend(_rate_in(figure, stated, group[max(0, index - 2 * _REACH) : index]))
    return found


def _rate_in(figure: StatedDraft, stated: Decimal, before: list[StatedDraft]) -> list[FindingDraft]:
    totals = [(one, number) for one in before if one.what in _TOTALS and (number := _number(one.quantity))]
    states = [
        (one, number)
        for one in before
        if one.what in _STATES and (number := _number(one.quantity)) is not None
    ]
    done = [pair for pair in states if pair[0].what in _DONE]
    if not totals or not done or figure.start - done[-1][0].end > _NEAR:
        return []
    sums = _sums([number for _, number in states[-_REACH:]])
    numbers = [number for _, number in totals]
    # 已完成 may be told as what is left over: 25 in all, 6 still open.
    left = {whole - number for whole in numbers for number in sums}
    if any(_makes(part, whole, stated, figure.quantity.number) for whole in numbers for part in sums | left):
        return []
    (whole_figure, whole), (done_figure, part) = totals[-1], done[-1]
    return [
        finding(
            "rate-differs",
            place=figure.place,
            related=[whole_figure.place, done_figure.place],
            stated=_plain(stated),
            done=_plain(part),
            whole=_plain(whole),
            rate=_plain((part * 100 / whole).quantize(Decimal("0.01"))),
        )
    ]


def _makes(part: Decimal, whole: Decimal, stated: Decimal, written: str) -> bool:
    """Whether part / whole rounds, or is cut, to the stated rate.

    >>> _makes(Decimal(688), Decimal(697), Decimal("98.71"), "98.71")
    True
    >>> _makes(Decimal(19), Decimal(25), Decimal("75"), "75")
    False
    """
    decimals = len(written.partition(".")[2]) if written.isascii() else 0
    return abs(part * 100 / whole - stated) < Decimal(1).scaleb(-decimals)


# ---- parts of a whole --------------------------------------------------------------------


@cache
def _rule(name: str) -> re.Pattern[str]:
    return rules("base", "figure_parts").compiled[f"parts.{name}"]


@dataclass(slots=True)
class _Whole:
    """A whole and the parts that the sentence names behind 其中 or in a bracket."""

    whole: QuantityDraft
    parts: list[QuantityDraft]
    between: Place
    bracket: bool


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
        joint = _rule("joint").fullmatch(text, whole.end, first.start)
        if joint is None or first.unit != whole.unit:
            continue
        bracket = joint.group("among") is None
        parts = []
        at = first.start
        for part in quantities[index + 1 :]:
            if part.unit != whole.unit or _rule("stop").search(text, at, part.start):
                break
            if bracket and text.find(")", at, part.start) >= 0:
                break
            parts.append(part)
            at = part.end
        yield _Whole(whole, parts, (whole.end, at), bracket)


def _judge_parts(text: str, group: _Whole) -> FindingDraft | None:
    whole = _number(group.whole)
    numbers = [_number(part) for part in group.parts]
    exact = [number for number in numbers if number is not None]
    if whole is None or len(exact) != len(numbers) or not exact:
        return None
    unit = group.whole.unit or ""
    related = [part.place for part in group.parts]
    if max(exact) > whole:
        return finding(
            "sum-differs",
            "part",
            group.whole.place,
            related,
            part=_plain(max(exact)),
            whole=_plain(whole),
            unit=unit,
        )
    total = sum(exact, Decimal(0))
    if len(exact) < 2 or total == whole or not _exclude(text, group):
        return None
    return finding(
        "sum-differs", "parts", group.whole.place, related, whole=_plain(whole), sum=_plain(total), unit=unit
    )


def _exclude(text: str, group: _Whole) -> bool:
    """Whether the words before each part name classes that exclude each other, and nothing is left open."""
    if _rule("share").search(text, *group.between) or text.startswith("等", group.between[1]):
        return False
    classes = set()
    at = group.between[0]
    for part in group.parts:
        match = _rule("class").search(text, at, part.start)
        if match is None:
            return False
        classes.add(match.lastgroup)
        at = part.end
    return len(classes) == len(group.parts)
