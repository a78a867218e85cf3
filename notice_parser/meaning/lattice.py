"""Lay the words about a quantity out in order, for the names that what it counts may have.

A paragraph is read clause by clause: words as ``clauses.tokens`` has them, each figure as one word whose
sign is its unit. A clause is cut into words once, however many figures ask for it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from notice_parser.meaning import clauses
from notice_parser.meaning.clauses import Token
from notice_parser.model.draft import Place, QuantityDraft

# Not the sign within 1,500 or 12:30.
_STOP = re.compile(r"[;。!?\n]|(?<![0-9])[,:]|[,:](?![0-9])")
# Longer clauses are cut: so far a reader looks from a figure.
_BEFORE = 60
_BEHIND = 40
# The words of a quotation that is one word.
_QUOTED = 12


@dataclass(slots=True)
class Clause:
    """The words between two stops, with what is asked of them again and again."""

    start: int
    end: int
    words: list[Token]
    opens: list[int] | None = None
    ends: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    firsts: dict[tuple[int, int], list[int]] = field(default_factory=dict)


class Lattice:
    """The clauses about the quantities of a text.

    >>> from notice_parser.mentions.quantities import scan
    >>> text = "清查账目,追缴补贴3.2万元。"
    >>> figures = scan(text, 0, len(text))
    >>> [[word.word for word in clause.words] for clause in Lattice(text, figures).about(figures[0])]
    [['追缴', '补贴', '元'], ['清查', '账目']]
    """

    def __init__(self, text: str, quantities: Sequence[QuantityDraft]) -> None:
        self.text = text
        self.figures = sorted(quantities, key=lambda each: each.start)
        self.starts = [each.start for each in self.figures]
        self.clauses: dict[Place, Clause] = {}
        self.names: dict[Place, Clause] = {}

    def about(self, quantity: QuantityDraft, earlier: int = 3) -> list[Clause]:
        """The clause of a quantity, and those before it in its paragraph, the nearest first."""
        text = self.text
        floor = max(0, quantity.start - (earlier + 1) * _BEFORE)
        line = max(floor, text.rfind("\n", floor, quantity.start) + 1)
        furthest = min(len(text), quantity.end + _BEHIND)
        stop = _STOP.search(text, quantity.end, furthest)
        end = stop.start() if stop else furthest
        start = self._clause_start(line, quantity.start)
        found = [self._clause(start, end)]
        while start > line and len(found) <= earlier:
            end = start - 1 if _STOP.match(text, start - 1) else start
            start = self._clause_start(line, end)
            found.append(self._clause(start, end))
        return found

    def alone(self, place: Place, beyond: Token) -> Clause:
        """The words of a name by itself, between two pairs of ``beyond``."""
        clause = self.names.get(place)
        if clause is None:
            words = clauses.tokens(self.text, *place)
            clause = self.names[place] = Clause(*place, [beyond, beyond, *words, beyond, beyond])
        return clause

    def _clause_start(self, line: int, position: int) -> int:
        lowest = max(line, position - _BEFORE)
        stops = [match.end() for match in _STOP.finditer(self.text, lowest, position)]
        return stops[-1] if stops else lowest

    def _clause(self, start: int, end: int) -> Clause:
        clause = self.clauses.get((start, end))
        if clause is None:
            clause = self.clauses[start, end] = Clause(start, end, self._words(start, end))
        return clause

    def _words(self, start: int, end: int) -> list[Token]:
        words: list[Token] = []
        for place in range(bisect_left(self.starts, start), bisect_left(self.starts, end)):
            figure = self.figures[place]
            if figure.start < start:
                # Inside of the figure before it.
                continue
            words.extend(self._plain(start, figure.start))
            words.append(Token(figure.start, figure.end, figure.unit or "", "figure", figure.unit_kind))
            start = figure.end
        words.extend(self._plain(start, end))
        return words

    def _plain(self, start: int, end: int) -> list[Token]:
        if start >= end:
            return []
        return list(_quoted(clauses.tokens(self.text, start, end)))


def _quoted(words: Sequence[Token]) -> Iterator[Token]:
    """The words with each short “quotation” as one: “三合一”|场所."""
    index = 0
    while index < len(words):
        word = words[index]
        closed = _closed(words, index) if word.word == "“" else None
        if closed is None:
            yield word
            index += 1
            continue
        yield Token(word.start, words[closed].end, "“”", "quoted", "x")
        index = closed + 1


def _closed(words: Sequence[Token], index: int) -> int | None:
    for place in range(index + 1, min(len(words), index + _QUOTED)):
        if words[place].word == "”":
            return place
        if words[place].word == "“":
            return None
    return None
