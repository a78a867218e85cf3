"""Values in one spelling, so that only what differs in meaning differs in a key."""

import unicodedata
from decimal import Decimal, InvalidOperation

from notice_parser.text import script


def same_number(value: str | None) -> Decimal | str | None:
    """A decimal string as a number; what is no number stays as it is.

    >>> same_number("69.060") == same_number("69.06"), same_number("若干")
    (True, '若干')
    """
    if value is None:
        return None
    try:
        return Decimal(value)
    except InvalidOperation:
        return value


def same_name(name: str | None) -> str | None:
    """A name or unit without blanks, glosses and differences of width; empty is none.

    >>> same_name("％"), same_name("市委 第六巡察组"), same_name("責(zé)任人"), same_name("")
    ('%', '市委第六巡察组', '責任人', None)
    """
    if name is None:
        return None
    return script.unglossed("".join(unicodedata.normalize("NFKC", name).split())) or None


def plain(value: object) -> str:
    """A value as a reader would write it.

    >>> plain(Decimal("690600")), plain(None)
    ('690600', '—')
    """
    if value is None:
        return "—"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def quantity_detail(value: object, unit: str | None, approximation: str | None, maximum: object) -> str:
    """What is said of a quantity in a list of misses.

    >>> quantity_detail(Decimal(3), "次", "about", Decimal(5))
    '3..5 次 about'
    """
    number = plain(value) if maximum is None else f"{plain(value)}..{plain(maximum)}"
    return " ".join(part for part in (number, unit, approximation) if part)


def interval_detail(earliest: object, latest: object, every: str | None) -> str:
    """What is said of a date in a list of misses: ``2024-01-01/..``."""
    if earliest is None and latest is None:
        return every or "?"
    written = f"{earliest or '..'}/{latest or '..'}"
    return f"{written} {every}" if every else written
