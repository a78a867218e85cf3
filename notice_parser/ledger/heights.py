"""How high a row must be for its wrapped texts to be seen."""

import unicodedata
from collections.abc import Sequence

# Points: the type of our own sheets, its lines, a cell's margins, and the most that Excel allows a row.
TYPE, LINE, MARGIN, MOST = 10.0, 13.5, 5.0, 409.0
_WIDE, _NARROW = 1.95, 1.0
# Lines break before signs that may not begin one: some room at the end stays empty.
_FILLED = 0.96


def lines(text: str, width: float) -> int:
    """The lines that a text takes in a column as wide as ``width`` digits."""
    room = max(width * _FILLED, 2.0)
    return sum(max(1, -int(-_units(part) // room)) for part in text.split("\n"))


def _units(text: str) -> float:
    if text.isascii():
        return len(text) * _NARROW
    wide = sum(unicodedata.east_asian_width(sign) in "WFA" for sign in text)
    return wide * _WIDE + (len(text) - wide) * _NARROW


def height(texts: Sequence[tuple[str, float]], size: float = TYPE) -> float:
    """The height in points of a row with these texts in columns of these widths, in type of this size."""
    larger = size / TYPE
    most = max((lines(text, width / larger) for text, width in texts if text), default=1)
    return min(most * LINE * larger + MARGIN, MOST)


def spread(heights: list[float], first: int, last: int, needed: float) -> None:
    """Make the rows ``first`` to ``last`` together as high as a cell merged over them needs."""
    missing = needed - sum(heights[first : last + 1])
    if missing > 0:
        share = missing / (last - first + 1)
        heights[first : last + 1] = [min(one + share, MOST) for one in heights[first : last + 1]]
