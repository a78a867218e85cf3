"""The nouns of the record. The only definition of what a parsed notice is."""

from notice_parser.model.base import Span, Text
from notice_parser.model.errors import (
    DatabaseError,
    InputError,
    LedgerError,
    NoticeParserError,
    RuleFileError,
)
from notice_parser.model.mentions import Change, Date, Document, Organization, Person, Quantity
from notice_parser.model.node import Marker, Node, Status
from notice_parser.model.notice import Contact, Finding, Inspection, Location, Notice, Source, StatedFigure
from notice_parser.model.options import Options

__all__ = [
    "Change",
    "Contact",
    "DatabaseError",
    "Date",
    "Document",
    "Finding",
    "InputError",
    "Inspection",
    "LedgerError",
    "Location",
    "Marker",
    "Node",
    "Notice",
    "NoticeParserError",
    "Options",
    "Organization",
    "Person",
    "Quantity",
    "RuleFileError",
    "Source",
    "Span",
    "StatedFigure",
    "Status",
    "Text",
]
