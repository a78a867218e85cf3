"""What a date that lost its 月 or 年 in scraping still says."""

import re

_FIGURES = re.compile("[0-9]{1,4}")
_LONGEST = dict(enumerate((31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), 1))


def only_reading(written: str) -> tuple[int, int | None, str] | None:
    """Month, day and piece of the month (底) of a damaged date, where only one reading is left.

    ``written`` is the date without its year. 717日 can only be July 17th; 111日 may be January
    11th or November 1st and stays unread; 202410月 and 202410月6日 lost nothing but their 年.

    >>> only_reading("717日"), only_reading("3月底"), only_reading("10月6日"), only_reading("111日")
    ((7, 17, ''), (3, None, '底'), (10, 6, ''), None)
    """
    figures = _FIGURES.search(written)
    if figures is None:
        return None
    digits = figures.group()
    _, monthly, rest = written.partition("月")
    if monthly and rest.endswith("日"):
        month, day = int(digits), rest.removesuffix("日")
        return (month, int(day), "") if _is_day(month, day) else None
    if monthly:
        return int(digits), None, rest
    readings = [
        (int(digits[:cut]), int(digits[cut:]), "")
        for cut in range(1, len(digits))
        if _is_day(int(digits[:cut]), digits[cut:])
    ]
    return readings[0] if len(readings) == 1 else None


def _is_day(month: int, day: str) -> bool:
    return 1 <= month <= 12 and len(day) <= 2 and 1 <= int(day) <= _LONGEST[month]
