"""What a record says must stand in its text: names are pieces of it, bounds enclose what they bound."""

from collections.abc import Iterator
from decimal import Decimal

from notice_parser import Notice
from notice_parser.model import Date, Node, Quantity
from notice_parser.text.fold import fold

# Digits are grouped by these.
_DROPPED = str.maketrans("", "", ",'")


def plain(text: str) -> str:
    """A text by its signs: half width, without blanks and the commas of grouped digits."""
    return "".join(fold(text).text.translate(_DROPPED).split())


def stands(words: str, text: str) -> bool:
    """Whether words are a piece of a text; width, blanks and commas aside."""
    return words in text or plain(words) in plain(text)


def not_said(notice: Notice, text: str) -> Iterator[str]:
    """Values that are no piece of what they were read from, bounds that are none, misplaced parts."""
    for node in notice.walk():
        yield from _of_node(node, text)
        for date in node.dates:
            yield from _of_date(date)
        for quantity in node.quantities:
            yield from _of_quantity(quantity)


def _of_node(node: Node, text: str) -> Iterator[str]:
    if node.text != "\n".join(text[span.start : span.end] for span in node.text_spans):
        yield f"{node.node_id}: its text is not that of its spans"
    for child in node.children:
        if child.node_id.rpartition(".")[0] != node.node_id:
            yield f"{child.node_id} hangs under {node.node_id}"
    for document in node.documents:
        if not stands(document.title, document.text):
            yield f"{document.text!r} has the title {document.title!r}"
        if document.number is not None and not stands(document.number, text):
            yield f"{document.text!r} has the number {document.number!r}"
    for one in (*node.organizations, *node.persons):
        if not stands(one.name, one.text):
            yield f"{one.text!r} is named {one.name!r}"
    for person in node.persons:
        if person.position is not None and not stands(person.position, text):
            yield f"{person.text!r} has the position {person.position!r}"
    for change in node.changes:
        parts = [part for part in (change.before, change.after, change.by) if part is not None]
        if not parts or not set(parts) <= set(node.quantities):
            yield f"{change.text!r} is no change of quantities of {node.node_id}"


def _of_date(date: Date) -> Iterator[str]:
    if date.earliest is not None and date.latest is not None and date.earliest > date.latest:
        yield f"{date.text!r} ends before it begins"
    if date.resolution == "unresolved" and (date.earliest, date.latest, date.edtf) != (None, None, None):
        yield f"{date.text!r} is unresolved and has a value"


def _of_quantity(quantity: Quantity) -> Iterator[str]:
    if not stands(quantity.number, quantity.text):
        yield f"{quantity.text!r} has the number {quantity.number!r}"
    known = [Decimal(one) for one in (quantity.minimum, quantity.value, quantity.maximum) if one is not None]
    if known != sorted(known):
        yield f"{quantity.text!r} is not within its bounds"
