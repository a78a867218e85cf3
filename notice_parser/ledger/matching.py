"""Which row of a new version is which row of the old one.

Rows that say the same are paired first; what is left is compared under the same heading, by the pairs of
neighbouring characters that two texts share, and at last anywhere in the notice where two texts are nearly
the same. Nothing is guessed from the position alone: where two rows have little in common, one is gone and
the other is new.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from notice_parser.ledger.keys import Line, key_of

# How much of two texts must be shared: under one heading; there, by the only ones left between the same
# neighbours; and under different headings. Of 9,378 pairs of different measures of the annotated notices the
# most alike share 0.28.
_SAME = 0.5
_SAME_PLACE = 0.3
_MOVED = 0.75
# What is shorter is said under many headings (立行立改,已完成) and tells nothing there.
_TELLING = 12
# A text that stands nearly whole in a longer one: the notice was added to.
_WHOLE = 0.95
_GROWN = 0.8
# Past so many pairs only those are compared that stand about as far down.
_MANY_PAIRS = 10_000
_NEAR = 12


def likeness(one: str, two: str) -> float:
    """How much of two plain texts is shared, 0 to 1: Dice's coefficient over the pairs of neighbouring signs.

    A text that stands nearly whole in the other counts as much as 0.8.

    >>> likeness("制定采购管理办法", "修订采购管理办法") > 0.7
    True
    >>> likeness("制定采购管理办法", "组织全员学习") < 0.1
    True
    """
    if one == two:
        return 1.0
    first, second = _pairs(one), _pairs(two)
    smaller, larger = sorted((first.total(), second.total()))
    if not smaller:
        return 0.0
    shared = (first & second).total()
    grown = smaller >= _TELLING and shared >= _WHOLE * smaller
    return max(2 * shared / (smaller + larger), _GROWN if grown else 0.0)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter[str]:
    return Counter(map("".join, pairwise(text)))


def match(old: Sequence[Line], new: Sequence[Line]) -> tuple[int | None, ...]:
    """For each new line the index of the old line that it is, or ``None`` where it is new; each old one once.

    >>> old = [Line("k1", "采购", "制定采购管理办法并印发"), Line("k2", "采购", "开展专题培训")]
    >>> new = [Line("n1", "采购", "建立台账"), Line("n2", "采购", "修订采购管理办法并印发")]
    >>> match(old, new)
    (None, 0)
    """
    pairing = _Pairing(old, new)
    everywhere = list(range(len(old))), list(range(len(new)))
    pairing.equal(lambda line: (line.context, line.content), *everywhere)
    pairing.equal(lambda line: line.key, *everywhere)
    pairing.under_same_headings()
    pairing.moved()
    return tuple(pairing.found)


def inherited(old: Sequence[Line], new: Sequence[Line], pairs: Sequence[int | None]) -> list[str]:
    """The keys of the new lines, paired by ``match``: that of the old line where it is one, else its own.

    All are distinct: a line that is new although an old one holds its key gets a further one.
    """
    taken = {line.key for line in old}
    keys = []
    for line, index in zip(new, pairs, strict=True):
        key = line.key if index is None else old[index].key
        while index is None and key in taken:
            key = key_of(key, "1")
        taken.add(key)
        keys.append(key)
    return keys


class _Pairing:
    """The pairs found so far: for each new line the index of its old one."""

    def __init__(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        self.old = old
        self.new = new
        self.found: list[int | None] = [None] * len(new)
        self.taken: set[int] = set()

    def equal(self, fact: Callable[[Line], str | tuple[str, str]], old: list[int], new: list[int]) -> None:
        """Pair the lines of which a fact is the same, in their order."""
        waiting: defaultdict[object, deque[int]] = defaultdict(deque)
        for index in self._open_old(old):
            waiting[fact(self.old[index])].append(index)
        for index in self._open_new(new):
            if queue := waiting.get(fact(self.new[index])):
                self._pair(queue.popleft(), index)

    def similar(self, old: list[int], new: list[int], fits: Callable[[int, int, float], bool]) -> None:
        """Pair the lines that are most alike, as long as they fit; of equally alike ones the nearest."""
        old, new = self._open_old(old), self._open_new(new)
        near = _NEAR if len(old) * len(new) > _MANY_PAIRS else len(old) + len(new)
        scores = [
            (-_alike(self.old[i], self.new[j]), abs(rank - other), i, j)
            for rank, i in enumerate(old)
            for other, j in enumerate(new)
            if abs(rank - other) <= near
        ]
        for score, _, i, j in sorted(scores):
            if -score < _SAME_PLACE:
                break
            if i not in self.taken and self.found[j] is None and fits(i, j, -score):
                self._pair(i, j)

    def under_same_headings(self) -> None:
        """Pair the lines that say the same, then those that say much the same, under one heading."""
        old, new = _headings(self.old), _headings(self.new)
        if not old or not new:
            return
        if len(old) == len(new) == 1:
            pairs: tuple[int | None, ...] = (0,)
        else:
            pairs = match([line for line, _ in old], [line for line, _ in new])
        groups = [(old[i][1], now) for (_, now), i in zip(new, pairs, strict=True) if i is not None]
        for before, now in groups:
            self.equal(lambda line: line.content, before, now)
        for before, now in groups:
            self.similar(before, now, self._fits_here)

    def moved(self) -> None:
        """Pair the lines that say nearly the same under another heading."""
        old = [i for i, line in enumerate(self.old) if len(line.content) >= _TELLING]
        new = [j for j, line in enumerate(self.new) if len(line.content) >= _TELLING]
        self.equal(lambda line: line.content, old, new)
        self.similar(old, new, lambda i, j, alike: alike >= _MOVED)

    def _fits_here(self, old: int, new: int, alike: float) -> bool:
        return alike >= _SAME or (self._neighbours(old, new, -1) and self._neighbours(old, new, 1))

    def _neighbours(self, old: int, new: int, step: int) -> bool:
        """Whether the lines before (-1) or behind (1) two lines are a pair, or none is there."""
        before, now = _neighbour(self.old, old, step), _neighbour(self.new, new, step)
        return before is None if now is None else before is not None and self.found[now] == before

    def _pair(self, old: int, new: int) -> None:
        self.found[new] = old
        self.taken.add(old)

    def _open_old(self, among: list[int]) -> list[int]:
        return [i for i in among if i not in self.taken]

    def _open_new(self, among: list[int]) -> list[int]:
        return [j for j in among if self.found[j] is None]


def _neighbour(lines: Sequence[Line], index: int, step: int) -> int | None:
    other = index + step
    inside = 0 <= other < len(lines) and lines[other].context == lines[index].context
    return other if inside else None


def _headings(lines: Sequence[Line]) -> list[tuple[Line, list[int]]]:
    """The headings that lines stand under, in their order, each as a line with the indexes of those below."""
    below: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        below.setdefault(line.context, []).append(index)
    return [
        (Line(context, "", context, tuple(lines[index].content for index in indexes)), indexes)
        for context, indexes in below.items()
    ]


def _alike(one: Line, two: Line) -> float:
    """The likeness of what two lines say, or the share of what stands below both if that is larger."""
    first, second = (Counter(part for part in line.parts if len(part) >= _TELLING) for line in (one, two))
    fewer = min(first.total(), second.total())
    below = (first & second).total() / fewer if fewer else 0.0
    return max(likeness(one.content, two.content), below)
