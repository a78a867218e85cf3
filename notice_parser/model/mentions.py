"""What is found in the running text: dates, quantities, documents, organisations, persons."""

from datetime import date
from typing import Literal

from notice_parser.model.base import Mention, Text

DateKind = Literal[
    "day", "month", "quarter", "half_year", "year", "range", "since", "until", "recurring", "unresolved"
]
Resolution = Literal["explicit", "inherited", "relative", "unresolved"]


class Date(Mention):
    """A calendar expression as a closed interval of days.

    ``earliest`` and ``latest`` enclose it; ``None`` is an open end. ``edtf`` is ISO 8601-2 /
    EDTF level 2. ``every`` is an ISO 8601 duration for a recurring date. ``anchor`` is the
    mention that the missing year (or month) was taken from.
    """

    kind: DateKind
    earliest: date | None = None
    latest: date | None = None
    edtf: str | None = None
    every: str | None = None
    resolution: Resolution
    anchor: Text | None = None


UnitKind = Literal[
    "money",
    "count",
    "ratio",
    "area",
    "length",
    "mass",
    "volume",
    "energy",
    "power",
    "duration",
    "frequency",
    "rate",
    "other",
]
Approximation = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most"]


class Quantity(Mention):
    """A number with its unit.

    ``number`` is the number as written (``69.06``), ``value`` is exact, in the base unit
    (``690600`` 元). Both are decimal strings without exponent. ``minimum`` and ``maximum``
    bound a range or an approximation; ``None`` is open. ``subject`` is what is counted,
    ``action`` what was done with it; they may stand outside the mention's own span.
    """

    number: str
    value: str | None = None
    unit: str | None = None
    unit_kind: UnitKind
    approximation: Approximation = "exact"
    minimum: str | None = None
    maximum: str | None = None
    subject: Text | None = None
    action: Text | None = None


class Change(Mention):
    """A quantity that went from one value to another, or by some amount."""

    before: Quantity | None = None
    after: Quantity | None = None
    by: Quantity | None = None
    direction: Literal["increase", "decrease", "change"]


DocumentKind = Literal["law", "regulation", "rules", "plan", "notice", "publication", "work", "unknown"]


class Document(Mention):
    """A title in 《》; ``title`` is without the brackets, ``number`` is its 文号."""

    title: str
    number: str | None = None
    kind: DocumentKind = "unknown"


class Organization(Mention):
    """An organisation.

    ``role`` is ``issuer`` ``authority`` ``team`` ``target`` ``responsible`` or ``contact``.
    """

    name: str
    role: str | None = None


class Person(Mention):
    """A person, with the position the text gives."""

    name: str
    position: str | None = None
