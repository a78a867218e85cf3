"""Compare a parsed notice with its gold, layer by layer.

Micro averages: counts are summed over documents, then divided. A layer that gold does not ask for
and the parser does not claim is perfect (1.0). Two claims are no error because gold says nothing
of them: an issuer where the title marks none, the status of a problem where gold gives none.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from notice_parser.evaluation.expected import expected_items
from notice_parser.evaluation.found import found_items
from notice_parser.evaluation.gold import Gold
from notice_parser.evaluation.layers import LAYERS, Item, Items
from notice_parser.model import Notice

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Miss:
    """An item on one side only: its words (shortened), place and value."""

    text: str
    start: int
    end: int
    detail: str

    @property
    def name(self) -> str:
        """The miss in one line: ``「69.06万元」@1234 690600 元``."""
        return f"「{self.text}」@{self.start}" + (f" {self.detail}" if self.detail else "")


@dataclass(frozen=True, slots=True)
class Score:
    """One layer: how many items are right, claimed, asked for; what is missing and what is extra.

    ``near`` is how many gold items are met at least by the looser key; None where there is none.
    """

    correct: int
    predicted: int
    gold: int
    near: int | None = None
    missing: tuple[Miss, ...] = ()
    extra: tuple[Miss, ...] = ()

    @property
    def precision(self) -> float:
        return self.correct / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        return self.correct / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        asked = self.predicted + self.gold
        return 2 * self.correct / asked if asked else 1.0

    @property
    def misses(self) -> int:
        """How many items are missing or too many."""
        return self.gold + self.predicted - 2 * self.correct


Scores = Mapping[str, Score]


def score(notice: Notice, gold: Gold) -> Scores:
    """The scores of one notice by layer, in the order of ``LAYERS``."""
    expected, found = expected_items(gold), found_items(notice, gold.text)
    _leave_unasked(expected, found)
    return {layer: _compare(layer, expected[layer], found[layer], gold.text) for layer in LAYERS}


def total(scores: Iterable[Scores]) -> Scores:
    """The sum over several notices; misses stay with the documents."""
    every = list(scores)
    summed: dict[str, Score] = {}
    for layer in LAYERS:
        of_layer = [one[layer] for one in every]
        nears = [one.near for one in of_layer if one.near is not None]
        summed[layer] = Score(
            correct=sum(one.correct for one in of_layer),
            predicted=sum(one.predicted for one in of_layer),
            gold=sum(one.gold for one in of_layer),
            near=sum(nears) if nears else None,
        )
    return summed


def _leave_unasked(expected: Items, found: Items) -> None:
    """Drop the claims that gold is silent about."""
    asked = {(item.start, item.end) for item in expected["status"].values() if _is_problem(item)}
    for key, item in list(found["status"].items()):
        if _is_problem(item) and (item.start, item.end) not in asked:
            del found["status"][key]
    if not any(item.detail == "issuer" for item in expected["header"].values()):
        for key, item in list(found["header"].items()):
            if item.detail == "issuer":
                del found["header"][key]


def _is_problem(item: Item) -> bool:
    return item.detail.startswith("problem ")


def _compare(layer: str, expected: dict[Hashable, Item], found: dict[Hashable, Item], text: str) -> Score:
    missing = [item for key, item in expected.items() if key not in found]
    extra = [item for key, item in found.items() if key not in expected]
    correct = len(expected) - len(missing)
    has_near = any(item.near is not None for item in (*expected.values(), *found.values()))
    return Score(
        correct=correct,
        predicted=len(found),
        gold=len(expected),
        near=correct + _nearly(layer, missing, extra) if has_near else None,
        missing=_named(missing, text),
        extra=_named(extra, text),
    )


def _nearly(layer: str, missing: list[Item], extra: list[Item]) -> int:
    """How many missing items have an extra one with the same near key; each extra serves once."""
    free: dict[Hashable, list[Item]] = {}
    for item in extra:
        free.setdefault(item.near, []).append(item)
    count = 0
    for item in missing:
        candidates = free.get(item.near, [])
        for candidate in candidates:
            if layer != "subject" or _same_head(item.detail, candidate.detail):
                candidates.remove(candidate)
                count += 1
                break
    return count


def _same_head(name: str, other: str) -> bool:
    return name.endswith(other) or other.endswith(name)


def _named(items: list[Item], text: str) -> tuple[Miss, ...]:
    """Items in reading order; neighbouring characters of page furniture as one."""
    joined: list[Item] = []
    for item in sorted(items, key=lambda item: (item.start, item.end)):
        last = joined[-1] if joined else None
        if last and not item.detail and item.end - item.start == 1 and last.end == item.start:
            joined[-1] = Item(last.key, last.start, item.end)
        else:
            joined.append(item)
    return tuple(Miss(_shorten(text[one.start : one.end]), one.start, one.end, one.detail) for one in joined)


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 11]}…{line[-10:]}"
