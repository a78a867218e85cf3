"""The days that a notice can tell of, and the year that a date without one takes among them.

A notice tells of what was done from the first day of the inspection to the day of its publication.
What lies before is told in retrospect (2019年立项), what lies behind is announced.
"""

import datetime
from collections.abc import Sequence

from notice_parser.meaning.calendar import interval, month_end
from notice_parser.meaning.intervals import has_second, is_ahead, is_year, turns_year, year_of
from notice_parser.model.draft import DateDraft

_HALF_A_YEAR = 6


class Window:
    """``begun`` and ``ended`` are the days of the inspection, ``horizon`` is the latest day that can be
    told as done; ``sure`` says that it is the day of publication, or the one the caller gave for it.
    """

    def __init__(
        self, dates: Sequence[DateDraft], published: DateDraft | None, reference: str | None
    ) -> None:
        self.published = published
        self.reference = reference
        self.begun, self.ended = self._inspection(dates)
        self.horizon = self._horizon(dates)
        self.sure = published is not None or reference is not None

    def is_published(self, date: DateDraft) -> bool:
        page = self.published
        return page is not None and (date is page or date.place == page.place)

    def is_past(self, date: DateDraft) -> bool:
        """Whether a resolved date ends, or is open and begins, before the inspection."""
        told = date.latest or date.earliest
        return self.begun is not None and told is not None and told < self.begun

    def is_beyond(self, date: DateDraft) -> bool:
        """Whether a resolved date begins, or is open and ends, after all that can be told as done."""
        told = date.earliest or date.latest
        return self.horizon is not None and told is not None and told > self.horizon

    def _inspection(self, dates: Sequence[DateDraft]) -> tuple[str | None, str | None]:
        """The first period told of, else the first day; page lines (2024-12-10) are neither."""
        first = None
        for date in dates:
            if date.month is None or not date.earliest or not date.latest or is_ahead(date):
                continue
            if date.kind == "range":
                return date.earliest, date.latest
            if date.day is not None and first is None and date.rule != "date.numeric":
                first = None if self.is_published(date) else date
        return (first.earliest, first.latest) if first else (None, None)

    def _horizon(self, dates: Sequence[DateDraft]) -> str | None:
        """The day of publication, else the latest date told where the report says 截至."""
        if self.published is not None and self.published.latest:
            return self.published.latest
        if self.reference:
            return self.reference
        told = [date for date in dates if not is_ahead(date) and date.latest and not is_year(date)]
        if not any(date.rule == "date.until" for date in told):
            return None
        return max(date.latest for date in told if date.latest)

    def turn(self, date: DateDraft, year: int, anchor: DateDraft) -> int:
        """-1, 0 or 1 years to the anchor's year."""
        here = stretch(date, year)
        if here is None:
            return 0
        latest = here[1]
        if is_ahead(date):
            turn = self._turn_plan(date, year, anchor, latest)
            if turn or date.kind != "since":
                return turn
        if self.horizon is None:
            return self._turn_over(date, anchor, latest)
        if self._turns_back(date, year, anchor):
            return -1
        if self.begun is None or latest >= self.begun or self._is_told_on(date, year, anchor):
            return 0
        after = stretch(date, year + 1)
        return int(after is not None and self.begun <= after[1] <= self._told_until(date))

    def _is_told_on(self, date: DateDraft, year: int, anchor: DateDraft) -> bool:
        """The 12月 of 去年11月签订,12月付款: what is told in retrospect goes on."""
        here = stretch(date, year)
        return self.is_past(anchor) and here is not None and here[0] >= (anchor.earliest or "9999")

    def _told_until(self, date: DateDraft) -> str:
        """The horizon; a month that goes on may be told of, and a quarter in its last month."""
        assert self.horizon is not None
        if date.day is not None:
            return self.horizon
        day = datetime.date.fromisoformat(self.horizon)
        return month_end(day.year, day.month).isoformat()

    def lies_behind(self, date: DateDraft, year: int) -> bool:
        """Whether it would begin after the horizon or, if it counts from January (1-8月), end there."""
        here = stretch(date, year)
        if here is None or self.horizon is None:
            return False
        return here[0] > self.horizon or (_is_count(date) and here[1] > self._told_until(date))

    def _turns_back(self, date: DateDraft, year: int, anchor: DateDraft) -> bool:
        """What is told as done does not lie behind the report.

        The year before must not reach behind the inspection; where no publication is known, 截至 is but
        a hint, and not into the inspection either. A figure since January may be older.
        """
        if not self.sure and anchor.kind != "until":
            return False
        before = stretch(date, year - 1)
        if before is None or not self.lies_behind(date, year):
            return False
        first = (self.begun if self.sure else self.ended) or ""
        return before[1] >= first or _is_count(date)

    def _turn_over(self, date: DateDraft, anchor: DateDraft, latest: str) -> int:
        """1 where the day before is one of the autumn, and this one a spring day before the inspection."""
        plain = date.kind in ("day", "month") and anchor.kind in ("day", "month") and date.part is None
        if not plain or not anchor.latest or self.begun is None or latest >= self.begun:
            return 0
        return int(int(anchor.latest[5:7]) - int(latest[5:7]) >= _HALF_A_YEAR and not self.is_past(anchor))

    def _turn_plan(self, date: DateDraft, year: int, anchor: DateDraft, latest: str) -> int:
        """A plan lies ahead of publication, so do days of publicity (公示期为11月15日至19日).

        A limit (9月底前) may have passed, but not before the inspection ended. An act takes effect after the
        date beside it (印发,自1月1日起施行).
        """
        if is_ahead(anchor):
            return 0
        page = self.published
        if page is not None and page.latest and date.day is not None and has_second(date):
            return int(page.latest[:4]) - year + (latest[5:] < page.latest[5:])
        told = anchor.earliest or anchor.latest or latest
        if date.limit and not date.agreed and self.ended and latest < self.ended <= (anchor.latest or told):
            return 1
        after = stretch(date, year + 1)
        if date.planned and not date.agreed and page is not None and page.latest and after:
            return int(latest < page.latest <= after[1])
        ahead = date.planned or (date.kind == "since" and anchor.scope == date.scope)
        return 1 if ahead and latest < told else 0


def _is_count(date: DateDraft) -> bool:
    """1—8月: a figure counted from January on."""
    return date.month == 1 and date.last_month is not None and date.day is None


def stretch(date: DateDraft, year: int) -> tuple[str, str] | None:
    """First and last day of a date whose first end lies in ``year``."""
    first = interval(year, date.month, date.day, date.part)
    if first is None:
        return None
    last = None
    if has_second(date) and not date.last_relative:
        of_year = date.last_part is not None and date.last_part[0] in "qhy"
        month = date.last_month or (None if of_year else date.month)
        last = interval(date.last_year or year + turns_year(date), month, date.last_day, date.last_part)
    if last is None or last[1] < first[0]:
        last = first
    return first[0].isoformat(), last[1].isoformat()


def year_of_anchor(date: DateDraft, anchor: DateDraft, window: Window) -> int:
    """The year of the first end of a date that takes it from ``anchor``."""
    if date.last_year is not None:
        return year_before_end(date)
    year = year_of(anchor)
    return year + window.turn(date, year, anchor)


def year_before_end(date: DateDraft) -> int:
    """10月至2025年3月: the first end lies in the year of the second, or in the one before."""
    assert date.last_year is not None
    later = date.last_month is not None and date.month is not None and date.month > date.last_month
    return date.last_year - 1 if later else date.last_year
