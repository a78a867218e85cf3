"""Dates: damaged, impossible, or in an order that cannot be."""

from notice_parser.checks.messages import excerpt, finding
from notice_parser.model.draft import DateDraft, Draft, FindingDraft

_DAMAGED = ("date.damaged", "date.day_lost")
_CENTURY = "date.two_digit_year"
# A stretch without a calendar end (近三年) is never resolved, and nobody expects it to be.
_VAGUE = "date.recent"
_COUNTED = "date.until"


def _all(draft: Draft) -> list[DateDraft]:
    return [date for node in draft.walk() for date in node.dates]


def damaged(draft: Draft) -> list[FindingDraft]:
    """``text-damaged``: dates that lost a sign in scraping (2024717日)."""
    return [
        finding("text-damaged", "date", date.place, text=excerpt(draft.text, date.place))
        for date in _all(draft)
        if date.rule in _DAMAGED
    ]


def ranges(draft: Draft) -> list[FindingDraft]:
    """``date-order``: a period whose written end lies before its written start.

    An error where both years are written, else a year may be missing (10月10日至1月12日).
    """
    found = []
    for date in _all(draft):
        kind = _reversed(date)
        if kind is not None:
            found.append(finding("date-order", kind, date.place, text=excerpt(draft.text, date.place)))
    return found


def _reversed(date: DateDraft) -> str | None:
    """The kind of finding for a written end before a written start, by the parts that both write."""
    if date.members or date.year is None or date.part or date.last_part or date.last_relative:
        return None
    if date.last_year is not None:
        written = [(date.year, date.last_year), (date.month, date.last_month), (date.day, date.last_day)]
        return "range" if _falls(written) else None
    if date.month is None:
        return None
    last_month = date.last_month or (date.month if date.last_day else None)
    return "range-implied" if _falls([(date.month, last_month), (date.day, date.last_day)]) else None


def _falls(written: list[tuple[int | None, int | None]]) -> bool:
    """Whether the second date lies before the first, as far as both are written."""
    for first, last in written:
        if first is None or last is None or first < last:
            return False
        if last < first:
            return True
    return False


def unresolved(draft: Draft) -> list[FindingDraft]:
    """``date-unresolved``: no such day, a year of two figures, a year that cannot be told."""
    found = []
    for date in _all(draft):
        if date.rule in (*_DAMAGED, _VAGUE) or date.resolution != "unresolved" or _reversed(date):
            continue
        if date.relative is not None and date.kind != "unresolved":
            # 上年 reads well without anyone knowing which year it was.
            continue
        found.append(finding("date-unresolved", _why(date), date.place, text=excerpt(draft.text, date.place)))
    return found


def _why(date: DateDraft) -> str:
    if date.rule == _CENTURY:
        return "century"
    return "impossible" if date.kind == "unresolved" else "year"


def order(draft: Draft) -> list[FindingDraft]:
    """``date-order``: period, feedback, what is told as done, publication, each after the one before.

    Only written years are compared; an inherited one is a reading, not a fact. What happened before
    the inspection may be told too, so done acts are held against the publication alone.
    """
    period, feedback, published = draft.inspection.period, draft.inspection.feedback, draft.published
    found: list[FindingDraft] = []
    if not _before("feedback", period, feedback, found):
        _before_end(period, feedback, found)
    if not _before("publication", feedback, published, found):
        _before("publication-period", period, published, found)
    if published is not None and published.earliest:
        found.extend(_acts_after(draft, published))
        found.extend(_counted_after(draft, published))
    return found


def _before(kind: str, earlier: DateDraft | None, later: DateDraft | None, found: list[FindingDraft]) -> bool:
    """Remark it where ``later`` ends before ``earlier`` begins."""
    if not _written(earlier) or not _written(later) or earlier is None or later is None:
        return False
    if not earlier.earliest or not later.latest or later.latest >= earlier.earliest:
        return False
    found.append(
        finding(
            "date-order", kind, later.place, [earlier.place], earlier=earlier.earliest, later=later.latest
        )
    )
    return True


def _before_end(period: DateDraft | None, feedback: DateDraft | None, found: list[FindingDraft]) -> None:
    if period is None or feedback is None or not _written(feedback) or feedback.kind != "day":
        return
    if period.latest and feedback.latest and feedback.latest < period.latest and _written(period):
        found.append(
            finding(
                "date-order",
                "feedback-end",
                feedback.place,
                [period.place],
                earlier=period.latest,
                later=feedback.latest,
            )
        )


def _written(date: DateDraft | None) -> bool:
    return date is not None and date.resolution == "explicit" and date.year is not None


def _acts_after(draft: Draft, published: DateDraft) -> list[FindingDraft]:
    """Days and months of completed measures that lie behind the publication."""
    found = []
    limit = published.earliest or ""
    for node in draft.walk():
        if node.role != "measure" or node.status is None or node.status.value != "completed":
            continue
        for date in node.dates:
            if date is node.deadline or date.planned or date.limit or date.qualifies or not _written(date):
                continue
            if date.kind not in ("day", "month") or date.part or not date.earliest or date.earliest <= limit:
                continue
            if date.place in node.own:
                # A table cell or a line with nothing but a date is a time limit.
                continue
            found.append(
                finding(
                    "date-order", "act", date.place, [published.place], earlier=limit, later=date.earliest
                )
            )
    return found


def _counted_after(draft: Draft, published: DateDraft) -> list[FindingDraft]:
    """截至2024年12月15日 tells how far things are, and cannot lie behind the publication."""
    found = []
    limit = published.earliest or ""
    for date in _all(draft):
        if date.rule != _COUNTED or date.planned or not _written(date):
            continue
        if not draft.text.startswith("截", date.start) or draft.text[date.end - 1] == "前":
            continue
        first = f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}"
        if first > limit:
            found.append(
                finding("date-order", "until", date.place, [published.place], earlier=limit, later=first)
            )
    return found
