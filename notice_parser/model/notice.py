"""The record of one notice and its header parts."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from notice_parser.model.base import Mention, Record, Span, Text
from notice_parser.model.mentions import Change, Date, Document, Organization, Person, Quantity
from notice_parser.model.node import Node, Role


class Location(NamedTuple):
    """A place in the file that a text was read from. ``page`` counts from 1."""

    page: int | None = None
    element: str | None = None


class Source(Record):
    """Where the text came from. ``text`` is the decoded text that all offsets refer to.

    ``published`` (ISO day), ``index_number`` and ``content_source`` (来源) are what the page prints around
    the text. ``lost`` counts characters of the file that its reader saw and did not take.

    ``pages`` and ``elements`` lead from offsets back into the file: page *n* of a PDF or OFD begins at
    ``pages[n - 1]``; from the offset of an entry of ``elements`` on the text is that of the element named:
    of a web page by a CSS selector (``#zoom > :nth-child(3)``), of a Word document by the place in its body
    (``tbl[1]/tr[2]``).
    """

    name: str | None = None
    media_type: str = "text/plain"
    encoding: str | None = None
    encoding_certain: bool | None = None
    sha256: str | None = None
    characters: int
    url: str | None = None
    published: str | None = None
    index_number: str | None = None
    content_source: str | None = None
    lost: int | None = None
    pages: tuple[int, ...] = ()
    elements: tuple[tuple[int, str], ...] = ()
    text: str | None = None

    def locate(self, offset: int) -> Location:
        """The place in the file of an offset (code points); ``None`` where the file does not tell.

        >>> Source(characters=900, pages=(0, 400, 400)).locate(399)
        Location(page=1, element=None)
        """
        page = bisect_right(self.pages, offset) or None
        index = bisect_right(self.elements, offset, key=lambda element: element[0])
        return Location(page, self.elements[index - 1][1] if index else None)


class Inspection(Record):
    """The inspection a notice answers to, as its opening tells it."""

    kind: str | None = None
    mode: str | None = None
    authority: Organization | None = None
    team: Organization | None = None
    round: Text | None = None
    targets: tuple[Organization, ...] = ()
    period: Date | None = None
    feedback: Date | None = None


class StatedFigure(Mention):
    """A figure that the notice states of itself as a whole.

    ``counted`` is what the outline holds of the same thing, where that can be counted.
    """

    what: str
    value: str | None = None
    unit: str | None = None
    approximation: str = "exact"
    counted: int | None = None


class Contact(Text):
    """The contact block: where the public can write or call."""

    organizations: tuple[Organization, ...] = ()
    phones: tuple[Text, ...] = ()
    emails: tuple[Text, ...] = ()
    postal_address: Text | None = None
    postal_code: Text | None = None
    hours: Text | None = None


class Finding(Record):
    """What a careful reader would remark. ``message`` is Chinese, ``message_en`` English."""

    code: str
    severity: Literal["info", "warning", "error"]
    message: str
    message_en: str
    start: int | None = None
    end: int | None = None
    related: tuple[Span, ...] = ()


class Notice(Record):
    """A rectification notice as a validated record. See ``parse`` for how to get one."""

    schema_version: Literal["1.0"] = "1.0"
    notice_id: str
    source: Source
    family: str
    family_score: float
    family_reason: str
    title: Text | None = None
    issuer: Organization | None = None
    inspection: Inspection
    stated: tuple[StatedFigure, ...] = ()
    outline: tuple[Node, ...] = ()
    contact: Contact | None = None
    findings: tuple[Finding, ...] = ()

    def walk(self) -> Iterator[Node]:
        """All nodes in reading order (preorder)."""
        stack = list(reversed(self.outline))
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def _with_role(self, role: Role) -> tuple[Node, ...]:
        return tuple(node for node in self.walk() if node.role == role)

    @property
    def sections(self) -> tuple[Node, ...]:
        return self._with_role("section")

    @property
    def areas(self) -> tuple[Node, ...]:
        return self._with_role("area")

    @property
    def problems(self) -> tuple[Node, ...]:
        return self._with_role("problem")

    @property
    def measures(self) -> tuple[Node, ...]:
        return self._with_role("measure")

    @property
    def commitments(self) -> tuple[Node, ...]:
        return self._with_role("commitment")

    @property
    def dates(self) -> tuple[Date, ...]:
        return tuple(date for node in self.walk() for date in node.dates)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        return tuple(quantity for node in self.walk() for quantity in node.quantities)

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(document for node in self.walk() for document in node.documents)

    @property
    def organizations(self) -> tuple[Organization, ...]:
        return tuple(organization for node in self.walk() for organization in node.organizations)

    @property
    def persons(self) -> tuple[Person, ...]:
        return tuple(person for node in self.walk() for person in node.persons)

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for node in self.walk() for change in node.changes)


__all__ = ["Contact", "Finding", "Inspection", "Location", "Notice", "Source", "Span", "StatedFigure"]
