"""Fold a source text, one character to one character, and close it up through an index.

Folding makes full-width and half-width forms alike, all blanks one blank and all line ends
one line end. Closing up drops characters that nobody sees (zero-width, bidirectional
controls) and the blanks that stand inside numbers and dates. All later rooms work on the
folded text; ``Folded.span`` carries their offsets back to the source.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from notice_parser.text import script
from notice_parser.text.blanks import inner_blanks

_LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BLANKS = "\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_UNSEEN = (
    "\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061"
    "\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)

# Above so many signs one pass that looks each up is faster than one replacement for each.
_FEW_SIGNS = 60

# Glyph variants of one sign. Quotes keep their side; brackets lose their shape.
_ALIKE = {
    "〔": "[",
    "〕": "]",
    "﹝": "[",
    "﹞": "]",
    "﹙": "(",
    "﹚": ")",
    "〈": "《",
    "〉": "》",
    "«": "《",
    "»": "》",
    "﹕": ":",
    "∶": ":",
    "﹔": ";",
    "﹐": ",",
    "﹑": "、",
    "､": "、",
    "｡": "。",
    "–": "—",
    "―": "—",
    "─": "—",
    "━": "—",
    "−": "-",
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "○": "〇",
    "◯": "〇",
    "〝": "“",
    "〞": "”",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "﹪": "%",
    "•": "·",
    "・": "·",
    "∙": "·",
}


@cache
def _table() -> dict[int, str]:
    table = {0xFF01 + i: chr(0x21 + i) for i in range(0x5E)}
    table |= {ord(c): " " for c in _BLANKS}
    table |= {ord(c): "\n" for c in _LINE_ENDS if c != "\n"}
    # A tab stays: it parts the cells of a table row.
    table |= {c: " " for c in range(0x20) if chr(c) not in _LINE_ENDS + "\t"}
    table |= {c: " " for c in range(0x7F, 0xA0) if chr(c) != "\x85"}
    table |= {ord(a): b for a, b in _ALIKE.items()}
    return table


@cache
def _unseen() -> re.Pattern[str]:
    return re.compile(f"[{_UNSEEN}]+")


@cache
def _notable() -> re.Pattern[str]:
    """The signs that folding asks about: a scan for them is ten times as fast as the set of all signs."""
    signs = {*map(chr, _table()), *_UNSEEN, *script.signs()}
    return re.compile(f"[{re.escape(''.join(sorted(signs)))}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text, and where its characters stand in the source.

    ``starts`` are the folded positions at which the distance to the source changes,
    ``shifts`` the distance from there on; both empty where nothing was closed up.
    """

    source: str
    text: str
    starts: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    traditional: bool = False

    def offset(self, position: int) -> int:
        """The place in the source of the folded character at ``position``."""
        if not self.starts:
            return position
        run = bisect_right(self.starts, position) - 1
        return position + (self.shifts[run] if run >= 0 else 0)

    def inside(self, position: int) -> int:
        """The place in the folded text of the source character at ``position``, one that was not dropped.

        >>> fold("1 000人").inside(2)
        1
        """
        run = bisect_right(range(len(self.starts)), position, key=lambda i: self.starts[i] + self.shifts[i])
        return position - (self.shifts[run - 1] if run else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source of a span that is not empty in the folded text."""
        if not self.starts:
            return start, end
        low, high = self.offset(start), self.offset(end - 1) + 1
        if self.traditional and self.source[high : high + 1] in ("(", "（") and self.offset(end) > high:
            # The gloss behind the last sign belongs to it.
            while self.source[high] not in ")）":
                high += 1
            high += 1
        return low, high

    def outer(self, start: int, end: int) -> tuple[int, int]:
        """The span in the source together with the unseen characters that hang on to it."""
        low, high = self.span(start, end)
        if not self.starts:
            return low, high
        source = self.source
        while high < len(source) and source[high] in _UNSEEN:
            high += 1
        # In front they belong to it only where nothing else stands before them on the line.
        front = low
        while front and source[front - 1] in _UNSEEN:
            front -= 1
        if front < low and (front == 0 or source[front - 1].isspace()):
            low = front
        return low, high


def fold(source: str) -> Folded:
    """Fold a source text.

    >>> folded = fold("２０２４ 年３\\u200b月，共１２ 项")
    >>> folded.text
    '2024年3月,共12项'
    >>> folded.span(5, 7)
    (6, 9)
    """
    signs = set(_notable().findall(source))
    text = _fold_signs(source, signs)
    if "\r" in signs:
        text = _fold_crlf(source, text)
    traditional = script.is_traditional(signs)
    if traditional:
        text = script.simplify(text)
    drops = _drops(text, signs, script.glosses(text) if traditional else [])
    if not drops:
        return Folded(source, text, traditional=traditional)
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    position = dropped = length = 0
    for start, end in drops:
        pieces.append(text[position:start])
        length += start - position
        dropped += end - start
        position = end
        if starts and starts[-1] == length:
            shifts[-1] = dropped
        else:
            starts.append(length)
            shifts.append(dropped)
    pieces.append(text[position:])
    return Folded(source, "".join(pieces), tuple(starts), tuple(shifts), traditional)


def _fold_crlf(source: str, text: str) -> str:
    """Make ``\\r\\n`` one line end, the ``\\r`` a trailing blank."""
    parts = source.split("\r\n")
    if len(parts) == 1:
        return text
    pieces: list[str] = []
    position = 0
    for part in parts:
        pieces.append(text[position : position + len(part)])
        position += len(part) + 2
    return " \n".join(pieces)


def _fold_signs(source: str, signs: set[str]) -> str:
    """Fold the signs that need it; for the few that most texts have, one by one is faster."""
    table = _table()
    found = [sign for sign in signs if ord(sign) in table]
    if len(found) > _FEW_SIGNS:
        return source.translate(table)
    for sign in found:
        source = source.replace(sign, table[ord(sign)])
    return source


def _drops(text: str, signs: set[str], glosses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans to close up, sorted and apart."""
    unseen = [match.span() for match in _unseen().finditer(text)] if not signs.isdisjoint(_UNSEEN) else []
    return sorted([*unseen, *inner_blanks(text), *glosses])
