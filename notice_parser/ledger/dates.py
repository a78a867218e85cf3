"""A date as a ledger shows it: in the precision of the notice, no day invented."""

import re

from notice_parser.model import Date

_QUARTERS = {"33": "一", "34": "二", "35": "三", "36": "四"}
_HALVES = {"40": "上半年", "41": "下半年"}
_THIRDS = re.compile("[上中下]旬")
_JOINS = re.compile("[至到—–~～-]")


def spoken(date: Date | None) -> str | None:
    """A date for people: ``2024-09-30``, ``2019年2月``, ``2025年第三季度``, ``2025-06-30前``.

    What cannot be resolved stays as it is written.
    """
    if date is None:
        return None
    if not date.edtf:
        return date.text
    if date.kind == "recurring":
        return date.text
    start, end = bounds(date)
    if start == end:
        return f"{start}底" if date.kind == "month" and date.text.endswith("底") else start
    if start is None:
        return f"{_month_end(date) or end}前"
    return f"{start}起" if end is None else f"{start}至{end}"


def _month_end(date: Date) -> str | None:
    """What 2025年6月底前 and 年底前 set as the limit, where the text says 底 and no day."""
    if "底" not in date.text or date.latest is None:
        return None
    year_end = "年底" in date.text and date.latest.month == 12
    return f"{date.latest.year}年底" if year_end else f"{date.latest.year}年{date.latest.month}月底"


def bounds(date: Date | None) -> tuple[str | None, str | None]:
    """The first and the last part of a date, each in its own precision; ``None`` is open.

    A third of a month (旬) is no pair of days: it is said as such.
    """
    if date is None or not date.edtf:
        return None, None
    first, slash, last = date.edtf.partition("/")
    if not slash:
        return (one := part(first)), one
    halves = _JOINS.split(date.text, maxsplit=1)
    words = [_THIRDS.search(half) for half in (halves[0], halves[-1])]
    return _edge(first, words[0]), _edge(last, words[1])


def _edge(edge: str, word: re.Match[str] | None) -> str | None:
    if edge in ("..", ""):
        return None
    year, *rest = edge.split("-")
    return part(edge) if word is None or len(rest) < 2 else f"{year}年{int(rest[0])}月{word.group()}"


def part(edtf: str) -> str:
    """One EDTF part as people write it.

    >>> [part(one) for one in ("2024-09-30", "2019-02", "2025-35", "2025-41", "2027")]
    ['2024-09-30', '2019年2月', '2025年第三季度', '2025年下半年', '2027年']
    """
    year, *rest = edtf.split("-")
    if len(rest) == 2:
        return edtf
    if not rest:
        return f"{year}年" if year.isdigit() else edtf
    month = rest[0]
    if month in _QUARTERS:
        return f"{year}年第{_QUARTERS[month]}季度"
    if month in _HALVES:
        return f"{year}年{_HALVES[month]}"
    return f"{year}年{int(month)}月" if month.isdigit() else edtf
