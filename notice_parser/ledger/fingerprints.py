"""What a parser wrote into a row, in a few letters for a hidden cell: later it tells what people changed."""

import hashlib
from collections.abc import Mapping

from notice_parser.ledger.columns import Column

_DIGITS = 8


def fingerprint(texts: Mapping[str, str], picked: tuple[Column, ...]) -> str:
    """A mark for each of the parser's columns, ``name:1f0c23ab`` each; texts as they stand in the cells."""
    return " ".join(
        f"{column.name}:{mark(texts[column.name])}" for column in picked if column.owner == "parser"
    )


def marks(written: str) -> dict[str, str]:
    """The marks of a fingerprint by the name of their column.

    >>> marks("status:0a1b2c3d measure:44445555")
    {'status': '0a1b2c3d', 'measure': '44445555'}
    """
    pairs = (one.partition(":") for one in written.split())
    return {name: digest for name, _, digest in pairs}


def mark(text: str) -> str:
    """The mark of one cell. Blanks at the ends and the kind of line ends do not count."""
    bare = "\n".join(text.split("\r\n")).strip()
    return hashlib.sha256(bare.encode("utf-8", "replace")).hexdigest()[:_DIGITS]
