"""Markers: where a numbered part of the text begins.

A marker counts at the beginning of a line; inside a line it counts only behind a stop, a
blank or another marker, and only where a sibling with the neighbouring number confirms it
(``如(1)所述`` and ``机关三、四、五楼`` are no markers). Patterns: ``families/base/markers.toml``.
"""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from notice_parser.families import loader

Place = tuple[int, int]

_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九十")}
_GLYPH_RUNS = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "❶❷❸❹❺❻❼❽❾❿",
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
)
_GLYPHS = {glyph: value for run in _GLYPH_RUNS for value, glyph in enumerate(run, 1)}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_FIRST = r"一二三四五六七八九十百(\[【0-9①-⑳⑴-⒇⒈-⒛❶-❿Ⅰ-ⅫIVX第其反具突巡主问整措举任序㈠-㈩㊀-㊉A-K"

RUN_STYLES = frozenset({"run", "run_its"})
# Styles that number blocks inside running text only with strong support.
_BLOCK_STYLES = frozenset({"cn_dot", "cn_paren", "roman_dot"})


@dataclass(slots=True)
class Mark:
    """A marker in the text. ``line`` is the index of its line, ``leads`` whether it opens it.

    ``kind`` is that of a label among the marks.
    """

    start: int
    end: int
    style: str
    ordinal: int | None
    line: int
    leads: bool
    boundary: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    numeral: str
    support: bool


@cache
def _styles() -> dict[str, _Style]:
    return {
        f"r{i}": _Style(str(rule.extra["style"]), str(rule.extra["numeral"]), bool(rule.extra.get("support")))
        for i, rule in enumerate(loader.rules("base", "markers"))
    }


@cache
def ranks() -> dict[str, int]:
    """The usual order of marker styles: a smaller rank stands above a larger one."""
    known = {
        str(rule.extra["style"]): int(str(rule.extra["rank"])) for rule in loader.rules("base", "markers")
    }
    return known | {f"decimal{parts}": known["decimal"] + parts for parts in (2, 3)}


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"(?=[{_FIRST}])(?:{_alternatives()})")


def _alternatives() -> str:
    return "|".join(
        f"(?P<r{i}>{rule.pattern.replace('(?P<n>', f'(?P<n{i}>')})"
        for i, rule in enumerate(loader.rules("base", "markers"))
    )


@cache
def _inside() -> re.Pattern[str]:
    """A stop, comma or blank that a marker stands behind, inside a line.

    The class stands first: a search runs from one of its signs to the next.
    """
    return re.compile(rf"[。;:!?”)】 ,\t](?=[{_FIRST}])(?={_alternatives()})")


_LONGEST_LEAD = 14
_LEAD = re.compile(
    r"(?:^|[\n 。\t])(?:整改|落实|具体|主要|取得|工作|任务|措施|成效|情况|进展"
    r"|结果|做法|完成|[及和与的、]){1,6}:$"
)


def read_ordinal(text: str, numeral: str) -> int | None:
    """The number of a marker.

    >>> read_ordinal("十二", "chinese"), read_ordinal("③", "glyph"), read_ordinal("2.3", "last")
    (12, 3, 3)
    """
    if text in _GLYPHS:
        return _GLYPHS[text]
    if numeral == "letter":
        return ord(text) - ord("A") + 1
    if numeral == "last":
        text = text.rpartition(".")[2]
    if text.isascii() and text.isdigit():
        return int(text)
    if numeral == "roman":
        return _roman(text)
    return _chinese(text)


def _roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    return sum(-value if following > value else value for value, following in pairwise([*values, 0]))


def _chinese(text: str) -> int | None:
    """Numbers to ninety-nine; a marker with a greater one is no numbering of a notice."""
    if "百" in text:
        return None
    tens, ten, units = text.rpartition("十")
    if not ten:
        return _CHINESE.get(text) if len(text) == 1 else None
    head = _CHINESE.get(tens) if tens else 1
    tail = _CHINESE.get(units) if units else 0
    return None if head is None or tail is None else head * 10 + tail


def _match(text: str, position: int, end: int, line: int, leads: bool) -> tuple[Mark, bool] | None:
    match = _pattern().match(text, position, end)
    if match is None or match.lastgroup is None:
        return None
    key = match.lastgroup
    style = _styles()[key]
    ordinal = read_ordinal(match.group(f"n{key[1:]}"), style.numeral)
    if ordinal is None:
        return None
    boundary = text[position - 1] if position and not leads else "\n"
    name = style.name
    if style.numeral == "last":
        # 1.1 and 1.1.1 are two levels.
        name = f"{name}{match.group(f'n{key[1:]}').count('.') + 1}"
    stop = position + len(match.group().rstrip(" "))
    return Mark(position, stop, name, ordinal, line, leads, boundary), style.support


def opens_block(text: str, place: Place) -> bool:
    """Whether a line begins with the marker of a block.

    >>> opens_block("(二)作风建设方面", (0, 9)), opens_block("作风建设方面", (0, 6))
    (True, False)
    """
    found = _match(text, place[0], place[1], 0, True)
    return found is not None and found[0].style not in RUN_STYLES


def find(text: str, lines: list[Place]) -> list[Mark]:
    """All markers of a text in order.

    >>> text = "一、概况\\n一是学习。二是整改。如(1)所述"
    >>> [text[m.start:m.end] for m in find(text, [(0, 4), (5, 21)])]
    ['一、', '一是', '二是']
    """
    certain: list[Mark] = []
    doubtful: list[Mark] = []
    for number, (start, end) in enumerate(lines):
        position = start
        leads = True
        while (found := _match(text, position, end, number, leads)) is not None:
            mark, support = found
            (doubtful if support else certain).append(mark)
            position = mark.end
            while position < end and text[position] == " ":
                position += 1
            leads = False
        for spot in _inside().finditer(text, position - 1, end):
            if spot.end() < position:
                continue
            found = _match(text, spot.end(), end, number, False)
            if found is not None:
                doubtful.append(found[0])
                position = found[0].end
    if not doubtful:
        return certain
    return _confirm(text, certain, doubtful)


def _confirm(text: str, certain: list[Mark], doubtful: list[Mark]) -> list[Mark]:
    """Keep of the doubtful marks those that a neighbour in number confirms, or the number they part."""
    doubtful = _with_decimals(doubtful)
    marks = sorted(certain + doubtful, key=lambda mark: mark.start)
    doubted = {id(mark) for mark in doubtful}
    kept = {id(mark) for mark in certain}
    last: dict[str, Mark] = {}
    follower = _followers(marks)
    result: list[Mark] = []
    whole = ""
    for mark in marks:
        number = text[mark.start : mark.end].rstrip(".、")
        parts = mark.leads and mark.ordinal == 1 and number == f"{whole}.1"
        if id(mark) in doubted and id(mark) not in kept and not parts and not _led(text, mark):
            before = last.get(mark.style)
            follows = before is not None and before.ordinal is not None and mark.ordinal == before.ordinal + 1
            if not (follows and _fits(mark)) and not (mark.ordinal == 1 and _opens(mark, follower)):
                continue
        whole = number if mark.leads else whole
        last[mark.style] = mark
        result.append(mark)
    return result


def _led(text: str, mark: Mark) -> bool:
    """Whether a label leads in the first of a list, be it the only one: 整改成效:(1)重排了值班表。"""
    lead = text[max(0, mark.start - _LONGEST_LEAD) : mark.start]
    return mark.ordinal == 1 and mark.boundary == ":" and _LEAD.search(lead) is not None


def _with_decimals(marks: list[Mark]) -> list[Mark]:
    """Without bare numbers, unless 1.1 and the like show that numbers stand without a sign behind them."""
    if any(mark.style.startswith("decimal") and mark.leads for mark in marks):
        return [mark for mark in marks if mark.style != "bare_number" or mark.leads]
    return [mark for mark in marks if mark.style != "bare_number"]


def _followers(marks: list[Mark]) -> dict[int, Mark]:
    """For each mark the next one of its style."""
    upcoming: dict[str, Mark] = {}
    follower: dict[int, Mark] = {}
    for mark in reversed(marks):
        if mark.style in upcoming:
            follower[id(mark)] = upcoming[mark.style]
        upcoming[mark.style] = mark
    return follower


def _fits(mark: Mark) -> bool:
    """Whether the character before lets this style stand here: a comma parts clauses only."""
    if mark.style in _BLOCK_STYLES:
        return mark.boundary in "。 \n\t”)"
    return mark.boundary != "," or mark.style in RUN_STYLES


def _opens(mark: Mark, follower: dict[int, Mark]) -> bool:
    if not _fits(mark):
        return False
    second = follower.get(id(mark))
    return second is not None and second.ordinal == 2
