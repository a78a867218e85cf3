"""Glyphs on a page → lines in reading order, by geometry alone.

The order in which a page is drawn is no order of reading: quotes come late, in a font of their own.
Lengths are in units of the page (points, millimetres); ``y`` grows downwards.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character on a page: from ``left`` to ``right``, standing on the height ``base``."""

    text: str
    left: float
    right: float
    base: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page. ``em`` is the width of one of its ideographs, 0 where it has none."""

    text: str
    left: float
    right: float
    base: float
    em: float


# Baselines this near, in widths of an ideograph, are those of one line; an index figure is raised less.
_SAME_LINE = 0.45
# A gap this wide parts two cells of a table, a smaller one two words.
_CELL_GAP = 2.0
_WORD_GAP = 0.8
_LATIN_GAP = 0.2
# Two ideographs this much farther apart than the others of the line have a blank between them; some fonts
# tell the bounds of the ink instead of the width, which says less of where a character stands.
_BLANK_GAP = 0.2
_BLANK_GAP_OF_INK = 0.4
_INK = 0.9

_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—]")
_IDEOGRAPH = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff]")
_NARROW = re.compile(r"[!-~]")
# Behind a number that begins a line software leaves room, a tab or a fixed width, that is no blank.
_MARKED = re.compile(
    r"\A((?:第?[一二三四五六七八九十]{1,3}[、.．]|[（(](?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})[)）]|[①-⑳⑴-⒛]"
    r"|[0-9０-９]{1,2}(?:、|[.．](?=.[^0-9０-９]))))[ \t](?=[^\t]{1,10000}\Z)"
)


def lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page, top to bottom, each from left to right.

    >>> page = [Glyph("改", 10, 20, 5), Glyph("整", 0, 10, 5.2), Glyph("一", 0, 10, 25)]
    >>> [line.text for line in lines(page)]
    ['整改', '一']
    """
    em = _em(glyphs)
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (one.base, one.left)):
        # Compared with the first of the row: a slope of small steps never ends in one long row.
        if rows and glyph.base - rows[-1][0].base <= em * _SAME_LINE:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    found = (_line(sorted(row, key=lambda one: one.left), em) for row in rows)
    return [line for line in found if line is not None]


def _em(glyphs: Sequence[Glyph]) -> float:
    """The usual width of an ideograph; else twice that of the other characters; 1 on an empty page."""
    widths = [one.right - one.left for one in glyphs if _WIDE.match(one.text)]
    if not widths:
        widths = [2 * (one.right - one.left) for one in glyphs if not one.text.isspace()]
    return max(median(widths), 1e-3) if widths else 1.0


def _line(row: list[Glyph], page_em: float) -> Line | None:
    drawn = [one for one in row if not one.text.isspace()]
    if not drawn:
        return None
    wide = [one.right - one.left for one in drawn if _WIDE.match(one.text)]
    em = median(wide) if wide else page_em
    pieces = [drawn[0].text]
    blank = False
    before = drawn[0]
    spread = _spread(drawn)
    for after in row[row.index(before) + 1 :]:
        if after.text.isspace():
            blank = True
            continue
        pieces.append(_between(before, after, max(em, 1e-3), spread, blank))
        pieces.append(after.text)
        before, blank = after, False
    right = max(one.right for one in drawn)
    text = _MARKED.sub(r"\1", "".join(pieces), count=1) if pieces[1:] else pieces[0]
    return Line(text, drawn[0].left, right, drawn[0].base, em if wide else 0.0)


def _spread(drawn: list[Glyph]) -> float:
    """How far apart two ideographs of a line usually stand: more where it is spread to its margins."""
    gaps = [
        _apart(before, after)
        for before, after in pairwise(drawn)
        if _IDEOGRAPH.match(before.text) and _IDEOGRAPH.match(after.text)
    ]
    return median(gaps) if gaps else 0.0


def _apart(before: Glyph, after: Glyph) -> float:
    """From the middle of a character to that of the next."""
    return (after.left + after.right - before.left - before.right) / 2


def _between(before: Glyph, after: Glyph, em: float, spread: float, blank: bool) -> str:
    """What stands in the gap between two characters: nothing, a blank, or the tab between two cells.

    Between an ideograph and a figure a narrow gap is none: software sets figures off by a quarter of its
    width. ``blank`` is whether a blank was drawn in the gap; between two ideographs one is meant.
    """
    gap = (after.left - before.right) / em
    if gap >= _CELL_GAP:
        return "\t"
    if _IDEOGRAPH.match(before.text) and _IDEOGRAPH.match(after.text):
        narrower = min(before.right - before.left, after.right - after.left)
        least = _BLANK_GAP if narrower >= em * _INK else _BLANK_GAP_OF_INK
        return " " if blank or (_apart(before, after) - spread) / em >= least else ""
    latin = _NARROW.match(before.text) and _NARROW.match(after.text)
    if blank and _WIDE.match(before.text) and _WIDE.match(after.text):
        return " "
    return " " if gap >= (_LATIN_GAP if latin else _WORD_GAP) else ""
