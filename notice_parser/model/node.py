"""The outline: a tree of nodes over the whole text."""

from typing import Literal

from notice_parser.model.base import Mention, Record, Span, Text
from notice_parser.model.mentions import Change, Date, Document, Organization, Person, Quantity

Role = Literal[
    "title",
    "preamble",
    "section",
    "area",
    "problem",
    "measure",
    "commitment",
    "item",
    "paragraph",
    "contact",
    "signature",
    "noise",
]
SectionRole = Literal["overview", "progress", "plan", "contact", "other"]
StatusValue = Literal[
    "completed",
    "mostly_completed",
    "in_progress",
    "long_term",
    "planned",
    "not_completed",
    "unstated",
]


class Marker(Text):
    """The numbering as printed, e.g. ``(1)``; ``ordinal`` is its number, ``style`` its glyph family."""

    style: str
    ordinal: int | None = None


class Status(Record):
    """What the text claims about a problem or a measure, and the words that say so."""

    value: StatusValue
    cues: tuple[Mention, ...] = ()


class Node(Record):
    """One part of the text.

    ``start``/``end`` span the whole subtree. ``text`` is the node's own text: what is neither
    marker, heading nor child; where it stands in several places (a lead-in before each group
    of measures) the pieces are joined by a line break, and ``text_spans`` says where each is.
    ``labels`` are the lead-ins in it (``整改情况:``) that carry no content.
    """

    node_id: str
    role: Role
    section_role: SectionRole | None = None
    marker: Marker | None = None
    heading: Text | None = None
    text: str = ""
    start: int
    end: int
    text_spans: tuple[Span, ...] = ()
    labels: tuple[Text, ...] = ()
    status: Status | None = None
    responsible: tuple[Organization | Person, ...] = ()
    deadline: Date | None = None
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    documents: tuple[Document, ...] = ()
    organizations: tuple[Organization, ...] = ()
    persons: tuple[Person, ...] = ()
    changes: tuple[Change, ...] = ()
    children: tuple["Node", ...] = ()
