"""Numbering: contiguous among siblings of one style, levels in the usual order."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from notice_parser.checks.messages import finding
from notice_parser.families.loader import rules
from notice_parser.model.draft import Draft, FindingDraft, MarkerDraft, NodeDraft
from notice_parser.structure.markers import RUN_STYLES

_CHINESE = "〇一二三四五六七八九十"
_GLYPHS = ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛")
# The four levels that GB/T 9704 orders; others have no fixed place.
_ORDERED = ("cn_dot", "cn_paren", "arabic_dot", "paren_digit")
_NUMERAL = re.compile(r"[0-9]{1,3}(?=[^0-9]{0,8}\Z)|[〇零一二三四五六七八九十百]{1,4}|[①-⒛]")
_MOST_MISSING = 3
# So many gaps, and more than half of the steps: the numbers are not of this text.
_EXCERPT = 3
_BOUNDARIES = frozenset("\n\t 。;:,、)”】")
_RESTART = ("numbering-restart", "")

Levels = dict[tuple[int, str], int]


def sequence(draft: Draft) -> list[FindingDraft]:
    """``numbering-gap``, ``-duplicate`` and ``-restart`` among siblings with one marker style.

    A first number that continues that of the parent before (1 to 5 in one area, 6 to 9 in the
    next) is none; nor is a new count behind a label (整改措施:), or of 一是 behind a paragraph
    that leads it in.
    """
    found: list[FindingDraft] = []
    last: Levels = {}
    for depth, siblings, labels in _families(draft):
        led = [*labels, *(node.start for node in siblings if node.role == "paragraph")]
        by_style: dict[str, list[MarkerDraft]] = {}
        for node in siblings:
            if node.marker is not None and node.marker.ordinal is not None:
                by_style.setdefault(node.marker.style, []).append(node.marker)
        for style, markers in by_style.items():
            starts = led if style in RUN_STYLES else labels
            run = _Run(draft.text, markers, starts, last.get((depth, style)))
            found.extend(_excerpt(run.findings(), len(markers)))
            last[depth, style] = markers[-1].ordinal or 0
    return found


def _excerpt(found: list[FindingDraft], markers: int) -> list[FindingDraft]:
    """Numbers of a list kept elsewhere (任务七, 任务十二, 任务十九) are remarked once."""
    gaps = [one for one in found if one.code == "numbering-gap"]
    if len(gaps) < _EXCERPT or len(gaps) * 2 <= markers:
        return found
    places = [one.place for one in gaps if one.place is not None]
    return [finding("numbering-gap", "excerpt", places[0], places[1:], count=markers)]


def _families(draft: Draft) -> Iterator[tuple[int, list[NodeDraft], Sequence[int]]]:
    """Each list of siblings in reading order, its depth, and where its parent's labels begin."""
    stack: list[tuple[int, list[NodeDraft], Sequence[int]]] = [(0, draft.nodes, ())]
    while stack:
        depth, siblings, labels = stack.pop()
        yield depth, siblings, labels
        stack.extend(
            (depth + 1, node.children, [start for start, _ in node.labels])
            for node in reversed(siblings)
            if node.children
        )


class _Run:
    """The markers of one style under one parent."""

    def __init__(
        self, text: str, markers: list[MarkerDraft], labels: Sequence[int], previous: int | None
    ) -> None:
        self.text = text
        self.markers = markers
        self.labels = sorted(labels)
        self.previous = previous

    def findings(self) -> list[FindingDraft]:
        if self._counts_up():
            return []
        found = self._start()
        seen = {self.markers[0].ordinal}
        label = 0
        for before, after in pairwise(self.markers):
            while label < len(self.labels) and self.labels[label] < before.end:
                label += 1
            parted = label < len(self.labels) and self.labels[label] < after.start
            judged = None if parted and after.ordinal == 1 else self._judge(before, after, seen)
            if parted or judged == _RESTART:
                seen = set()
            seen.add(after.ordinal)
            if judged is not None:
                found.append(self._say(*judged, before, after))
        return found

    def _counts_up(self) -> bool:
        """Whether the numbers are 1, 2, 3 … without a gap, of which nothing is to be said."""
        return all(marker.ordinal == number for number, marker in enumerate(self.markers, 1))

    def _start(self) -> list[FindingDraft]:
        first = self.markers[0]
        ordinal = first.ordinal or 1
        if ordinal <= 1 or (self.previous is not None and ordinal == self.previous + 1):
            return []
        # A single marker that is not the first may be a number of the running text.
        if len(self.markers) == 1 or self.previous is not None:
            return []
        return [finding("numbering-gap", "start", (first.start, first.end), after=self._written(first))]

    def _judge(
        self, before: MarkerDraft, after: MarkerDraft, seen: set[int | None]
    ) -> tuple[str, str] | None:
        """The code and kind of what is wrong between two neighbours; ``seen`` is what stood before."""
        old, new = before.ordinal or 0, after.ordinal or 0
        if new == 1 and old > 1:
            return _RESTART
        if new in seen:
            return "numbering-duplicate", ""
        if new == old + 1:
            return None
        if new < old:
            return "numbering-gap", "order"
        missing = [
            number for number in range(old + 1, min(new, old + 1 + _MOST_MISSING)) if number not in seen
        ]
        return None if not missing or self._hidden(before, after, missing) else ("numbering-gap", "")

    def _hidden(self, before: MarkerDraft, after: MarkerDraft, missing: list[int]) -> bool:
        """Whether a missing number is printed between, in a form that opens no part of its own."""
        forms = (_with_number(self._written(before), number) for number in missing)
        return any(form and _opens(self.text, form, before.end, after.start) for form in forms)

    def _written(self, marker: MarkerDraft) -> str:
        return self.text[marker.start : marker.end].strip()

    def _say(self, code: str, kind: str, before: MarkerDraft, after: MarkerDraft) -> FindingDraft:
        return finding(
            code,
            kind,
            (after.start, after.end),
            [(before.start, before.end)],
            before=self._written(before),
            after=self._written(after),
        )


def _opens(text: str, form: str, start: int, end: int) -> bool:
    """Whether a marker stands in ``text[start:end]`` where one may stand: behind a stop or a blank.

    >>> _opens("修订办法。2.开展培训", "2.", 0, 11), _opens("投入12.5万元", "2.", 0, 8)
    (True, False)
    """
    at = text.find(form, start, end)
    while at >= 0:
        behind = text[at + len(form) : at + len(form) + 1]
        if (at == 0 or text[at - 1] in _BOUNDARIES) and not behind.isdigit():
            return True
        at = text.find(form, at + 1, end)
    return False


def _with_number(written: str, number: int) -> str | None:
    """A marker with its number replaced by another.

    >>> _with_number("(二)", 3), _with_number("1.2", 3), _with_number("⑤", 6), _with_number("一是", 12)
    ('(三)', '1.3', '⑥', '十二是')
    """
    match = _NUMERAL.search(written)
    if match is None:
        return None
    old = match.group()
    if old.isascii():
        new = str(number)
    elif glyphs := next((run for run in _GLYPHS if old in run), ""):
        if number > len(glyphs):
            return None
        new = glyphs[number - 1]
    else:
        new = _chinese(number)
    return written[: match.start()] + new + written[match.end() :]


def _chinese(number: int) -> str:
    tens, units = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return head + (_CHINESE[units] if units or not tens else "")


@cache
def _rank(style: str) -> int | None:
    if style not in _ORDERED:
        return None
    ranks = {str(rule.extra["style"]): int(str(rule.extra["rank"])) for rule in rules("base", "markers")}
    return ranks.get(style)


def level_order(draft: Draft) -> list[FindingDraft]:
    """``level-order``: a style stands below one that GB/T 9704 puts under it (1. above (一)).

    One finding for each pair of styles, at its first place.
    """
    found: dict[tuple[str, str], FindingDraft] = {}
    stack: list[tuple[NodeDraft, MarkerDraft | None]] = [(node, None) for node in reversed(draft.nodes)]
    while stack:
        node, above = stack.pop()
        marker = node.marker
        if marker is not None and _rank(marker.style) is not None:
            pair = _inverted(above, marker)
            if above is not None and pair and pair not in found:
                found[pair] = finding(
                    "level-order",
                    place=(marker.start, marker.end),
                    related=[(above.start, above.end)],
                    child=draft.text[marker.start : marker.end].strip(),
                    parent=draft.text[above.start : above.end].strip(),
                )
            above = marker
        stack.extend((child, above) for child in reversed(node.children))
    return list(found.values())


def _inverted(above: MarkerDraft | None, below: MarkerDraft) -> tuple[str, str] | None:
    if above is None:
        return None
    upper, lower = _rank(above.style), _rank(below.style)
    if upper is None or lower is None or lower >= upper:
        return None
    return above.style, below.style
