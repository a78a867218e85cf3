"""Ledgers: notices in rows, and rows in files that people work in for months."""

from notice_parser.ledger.columns import TABLES, Column, Table, columns
from notice_parser.ledger.differences import Comparison, Difference, diff
from notice_parser.ledger.edits import Edit
from notice_parser.ledger.keys import notice_key, row_keys
from notice_parser.ledger.rows import Row, rows

__all__ = [
    "TABLES",
    "Column",
    "Comparison",
    "Difference",
    "Edit",
    "Row",
    "Table",
    "columns",
    "diff",
    "notice_key",
    "row_keys",
    "rows",
]
