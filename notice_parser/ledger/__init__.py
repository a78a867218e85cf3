"""Ledgers: notices in rows, and rows in files that people work in for months."""

from notice_parser.ledger.columns import TABLES, Column, Table, columns
from notice_parser.ledger.keys import row_keys
from notice_parser.ledger.rows import Row, rows

__all__ = ["TABLES", "Column", "Row", "Table", "columns", "row_keys", "rows"]
