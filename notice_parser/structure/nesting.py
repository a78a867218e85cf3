"""From a row of marks to a tree: which mark stands under which.

Each mark goes where it costs least: beside an open mark of its style whose number it
continues, under the mark before it, or in place of open marks that rank below it. The usual
order 一、→(一)→1.→(1)→① (GB/T 9704-2012) gives way where the document itself shows another.
"""

from collections import Counter, defaultdict
from itertools import pairwise

from notice_parser.structure.markers import RUN_STYLES, Mark, ranks

LABEL = "label"
PLAIN = "plain"
PLAIN_SECTION = "plain_section"
PROBLEM_TAG = "problem_tag"
ROW = "row"
_OWN_RANKS = {PLAIN_SECTION: 5, PLAIN: 18, PROBLEM_TAG: 28, LABEL: 39}
# Styles that stand above or below each other as the document has it.
_LOOSE = (
    ("cn_paren", "ordinal"),
    ("arabic_dot", "ordinal"),
    ("arabic_comma", "ordinal"),
    ("cn_paren", "roman_dot"),
    ("arabic_dot", "roman_dot"),
    ("arabic_comma", "roman_dot"),
    ("arabic_dot", "problem_label"),
    ("arabic_comma", "problem_label"),
    ("arabic_dot", "arabic_comma"),
    ("arabic_comma", "arabic_dot"),
)
_MOST_DETAILS = 12
# Styles of headings that hold other headings rather than measures.
_AREAS = ("cn_paren", "ordinal")
HEADS = ("cn_dot", *_AREAS)


def nest(marks: list[Mark]) -> list[int]:
    """The index of each mark's parent, -1 for the top.

    >>> row = [("cn_dot", 1), ("cn_paren", 1), ("arabic_dot", 1), ("arabic_dot", 2), ("cn_paren", 2)]
    >>> nest([Mark(i, i, style, n, i, True) for i, (style, n) in enumerate(row)])
    [-1, 0, 1, 1, 0]
    """
    return _Nesting(marks).run()


class _Nesting:
    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.rank = document_ranks(marks)
        self.owner = label_owner(marks)
        self.parents: list[int] = []
        self.stack: list[int] = []
        self.open: list[str] = []

    def run(self) -> list[int]:
        for index, mark in enumerate(self.marks):
            is_label = mark.style == LABEL
            # Whether a label follows matters only where one stands above.
            leads_label = LABEL in self.open and self._leads_label(index)
            depth = self._label_depth(mark) if is_label else self._depth(mark, leads_label)
            del self.stack[depth:], self.open[depth:]
            self.parents.append(self.stack[-1] if self.stack else -1)
            self.stack.append(index)
            self.open.append(mark.style)
        return self.parents

    def _label_depth(self, label: Mark) -> int:
        """A label stands under the style that labels of this document stand under; a cell under its row."""
        owner = ROW if label.start == label.end and ROW in self.open else self.owner
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth] == owner:
                return depth + 1
        depth = len(self.open)
        while depth and self.open[depth - 1] in (LABEL, *RUN_STYLES):
            depth -= 1
        return depth

    def _leads_label(self, index: int) -> bool:
        """Whether a label follows a mark at once, as it follows a problem, or behind its run-in details."""
        following = self.marks[index + 1 : index + 2 + _MOST_DETAILS]
        if following and following[0].style in (LABEL, PROBLEM_TAG):
            # A cell of a table stands behind a label that is not printed: it says nothing here.
            return following[0].end > following[0].start
        behind = next((mark for mark in following if mark.style not in RUN_STYLES), None)
        return behind is not None and behind.style == LABEL and behind.kind == "measures"

    def _depth(self, mark: Mark, leads_label: bool) -> int:
        """The depth that costs least for ``mark``, given the open marks."""
        best_cost, best = self._child_cost(mark, leads_label), len(self.stack)
        rank, style = self.rank[mark.style], mark.style
        is_open = style in self.open
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth] == style:
                cost = _continue_cost(self.marks[self.stack[depth]].ordinal, mark.ordinal)
                if leads_label and depth and self.open[depth - 1] == LABEL:
                    # What stands behind a label is measures; these have no labels of their own.
                    cost += 1.0
            elif not is_open and self.rank[self.open[depth]] >= rank:
                cost = _replace_cost(mark) - 0.01 * (len(self.open) - depth)
            else:
                continue
            if cost < best_cost:
                best_cost, best = cost, depth
        return best

    def _child_cost(self, mark: Mark, leads_label: bool) -> float:
        if not self.stack:
            return 0.0
        top = self.marks[self.stack[-1]]
        first = mark.ordinal in (1, None)
        if not mark.leads and mark.line == top.line and first and mark.style not in self.open:
            return 0.3
        if top.style == mark.style:
            return 6.0
        if top.style == LABEL and top.end == mark.start == top.start:
            # What begins a cell of a table stands in it.
            return 0.2
        announced = top.style == LABEL and top.kind == "measures" and not leads_label
        if announced and (mark.leads or mark.start - top.end <= 1) and mark.ordinal == 1:
            # What begins to be numbered behind a label is what the label announces; not the areas above.
            if mark.style not in self.open:
                return 0.4
            if mark.style not in HEADS:
                return 0.8
        cost = 0.6 if first else 3.6
        return cost + 3.0 if mark.style in self.open else cost


def _replace_cost(mark: Mark) -> float:
    return 0.5 if mark.ordinal in (1, None) else 2.6


def _continue_cost(last: int | None, ordinal: int | None) -> float:
    """What it costs to stand beside a mark with the number ``last``."""
    if last is None or ordinal is None or ordinal == last + 1:
        return 0.0
    if ordinal > last:
        return 2.0 + 0.5 * min(ordinal - last - 1, 4)
    return 2.4 if ordinal == last else 3.4


def document_ranks(marks: list[Mark]) -> dict[str, int]:
    """The order of styles: the usual one, corrected where the document shows the opposite.

    A style stands above another when the other's numbers begin anew each time it goes on.
    """
    rank = {**ranks(), **_OWN_RANKS}
    above: dict[tuple[str, str], int] = defaultdict(int)
    advanced: dict[str, set[str]] = {}
    for mark in marks:
        if mark.ordinal is None:
            continue
        if mark.ordinal == 1:
            for style in advanced.get(mark.style, ()):
                above[style, mark.style] += 1
        else:
            for style, seen in advanced.items():
                if style != mark.style:
                    seen.add(mark.style)
        advanced[mark.style] = set()
    for (high, low), count in sorted(above.items()):
        if rank[high] >= rank[low] and low not in RUN_STYLES and count >= above[low, high] + 2:
            rank[low] = rank[high] + 1
    held = {mark.style for mark in marks}
    for high, low in _LOOSE:
        if high in held and low in held and _opens_under(marks, high, low):
            rank[low] = max(rank[low], rank[high] + 1)
    if PLAIN in held:
        rank[PLAIN] = _plain_rank(marks, rank)
    if PROBLEM_TAG in held:
        rank[PROBLEM_TAG] = _tag_rank(marks, rank)
    return rank


def _plain_rank(marks: list[Mark], rank: dict[str, int]) -> int:
    """The rank of unnumbered headings: below the areas that they follow at once, never the reverse."""
    leading = [mark for mark in marks if mark.leads]
    pairs = {
        (before.style, mark.style)
        for before, mark in pairwise(leading)
        if mark.line == before.line + 1 and mark.ordinal in (1, None)
    }
    above = [style for style in _AREAS if (style, PLAIN) in pairs and (PLAIN, style) not in pairs]
    return max([rank[PLAIN], *(rank[style] + 1 for style in above)])


def _opens_under(marks: list[Mark], high: str, low: str) -> bool:
    """Whether the numbers of ``low`` begin right behind those of ``high``, and never the reverse.

    Their numbers may run on from one parent to the next, so that no restart shows the order.
    """
    pairs = {
        (before.style, mark.style)
        for before, mark in pairwise(mark for mark in marks if mark.leads)
        if mark.ordinal == 1
    }
    return (high, low) in pairs and (low, high) not in pairs


def _tag_rank(marks: list[Mark], rank: dict[str, int]) -> int:
    """The rank of 问题: tags: below the numbered parts that they follow at once."""
    lowest = rank[PROBLEM_TAG]
    owner: str | None = None
    for mark in marks:
        if mark.style == PROBLEM_TAG and owner is not None:
            lowest = max(lowest, rank[owner] + 1)
        owner = mark.style if mark.ordinal is not None and mark.style not in RUN_STYLES else None
    return lowest


def label_owner(marks: list[Mark]) -> str | None:
    """The style that the labels before measures most often follow; else the highest that others follow."""
    counts: dict[str, int] = defaultdict(int)
    others: set[str] = set()
    owner: str | None = None
    known = {**ranks(), **_OWN_RANKS}
    detailed = False
    for mark in marks:
        if mark.style == LABEL:
            detailed = mark.kind == "details" and owner is not None
            if owner is not None and mark.kind == "measures":
                counts[owner] += 1
            elif owner is not None:
                others.add(owner)
        elif mark.style not in RUN_STYLES and not (detailed and owner and known[mark.style] > known[owner]):
            # What is numbered behind a label for details is details: no label stands under it.
            owner, detailed = mark.style, False
    if counts:
        # Of two, the one whose every number has a label: measures are but the last before the next label.
        total = Counter(mark.style for mark in marks)
        return max(counts, key=lambda style: (counts[style], -total[style], -known[style]))
    return min(others, key=lambda style: known[style], default=None)
