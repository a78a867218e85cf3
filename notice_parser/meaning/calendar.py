"""Calendar arithmetic: from written parts to closed intervals of days, and to EDTF.

A point is (year, month, day, part). ``part`` is a piece of the month (``early`` ``middle``
``late`` ``early-middle`` ``middle-late`` ``start`` ``end``) or of the year (``h1`` ``h2`` ``q1`` …
``q4-end`` ``q1-q3`` ``year-start`` ``year-end``, ``year-m10`` for the first ten months), as in
``families/base/date_parts.tsv``.
"""

from datetime import date, timedelta
from functools import lru_cache

Interval = tuple[date, date]

_YEAR_PARTS = {
    "h1": (1, 6),
    "h2": (7, 12),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
    "q1-q2": (1, 6),
    "q1-q3": (1, 9),
    "year-start": (1, 1),
    "year-end": (12, 12),
    "q1-start": (1, 1),
    "q2-start": (4, 4),
    "q3-start": (7, 7),
    "q4-start": (10, 10),
    "q1-end": (3, 3),
    "q2-end": (6, 6),
    "q3-end": (9, 9),
    "q4-end": (12, 12),
}
_YEAR_PARTS |= {f"year-m{count}": (1, count) for count in range(1, 13)}
# ISO 8601-2 numbers of sub-year groupings.
_GROUPINGS = {"q1": 33, "q2": 34, "q3": 35, "q4": 36, "h1": 40, "h2": 41}
_DAYS = {"early": (1, 10), "middle": (11, 20), "start": (1, 10), "early-middle": (1, 20)}
_FROM_DAY = {"late": 21, "middle-late": 11}


def month_end(year: int, month: int) -> date:
    """The last day of a month.

    >>> month_end(2024, 2).isoformat()
    '2024-02-29'
    """
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


@lru_cache(4096)
def interval(year: int, month: int | None, day: int | None, part: str | None) -> Interval | None:
    """The closed interval of days of a point; ``None`` for a day that no calendar has.

    >>> [day.isoformat() for day in interval(2024, 10, None, "late")]
    ['2024-10-21', '2024-10-31']
    >>> interval(2023, 2, 29, None) is None
    True
    """
    try:
        if day is not None:
            return (date(year, month or 0, day),) * 2
        if month is not None:
            return _month_interval(year, month, part)
        first, last = _YEAR_PARTS[part] if part else (1, 12)
        return date(year, first, 1), month_end(year, last)
    except (ValueError, KeyError):
        return None


def _month_interval(year: int, month: int, part: str | None) -> Interval:
    last = month_end(year, month)
    if part in _DAYS:
        first_day, last_day = _DAYS[part]
        return date(year, month, first_day), date(year, month, last_day)
    # 月底: the last day is meant, but the first day of the month encloses it safely.
    return date(year, month, _FROM_DAY.get(part or "", 1)), last


def edtf(year: int, month: int | None, day: int | None, part: str | None) -> str:
    """A point of the calendar in EDTF level 2.

    >>> edtf(2024, None, None, "q3"), edtf(2024, 10, None, None), edtf(2024, 10, None, "early")
    ('2024-35', '2024-10', '2024-10-01/2024-10-10')
    """
    if day is None and month is None and part in _GROUPINGS:
        return f"{year:04}-{_GROUPINGS[part]}"
    return "/".join(dict.fromkeys(edtf_ends(year, month, day, part)))


@lru_cache(4096)
def edtf_ends(year: int, month: int | None, day: int | None, part: str | None) -> tuple[str, str]:
    """First and last of a point, each as short as it is known.

    >>> edtf_ends(2024, None, None, "q3")
    ('2024-07', '2024-09')
    """
    if day is not None:
        return (f"{year:04}-{month:02}-{day:02}",) * 2
    if month is not None:
        if part in (None, "end"):
            return (f"{year:04}-{month:02}",) * 2
        first, last = _month_interval(year, month, part)
        return first.isoformat(), last.isoformat()
    if part is None:
        return (f"{year:04}",) * 2
    months = _YEAR_PARTS[part]
    return f"{year:04}-{months[0]:02}", f"{year:04}-{months[1]:02}"
