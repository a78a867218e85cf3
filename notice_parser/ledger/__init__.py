"""Ledgers: notices in rows, and rows in files that people work in for months."""

from notice_parser.ledger.cells import Note, Notes
from notice_parser.ledger.columns import TABLES, Column, Table, columns
from notice_parser.ledger.differences import Comparison, Difference, diff
from notice_parser.ledger.edits import Edit
from notice_parser.ledger.files import write_records
from notice_parser.ledger.keys import notice_key, row_keys
from notice_parser.ledger.mapping import TemplateMap
from notice_parser.ledger.merging import Conflict
from notice_parser.ledger.outcomes import Report, Synced
from notice_parser.ledger.parquet_file import batches, schema
from notice_parser.ledger.reading import Ledger, LedgerRow, read_ledger
from notice_parser.ledger.rows import Row, rows
from notice_parser.ledger.specification import Written
from notice_parser.ledger.sync import sync, sync_each
from notice_parser.ledger.template import fill
from notice_parser.ledger.updating import Updated, update
from notice_parser.ledger.views import View
from notice_parser.ledger.write import FORMATS, Format, write

__all__ = [
    "FORMATS",
    "TABLES",
    "Column",
    "Comparison",
    "Conflict",
    "Difference",
    "Edit",
    "Format",
    "Ledger",
    "LedgerRow",
    "Note",
    "Notes",
    "Report",
    "Row",
    "Synced",
    "Table",
    "TemplateMap",
    "Updated",
    "View",
    "Written",
    "batches",
    "columns",
    "diff",
    "fill",
    "notice_key",
    "read_ledger",
    "row_keys",
    "rows",
    "schema",
    "sync",
    "sync_each",
    "update",
    "write",
    "write_records",
]
