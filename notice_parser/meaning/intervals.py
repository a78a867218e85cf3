"""Fill the interval of one date whose year is known: ``earliest``, ``latest``, ``edtf``."""

from collections.abc import Mapping
from functools import cache

from notice_parser.families.loader import words
from notice_parser.meaning.calendar import Interval, edtf, edtf_ends, interval
from notice_parser.model.draft import DateDraft


@cache
def shifts(table: str) -> Mapping[str, tuple[int, str]]:
    """How far 去年, 次月, 上季度 lie from their base, and what the base is."""
    return {row["word"]: (int(row["shift"]), row["base"]) for row in words("base", table)}


def settle(date: DateDraft, year: int, month: int | None) -> None:
    """Fill the interval of a date whose first end lies in ``year`` (and ``month``).

    An impossible day, or a period that ends before it begins, becomes ``unresolved``.
    """
    first = interval(year, month, date.day, date.part)
    if first is None:
        return give_up(date)
    if date.kind == "range" and has_second(date):
        return _settle_range(date, year, month, first)
    short = edtf_ends(year, month, date.day, date.part)
    date.earliest, date.latest = first[0].isoformat(), first[1].isoformat()
    if date.kind == "since":
        date.latest = None
        date.edtf = f"{short[0]}/.."
    elif date.kind == "until":
        date.earliest = None
        ends_on_a_day = date.part is not None and date.part.endswith("end")
        date.edtf = f"../{date.latest if ends_on_a_day else short[1]}"
    else:
        date.edtf = edtf(year, month, date.day, date.part)
    return None


def has_second(date: DateDraft) -> bool:
    """Whether the text writes a second end."""
    return bool(date.last_year or date.last_month or date.last_day or date.last_part or date.last_relative)


def _settle_range(date: DateDraft, year: int, month: int | None, first: Interval) -> None:
    last_year = date.last_year or year + turns_year(date)
    if date.last_relative and date.last_year is None:
        last_year += shifts("date_years").get(date.last_relative, (0, ""))[0]
    of_year = date.last_part is not None and date.last_part[0] in "qhy"
    last_month = date.last_month
    if last_month is None and not of_year and (date.last_day or date.last_part):
        if month is None:
            return give_up(date)
        last_month = month
    last = interval(last_year, last_month, date.last_day, date.last_part)
    if last is None or last[1] < first[0]:
        return give_up(date)
    date.earliest, date.latest = first[0].isoformat(), last[1].isoformat()
    begin = edtf_ends(year, month, date.day, date.part)[0]
    finish = edtf_ends(last_year, last_month, date.last_day, date.last_part)[1]
    date.edtf = f"{begin}/{finish}"
    if date.members and list(date.members) != list(range(date.members[0], date.members[-1] + 1)):
        date.edtf = _edtf_set(date, year, month)
    return None


def turns_year(date: DateDraft) -> int:
    """1 for 12月至2月, which no year is written at: its end lies in the year after."""
    bare = date.year is None and date.last_year is None and not date.relative and not date.last_relative
    return int(bare and date.month is not None and (date.last_month or 12) < date.month)


def _edtf_set(date: DateDraft, year: int, month: int | None) -> str:
    """All of a list, as a set: 2024年3、6、9月."""
    if date.last_day is not None:
        items = [f"{year:04}-{month:02}-{member:02}" for member in date.members]
    elif date.last_month is not None:
        items = [f"{year:04}-{member:02}" for member in date.members]
    else:
        items = [f"{member:04}" for member in date.members]
    return "{" + ",".join(items) + "}"


def give_up(date: DateDraft) -> None:
    """Unknown stays unknown."""
    date.kind = date.resolution = "unresolved"
    date.earliest = date.latest = date.edtf = None


def shift_year(written: str, years: int) -> str:
    """An ISO day or a shorter EDTF point, years away.

    >>> shift_year("2024-02-29", -1), shift_year("2024-35", -1)
    ('2023-02-28', '2023-35')
    """
    moved = f"{int(written[:4]) + years:04}{written[4:]}"
    return f"{moved[:4]}-02-28" if written.endswith("-02-29") and int(moved[:4]) % 4 else moved


def year_of(date: DateDraft) -> int:
    """The year that a later date inherits: of the END of a period, of the start of a since.

    Of a damaged date (20241021日) the year is whole.
    """
    known = date.latest or date.earliest
    return int(known[:4]) if known else date.last_year or date.year or 0


def is_year(date: DateDraft) -> bool:
    """A bare year, open or closed: 2024年, 2024年以来, 2021年至2023年."""
    return date.month is None and date.day is None and date.part is None and date.relative is None


def is_ahead(date: DateDraft) -> bool:
    """Planned, or a limit that no 已 says was kept."""
    return date.planned or date.limit
