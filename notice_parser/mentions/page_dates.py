"""The dates of page furniture: those that date the page, and not what else its links and clocks show."""

from collections.abc import Sequence

from notice_parser.mentions.date_finder import finder
from notice_parser.mentions.dates import scan
from notice_parser.model.draft import DateDraft

_LABEL_REACH = 12


def scan_page(text: str, start: int, end: int) -> list[DateDraft]:
    """The days and months with a year in ``text[start:end]``, folded text of page furniture.

    Left out are the clock of the page, the titles of its neighbours, and bare years.

    >>> text = "今天是2025年1月3日 发布时间:2024-12-20 上一篇:2023年度决算(2024年9月5日)"
    >>> [text[date.start : date.end] for date in scan_page(text, 0, len(text))]
    ['2024-12-20']
    """
    elsewhere = finder().rules["date.elsewhere"]
    return [
        date
        for date in scan(text, start, end)
        if date.kind != "year"
        and (date.year is not None or date.kind == "unresolved")
        and not elsewhere.search(text, start, date.start)
    ]


def day_of_page(dates: Sequence[DateDraft], text: str) -> DateDraft | None:
    """The day of publication among the dates of furniture: the one that its label calls so, else the first.

    >>> text = "成文日期:2025-01-15 发布日期:2025-01-17"
    >>> day = day_of_page(scan_page(text, 0, len(text)), text)
    >>> text[day.start : day.end]
    '2025-01-17'
    """
    label = finder().rules["date.page_label"]
    days = [date for date in dates if date.is_full_day]
    said = (date for date in days if label.search(text, max(0, date.start - _LABEL_REACH), date.start))
    return next(said, days[0] if days else None)
