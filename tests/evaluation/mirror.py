"""A record that says exactly what a gold notice says, built tag by tag, for planting errors in."""

from typing import Any

from notice_parser.evaluation.gold import Element, Gold, interval
from notice_parser.model import (
    Contact,
    Date,
    Document,
    Inspection,
    Marker,
    Node,
    Notice,
    Organization,
    Person,
    Quantity,
    Source,
    StatedFigure,
    Status,
    Text,
)

STRUCTURE = ("title", "section", "area", "problem", "measure", "commitment", "item", "paragraph", "noise")
RULE = {"rule": "mirror"}


def mirror(gold: Gold) -> Notice:
    """The perfect record of a gold notice."""
    orgs = list(gold.of("org"))
    roles = ("authority", "team", "target")
    named = {role: [_org(gold, one) for one in orgs if one.role == role] for role in roles}
    issuers = [_org(gold, one) for one in orgs if one.role == "issuer" and one.inside("title")]
    titles = [_text(gold, element) for element in gold.of("title")]
    return Notice(
        notice_id="0",
        source=Source(characters=len(gold.text)),
        family=gold.family,
        family_score=1.0,
        family_reason="",
        title=titles[0] if titles else None,
        issuer=issuers[0] if issuers else None,
        inspection=Inspection(
            authority=next(iter(named["authority"]), None),
            team=next(iter(named["team"]), None),
            targets=tuple(named["target"]),
            period=_first_date(gold, "inspection_period"),
            feedback=_first_date(gold, "feedback"),
        ),
        stated=tuple(_stated(gold, element) for element in gold.of("stated")),
        outline=tuple(_node(gold, element) for element in _below(gold, gold.elements[0])),
        contact=_contact(gold),
    )


def _place(gold: Gold, element: Element) -> dict[str, Any]:
    return {"text": gold.surface(element), "start": element.start, "end": element.end}


def _text(gold: Gold, element: Element) -> Text:
    return Text(**_place(gold, element))


def _org(gold: Gold, element: Element) -> Organization:
    return Organization(**_place(gold, element), **RULE, name=gold.surface(element), role=element.role)


def _date(gold: Gold, element: Element) -> Date:
    earliest, latest, every = interval(element)
    return Date(
        **_place(gold, element),
        **RULE,
        kind="range",
        earliest=earliest,
        latest=latest,
        every=every,
        resolution="explicit",
    )


def _first_date(gold: Gold, role: str) -> Date | None:
    return next((_date(gold, element) for element in gold.of("date") if element.role == role), None)


def _quantity(gold: Gold, element: Element) -> Quantity:
    given = element.attributes
    # The subject's place plays no part in a score; its words do.
    subject = Text(text=given["of"], start=0, end=0) if "of" in given else None
    return Quantity(
        **_place(gold, element),
        **RULE,
        number=given["value"],
        value=given["value"],
        unit=given.get("unit"),
        unit_kind="count",
        approximation=given.get("approx", "exact"),
        minimum=given["value"] if "max" in given else None,
        maximum=given.get("max"),
        subject=subject,
    )


def _stated(gold: Gold, element: Element) -> StatedFigure:
    (figure,) = (one for one in gold.of("quantity") if one.parent is element)
    return StatedFigure(
        **_place(gold, element), **RULE, what=element.attributes["what"], value=figure.attributes["value"]
    )


def _contact(gold: Gold) -> Contact | None:
    paragraphs = [one for one in gold.of("paragraph") if one.role == "contact"]
    if not paragraphs:
        return None
    return Contact(
        **_place(gold, paragraphs[0]),
        organizations=tuple(_org(gold, one) for one in gold.of("org") if one.role == "contact"),
        phones=tuple(_text(gold, one) for one in gold.of("phone")),
        emails=tuple(_text(gold, one) for one in gold.of("email")),
        postal_address=next((_text(gold, one) for one in gold.of("address")), None),
        postal_code=next((_text(gold, one) for one in gold.of("postcode")), None),
    )


def _below(gold: Gold, element: Element) -> list[Element]:
    return [one for one in gold.of(*STRUCTURE) if one.parent is element]


def _node(gold: Gold, element: Element) -> Node:
    own = [one for one in gold.elements if one.owner is element]
    markers = [one for one in own if one.tag == "marker"]
    headings = [one for one in own if one.tag == "heading"]
    status = element.attributes.get("status")
    deadlines = [_date(gold, one) for one in own if one.tag == "date" and one.role == "deadline"]
    responsible = [one for one in own if one.tag in ("org", "person") and one.role == "responsible"]
    people = {
        one.start: Person(**_place(gold, one), **RULE, name="") for one in responsible if one.tag == "person"
    }
    return Node(
        node_id="n",
        role=(element.role or "paragraph") if element.tag == "paragraph" else element.tag,
        section_role=element.role if element.tag == "section" else None,
        marker=Marker(**_place(gold, markers[0]), style="") if markers else None,
        heading=_text(gold, headings[0]) if headings else None,
        start=element.start,
        end=element.end,
        labels=tuple(_text(gold, one) for one in own if one.tag == "label"),
        status=Status(value=status) if status else None,
        responsible=tuple(people.get(one.start) or _org(gold, one) for one in responsible),
        deadline=deadlines[-1] if deadlines else None,
        dates=tuple(_date(gold, one) for one in own if one.tag == "date"),
        quantities=tuple(_quantity(gold, one) for one in own if one.tag == "quantity"),
        documents=tuple(
            Document(**_place(gold, one), **RULE, title="", number=one.attributes.get("number"))
            for one in own
            if one.tag == "doc"
        ),
        children=tuple(_node(gold, one) for one in _below(gold, element)),
    )
