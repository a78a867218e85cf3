"""Figures against what they count, against each other, and parts against their whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import combinations

from notice_parser.checks.messages import face, finding
from notice_parser.families.loader import rules, words
from notice_parser.model.draft import Draft, FindingDraft, NodeDraft, QuantityDraft, StatedDraft

_TOTALS = ("problems", "measures", "tasks")
_DONE = ("completed", "mostly_completed")
_STATES = (*_DONE, "in_progress", "not_completed", "long_term")
_ROLES = {"problems": "problem", "measures": "measure"}
_ALL = Decimal(100)
_STOP = re.compile("[。\n]")
# How many figures before a rate or a sum may be its whole.
_REACH = 6
# Figures this many code points apart still speak of one thing.
_NEAR = 80


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    return {row["word"]: (row["zh"], row["en"]) for row in words("base", "stated_nouns")}


def exact(quantity: QuantityDraft) -> Decimal | None:
    """The exact value; None where the text gives none or only an approximation."""
    if quantity.value is None or quantity.approximation != "exact":
        return None
    if quantity.maximum is not None and quantity.maximum != quantity.minimum:
        return None
    try:
        return Decimal(quantity.value)
    except InvalidOperation:
        return None


def plain(number: Decimal) -> str:
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
    for figure, number in _totals(draft):
        if number == figure.counted:
            continue
        if (figure.what, number) in found:
            found[figure.what, number].related.append(figure.place)
            continue
        listed = nodes[_ROLES[figure.what]]
        if figure.what == "measures" and not all(node.marker for node in listed):
            continue
        if figure.counted is None and not any(nodes.values()):
            # That nothing is listed at all is said by progress-missing.
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
            stated=plain(number),
            unit=figure.quantity.unit or "",
            counted=figure.counted,
        )
    return list(found.values())


def _totals(draft: Draft) -> list[tuple[StatedDraft, Decimal]]:
    """The totals of problems and measures; of several in one sentence the one that fits the outline.

    17项问题、56项具体表现 are levels of one thing: the outline may hold either, else the finer counts.
    """
    chosen: list[tuple[StatedDraft, Decimal]] = []
    for group in _sentences(draft):
        best: dict[str, tuple[StatedDraft, Decimal]] = {}
        for figure in group:
            number = exact(figure.quantity)
            if figure.what not in _ROLES or number is None:
                continue
            known = best.get(figure.what)
            if (
                known is None
                or number == figure.counted
                or (known[1] != figure.counted and number > known[1])
            ):
                best[figure.what] = (figure, number)
        chosen.extend(best.values())
    return chosen


def contradiction(draft: Draft) -> list[FindingDraft]:
    """``figure-contradiction``: one total stated in two sentences in the same words with two values."""
    found = []
    first: dict[tuple[str, str, str | None], tuple[StatedDraft, Decimal]] = {}
    for figure, number in _totals(draft):
        key = (figure.what, _words(draft.text, figure), figure.quantity.unit)
        known, value = first.setdefault(key, (figure, number))
        if value == number:
            continue
        noun, noun_en = _nouns()[figure.what]
        found.append(
            finding(
                "figure-contradiction",
                place=figure.place,
                related=[known.place],
                noun=noun,
                noun_en=noun_en,
                first=plain(value),
                second=plain(number),
                unit=figure.quantity.unit or "",
            )
        )
    return found


@cache
def part_rule(name: str) -> re.Pattern[str]:
    """How a sentence names parts: ``families/base/figure_parts.toml``."""
    return rules("base", "figure_parts").compiled[f"parts.{name}"]


def _words(text: str, figure: StatedDraft) -> str:
    """The words of a figure without its number: 反馈问题, 具体问题."""
    return text[figure.start : figure.quantity.start] + text[figure.quantity.end : figure.end]


# ---- states and rates --------------------------------------------------------------------


def _sentences(draft: Draft) -> Iterator[list[StatedDraft]]:
    """The stated figures of each sentence; 。 and a line end part sentences, ; does not."""
    group: list[StatedDraft] = []
    for figure in draft.stated:
        if group and _STOP.search(draft.text, group[-1].end, figure.start):
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
            wholes = [number for one in total if (number := exact(one.quantity)) is not None]
            parts = [(one, number) for one in states if (number := exact(one.quantity)) is not None]
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
                    whole=plain(wholes[-1]),
                    sum=plain(sum((number for _, number in parts), Decimal(0))),
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
    last = parts[-1][0].end
    stop = _STOP.search(text, last, last + _NEAR)
    return part_rule("share").search(text, total.start, stop.start() if stop else last) is None


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
            stated = exact(figure.quantity)
            if stated is None:
                continue
            if stated > _ALL:
                found.append(finding("rate-differs", "over", figure.place, stated=plain(stated)))
                continue
            found.extend(_rate_in(figure, stated, group[max(0, index - 2 * _REACH) : index]))
    return found


def _rate_in(figure: StatedDraft, stated: Decimal, before: list[StatedDraft]) -> list[FindingDraft]:
    totals = [(one, number) for one in before if one.what in _TOTALS and (number := exact(one.quantity))]
    states = [
        (one, number) for one in before if one.what in _STATES and (number := exact(one.quantity)) is not None
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
            stated=plain(stated),
            done=plain(part),
            whole=plain(whole),
            rate=plain((part * 100 / whole).quantize(Decimal("0.01"))),
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
