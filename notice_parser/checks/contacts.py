"""The ways to write and call: whether there are any, and whether they are well-formed."""

from functools import cache
from re import Pattern

from notice_parser.checks.messages import excerpt, finding
from notice_parser.families.loader import rules
from notice_parser.model.draft import ContactDraft, Draft, FindingDraft, Place


def missing(draft: Draft) -> list[FindingDraft]:
    """``contact-missing``: no contact block, or one that names no way to write or call."""
    contact = draft.contact
    if contact is None:
        return [finding("contact-missing")]
    if contact.phones or contact.emails or contact.postal_address:
        return []
    return [finding("contact-missing", "empty", (contact.start, contact.end))]


@cache
def _labelled() -> tuple[tuple[str, Pattern[str]], ...]:
    known = rules("base", "contact_values")
    return tuple((rule.id.rpartition(".")[2], known.compiled[rule.id]) for rule in known)


def malformed(draft: Draft) -> list[FindingDraft]:
    """``contact-malformed``: what a label announces and no well-formed number or address is.

    Masked figures (138****2261, XXXX) are left out on purpose and no fault.
    """
    contact = draft.contact
    if contact is None:
        return []
    known = {"phone": contact.phones, "postcode": _postcode(contact), "email": contact.emails}
    found = []
    for kind, pattern in _labelled():
        places = sorted(known[kind])
        at = 0
        for match in pattern.finditer(draft.text, contact.start, contact.end):
            place = match.span("value")
            while at < len(places) and places[at][1] <= place[0]:
                at += 1
            if at == len(places) or places[at][0] >= place[1]:
                found.append(finding("contact-malformed", kind, place, text=excerpt(draft.text, place)))
    return found


def _postcode(contact: ContactDraft) -> list[Place]:
    return [contact.postal_code] if contact.postal_code else []
