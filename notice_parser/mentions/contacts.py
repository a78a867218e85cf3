"""Telephone numbers, e-mail and postal addresses, postcodes and hours in a contact block."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

from notice_parser.families.loader import rules
from notice_parser.model.draft import Place
from notice_parser.text.blanks import apart

# Digits that are a calendar day (20241231) and no number to call.
_CALENDAR = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_RECIPIENT = re.compile(r"(?:\(收\)|收)$")


@dataclass(slots=True)
class ContactPlaces:
    """Where the ways to write and call stand, each kind in order."""

    phones: list[Place] = field(default_factory=list)
    emails: list[Place] = field(default_factory=list)
    addresses: list[Place] = field(default_factory=list)
    postcodes: list[Place] = field(default_factory=list)
    hours: list[Place] = field(default_factory=list)

    def all(self) -> list[Place]:
        """All places, sorted and apart."""
        return apart([*self.phones, *self.emails, *self.addresses, *self.postcodes, *self.hours])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return rules("base", "contacts").compiled[f"contact.{name}"]


def scan(text: str, start: int, end: int) -> ContactPlaces:
    """What ``text[start:end]``, part of a contact block, tells; kinds do not overlap.

    >>> text = "电话(0760)23226773(工作日8:30-17:30);邮政信箱:府前大街92号304房间,邮编364210"
    >>> found = scan(text, 0, len(text))
    >>> [text[slice(*place)] for place in found.all()]
    ['(0760)23226773', '工作日8:30-17:30', '府前大街92号304房间', '364210']
    """
    found = ContactPlaces()
    found.emails = [match.span() for match in _pattern("email").finditer(text, start, end)]
    found.addresses = _addresses(text, start, end)
    found.postcodes = _postcodes(text, start, end, found.addresses)
    found.hours = [match.span() for match in _pattern("hours").finditer(text, start, end)]
    taken = apart([*found.emails, *found.addresses, *found.postcodes, *found.hours])
    for match in _pattern("phone").finditer(text, start, end):
        if not _CALENDAR.fullmatch(match.group()) and not overlaps(match.span(), taken):
            found.phones.append(match.span())
    hotlines = [match.span("number") for match in _pattern("hotline").finditer(text, start, end)]
    found.phones = sorted([*found.phones, *(place for place in hotlines if not overlaps(place, taken))])
    return found


def places(text: str, start: int, end: int) -> list[Place]:
    """All that ``scan`` finds, sorted: where no date or quantity is to be read."""
    return scan(text, start, end).all()


def overlaps(place: Place, taken: list[Place]) -> bool:
    """Whether a place touches one of ``taken``, which are sorted and apart."""
    after = bisect_left(taken, place[1], key=itemgetter(0))
    return after > 0 and taken[after - 1][1] > place[0]


def _addresses(text: str, start: int, end: int) -> list[Place]:
    found = []
    for match in _pattern("address").finditer(text, start, end):
        first, last = match.span("place")
        recipient = _RECIPIENT.search(text, first, last)
        if recipient is not None:
            last = recipient.start()
        found.append((first, first + len(text[first:last].rstrip())))
    if found:
        return found
    return [match.span("place") for match in _pattern("place_in_brackets").finditer(text, start, end)]


def _postcodes(text: str, start: int, end: int, addresses: list[Place]) -> list[Place]:
    found = {match.span("code") for match in _pattern("postcode").finditer(text, start, end)}
    for address in addresses:
        match = _pattern("postcode_after_address").match(text, address[1], end)
        if match is not None:
            found.add(match.span("code"))
    return sorted(found)
