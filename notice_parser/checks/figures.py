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
# The last total that was stated in a unit.
_Latest = dict[str | None, StatedDraft]
_ROLES = {"problems": "problem", "measures": "measure"}
_ALL = Decimal(100)
_STOP = re.compile("[。\n]")
# How many figures before a rate or a sum may be its whole.
_REACH = 6
# Figures this many code points apart still speak of one thing.
_NEAR = 80
# The total of an account in the sentences behind it stands this near.
_FAR = 300


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
        if value == number or not _same_account(draft.text, known, figure):
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


def _same_account(text: str, first: StatedDraft, second: StatedDraft) -> bool:
    """Whether two figures are told of one thing: near each other, no other inspection or audit between."""
    if second.start - first.end > _FAR:
        return False
    return part_rule("elsewhere").search(text, _sentence(text, first.start), second.end) is None


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

    Only where at least one state besides completed is told. The total stands in the same sentence,
    else shortly before; then any total of the notice may be meant. 长期坚持 may be told of what is
    completed or beside it.
    """
    found = []
    for totals, states, wholes in _accounts(draft):
        parts = [(one, number) for one in states if (number := exact(one.quantity)) is not None]
        if len(parts) != len(states) or not _tells_all(draft.text, totals[-1], parts):
            continue
        if wholes.isdisjoint(_sums(parts)):
            noun, noun_en = _nouns()[totals[-1].what]
            found.append(
                finding(
                    "sum-differs",
                    "states",
                    totals[-1].place,
                    [one.place for one, _ in parts],
                    noun=noun,
                    noun_en=noun_en,
                    whole=plain(exact(totals[-1].quantity) or Decimal(0)),
                    sum=plain(sum((number for _, number in parts), Decimal(0))),
                )
            )
    return found


def _accounts(
    draft: Draft,
) -> Iterator[tuple[list[StatedDraft], list[StatedDraft], set[Decimal]]]:
    """Totals, the states told of them, and the numbers that these may make."""
    every = {number for one in draft.stated if one.what in _TOTALS and (number := exact(one.quantity))}
    latest: _Latest = {}
    for group in _sentences(draft):
        for totals, states in _stretches(group):
            known = [one for one in totals if exact(one.quantity)]
            if known:
                yield known, states, {number for one in known if (number := exact(one.quantity))}
            elif not totals and (total := _meant(draft.text, latest, states)) is not None:
                yield [total], states, every
        latest.update(
            {one.quantity.unit: one for one in group if one.what in _TOTALS and exact(one.quantity)}
        )


def _meant(text: str, latest: _Latest, states: list[StatedDraft]) -> StatedDraft | None:
    """The total that states without one speak of: near before, of their unit, where nothing else is named."""
    first, last = states[0], states[-1]
    total = latest.get(first.quantity.unit)
    if total is None or first.start - total.end > _FAR:
        return None
    other = part_rule("other").search(text, _sentence(text, first.start), last.end)
    return total if other is None else None


def _sentence(text: str, at: int) -> int:
    low = max(0, at - _NEAR)
    return max(low, text.rfind("。", low, at), text.rfind("\n", low, at))


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
        elif figure.what in _STATES:
            states.append(figure)
    if states:
        yield totals[-_REACH:], states[:_REACH]


def _tells_all(text: str, total: StatedDraft, parts: Sequence[tuple[StatedDraft, Decimal]]) -> bool:
    """Whether the states are meant to be all: completed and another, and no rest or share is named."""
    whats = [one.what for one, _ in parts]
    if "completed" not in whats or len(set(whats)) < 2 or len(set(whats)) != len(whats):
        return False
    if len({one.quantity.unit for one, _ in parts}) > 1:
        # 整改任务已完成15项,来电已办结44件: each is told of a whole of its own.
        return False
    first, last = parts[0][0].start, parts[-1][0].end
    stop = _STOP.search(text, last, last + _NEAR)
    start = total.start if total.end <= first and first - total.end <= _NEAR else _sentence(text, first)
    return part_rule("share").search(text, start, stop.start() if stop else last) is None


def _sums(parts: Sequence[tuple[StatedDraft, Decimal]]) -> set[Decimal]:
    """What the states may add up to: all of them, without the long-term ones, the completed alone."""
    whole = sum((number for _, number in parts), Decimal(0))
    standing = sum((number for one, number in parts if one.what == "long_term"), Decimal(0))
    done = sum((number for one, number in parts if one.what == "completed"), Decimal(0))
    return {whole, whole - standing, done}


def rate(draft: Draft) -> list[FindingDraft]:
    """``rate-differs``: done / all is not the stated rate, to the decimals that are printed.

    All that stands before the rate in its sentence may be done or all, and where no total does, any
    total of the notice; it differs where no pair of them makes it.
    """
    found: list[FindingDraft] = []
    every = [one for one in draft.stated if one.what in _TOTALS]
    latest: _Latest = {}
    for group in _sentences(draft):
        for index, figure in enumerate(group):
            if figure.what in _TOTALS:
                latest[figure.quantity.unit] = figure
            stated = exact(figure.quantity) if figure.what == "completion_rate" else None
            if stated is None:
                continue
            if stated > _ALL:
                found.append(finding("rate-differs", "over", figure.place, stated=plain(stated)))
                continue
            told = group[max(0, index - 2 * _REACH) : index]
            if not any(one.what in _TOTALS for one in told):
                states = [one for one in told if one.what in _STATES]
                total = _meant(draft.text, latest, states) if states else None
                if total is None:
                    continue
                told = [*every[:_REACH], total, *told]
            found.extend(_rate_in(figure, stated, told))
    return found


def _rate_in(figure: StatedDraft, stated: Decimal, told: list[StatedDraft]) -> list[FindingDraft]:
    totals = [(one, number) for one in told if one.what in _TOTALS and (number := exact(one.quantity))]
    states = [
        (one, number) for one in told if one.what in _STATES and (number := exact(one.quantity)) is not None
    ]
    done = [pair for pair in states if pair[0].what in _DONE]
    if not totals or not done or figure.start - done[-1][0].end > _NEAR:
        return []
    sums = _chosen([number for _, number in states[-_REACH:]])
    numbers = {number for _, number in totals}
    for whole in numbers:
        # 整改措施落实83项 is a total by its noun and done by its verb; 25 in all, 6 still open: 19 are done.
        parts = sums | (numbers - {whole}) | {whole - number for number in sums}
        if any(_makes(part, whole, stated, figure.quantity.number) for part in parts):
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


def _chosen(numbers: list[Decimal]) -> set[Decimal]:
    """All sums of some of the numbers."""
    return {
        sum(some, Decimal(0)) for size in range(1, len(numbers) + 1) for some in combinations(numbers, size)
    }


def _makes(part: Decimal, whole: Decimal, stated: Decimal, written: str) -> bool:
    """Whether part / whole rounds, or is cut, to the stated rate.

    >>> _makes(Decimal(688), Decimal(697), Decimal("98.71"), "98.71")
    True
    >>> _makes(Decimal(19), Decimal(25), Decimal("75"), "75")
    False
    """
    decimals = len(written.partition(".")[2]) if written.isascii() else 0
    return abs(part * 100 / whole - stated) < Decimal(1).scaleb(-decimals)
