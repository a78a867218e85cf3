"""What a caller may choose about a parse."""

from datetime import date

from notice_parser.model.base import Record


class Options(Record):
    """Options of a parse; everything has a default and nothing is read from the clock.

    ``reference_date`` resolves 今年 and 去年 where the text itself states no date of
    publication. ``subjects`` off skips the word segmentation behind ``Quantity.subject``.
    ``include_text`` puts the source text into the record (``source.text``).
    ``family`` forces a notice family instead of deciding from the text.
    ``max_characters`` is the length past which a text is cut, with a ``truncated`` finding.
    """

    reference_date: date | None = None
    subjects: bool = True
    include_text: bool = False
    family: str | None = None
    max_characters: int = 2_000_000
