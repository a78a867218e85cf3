"""Resolve the dates of a notice: which year, which days.

Three readings, in this order:

1. A written year counts (``explicit``). The second end of a period inherits from the first.
2. 今年, 去年 count from the day of publication, 同年, 次年, 当月 from the date before, 上季度, 上年 from the
   date before in the same paragraph (``relative``).
3. A date without a year takes it from a date before it in reading order (``inherited``): from the END
   of a period, in the same paragraph first, else from the notice's own timeline. No anchor are dates
   that only qualify a noun (2019年以来发展的党员, 2025年项目预算), nor planned dates for what is done.
   What is told in retrospect (2020年3月多报3万元) holds on only as long as it is told of: a new sentence,
   已 or a word of remedy (9月全部清退) goes back to the notice's own timeline.

Where the year so inherited puts something told as done after the day of the report, or before the
inspection began, and the neighbouring year does not, the neighbouring year is meant (截至2025年3月10日 …
11月,印发 = 2024-11). A planned date that would lie before its anchor is one of the next year.
"""

import datetime
from collections.abc import Sequence

from notice_parser.meaning.intervals import (
    give_up,
    is_ahead,
    is_year,
    settle,
    shift_year,
    shifts,
    year_of,
)
from notice_parser.meaning.window import Window, stretch, year_before_end, year_of_anchor
from notice_parser.model.draft import DateDraft

_ADJACENT = 2
_READ_OUT_BEFORE = 120
_SAME_STRETCH = "date.same_stretch"
_TABLES = {1: "date_months", 3: "date_quarters", 12: "date_years"}


def resolve(
    dates: Sequence[DateDraft],
    *,
    published: DateDraft | None = None,
    signed: DateDraft | None = None,
    reference: datetime.date | None = None,
) -> None:
    """Fill ``earliest``, ``latest``, ``edtf``, ``resolution`` and ``anchor`` of all dates of a notice.

    ``dates`` are in reading order. ``published`` is the printed date of publication, which may be
    one of them; ``reference`` stands in for it. ``signed`` is the date below the text: the day that its
    今年 was written on, where the page came later. What cannot be told stays ``None``.
    """
    if published is not None and published.kind == "day" and published.year is not None:
        settle(published, published.year, published.month)
        published.resolution = "explicit" if published.kind != "unresolved" else "unresolved"
    for date in dates:
        if date.year is not None and date.kind not in ("unresolved", "recurring"):
            if not _waits(date) and date.rule != _SAME_STRETCH:
                settle(date, date.year, date.month)
            date.resolution = "explicit" if date.kind != "unresolved" else "unresolved"
    window = Window(dates, published, reference.isoformat() if reference else None)
    timeline = _Timeline(window, signed)
    for date in dates:
        if date.kind == "recurring":
            date.resolution = "explicit"
        elif date.kind != "unresolved":
            if date.earliest is None and date.latest is None:
                timeline.settle(date)
            timeline.pass_by(date)
        elif date.rule == "date.damaged" and date.year is not None:
            timeline.near = timeline.line = date
        elif date.rule == "date.two_digit_year":
            timeline.lost = date


def _waits(date: DateDraft) -> bool:
    """2024年10月至今年3月: the second end needs the day of publication."""
    if date.last_relative is None or date.last_relative not in shifts("date_years"):
        return False
    return shifts("date_years")[date.last_relative][1] != "before"


def _of_month(date: DateDraft) -> bool:
    """A day, 下旬 or 月底 whose month stands elsewhere."""
    return date.month is None and (date.part is None or date.part[0] not in "qhy")


class _Timeline:
    """What has been read so far.

    ``near`` is the last date told, ``line`` the last one of the notice's own time, ``plan`` the last
    one ahead, ``full`` the last day, ``before`` the last date of any kind, ``lost`` the last whose year
    cannot be told (23年3月).
    """

    def __init__(self, window: Window, signed: DateDraft | None) -> None:
        self.window = window
        self.published = window.published
        self.signed = signed
        self.reference = window.reference
        self.near: DateDraft | None = None
        self.line: DateDraft | None = None
        self.plan: DateDraft | None = None
        self.before: DateDraft | None = None
        self.full: DateDraft | None = None
        self.lost: DateDraft | None = None

    def settle(self, date: DateDraft) -> None:
        """Find the year (and month) that the text leaves out."""
        if _waits(date) and not self._settle_last(date):
            return give_up(date)
        if date.rule == _SAME_STRETCH and self._settle_same_stretch(date):
            return None
        if date.year is not None:
            return settle(date, date.year, date.month)
        if date.relative:
            return self._settle_relative(date)
        if self._is_lost(date):
            self.lost = date
            return None
        if _of_month(date):
            return self._settle_in_month(date)
        anchor = self._anchor(date)
        if anchor is None:
            return self._settle_published(date)
        return self._settle_inherited(date, anchor)

    def _is_lost(self, date: DateDraft) -> bool:
        """The 9月 of 23年3月、9月: its year is the one that nobody can tell."""
        lost = self.lost
        return lost is not None and lost.scope == date.scope and 0 <= date.start - lost.end <= 1

    def _settle_last(self, date: DateDraft) -> bool:
        """Find the year of a second end that counts from publication."""
        assert date.last_relative is not None
        base = self._base("publication", date)
        known = (base.latest or base.earliest) if base is not None else self.reference
        if not known:
            return False
        date.last_year = int(known[:4]) + shifts("date_years")[date.last_relative][0]
        return True

    def _anchor(self, date: DateDraft) -> DateDraft | None:
        plan, near, before = self.plan, self.near, self.before
        # 2023年截至11月底, 2023年(9月、11月), 2021年1月、2月发放的: the year stands right before the month.
        heads = before is not None and (is_year(before) or before.qualifies)
        if before is not None and heads and 0 <= date.start - before.end <= _ADJACENT:
            return before
        if plan is not None and plan is before and date.same_breath and plan.scope == date.scope:
            date.planned = date.planned or is_ahead(plan)
            if self._goes_on(date, plan):
                date.planned = True
                return plan
        if near is not None and near.scope != date.scope:
            near = None
        planned = plan is not None and plan.scope == date.scope and is_ahead(date)
        if planned and plan is not None and (near is None or near.start < plan.start):
            return plan
        if near is not None and near is not self.line and _goes_back(date, near):
            return self.line or self.published or near
        return near or self.line or before

    def _goes_on(self, date: DateDraft, plan: DateDraft) -> bool:
        """The 8月 of 2025年3月施工、8月完工, where 3月 lies behind the publication."""
        return not date.resumes and plan.kind not in ("year", "since") and self.window.is_beyond(plan)

    def _settle_inherited(self, date: DateDraft, anchor: DateDraft) -> None:
        settle(date, year_of_anchor(date, anchor, self.window), date.month)
        self._say(date, "inherited", anchor)

    def _settle_published(self, date: DateDraft) -> None:
        """Without any date before it, the year of publication, or the one before for what is done."""
        page = self.published
        day = page.latest if page is not None else self.reference
        if not day:
            return
        year = year_before_end(date) if date.last_year else int(day[:4])
        if not date.last_year and not is_ahead(date) and self.window.lies_behind(date, year):
            year -= 1
        settle(date, year, date.month)
        self._say(date, "inherited", page)

    def _settle_in_month(self, date: DateDraft) -> None:
        """A bare day or 下旬 takes year and month of the date before it in the same paragraph."""
        anchor = self.before
        if anchor is None or is_year(anchor) or (anchor.scope != date.scope and anchor.day is None):
            return
        known = anchor.latest or anchor.earliest or ""
        settle(date, int(known[:4]), int(known[5:7]))
        self._say(date, "inherited", anchor)

    def _settle_relative(self, date: DateDraft) -> None:
        """今年, 当月, 上季度, 去年同期, counted from publication or from the date before."""
        assert date.relative is not None
        grain = 1 if date.relative.endswith("月") else 3 if date.relative.endswith("季度") else 12
        shift, base = shifts(_TABLES[grain])[date.relative]
        anchor = self._base(base, date)
        if grain < 12 and anchor is not None and is_year(anchor):
            return
        known = (anchor.latest or anchor.earliest or str(year_of(anchor))) if anchor is not None else None
        if anchor is None and base != "before" and not (base == "narrative" and date.kind == "year"):
            known = self.reference
        if not known or (grain < 12 and len(known) < 7):
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
        settle(date, year, month)
        if shift == 0 and anchor is self.published and _far_ahead(date, anchor):
            settle(date, year - 1, month)
        self._say(date, "relative", anchor)

    def _settle_same_stretch(self, date: DateDraft) -> bool:
        """去年同期, 2020年同期: the stretch last named in the paragraph, years away."""
        model = self.before
        if model is None or model.scope != date.scope or not (model.earliest and model.latest and model.edtf):
            return False
        shift = -1 if date.year is None else date.year - year_of(model)
        date.kind = model.kind
        date.earliest = shift_year(model.earliest, shift)
        date.latest = shift_year(model.latest, shift)
        date.edtf = "/".join(shift_year(end, shift) for end in model.edtf.split("/"))
        self._say(date, "relative", model)
        return True

    def _base(self, base: str, date: DateDraft) -> DateDraft | None:
        """What a relative date counts from: the date before, or the date of publication.

        ``narrative`` words (上季度) count from the date before where it stands in the same paragraph.
        """
        before = self.before
        if base == "before":
            return before
        if base == "narrative":
            if before is not None and before.scope == date.scope:
                return before
            # 比上年下降: without a date beside it, nobody can say which year; 上年末 is the last one's.
            if date.kind == "year":
                return None
        if self.signed is not None and self.signed.latest:
            return self.signed
        if self.published is not None and self.published.latest:
            return self.published
        if self.reference or base == "narrative":
            return None
        return self.full or self.line or before

    def _say(self, date: DateDraft, resolution: str, anchor: DateDraft | None) -> None:
        if date.kind != "unresolved":
            date.resolution = resolution
            date.anchor = anchor.place if anchor is not None else None

    def pass_by(self, date: DateDraft) -> None:
        """Take a resolved date as an anchor for what follows, if it is one."""
        if self.window.is_published(date) or not (date.earliest or date.latest):
            return
        self.before = date
        past = self.window.is_past(date)
        if (date.day is not None or date.last_day is not None) and (not past or self.full is None):
            self.full = date
        if self.window.is_beyond(date) or (is_ahead(date) and not past):
            self.plan = date
            return
        if is_year(date):
            self._pass_year(date)
            return
        if date.kind == "year" and shifts("date_years").get(date.relative or "", (0, ""))[1] == "narrative":
            # 由上年的142天缩短至71天: a year to compare with is not the time told of.
            return
        if past and date.qualifies:
            return
        if past and date.kind in ("since", "until"):
            # An open stretch that began long ago has its end in the notice's own time.
            self.near = None
            return
        self.near = date
        if not past:
            self.line = date

    def _pass_year(self, date: DateDraft) -> None:
        """A bare year that says when: forward it moves the time, backward only inside its paragraph."""
        if date.qualifies or not (date.adverbial or date.kind == "since"):
            return
        year = year_of(date)
        forward = self.line is None or year > year_of(self.line)
        horizon = self.window.horizon
        if forward and (horizon is None or str(year) <= horizon[:4]):
            self.near = self.line = date
        elif date.adverbial and date.kind != "since":
            self.near = date


def may_be_planned(date: DateDraft) -> bool:
    """Whether a date of a plan section (二季度组织回头看) lies ahead, as no year, 已 or 截至 denies it."""
    return date.year is None and date.relative is None and not date.done and date.rule != "date.until"


def _goes_back(date: DateDraft, near: DateDraft) -> bool:
    """Whether a date leaves what was told in retrospect.

    A limit does, but for one agreed upon then; so does a date that would lie before the one just told
    (2023年11月未销号,1月开展攻坚) or inside its period (2020年1月至2022年12月多收4.7万元,8月退还), unless
    it is a part of it (其中8月).
    """
    if date.resumes or (is_ahead(date) and not date.agreed):
        return True
    on = stretch(date, year_of(near))
    if on is None or date.stays or near.kind == "year":
        return False
    told = near.latest if near.kind == "range" else near.earliest
    return told is not None and on[0] < told


def _far_ahead(date: DateDraft, page: DateDraft | None) -> bool:
    """A report read out in December and printed in January says 今年8月 of the year before."""
    if page is None or not page.latest or not date.earliest or date.month is None or is_ahead(date):
        return False
    ahead = datetime.date.fromisoformat(date.earliest) - datetime.date.fromisoformat(page.latest)
    return ahead.days > _READ_OUT_BEFORE
