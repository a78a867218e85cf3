"""Logical lines of a folded text: the units that structure is read from."""

import re
from bisect import bisect_left, bisect_right
from itertools import islice

from notice_parser.text.rows import STROKES, Place, RowReader, is_rule

# A physical line this long with this many block markers after blanks is a whole notice
# whose line ends were lost; its blanks are what is left of them. A shorter one is where it is
# most of the text.
_FLAT_LENGTH = 400
_FLAT_LEAST = 100
_FLAT_MARKERS = 4

_BLOCK_MARKER = (
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、](?![0-9])|\([0-9]{1,2}\)"
    r"|【?(?:反馈|具体)?问题[一二三四五六七八九十0-9]{1,3}[:】]|第[一二三四五六七八九十]{1,3}[,、]"
)
_BLOCK_AFTER_BLANK = re.compile(rf"(?<= )(?:{_BLOCK_MARKER})")
_SOFT_BREAK = re.compile(
    r"(?<![0-9A-Za-z,、:(]) {1,40}+(?![0-9]{1,3}[^.、0-9]|[A-Za-z,、)]|年|月|日)"
    rf"|(?<=[:】]) {{1,40}}+(?={_BLOCK_MARKER}|[0-9]{{1,2}}\))"
)
_CLOSERS = {"《": "》", "“": "”", "(": ")"}


def lines(text: str) -> list[Place]:
    """The places of all lines that hold more than blanks, trimmed on both sides.

    A notice on one line is cut at its blanks, a table row into its cells.

    >>> text = "  一、概况\\n\\n  正文。"
    >>> [text[s:e] for s, e in lines(text)]
    ['一、概况', '正文。']
    """
    found: list[Place] = []
    position = 0
    rows = RowReader()
    for raw in text.split("\n"):
        end = position + len(raw)
        place = trim(text, position, end)
        if place is not None:
            if cells := rows.cells(raw, position):
                found.extend(cells)
            elif rows.drawn and is_rule(raw.strip()):
                # The border of a table says nothing; what stands between its lines does.
                position = end + 1
                continue
            elif _is_flat(raw, len(text)):
                found.extend(_cut(text, *place))
            else:
                found.append(place)
        position = end + 1
    return found


def beyond(text: str, most: int) -> int | None:
    """Where the line behind the first ``most`` lines begins; ``None`` where there are no more.

    >>> beyond("一\\n\\n二\\n三", 2)
    5
    """
    if sum(map(text.count, "\n\t " + STROKES)) < most:
        return None
    found = lines(text)
    return found[most][0] if len(found) > most else None


def trim(text: str, start: int, end: int) -> Place | None:
    """The place without blanks on both sides, or ``None`` where nothing is left."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


def merge(text: str, places: list[Place]) -> list[Place]:
    """Join neighbouring places that stand on one physical line."""
    joined: list[Place] = []
    for start, end in places:
        if joined and "\n" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


class Lines:
    """The lines of a text, to be asked for those in a stretch of it."""

    def __init__(self, text: str, places: list[Place]) -> None:
        self.text = text
        self.places = places
        self._starts = [start for start, _ in places]

    def within(self, start: int, end: int) -> list[Place]:
        """The lines, or their parts, that lie in ``[start, end)``, trimmed, in order.

        >>> text = "甲。乙\\n丙"
        >>> Lines(text, lines(text)).within(2, 5)
        [(2, 3), (4, 5)]
        """
        places = self.places
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end, first)
        if last == first:
            return []
        # The lines between are whole, and trimmed already.
        found = places[first + 1 : last - 1]
        if (part := self._part(first, start, end)) is not None:
            found.insert(0, part)
        if last - first > 1 and (part := self._part(last - 1, start, end)) is not None:
            found.append(part)
        return found

    def first(self, start: int, end: int) -> Place | None:
        """The first line, or part of one, that lies in ``[start, end)``."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        part = self._part(index, start, end) if index < len(self.places) else None
        if part is None and index + 1 < len(self.places):
            part = self._part(index + 1, start, end)
        return part

    def _part(self, index: int, start: int, end: int) -> Place | None:
        low, high = self.places[index]
        if low >= start and high <= end:
            return low, high
        return trim(self.text, max(low, start), min(high, end))


def _is_flat(raw: str, whole: int) -> bool:
    if len(raw) < _FLAT_LENGTH and (len(raw) < _FLAT_LEAST or 2 * len(raw) < whole):
        return False
    return sum(1 for _ in islice(_BLOCK_AFTER_BLANK.finditer(raw), _FLAT_MARKERS)) == _FLAT_MARKERS


def _cut(text: str, start: int, end: int) -> list[Place]:
    """Cut a flat line at its blanks, but not inside quotes, titles and brackets."""
    pieces: list[Place] = []
    begin = start
    for match in _SOFT_BREAK.finditer(text, start, end):
        if not _inside_pair(text, begin, match.start()):
            pieces.append((begin, match.start()))
            begin = match.end()
    pieces.append((begin, end))
    return [place for piece in pieces if (place := trim(text, *piece)) is not None]


def _inside_pair(text: str, start: int, position: int) -> bool:
    """Whether a pair opened since ``start`` is still open, looking back at most 120 characters."""
    window = text[max(start, position - 120) : position]
    return any(window.rfind(opener) > window.rfind(closer) for opener, closer in _CLOSERS.items())
