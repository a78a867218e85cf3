"""The items of each layer that a parsed notice claims."""

from notice_parser.evaluation.gold import Interval, same_every, trim
from notice_parser.evaluation.layers import (
    PLAIN_ROLES,
    Item,
    Items,
    add,
    add_characters,
    add_days,
    add_name,
    add_span,
    add_stated,
    add_status,
    add_structure,
    add_subject,
    blocks,
    no_items,
)
from notice_parser.evaluation.values import interval_detail, quantity_detail, same_name, same_number
from notice_parser.model import Date, Node, Notice, Person, Quantity, StatedFigure, Text


def found_items(notice: Notice, text: str) -> Items:
    """All items of a record of ``text``, by layer and key."""
    items = no_items()
    add(items, "family", Item(notice.family, 0, 0, notice.family))
    nodes = tuple(notice.walk())
    _structure(notice, nodes, text, items)
    _dates(notice, nodes, text, items)
    quantities = [(trim(text, figure.start, figure.end), figure) for figure in notice.quantities]
    for span, figure in quantities:
        _quantity(span, figure, items)
    _documents(notice, text, items)
    _claims(nodes, text, items)
    for stated in notice.stated:
        value = same_number(stated.value)
        add_stated(items, stated.what, value, _figure_span(stated, quantities, text))
    _header(notice, text, items)
    _contact(notice, text, items)
    return items


def _span(text: str, place: Text | Node) -> tuple[int, int]:
    return trim(text, place.start, place.end)


def _structure(notice: Notice, nodes: tuple[Node, ...], text: str, items: Items) -> None:
    if notice.title is not None:
        add_structure(items, "title", _span(text, notice.title))
    for node in nodes:
        span = _span(text, node)
        if node.role == "section":
            add_structure(items, "section", span, node.section_role)
        elif node.role in PLAIN_ROLES:
            add_structure(items, node.role, span)
        if node.marker is not None:
            add_span(items, "marker", _span(text, node.marker))
        if node.heading is not None:
            add_structure(items, "heading", _span(text, node.heading))
        for label in node.labels:
            add_span(items, "label", _span(text, label))
    for layer, role in (("preamble", "preamble"), ("contact_paragraph", "contact")):
        for span in blocks(text, [_span(text, node) for node in nodes if node.role == role]):
            add_structure(items, layer, span)
    add_characters(items, text, [(node.start, node.end) for node in nodes if node.role == "noise"])


def _days(date: Date) -> Interval:
    return date.earliest, date.latest, same_every(date.every)


def _dates(notice: Notice, nodes: tuple[Node, ...], text: str, items: Items) -> None:
    """The dates of the nodes, and those of the header and the deadlines should they be no node's own."""
    header = (notice.inspection.period, notice.inspection.feedback)
    deadlines = [node.deadline for node in nodes if node.deadline is not None]
    for date in [*notice.dates, *deadlines, *(date for date in header if date is not None)]:
        span = _span(text, date)
        add_span(items, "date", span)
        days = _days(date)
        add(items, "date_interval", Item((span, days), *span, interval_detail(*days)))
    for date in deadlines:
        add_span(items, "deadline", _span(text, date))


def _quantity(span: tuple[int, int], figure: Quantity, items: Items) -> None:
    """A range is its lower and upper end; an approximation is its one figure."""
    value, low, high = map(same_number, (figure.value, figure.minimum, figure.maximum))
    ranges = low is not None and high is not None and low != high
    if ranges:
        value = low
    maximum = high if ranges else None
    approximation = None if figure.approximation == "exact" else figure.approximation
    unit = same_name(figure.unit)
    add_span(items, "quantity", span)
    detail = quantity_detail(value, unit, approximation, maximum)
    add(items, "quantity_value", Item((span, value, unit, approximation, maximum), *span, detail))
    if figure.subject is not None:
        add_subject(items, span, figure.subject.text)


def _documents(notice: Notice, text: str, items: Items) -> None:
    for document in notice.documents:
        span = _span(text, document)
        add_span(items, "document", span)
        if document.number is not None:
            add_span(items, "document_number", span, same_name(document.number))


def _claims(nodes: tuple[Node, ...], text: str, items: Items) -> None:
    """What is said of problems and measures: status, responsible.

    A measure without status is an unstated one; a problem's is compared where gold states one.
    """
    for node in nodes:
        if node.role == "measure":
            add_status(items, "measure", _span(text, node), node.status.value if node.status else "unstated")
        elif node.role == "problem" and node.status is not None:
            add_status(items, "problem", _span(text, node), node.status.value)
        named = [*node.responsible, *(one for one in node.organizations if one.role == "responsible")]
        for one in named:
            add_span(items, "responsible", _span(text, one), "person" if isinstance(one, Person) else "org")


def _figure_span(
    stated: StatedFigure, quantities: list[tuple[tuple[int, int], Quantity]], text: str
) -> tuple[int, int]:
    """The place of the figure itself: the record's quantity of the same value within the stated words."""
    start, end = trim(text, stated.start, stated.end)
    value = same_number(stated.value)
    within = [pair for pair in quantities if start <= pair[0][0] and pair[0][1] <= end]
    around = [pair for pair in quantities if pair[0][0] <= start and end <= pair[0][1]]
    for span, figure in [*within, *around]:
        if same_number(figure.value) == value:
            return span
    return start, end


def _header(notice: Notice, text: str, items: Items) -> None:
    inspection = notice.inspection
    named = [("issuer", notice.issuer), ("authority", inspection.authority), ("team", inspection.team)]
    named += [("target", target) for target in inspection.targets]
    for field, organization in named:
        if organization is not None:
            add_name(items, field, organization.text, _span(text, organization))
    for field, date in (("period", inspection.period), ("feedback", inspection.feedback)):
        if date is not None:
            add_days(items, field, _span(text, date), _days(date))


def _contact(notice: Notice, text: str, items: Items) -> None:
    contact = notice.contact
    if contact is None:
        return
    places: list[tuple[str, Text | None]] = [("phone", phone) for phone in contact.phones]
    places += [("email", email) for email in contact.emails]
    places += [("org", organization) for organization in contact.organizations]
    places += [("address", contact.postal_address), ("postcode", contact.postal_code)]
    for kind, place in places:
        if place is not None:
            add_span(items, "contact", _span(text, place), kind)
