"""The contact block of a notice: who takes opinions, and how to reach them."""

import re
from functools import cache

from notice_parser.families.loader import rules
from notice_parser.mentions import contacts, names
from notice_parser.mentions.contacts import ContactPlaces
from notice_parser.model.draft import ContactDraft, NameDraft, NodeDraft

_CLAUSE = re.compile(r"[^,。;:、!?()\n\t/ ]{1,80}")
# Shortest and longest name of a person, to part it from the organisation before it.
_PERSON_LENGTHS = (3, 2, 4)
# The longest label, with the blanks that part its characters (联 系 人).
_LABEL = 16


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return rules("base", "contacts").compiled[f"contact.{name}"]


def read(text: str, nodes: list[NodeDraft]) -> ContactDraft | None:
    """Read the contact nodes of an outline; None where nobody can be written to or called.

    Adds the organisations and persons to the nodes that name them.

    >>> text = "联系方式:云洲市水务局机关党委,电话0597-6621840;邮编364210。"
    >>> node = NodeDraft("contact", 0, len(text), own=[(0, len(text))])
    >>> found = read(text, [node])
    >>> [text[name.start:name.end] for name in found.organizations], [text[slice(*p)] for p in found.phones]
    (['云洲市水务局机关党委'], ['0597-6621840'])
    """
    blocks = _contact_nodes(nodes)
    if not blocks:
        return None
    contact = ContactDraft(blocks[0].start, max(node.end for node in blocks))
    anything = False
    for node in blocks:
        for start, end in node.pieces():
            places = contacts.scan(text, start, end)
            found = _names(text, start, end, places)
            anything |= bool(found or places.all())
            _add(contact, node, places, found)
    return contact if anything else None


def _contact_nodes(nodes: list[NodeDraft]) -> list[NodeDraft]:
    """The nodes of contact text in reading order: by their own role, or within a contact section."""
    found: list[NodeDraft] = []
    seen: set[int] = set()
    stack = [(node, False) for node in reversed(nodes)]
    while stack:
        node, inside = stack.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        inside = inside or node.section_role == "contact"
        if node.role == "contact" or (inside and node.role not in ("section", "noise", "signature")):
            found.append(node)
        stack.extend((child, inside) for child in reversed(node.children))
    return found


def _add(contact: ContactDraft, node: NodeDraft, places: ContactPlaces, found: list[NameDraft]) -> None:
    contact.phones.extend(places.phones)
    contact.emails.extend(places.emails)
    if contact.postal_address is None and places.addresses:
        contact.postal_address = places.addresses[0]
    if contact.postal_code is None and places.postcodes:
        contact.postal_code = places.postcodes[0]
    if contact.hours is None and places.hours:
        contact.hours = places.hours[0]
    for name in found:
        if name.person:
            node.persons.append(name)
        else:
            node.organizations.append(name)
            contact.organizations.append(name)


def _names(text: str, start: int, end: int, places: ContactPlaces) -> list[NameDraft]:
    """Who is named, where a label, a telephone number or words like 请向…反映 point to them."""
    taken = places.all()
    ends = {place[1] for place in [*places.phones, *places.addresses]}
    phone_starts = {place[0] for place in places.phones}
    found: list[NameDraft] = []
    label = False
    for match in _CLAUSE.finditer(text, start, end):
        first, last = match.span()
        if contacts.overlaps((first, last), taken):
            label = False
            continue
        before, after = text[first - 1 : first], text[last : last + 1]
        if before not in (":", " ", ",", "、"):
            label = False
        called = (
            last in phone_starts
            or (after in (",", " ", ":", "(") and last + 1 in phone_starts)
            or _pattern("phone_label").match(text, last, end) is not None
        )
        bracketed = before == "(" and bool({first - 1, first - 2} & ends)
        named = _name_in(text, first, last, pointed=label or called or bracketed)
        found.extend(named)
        labelled = _pattern("names_label").search(text, max(start, last - _LABEL), last)
        label = labelled is not None or (bool(named) and label)
    return found


def _name_in(text: str, start: int, end: int, *, pointed: bool) -> list[NameDraft]:
    """The organisation or person, or both, that a clause names.

    Where nothing around points to it (``pointed``), the clause must do so itself: 请向…反映.
    """
    place = names.organization_in(text, start, end)
    if place is not None:
        if pointed or place != (start, end):
            return [NameDraft(*place, "organization.contact", "contact")]
        return []
    if not pointed:
        return []
    person = names.person_alone(text, start, end)
    if person is not None:
        return [NameDraft(*person, "person.contact", "contact", None, True)]
    for length in _PERSON_LENGTHS:
        split = end - length
        if split - start < 2 or not names.is_organization(text[start:split]):
            continue
        person = names.person_alone(text, split, end)
        if person is not None:
            return [
                NameDraft(start, split, "organization.contact", "contact"),
                NameDraft(*person, "person.contact", "contact", None, True),
            ]
    return []
