"""Resolve the dates of a notice: which year, which days.

Three readings, in this order:

1. A written year counts (``explicit``). The second end of a period inherits from the first.
2. 今年, 去年 count from the day of publication, 同年, 次年, 当月 from the date before (``relative``).
3. A date without a year takes it from a date before it in reading order (``inherited``): from the END
   of a period, in the same paragraph first, else from the notice's own timeline. No anchor are dates
   that only qualify a noun (2019年以来发展的党员, 2025年项目预算), nor planned dates for what is done.

Where the year so inherited puts something told as done after the day of the report, or before the
inspection began, and the neighbouring year does not, the neighbouring year is meant (截至2025年3月10日 …
11月,印发 = 2024-11). A planned date that would lie before its anchor is one of the next year.
"""

import datetime
from collections.abc import Mapping, Sequence
from functools import cache

from notice_parser.families.loader import words
from notice_parser.meaning.calendar import Interval, edtf, edtf_ends, interval
from notice_parser.model.draft import DateDraft

_SAME_BREATH = 20
_TABLES = {1: "date_months", 3: "date_quarters", 12: "date_years"}


@cache
def _shifts(table: str) -> Mapping[str, tuple[int, str]]:
    """How far 去年, 次月, 上季度 lie from their base, and what the base is."""
    return {row["word"]: (int(row["shift"]), row["base"]) for row in words("base", table)}


def resolve(
    dates: Sequence[DateDraft],
    *,
    published: DateDraft | None = None,
    reference: datetime.date | None = None,
) -> None:
    """Fill ``earliest``, ``latest``, ``edtf``, ``resolution`` and ``anchor`` of all dates of a notice.

    ``dates`` are in reading order. ``published`` is the printed date of publication, which may be
    one of them; ``reference`` stands in for it. What cannot be told stays ``None``.
    """
    if published is not None and published.earliest is None and published.year is not None:
        _settle(published, published.year, published.month)
        published.resolution = "explicit"
    for date in dates:
        if date.year is not None and date is not published and date.kind not in ("unresolved", "recurring"):
            if not _waits(date):
                _settle(date, date.year, date.month)
            date.resolution = "explicit" if date.kind != "unresolved" else "unresolved"
    timeline = _Timeline(dates, published, reference)
    for date in dates:
        if date.kind == "recurring":
            date.resolution = "explicit"
        elif date.kind != "unresolved":
            if date.earliest is None and date.latest is None:
                timeline.settle(date)
            timeline.pass_by(date)


def _waits(date: DateDraft) -> bool:
    """2024年10月至今年3月: the second end needs the day of publication."""
    return date.last_relative is not None and _shifts("date_years")[date.last_relative][1] == "publication"


def _settle(date: DateDraft, year: int, month: int | None) -> None:
    """Fill the interval of a date whose first end lies in ``year`` (and ``month``)."""
    first = interval(year, month, date.day, date.part)
    if first is None:
        return _give_up(date)
    if date.kind == "range" and _has_second(date):
        return _settle_range(date, year, month, first)
    short = edtf_ends(year, month, date.day, date.part)
    date.earliest, date.latest = first[0].isoformat(), first[1].isoformat()
    if date.kind == "since":
        date.latest = None
        date.edtf = f"{short[0]}/.."
    elif date.kind == "until":
        date.earliest = None
        date.edtf = f"../{date.latest if date.part in ('end', 'year-end') else short[1]}"
    else:
        date.edtf = edtf(year, month, date.day, date.part)
    return None


def _has_second(date: DateDraft) -> bool:
    return bool(date.last_year or date.last_month or date.last_day or date.last_part or date.last_relative)


def _settle_range(date: DateDraft, year: int, month: int | None, first: Interval) -> None:
    last_year = date.last_year or year
    if date.last_relative and date.last_year is None:
        last_year += _shifts("date_years")[date.last_relative][0]
    of_year = date.last_part is not None and date.last_part[0] in "qhy"
    last_month = date.last_month
    if last_month is None and not of_year and (date.last_day or date.last_part):
        last_month = month
    last = interval(last_year, last_month, date.last_day, date.last_part)
    if last is None or last[1] < first[0]:
        return _give_up(date)
    date.earliest, date.latest = first[0].isoformat(), last[1].isoformat()
    begin = edtf_ends(year, month, date.day, date.part)[0]
    finish = edtf_ends(last_year, last_month, date.last_day, date.last_part)[1]
    date.edtf = f"{begin}/{finish}"
    if date.members and list(date.members) != list(range(date.members[0], date.members[-1] + 1)):
        date.edtf = _edtf_set(date, year, month)
    return None


def _edtf_set(date: DateDraft, year: int, month: int | None) -> str:
    """All of a list, as a set: 2024年3、6、9月."""
    if date.last_day is not None:
        items = [f"{year:04}-{month:02}-{member:02}" for member in date.members]
    elif date.last_month is not None:
        items = [f"{year:04}-{member:02}" for member in date.members]
    else:
        items = [f"{member:04}" for member in date.members]
    return "{" + ",".join(items) + "}"


def _give_up(date: DateDraft) -> None:
    date.kind = date.resolution = "unresolved"
    date.earliest = date.latest = date.edtf = None


def _year_of(date: DateDraft) -> int:
    """The year that a later date inherits: of the END of a period, of the start of a since."""
    return int((date.latest or date.earliest or "0000")[:4])


def _shift_year(written: str, years: int) -> str:
    """An ISO day or a shorter EDTF point, years away.

    >>> _shift_year("2024-02-29", -1), _shift_year("2024-35", -1)
    ('2023-02-28', '2023-35')
    """
    moved = f"{int(written[:4]) + years:04}{written[4:]}"
    return f"{moved[:4]}-02-28" if written.endswith("-02-29") and int(moved[:4]) % 4 else moved


def _is_year(date: DateDraft) -> bool:
    """A bare year, open or closed: 2024年, 2024年以来, 2021年至2023年."""
    return date.month is None and date.part is None and date.relative is None


def _ahead(date: DateDraft) -> bool:
    return date.planned or date.limit


class _Timeline:
    """What has been read so far, and the window of days that a notice can tell of."""

    def __init__(
        self, dates: Sequence[DateDraft], published: DateDraft | None, reference: datetime.date | None
    ) -> None:
        self.published = published
        self.reference = reference.isoformat() if reference else None
        self.first = self._first_day(dates)
        self.horizon = self._horizon(dates)
        self.near: DateDraft | None = None
        self.line: DateDraft | None = None
        self.plan: DateDraft | None = None
        self.before: DateDraft | None = None
        self.full: DateDraft | None = None

    def _first_day(self, dates: Sequence[DateDraft]) -> str | None:
        """The first day told of: as a rule the beginning of the inspection."""
        for date in dates:
            if date.day is not None and date.earliest and date is not self.published and not _ahead(date):
                return date.earliest
        return None

    def _horizon(self, dates: Sequence[DateDraft]) -> str | None:
        """The latest day that can be told as done: of publication, else where the report ends (截至)."""
        if self.published is not None and self.published.latest:
            return self.published.latest
        if self.reference:
            return self.reference
        told = [date for date in dates if not _ahead(date) and date.latest and not _is_year(date)]
        if not any(date.rule == "date.until" for date in told):
            return None
        return max(date.latest for date in told if date.latest)

    def settle(self, date: DateDraft) -> None:
        """Find the year (and month) that the text leaves out."""
        if _waits(date):
            base = self._base("publication", False)
            known = (base.latest or base.earliest) if base is not None else self.reference
            if not known:
                return _give_up(date)
            assert date.last_relative is not None
            date.last_year = int(known[:4]) + _shifts("date_years")[date.last_relative][0]
            if date.year is not None:
                return _settle(date, date.year, date.month)
        if date.relative:
            return self._settle_relative(date)
        if date.month is None and (date.part is None or date.part[0] not in "qhy"):
            return self._settle_in_month(date)
        anchor = self._anchor(date)
        if anchor is None:
            return self._settle_published(date)
        return self._settle_inherited(date, anchor)

    def _anchor(self, date: DateDraft) -> DateDraft | None:
        plan, near = self.plan, self.near
        if near is not None and near.scope != date.scope:
            near = None
        if plan is not None and plan.scope == date.scope:
            follows = _ahead(date) or date.start - plan.end <= _SAME_BREATH
            if follows and (near is None or near.start < plan.start):
                return plan
        return near or self.line or self.before

    def _settle_inherited(self, date: DateDraft, anchor: DateDraft) -> None:
        year = _year_of(anchor)
        if date.last_year is not None:
            year = self._year_before_end(date)
        else:
            year += self._turn(date, year, anchor)
        _settle(date, year, date.month)
        self._say(date, "inherited", anchor)

    def _year_before_end(self, date: DateDraft) -> int:
        """10月至2025年3月: the first end lies in the year of the second, or in the one before."""
        assert date.last_year is not None
        later = date.last_month is not None and date.month is not None and date.month > date.last_month
        return date.last_year - 1 if later else date.last_year

    def _turn(self, date: DateDraft, year: int, anchor: DateDraft) -> int:
        """-1, 0 or 1 years to the anchor's year."""
        here = interval(year, date.month, date.day, date.part)
        if here is None:
            return 0
        earliest, latest = here[0].isoformat(), here[1].isoformat()
        if date.planned:
            begun = anchor.earliest or anchor.latest or earliest
            return 1 if latest < begun and not _ahead(anchor) else 0
        if date.limit:
            return 0
        if self.first is None or self.horizon is None:
            return 0
        before = interval(year - 1, date.month, date.day, date.part)
        after = interval(year + 1, date.month, date.day, date.part)
        if earliest > self.horizon and before and before[1].isoformat() >= self.first:
            return -1
        if latest < self.first and after and after[0].isoformat() <= self.horizon:
            return 1
        return 0

    def _settle_published(self, date: DateDraft) -> None:
        """Without any date before it, the year of publication, or the one before for what is done."""
        source = self.published
        day = source.latest if source is not None else self.reference
        if not day:
            return
        year = self._year_before_end(date) if date.last_year else int(day[:4])
        here = interval(year, date.month, date.day, date.part)
        if here and here[0].isoformat() > day and not _ahead(date):
            year -= 1
        _settle(date, year, date.month)
        self._say(date, "inherited", source)

    def _settle_in_month(self, date: DateDraft) -> None:
        """A bare day or 下旬 takes year and month of the date before it in the same paragraph."""
        anchor = self.before
        if anchor is None or anchor.scope != date.scope or _is_year(anchor):
            return
        known = (anchor.latest or anchor.earliest or "")[:7]
        year, month = int(known[:4]), int(known[5:])
        _settle(date, year, month)
        self._say(date, "inherited", anchor)

    def _settle_relative(self, date: DateDraft) -> None:
        """今年, 当月, 上季度, 去年同期, counted from publication or from the date before."""
        assert date.relative is not None
        grain = 1 if date.relative.endswith("月") else 3 if date.relative.endswith("季度") else 12
        shift, base = _shifts(_TABLES[grain])[date.relative]
        if date.rule == "date.same_stretch" and self._settle_same_stretch(date, shift):
            return
        anchor = self._base(base, grain == 1, date)
        known = (anchor.latest or anchor.earliest) if anchor is not None else None
        if anchor is None and base != "before":
            known = self.reference
        if not known:
            return
        year, month = int(known[:4]), date.month
        if grain < 12:
            count = year * 12 // grain + (int(known[5:7]) - 1) // grain + shift
            year, piece = divmod(count, 12 // grain)
            if grain == 1:
                month = piece + 1
            else:
                date.part = f"q{piece + 1}-{date.part}" if date.part else f"q{piece + 1}"
        else:
            year += shift
        _settle(date, year, month)
        self._say(date, "relative", anchor)

    def _settle_same_stretch(self, date: DateDraft, shift: int) -> bool:
        """去年同期: the stretch last named in the paragraph, years away."""
        model = self.before
        if model is None or model.scope != date.scope or not (model.earliest and model.latest and model.edtf):
            return False
        date.kind = model.kind
        date.earliest = _shift_year(model.earliest, shift)
        date.latest = _shift_year(model.latest, shift)
        date.edtf = "/".join(_shift_year(end, shift) for end in model.edtf.split("/"))
        self._say(date, "relative", model)
        return True

    def _say(self, date: DateDraft, resolution: str, anchor: DateDraft | None) -> None:
        if date.kind != "unresolved":
            date.resolution = resolution
            date.anchor = anchor.place if anchor is not None else None

    def _base(self, base: str, monthly: bool, date: DateDraft | None = None) -> DateDraft | None:
        """What a relative date counts from: the publication, the date before, or the story's quarter."""
        before = self.before
        told = date is not None and before is not None and before.scope == date.scope
        if base == "narrative" and told and before is not None and not _is_year(before):
            return before
        if base != "before":
            if self.published is not None and self.published.latest:
                return self.published
            return None if self.reference else self.full or self.line or before
        return None if monthly and before is not None and _is_year(before) else before

    def pass_by(self, date: DateDraft) -> None:
        """Take a resolved date as an anchor for what follows, if it is one."""
        if date is self.published or not (date.earliest or date.latest):
            return
        self.before = date
        if date.day is not None or date.last_day is not None:
            self.full = date
        told = date.earliest or date.latest or ""
        future = self.horizon is not None and told > self.horizon
        if _ahead(date) or future:
            self.plan = date
            return
        if _is_year(date):
            self._pass_year(date)
            return
        past = self.first is not None and (date.latest or told) < self.first
        if past and date.qualifies:
            return
        self.near = date
        if not past:
            self.line = date

    def _pass_year(self, date: DateDraft) -> None:
        """A bare year moves the time only forward, and only where it says when."""
        if not date.adverbial or date.qualifies:
            return
        year = _year_of(date)
        forward = self.line is None or year > _year_of(self.line)
        if forward and (self.horizon is None or str(year) <= self.horizon[:4]):
            self.near = self.line = date
