"""Read a gold notice: one XML file, the raw text with tags laid around what a reader marks.

``"".join(root.itertext())`` is the raw text; all offsets are code points counted from it.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from notice_parser.evaluation.vocabulary import ATTRIBUTES, MENTIONS, PARTS, REQUIRED, STRUCTURE
from notice_parser.model import NoticeParserError

OPEN = ".."
_ISO = re.compile(r"[12][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,40})(?:\.[0-9]{1,40})?")
_EVERY = re.compile(r"P[0-9]{1,3}(?:\.[0-9])?[YMWD]")
_SAME_EVERY = {"P7D": "P1W", "P12M": "P1Y"}


class GoldError(NoticeParserError):
    """A gold file that is not XML or breaks the annotation's tags, attributes or values."""


@dataclass(frozen=True, slots=True)
class Element:
    """One tag of the annotation with its span; ``parent`` is None for the root."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int
    parent: "Element | None" = field(default=None, repr=False, compare=False)

    @property
    def role(self) -> str | None:
        return self.attributes.get("role")

    def inside(self, tag: str) -> bool:
        """Whether an element of this tag stands around this one."""
        element = self.parent
        while element is not None:
            if element.tag == tag:
                return True
            element = element.parent
        return False

    @property
    def owner(self) -> "Element | None":
        """The structural element this one stands in, the root where there is none."""
        element = self.parent
        while element is not None and element.parent is not None and element.tag not in STRUCTURE:
            element = element.parent
        return element


@dataclass(frozen=True, slots=True)
class Gold:
    """A raw text and its annotation. ``elements`` are in document order, the root first."""

    name: str
    text: str
    elements: tuple[Element, ...]

    @property
    def family(self) -> str:
        return self.elements[0].attributes["family"]

    def of(self, *tags: str) -> Iterator[Element]:
        """The elements of these tags, in document order."""
        return (element for element in self.elements if element.tag in tags)

    def surface(self, element: Element) -> str:
        return self.text[element.start : element.end]


def load(path: Path) -> Gold:
    """Read a gold file strictly. Raises ``GoldError`` that names file, offset, tag and attribute."""
    return loads(path.read_text("utf-8"), path.name)


def loads(xml: str, name: str = "gold") -> Gold:
    """Read a gold notice from its XML.

    >>> gold = loads('<notice family="none">共<quantity value="15" unit="个">15个</quantity>问题</notice>')
    >>> gold.text, [gold.surface(element) for element in gold.of("quantity")]
    ('共15个问题', ['15个'])
    """
    gold = read(xml, name)
    errors = [error for element in gold.elements for error in value_errors(element)]
    if errors:
        raise GoldError(f"{name}: {errors[0]}")
    return gold


def read(xml: str, name: str) -> Gold:
    """The text and the elements as they stand, values unchecked."""
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise GoldError(f"{name}: not XML: {error}") from error
    if root.tag != "notice":
        raise GoldError(f"{name}: root <{root.tag}>: must be <notice>")
    pieces: list[str] = []
    elements: list[Element] = []
    _walk(root, None, 0, pieces, elements)
    return Gold(name, "".join(pieces), tuple(elements))


def _walk(
    node: ElementTree.Element, parent: Element | None, start: int, pieces: list[str], elements: list[Element]
) -> int:
    """Add the node's text and elements; return the offset behind it."""
    end = start + sum(map(len, node.itertext()))
    element = Element(node.tag, dict(node.attrib), start, end, parent)
    elements.append(element)
    pieces.append(node.text or "")
    position = start + len(node.text or "")
    for child in node:
        position = _walk(child, element, position, pieces, elements)
        pieces.append(child.tail or "")
        position += len(child.tail or "")
    return position


def value_errors(element: Element) -> Iterator[str]:
    """What is wrong with the tag itself, its attributes and their values."""
    where = f"offset {element.start}: <{element.tag}>"
    if element.tag != "notice" and element.tag not in STRUCTURE | PARTS | MENTIONS:
        yield f"{where}: unknown tag"
        return
    allowed = ATTRIBUTES.get(element.tag, {})
    for key in REQUIRED.get(element.tag, ()):
        if key not in element.attributes:
            yield f"{where}: {key}: missing"
    for key, value in element.attributes.items():
        if key not in allowed:
            yield f"{where}: {key}: unknown attribute"
            continue
        values = allowed[key]
        if values is not None and value not in values:
            yield f"{where}: {key}={value!r}: must be one of {' '.join(sorted(values))}"
        elif values is None and not _well_formed(element.tag, key, value):
            yield f"{where}: {key}={value!r}: badly formed"
    if element.tag == "date":
        yield from _date_errors(element, where)
    if element.tag == "quantity":
        yield from _quantity_errors(element, where)


def _well_formed(tag: str, key: str, value: str) -> bool:
    if tag == "notice":
        return len(value) == len("2024-12-10") and _is_iso(value)
    if tag == "date":
        return bool(_EVERY.fullmatch(value)) if key == "every" else value == OPEN or _is_iso(value)
    if key in ("value", "max"):
        return _DECIMAL.fullmatch(value) is not None
    return bool(value) and value == value.strip()


def _date_errors(element: Element, where: str) -> Iterator[str]:
    first, last = element.attributes.get("from"), element.attributes.get("to")
    if last is not None and first is None:
        yield f"{where}: to: stands without from"
    if first == OPEN and last in (None, OPEN):
        yield f"{where}: from: open at both ends"
    ends = [value for value in (first, last) if value is not None and value != OPEN]
    if len(ends) == 2 and all(map(_is_iso, ends)) and first_day(ends[0]) > last_day(ends[1]):
        yield f"{where}: from: later than to"


def _quantity_errors(element: Element, where: str) -> Iterator[str]:
    value, top = element.attributes.get("value"), element.attributes.get("max")
    if not value or not top or not _DECIMAL.fullmatch(value) or not _DECIMAL.fullmatch(top):
        return
    if Decimal(top) <= Decimal(value):
        yield f"{where}: max: not above value"


def _is_iso(value: str) -> bool:
    if _ISO.fullmatch(value) is None:
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        return False
    return True


def first_day(value: str) -> date:
    """The first day of an ISO date cut short.

    >>> first_day("2024"), first_day("2024-10")
    (datetime.date(2024, 1, 1), datetime.date(2024, 10, 1))
    """
    return date.fromisoformat(value + "-01-01"[len(value) - 4 :])


def last_day(value: str) -> date:
    """The last day of an ISO date cut short.

    >>> last_day("2024-02"), last_day("2024-10-30")
    (datetime.date(2024, 2, 29), datetime.date(2024, 10, 30))
    """
    if len(value) == len("2024-10-30"):
        return date.fromisoformat(value)
    year, month = int(value[:4]), int(value[5:] or 12)
    return date(year, month, calendar.monthrange(year, month)[1])


Interval = tuple[date | None, date | None, str | None]


def interval(element: Element) -> Interval:
    """The closed days a gold date encloses and its recurrence; None is open or unknown."""
    first, last = element.attributes.get("from"), element.attributes.get("to")
    every = same_every(element.attributes.get("every"))
    if first is None:
        return None, None, every
    if last is None:
        last = first
    return (
        None if first == OPEN else first_day(first),
        None if last == OPEN else last_day(last),
        every,
    )


def same_every(value: str | None) -> str | None:
    """A recurrence with its second spelling folded: seven days are a week."""
    return None if value is None else _SAME_EVERY.get(value, value)


def is_blank(character: str) -> bool:
    """Whether nobody sees the character: blanks, line ends, controls, zero-width signs.

    >>> is_blank("\\u3000"), is_blank("\\u200b"), is_blank("。")
    (True, True, False)
    """
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks at its two ends."""
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return start, end
