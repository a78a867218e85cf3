"""What a parser wrote into a row, in a few letters for a hidden cell: later it tells what people changed."""

import hashlib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from notice_parser.ledger.columns import Column

_DIGITS = 8


def fingerprint(texts: Mapping[str, str], picked: tuple[Column, ...]) -> str:
    """A mark for each of the parser's columns, ``name:1f0c23ab`` each; texts as they stand in the cells."""
    return " ".join(
        f"{column.name}:{mark(texts[column.name], column)}" for column in picked if is_compared(column)
    )


def is_compared(column: Column) -> bool:
    """Whether a newer parse may change a cell: the parser's own; 序号 belongs to the sheet."""
    return column.owner == "parser" and column.name != "seq"


def marks(written: str) -> dict[str, str]:
    """The marks of a fingerprint by the name of their column.

    >>> marks("status:0a1b2c3d measure:44445555")
    {'status': '0a1b2c3d', 'measure': '44445555'}
    """
    pairs = (one.partition(":") for one in written.split())
    return {name: digest for name, _, digest in pairs}


def mark(text: str, column: Column) -> str:
    """The mark of one cell."""
    bare = comparable(text, column)
    return hashlib.sha256(bare.encode("utf-8", "replace")).hexdigest()[:_DIGITS]


def comparable(text: str, column: Column) -> str:
    """A cell as it counts: blanks at its ends and the kind of line ends do not, nor do trailing zeros."""
    bare = "\n".join(text.split("\r\n")).strip()
    if column.type != "decimal":
        return bare
    try:
        return f"{Decimal(bare.replace(',', '')).normalize():f}"
    except InvalidOperation:
        return bare
