"""The tags of a gold notice, what each may carry and where each may stand."""

from collections.abc import Mapping
from types import MappingProxyType

FAMILIES = frozenset({"inspection_rectification", "audit_rectification", "environment_rectification", "none"})
SECTION_ROLES = frozenset({"overview", "progress", "plan", "contact", "other"})
STATUSES = frozenset(
    {"completed", "mostly_completed", "in_progress", "long_term", "planned", "not_completed", "unstated"}
)
PARAGRAPH_ROLES = frozenset({"preamble", "contact"})
DATE_ROLES = frozenset({"inspection_period", "feedback", "deadline", "publication"})
NAME_ROLES = frozenset({"issuer", "authority", "team", "target", "responsible", "contact"})
APPROXIMATIONS = frozenset({"about", "more_than", "less_than", "at_least", "at_most"})
STATED = frozenset(
    {
        "aspects",
        "problems",
        "measures",
        "tasks",
        "completed",
        "mostly_completed",
        "in_progress",
        "long_term",
        "not_completed",
        "completion_rate",
        "rules",
        "party_sanctions",
        "administrative_sanctions",
        "organizational_handling",
        "admonitions",
        "reminders",
        "criticism",
        "disciplined",
        "recovered",
    }
)

STRUCTURE = frozenset(
    {"title", "section", "area", "problem", "measure", "commitment", "item", "paragraph", "noise"}
)
PARTS = frozenset({"marker", "heading", "label"})
MENTIONS = frozenset(
    {"date", "quantity", "doc", "stated", "org", "person", "phone", "email", "address", "postcode"}
)

# Attributes by tag. A set holds the values allowed; None stands for a form that is checked apart.
ATTRIBUTES: Mapping[str, Mapping[str, frozenset[str] | None]] = MappingProxyType(
    {
        "notice": {"family": FAMILIES, "published": None},
        "section": {"role": SECTION_ROLES},
        "problem": {"status": STATUSES},
        "measure": {"status": STATUSES},
        "paragraph": {"role": PARAGRAPH_ROLES},
        "date": {"from": None, "to": None, "every": None, "role": DATE_ROLES},
        "quantity": {"value": None, "unit": None, "approx": APPROXIMATIONS, "max": None, "of": None},
        "doc": {"number": None},
        "stated": {"what": STATED},
        "org": {"role": NAME_ROLES},
        "person": {"role": NAME_ROLES},
    }
)
REQUIRED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "notice": ("family",),
        "section": ("role",),
        "measure": ("status",),
        "quantity": ("value",),
        "stated": ("what",),
        "org": ("role",),
        "person": ("role",),
    }
)

# Where a structural element or a part of one may stand. Mentions stand in all of them.
PARENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "title": frozenset({"notice"}),
        "section": frozenset({"notice"}),
        "area": frozenset({"notice", "section", "area"}),
        "problem": frozenset({"notice", "section", "area"}),
        "measure": frozenset({"problem"}),
        "commitment": frozenset({"section"}),
        "item": frozenset({"section"}),
        "paragraph": frozenset({"notice", "section", "area", "problem"}),
        "noise": frozenset(
            {"notice", "title", "section", "area", "problem", "measure", "commitment", "item", "paragraph"}
        ),
        "marker": frozenset({"section", "area", "problem", "measure", "commitment", "item"}),
        "heading": frozenset({"section", "area", "problem", "measure", "commitment", "item"}),
        "label": frozenset({"notice", "section", "area", "problem"}),
    }
)
# Elements that hold other elements and no running text of their own. (A problem may: the words behind a
# label, 责任单位:…, and the cells of a table stand directly in it.)
HOLDERS = frozenset({"notice", "section", "area"})
