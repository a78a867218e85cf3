"""Blanks that part nothing: inside numbers and dates, and, in a damaged text, inside words.

Scraping and typesetting leave blanks around figures (``2024 年 3 月``); a damaged text has
them anywhere (``整 改``, ``7 3 人``). A blank that may part a heading from its body stays.
"""

import re
from collections.abc import Iterable
from functools import cache

_UNITS = "年月日号万亿元个项条次名人件份篇册种部幅场期批户家所处台套辆亩吨岁%倍"

# Each pattern begins with the blank itself, so that a search runs from blank to blank.
# Around the parts of a date or a figure.
_INNER = re.compile(
    rf" (?:(?<=[0-9] ) {{0,2}}+(?=[年月日至到号]|[万亿千百]?+(?:余|多)?+[{_UNITS}])"
    r"|(?<=[年月第至] ) {0,2}+(?=[0-9])"
    r"|(?<=[0-9] )(?=[0-9]{3}(?![0-9.年:])))"
)
# Inside a number: not behind a whole year or the end of a dashed date, nor before a year.
_SPLIT_NUMBER = re.compile(
    r" (?<=[0-9.,] )(?<![12][0-9]{3} )(?<![-/.:][0-9]{2} )(?!(?:19|20)[0-9]{2}年)"
    rf"(?=[0-9.,]{{1,6}}(?: [0-9.,]{{1,6}}){{0,3}} ?[{_UNITS}])"
)
_DAMAGED = (
    r" (?:(?<=[\u4e00-\u9fff] )(?=[\u4e00-\u9fff])(?![一二三四五六七八九十]{1,3}[、是])"
    r"|(?<=[0-9] )(?=[.,][0-9 ])|(?<=[0-9][.,] )(?=[0-9]{1,4}[^0-9.])"
    r"|(?<=[0-9] ) ?(?=-[0-9])|(?<=[0-9]- ) ?(?=[0-9])|(?<=-[0-9]{4} )(?=[0-9]{3}(?![0-9])))"
)
_SPLITS_OF_DAMAGE = 3
# A title set wide: each sign by itself, 关 于 巡 察 整 改.
_SET_WIDE = r"(?<![^ \t\n])[\u4e00-\u9fff“《](?: {1,4}[\u4e00-\u9fff“”《》、()]){5,80}(?![^ \t\n])"
# Some sign of a title set wide stands between two blanks; the search runs from blank to blank.
_WIDE_SIGN = re.compile(r" [^ -'*-~\t\n] ")
_BLANKS = re.compile(" +")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern that few texts need: a class with all Chinese signs takes a millisecond to compile."""
    return re.compile(pattern)


def inner_blanks(text: str) -> list[tuple[int, int]]:
    """The places of the blanks to close up, sorted.

    >>> inner_blanks("关 于 整 改 情 况")
    [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]
    >>> text = "2024 年 3 月,共7 3 人 到会"
    >>> "".join(text[i] for i in range(len(text)) if not any(s <= i < e for s, e in inner_blanks(text)))
    '2024年3月,共73人 到会'
    """
    if " " not in text:
        return []
    places = {match.span() for match in _INNER.finditer(text)}
    splits = [match.span() for match in _SPLIT_NUMBER.finditer(text)]
    places.update(splits)
    for wide in _compiled(_SET_WIDE).finditer(text) if _WIDE_SIGN.search(text) is not None else ():
        places.update(match.span() for match in _BLANKS.finditer(text, *wide.span()))
    if len(splits) >= _SPLITS_OF_DAMAGE:
        places.update(match.span() for match in _compiled(_DAMAGED).finditer(text))
    return apart(places)


def apart(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places sorted, and merged where they overlap.

    >>> apart([(4, 8), (0, 5), (1, 2), (9, 10), (8, 9)])
    [(0, 8), (8, 9), (9, 10)]
    """
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
