"""What a caller may choose about a parse."""

from datetime import date
from typing import Literal

from notice_parser.model.base import Record

TimeLimit = Literal["auto", "none", "xunshi-2015", "xunshi-2024", "xuncha-2", "xuncha-3", "xuncha-6"]


class Options(Record):
    """Options of a parse; everything has a default and nothing is read from the clock.

    ``reference_date`` resolves 今年 and 去年 where the text itself states no date of
    publication. ``subjects`` off skips the word segmentation behind ``Quantity.subject``.
    ``include_text`` puts the source text into the record (``source.text``).
    ``family`` forces a notice family instead of deciding from the text.
    ``time_limit`` is the rule that the time from feedback to publication is held against (finding
    ``time-limit``): ``auto`` takes the regulations in force on the day of feedback, a profile of
    ``families/base/time_limits.toml`` that one, ``none`` none.
    ``max_characters`` is the length past which a text is cut, with a ``truncated`` finding.
    """

    reference_date: date | None = None
    subjects: bool = True
    include_text: bool = False
    family: str | None = None
    time_limit: TimeLimit = "auto"
    max_characters: int = 2_000_000
