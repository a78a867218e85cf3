"""The items of each layer that a gold notice asks for."""

from notice_parser.evaluation.gold import Element, Gold, interval, trim
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

_CONTACT_TAGS = {"phone": "phone", "email": "email", "address": "address", "postcode": "postcode"}
# The record has one of each of these; a text may name it again (later 巡察组 for 市委第六巡察组).
SINGLE = ("issuer", "authority", "team", "period", "feedback")


def expected_items(gold: Gold) -> Items:
    """All items of a gold notice, by layer and key."""
    items = no_items()
    add(items, "family", Item(gold.family, 0, 0, gold.family))
    _structure(gold, items)
    _mentions(gold, items)
    _stated(gold, items)
    _header(gold, items)
    _contact(gold, items)
    return items


def _span(gold: Gold, element: Element) -> tuple[int, int]:
    return trim(gold.text, element.start, element.end)


def _structure(gold: Gold, items: Items) -> None:
    for element in gold.of("title"):
        add_structure(items, "title", _span(gold, element))
    for element in gold.of("section"):
        add_structure(items, "section", _span(gold, element), element.role)
    for element in gold.of(*PLAIN_ROLES):
        add_structure(items, element.tag, _span(gold, element))
    for tag in ("marker", "label"):
        for element in gold.of(tag):
            add_span(items, tag, _span(gold, element))
    for element in gold.of("heading"):
        add_structure(items, "heading", _span(gold, element))
    for layer, role in (("preamble", "preamble"), ("contact_paragraph", "contact")):
        spans = [_span(gold, element) for element in gold.of("paragraph") if element.role == role]
        for span in blocks(gold.text, spans):
            add_structure(items, layer, span)
    add_characters(items, gold.text, [(element.start, element.end) for element in gold.of("noise")])


def _mentions(gold: Gold, items: Items) -> None:
    for element in gold.of("date"):
        span = _span(gold, element)
        add_span(items, "date", span)
        days = interval(element)
        add(items, "date_interval", Item((span, days), *span, interval_detail(*days)))
    _deadlines(gold, items)
    for element in gold.of("quantity"):
        _quantity(gold, element, items)
    for element in gold.of("doc"):
        span = _span(gold, element)
        add_span(items, "document", span)
        if "number" in element.attributes:
            add_span(items, "document_number", span, same_name(element.attributes["number"]))
    for element in gold.of("measure", "problem"):
        if "status" in element.attributes:
            add_status(items, element.tag, _span(gold, element), element.attributes["status"])
    for element in gold.of("org", "person"):
        if element.role == "responsible":
            add_span(items, "responsible", _span(gold, element), element.tag)


def _deadlines(gold: Gold, items: Items) -> None:
    """One for each owner, as a node has one: the last (原定2024年底, 现调整为2025年5月底前)."""
    last = {id(date.owner): date for date in gold.of("date") if date.role == "deadline"}
    for element in last.values():
        add_span(items, "deadline", _span(gold, element))


def _quantity(gold: Gold, element: Element, items: Items) -> None:
    span = _span(gold, element)
    given = element.attributes
    add_span(items, "quantity", span)
    value, maximum = same_number(given.get("value")), same_number(given.get("max"))
    unit, approximation = same_name(given.get("unit")), given.get("approx")
    detail = quantity_detail(value, unit, approximation, maximum)
    add(items, "quantity_value", Item((span, value, unit, approximation, maximum), *span, detail))
    if "of" in given:
        add_subject(items, span, given["of"])


def _stated(gold: Gold, items: Items) -> None:
    figures = {id(element.parent): element for element in gold.of("quantity") if element.parent}
    for element in gold.of("stated"):
        figure = figures.get(id(element))
        span = _span(gold, figure or element)
        value = same_number(figure.attributes.get("value")) if figure else None
        add_stated(items, element.attributes["what"], value, span)


def _header(gold: Gold, items: Items) -> None:
    """The issuer where the title marks it, the rest by name or interval; named twice is one item."""
    seen: set[str] = set()
    for element in gold.of("org"):
        span = _span(gold, element)
        name = gold.text[slice(*span)]
        if element.role == "issuer" and not element.inside("title"):
            continue
        if element.role in ("issuer", "authority", "team", "target") and element.role not in seen:
            add_name(items, element.role, name, span)
            if element.role in SINGLE:
                seen.add(element.role)
    for element in gold.of("date"):
        field = {"inspection_period": "period", "feedback": "feedback"}.get(element.role or "")
        if field is not None and field not in seen:
            add_days(items, field, _span(gold, element), interval(element))
            seen.add(field)


def _contact(gold: Gold, items: Items) -> None:
    for element in gold.of(*_CONTACT_TAGS):
        add_span(items, "contact", _span(gold, element), _CONTACT_TAGS[element.tag])
    for element in gold.of("org"):
        if element.role == "contact":
            add_span(items, "contact", _span(gold, element), "org")
