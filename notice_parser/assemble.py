"""The border: a draft in folded offsets becomes the record in source offsets.

``write`` makes the JSON of a record straight from its draft, which costs a third of building and
dumping the model; ``assemble`` reads it into the model, and so validates the whole record once.
The fields stand here in the order in which the model has them: what ``write`` gives is, byte for
byte, what ``assemble(...).model_dump_json()`` gives.
"""

import hashlib
from collections.abc import Callable, Iterable
from json.encoder import encode_basestring as quote
from typing import TypeVar

from notice_parser.model import Notice, Options, Source
from notice_parser.model.draft import (
    ChangeDraft,
    ContactDraft,
    DateDraft,
    DocumentDraft,
    Draft,
    FindingDraft,
    InspectionDraft,
    MarkerDraft,
    MentionDraft,
    NameDraft,
    NodeDraft,
    Place,
    QuantityDraft,
    StatedDraft,
    StatusDraft,
)
from notice_parser.text.fold import Folded

_Some = TypeVar("_Some")


def assemble(folded: Folded, draft: Draft, options: Options, source: Source | None) -> Notice:
    """Carry every offset back to the source and validate the whole record once."""
    return Notice.model_validate_json(write(folded, draft, options, source))


def write(folded: Folded, draft: Draft, options: Options, source: Source | None) -> str:
    """The record as JSON, every offset carried back to the source; not validated again."""
    return _Writer(folded).notice(draft, options, source)


def _word(word: str | None) -> str:
    return "null" if word is None else quote(word)


def _optional(write_one: Callable[[_Some], str], one: _Some | None) -> str:
    return "null" if one is None else write_one(one)


def _list(write_one: Callable[[_Some], str], several: Iterable[_Some]) -> str:
    return f"[{','.join(map(write_one, several))}]"


class _Writer:
    """Writes the parts of one record. ``_inner…`` methods leave the braces to their callers."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.source = folded.source
        self._as_read = not folded.starts
        self._span_of = folded.span
        self._outer_of = folded.outer

    def notice(self, draft: Draft, options: Options, source: Source | None) -> str:
        return (
            f'{{"schema_version":"1.0","notice_id":"{hashlib.sha256(self.source.encode()).hexdigest()}"'
            f',"source":{self._source(draft, options, source)}'
            f',"family":{quote(draft.family)},"family_score":{draft.family_score!r}'
            f',"family_reason":{quote(draft.family_reason)}'
            f',"title":{_optional(self._text, draft.title)}'
            f',"issuer":{_optional(self._name, draft.issuer)}'
            f',"inspection":{self._inspection(draft.inspection)}'
            f',"stated":{_list(self._stated, draft.stated)}'
            f',"outline":{_list(self._node, draft.nodes)}'
            f',"contact":{_optional(self._contact, draft.contact)}'
            f',"findings":{_list(self._finding, draft.findings)}}}'
        )

    def _source(self, draft: Draft, options: Options, source: Source | None) -> str:
        facts = source.model_dump() if source is not None else {}
        facts["characters"] = len(self.source)
        if draft.published is not None and not facts.get("published"):
            facts["published"] = draft.published.earliest
        # A text that was cut holds no more pages.
        facts["pages"] = [place for place in facts.get("pages", ()) if place <= len(self.source)]
        facts["elements"] = [one for one in facts.get("elements", ()) if one[0] <= len(self.source)]
        facts["text"] = self.source if options.include_text else None
        return Source.model_validate(facts).model_dump_json()

    # ---- places -------------------------------------------------------------------------

    def _inner(self, place: Place) -> str:
        start, end = place if self._as_read else self._span_of(*place)
        return f'"text":{quote(self.source[start:end])},"start":{start},"end":{end}'

    def _text(self, place: Place) -> str:
        return f"{{{self._inner(place)}}}"

    def _surface(self, place: Place) -> str:
        start, end = self._span_of(*place)
        return quote(self.source[start:end])

    def _inner_outer(self, place: Place) -> str:
        """A part of the outline, with the unseen characters around it."""
        start, end = place if self._as_read else self._outer_of(*place)
        return f'"text":{quote(self.source[start:end])},"start":{start},"end":{end}'

    def _mention(self, mention: MentionDraft) -> str:
        return f'{{{self._inner((mention.start, mention.end))},"rule":{quote(mention.rule)}}}'

    # ---- outline ------------------------------------------------------------------------

    def _node(self, node: NodeDraft) -> str:
        own = node.own if self._as_read else [self._outer_of(*place) for place in node.own]
        start, end = (node.start, node.end) if self._as_read else self._outer_of(node.start, node.end)
        text = "\n".join([self.source[low:high] for low, high in own])
        spans = ",".join([f'{{"start":{low},"end":{high}}}' for low, high in own])
        heading = "null" if node.heading is None else f"{{{self._inner_outer(node.heading)}}}"
        return (
            f'{{"node_id":"{node.node_id}","role":"{node.role}","section_role":{_word(node.section_role)}'
            f',"marker":{_optional(self._marker, node.marker)},"heading":{heading}'
            f',"text":{quote(text)},"start":{start},"end":{end},"text_spans":[{spans}]'
            f'{self._mentions(node)},"children":{_list(self._node, node.children)}}}'
        )

    def _mentions(self, node: NodeDraft) -> str:
        """From the labels to the changes; of most nodes most of them are empty."""
        labels = _list(self._text, node.labels) if node.labels else "[]"
        responsible = _list(self._responsible, node.responsible) if node.responsible else "[]"
        dates = _list(self._date, node.dates) if node.dates else "[]"
        quantities = _list(self._quantity, node.quantities) if node.quantities else "[]"
        documents = _list(self._document, node.documents) if node.documents else "[]"
        organizations = _list(self._name, _in_order(node.organizations)) if node.organizations else "[]"
        persons = _list(self._person, _in_order(node.persons)) if node.persons else "[]"
        changes = _list(self._change, node.changes) if node.changes else "[]"
        return (
            f',"labels":{labels},"status":{_optional(self._status, node.status)}'
            f',"responsible":{responsible},"deadline":{_optional(self._date, node.deadline)}'
            f',"dates":{dates},"quantities":{quantities},"documents":{documents}'
            f',"organizations":{organizations},"persons":{persons},"changes":{changes}'
        )

    def _marker(self, marker: MarkerDraft) -> str:
        ordinal = "null" if marker.ordinal is None else marker.ordinal
        place = self._inner_outer((marker.start, marker.end))
        return f'{{{place},"style":{quote(marker.style)},"ordinal":{ordinal}}}'

    def _status(self, status: StatusDraft) -> str:
        return f'{{"value":"{status.value}","cues":{_list(self._mention, status.cues)}}}'

    # ---- mentions -----------------------------------------------------------------------

    def _date(self, date: DateDraft) -> str:
        return (
            f'{{{self._inner((date.start, date.end))},"rule":{quote(date.rule)},"kind":"{date.kind}"'
            f',"earliest":{_word(date.earliest)},"latest":{_word(date.latest)},"edtf":{_word(date.edtf)}'
            f',"every":{_word(date.every)},"resolution":"{date.resolution}"'
            f',"anchor":{_optional(self._text, date.anchor)}}}'
        )

    def _unit(self, quantity: QuantityDraft) -> str:
        """The unit as printed: a notice in Traditional script counts in 個 and 項, whatever was read."""
        if quantity.unit is None or not self.folded.traditional:
            return _word(quantity.unit)
        at = self.folded.text.rfind(quantity.unit, quantity.start, quantity.end)
        if at < 0:
            return _word(quantity.unit)
        places = range(at, at + len(quantity.unit))
        return quote("".join(self.source[self.folded.offset(place)] for place in places))

    def _quantity(self, quantity: QuantityDraft) -> str:
        return (
            f'{{{self._inner((quantity.start, quantity.end))},"rule":{quote(quantity.rule)}'
            f',"number":{quote(quantity.number)},"value":{_word(quantity.value)}'
            f',"unit":{self._unit(quantity)},"unit_kind":"{quantity.unit_kind}"'
            f',"approximation":"{quantity.approximation}","minimum":{_word(quantity.minimum)}'
            f',"maximum":{_word(quantity.maximum)},"subject":{_optional(self._text, quantity.subject)}'
            f',"action":{_optional(self._text, quantity.action)}}}'
        )

    def _change(self, change: ChangeDraft) -> str:
        return (
            f'{{{self._inner((change.start, change.end))},"rule":{quote(change.rule)}'
            f',"before":{_optional(self._quantity, change.before)}'
            f',"after":{_optional(self._quantity, change.after)}'
            f',"by":{_optional(self._quantity, change.by)},"direction":"{change.direction}"}}'
        )

    def _document(self, document: DocumentDraft) -> str:
        return (
            f'{{{self._inner((document.start, document.end))},"rule":{quote(document.rule)}'
            f',"title":{self._surface(document.title)},"number":{_optional(self._surface, document.number)}'
            f',"kind":"{document.kind}"}}'
        )

    def _inner_name(self, name: NameDraft) -> str:
        start, end = self._span_of(name.start, name.end)
        text = quote(self.source[start:end])
        return f'"text":{text},"start":{start},"end":{end},"rule":{quote(name.rule)},"name":{text}'

    def _name(self, name: NameDraft) -> str:
        return f'{{{self._inner_name(name)},"role":{_word(name.role)}}}'

    def _person(self, name: NameDraft) -> str:
        return f'{{{self._inner_name(name)},"position":{_optional(self._surface, name.position)}}}'

    def _responsible(self, name: NameDraft) -> str:
        return self._person(name) if name.person else self._name(name)

    # ---- header -------------------------------------------------------------------------

    def _inspection(self, inspection: InspectionDraft) -> str:
        return (
            f'{{"kind":{_word(inspection.kind)},"mode":{_word(inspection.mode)}'
            f',"authority":{_optional(self._name, inspection.authority)}'
            f',"team":{_optional(self._name, inspection.team)}'
            f',"round":{_optional(self._text, inspection.round)}'
            f',"targets":{_list(self._name, inspection.targets)}'
            f',"period":{_optional(self._date, inspection.period)}'
            f',"feedback":{_optional(self._date, inspection.feedback)}}}'
        )

    def _stated(self, figure: StatedDraft) -> str:
        quantity = figure.quantity
        counted = "null" if figure.counted is None else figure.counted
        return (
            f'{{{self._inner((figure.start, figure.end))},"rule":{quote(figure.rule)}'
            f',"what":{quote(figure.what)},"value":{_word(quantity.value)},"unit":{self._unit(quantity)}'
            f',"approximation":"{quantity.approximation}","counted":{counted}}}'
        )

    def _contact(self, contact: ContactDraft) -> str:
        return (
            f"{{{self._inner((contact.start, contact.end))}"
            f',"organizations":{_list(self._name, contact.organizations)}'
            f',"phones":{_list(self._text, contact.phones)},"emails":{_list(self._text, contact.emails)}'
            f',"postal_address":{_optional(self._text, contact.postal_address)}'
            f',"postal_code":{_optional(self._text, contact.postal_code)}'
            f',"hours":{_optional(self._text, contact.hours)}}}'
        )

    def _finding(self, finding: FindingDraft) -> str:
        start, end = ("null", "null") if finding.place is None else self._outer_of(*finding.place)
        return (
            f'{{"code":{quote(finding.code)},"severity":"{finding.severity}"'
            f',"message":{quote(finding.message)},"message_en":{quote(finding.message_en)}'
            f',"start":{start},"end":{end},"related":{_list(self._related, finding.related)}}}'
        )

    def _related(self, place: Place) -> str:
        start, end = self._outer_of(*place)
        return f'{{"start":{start},"end":{end}}}'


def _in_order(names: list[NameDraft]) -> list[NameDraft]:
    return sorted(names, key=lambda name: (name.start, name.end))
