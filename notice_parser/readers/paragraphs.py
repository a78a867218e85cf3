"""Lines of pages → the text: paragraphs joined again, page numbers left out, radicals made characters.

A line goes on in the next one when it is full and the next neither stands in, nor is set off, nor begins
with a marker. What is repeated at the edge of most pages is furniture, and stands once.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from notice_parser.families import loader
from notice_parser.model import InputError
from notice_parser.readers.layout import Line

# A scan has no text but what a stamp or a header prints.
MIN_CHARACTERS_ON_PAGE = 20
# A page with as many is one of text, however many pictures are bound with it.
PAGE_OF_TEXT = 100

# In widths of an ideograph: how much a full line may fall short (a sign that may not begin a line takes
# its neighbour along, and some programs a word with it), where it ends in the middle of a sentence, too; how
# far a first line stands in, how far apart the middles of centred lines may be.
_SHORT = 2.3
_SHORT_OPEN = 4.0
# Where first lines stand in, one that does not is no first line.
_SHORT_INDENTED = 6.0
_INDENT = 1.2
_CENTRED = 1.0
_LARGER = 1.12
# A gap between lines this much wider than the usual one sets off a paragraph.
_SET_OFF = 1.35
# A share of first lines that stand in from which on standing in is what tells them.
_INDENTED_SHARE = 0.25
_MARKED_SHARE = 0.7
_REPEATED_SHARE = 0.5
_REPEATED_FROM = 3

_PAGE_NUMBER = re.compile(
    r"[-—–―─－·•\s]{0,6}+(?:第\s?)?[0-9０-９]{1,4}+(?:\s?页)?"
    r"(?:\s?[/／,，]?\s?(?:共\s?)?[0-9０-９]{1,4}+(?:\s?页)?)?[-—–―─－·•\s]{0,6}+"
)
_MARKER = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.．是]|[章节条])|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[0-9０-９]{1,2}[.．、](?![0-9０-９])|[（(][0-9０-９]{1,2}[)）]|[①-⑳⑴-⒛])"
)
_STOP = re.compile(r"[。；：！？;:!?…][”’」』）)]{0,3}\Z")
_IDEOGRAPH = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u2e80-\u2fdf]")
_WORD = re.compile(r"[0-9A-Za-z]")
# A figure or word that no line end parts, with the signs that stick to it and the character these stick to:
# the line before may fall short by its width.
_UNBROKEN = re.compile(
    r"(?:[\u4e00-\u9fff](?:[、，。；：）》”〕]|(?=[!-/:-@])))?[（〔《“]{0,2}"
    r"(?:[!-~]{1,40}+[、，。；：）》”〕]{0,2}){1,3}"
)
_ADDRESS = re.compile(r"[0-9A-Za-z_-]{0,60}+[@./:]")
_LATIN_WIDTH = 0.6


@dataclass(frozen=True, slots=True)
class _Frame:
    """The column of the text: its margins, the usual gap of its lines, whether first lines stand in, and
    whether those that begin with a marker do."""

    left: float
    right: float
    em: float
    leading: float
    indented: bool
    marked: bool = False


def text_of(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[int, ...]]:
    """The text of a document, and where in it each page begins. Raises ``InputError`` for mere pictures.

    >>> one = Line("一、整改情况", 20, 80, 10, 10)
    >>> full = Line("市委巡察组反馈意见后，党总支认真整", 20, 190, 30, 10)
    >>> rest = [full, Line("改。已完成。", 0, 60, 50, 10)]
    >>> text, pages = text_of([[one, *rest, Line("— 1 —", 80, 110, 90, 0)], [one, *rest]])
    >>> text[: pages[1]]
    '一、整改情况\\n市委巡察组反馈意见后，党总支认真整改。已完成。\\n'
    """
    ideographs = [sum(len(_IDEOGRAPH.findall(line.text)) for line in page) for page in pages]
    if (
        sum(ideographs) < MIN_CHARACTERS_ON_PAGE * len(ideographs)
        and max(ideographs, default=0) < PAGE_OF_TEXT
    ):
        raise InputError(
            "no_text_layer", "没有文字层（是扫描件或图片），读不出文字；请先用 OCR 软件识别成可复制的文字"
        )
    kept = _without_furniture(pages)
    frame = _frame(kept)
    pieces: list[str] = []
    length = 0
    begins = []
    before: Line | None = None
    for page in kept:
        begins.append(length)
        for index, line in enumerate(page):
            if before is not None:
                goes_on = _goes_on(before, line, frame, new_page=index == 0)
                pieces.append(_joint(before, line) if goes_on else "\n")
                length += len(pieces[-1])
            begins[-1] = length if index == 0 else begins[-1]
            pieces.append(line.text)
            length += len(line.text)
            before = line
    text = "".join([*pieces, "\n"]).translate(radicals())
    return text, tuple(begins)


@cache
def radicals() -> dict[int, str]:
    """Radicals that PDF writers put for the characters that look like them: ⽂ → 文 (U+2E80-2FDF)."""
    return {ord(row["word"]): row["character"] for row in loader.words("base", "radicals")}


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without their numbers; a header or footer only where it stands first."""
    edges = (
        Counter(
            line.text
            for page in pages
            for line in {page[0].text: page[0], page[-1].text: page[-1]}.values()
            if page
        )
        if len(pages) >= _REPEATED_FROM and all(pages)
        else Counter[str]()
    )
    repeated = {text for text, count in edges.items() if count > len(pages) * _REPEATED_SHARE}
    kept, seen = [], set[str]()
    for page in pages:
        lines = list(page)
        while lines and _PAGE_NUMBER.fullmatch(lines[-1].text):
            lines.pop()
        if lines and _PAGE_NUMBER.fullmatch(lines[0].text):
            del lines[0]
        for place in (0, -1):
            if lines and lines[place].text in repeated:
                if lines[place].text in seen:
                    del lines[place]
                else:
                    seen.add(lines[place].text)
        kept.append(lines)
    return kept


def _frame(pages: Sequence[Sequence[Line]]) -> _Frame:
    lines = [line for page in pages for line in page if line.em]
    if not lines:
        return _Frame(0.0, 0.0, 1.0, 0.0, False)
    em = median(line.em for line in lines)
    body = [line for line in lines if line.em < em * _LARGER]
    left = _usual(sorted(line.left for line in body), em)
    right = _usual(sorted((line.right for line in body), reverse=True), em)
    gaps = [
        lower.base - upper.base
        for page in pages
        for upper, lower in pairwise(page)
        if lower.base > upper.base
    ]
    first = sum(1 for line in body if em * _INDENT < line.left - left < em * 3)
    marked = [line.left - left > em * _INDENT for line in body if _MARKER.match(line.text)]
    indented = first >= len(body) * _INDENTED_SHARE
    return _Frame(left, right, em, _leading(gaps), indented, sum(marked) > len(marked) * _MARKED_SHARE)


def _usual(outwards: list[float], em: float) -> float:
    """The outermost edge that several lines share: a stray stamp or note is no margin."""
    for index, edge in enumerate(outwards):
        if sum(1 for other in outwards[index : index + 20] if abs(other - edge) < em * _SHORT) >= min(
            3, len(outwards)
        ):
            return edge
    return outwards[0]


def _leading(gaps: list[float]) -> float:
    """The gap between two lines of a paragraph: the smaller ones of a page are those."""
    ordered = sorted(gaps)
    return ordered[len(ordered) // 3] if ordered else 0.0


def _goes_on(before: Line, line: Line, frame: _Frame, *, new_page: bool) -> bool:
    if "\t" in before.text and "\t" in line.text:
        return False
    if _is_centred_pair(before, line, frame):
        return not _STOP.search(before.text) and not line.text.startswith(("（", "("))
    if _falls_short(before, line, frame):
        return False
    stands_in = line.left - frame.left > (line.em or frame.em) * _INDENT
    if frame.indented:
        starts = not frame.marked and _MARKER.match(line.text) and _STOP.search(before.text)
        return not stands_in and not starts
    if not new_page and frame.leading and line.base - before.base > frame.leading * _SET_OFF:
        return False
    return not _MARKER.match(line.text) and not (stands_in and _STOP.search(before.text))


def _falls_short(before: Line, line: Line, frame: _Frame) -> bool:
    """Whether a line ends so early that what follows would have found room in it."""
    em = before.em or frame.em
    word = _UNBROKEN.match(line.text)
    room = _SHORT if _STOP.search(before.text) else _SHORT_OPEN
    if frame.indented and line.left - frame.left < em:
        room = _SHORT_INDENTED
    if word is not None:
        room += sum(_LATIN_WIDTH if sign.isascii() else 1.0 for sign in word.group())
    return frame.right - before.right > em * room


def _is_centred_pair(before: Line, line: Line, frame: _Frame) -> bool:
    """Two lines of one title: of one size, about the middle of the text, larger than it or the second and
    a first that is not full standing in."""
    if not before.em or abs(before.em - line.em) > before.em * 0.05:
        return False
    middle = (frame.left + frame.right) / 2
    if max(abs((one.left + one.right) / 2 - middle) for one in (before, line)) > before.em * _CENTRED:
        return False
    if before.em > frame.em * _LARGER:
        return True
    full = frame.right - before.right < before.em * _SHORT
    return line.left - frame.left > frame.em * 2.5 and (full or before.left - frame.left > frame.em * 2.5)


def _joint(before: Line, line: Line) -> str:
    """Two Latin words are parted where a line ends; a figure or an address broken there is one."""
    if _ADDRESS.match(line.text):
        return ""
    ends, begins = before.text[-1:], line.text[:1]
    return " " if _WORD.match(ends) and _WORD.match(begins) and not (ends + begins).isdigit() else ""
