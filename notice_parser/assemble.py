"""The border: a draft in folded offsets becomes the validated record in source offsets."""

import hashlib
from typing import Any

from notice_parser.model import Notice, Options, Source
from notice_parser.model.draft import (
    ChangeDraft,
    ContactDraft,
    DateDraft,
    DocumentDraft,
    Draft,
    FindingDraft,
    MentionDraft,
    NameDraft,
    NodeDraft,
    Place,
    QuantityDraft,
    StatedDraft,
)
from notice_parser.text.fold import Folded

Json = dict[str, Any]


def assemble(folded: Folded, draft: Draft, options: Options, source: Source | None) -> Notice:
    """Carry every offset back to the source and validate the whole record once."""
    return _Assembler(folded).notice(draft, options, source)


class _Assembler:
    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.source = folded.source

    def notice(self, draft: Draft, options: Options, source: Source | None) -> Notice:
        inspection = draft.inspection
        return Notice.model_validate(
            {
                "notice_id": hashlib.sha256(self.source.encode("utf-8")).hexdigest(),
                "source": self._source(draft, options, source),
                "family": draft.family,
                "family_score": draft.family_score,
                "family_reason": draft.family_reason,
                "title": self._optional(draft.title),
                "issuer": self._optional_name(draft.issuer),
                "inspection": {
                    "kind": inspection.kind,
                    "mode": inspection.mode,
                    "authority": self._optional_name(inspection.authority),
                    "team": self._optional_name(inspection.team),
                    "round": self._optional(inspection.round),
                    "targets": [self._name(target) for target in inspection.targets],
                    "period": self._optional_date(inspection.period),
                    "feedback": self._optional_date(inspection.feedback),
                },
                "stated": [self._stated(figure) for figure in draft.stated],
                "outline": [self._node(node) for node in draft.nodes],
                "contact": self._contact(draft.contact) if draft.contact else None,
                "findings": [self._finding(finding) for finding in draft.findings],
            }
        )

    def _source(self, draft: Draft, options: Options, source: Source | None) -> Json:
        facts: Json = source.model_dump() if source is not None else {}
        facts["characters"] = len(self.source)
        if draft.published is not None and not facts.get("published"):
            facts["published"] = draft.published.earliest
        facts["text"] = self.source if options.include_text else None
        return facts

    # ---- places -------------------------------------------------------------------------

    def _text(self, place: Place) -> Json:
        start, end = self.folded.span(*place)
        return {"text": self.source[start:end], "start": start, "end": end}

    def _mention(self, mention: MentionDraft) -> Json:
        return {**self._text((mention.start, mention.end)), "rule": mention.rule}

    def _optional(self, place: Place | None) -> Json | None:
        return self._text(place) if place is not None else None

    def _span(self, place: Place) -> Json:
        start, end = self.folded.outer(*place)
        return {"start": start, "end": end}

    def _outer(self, place: Place) -> Json:
        """A part of the outline, with the unseen characters around it."""
        start, end = self.folded.outer(*place)
        return {"text": self.source[start:end], "start": start, "end": end}

    # ---- outline ------------------------------------------------------------------------

    def _node(self, node: NodeDraft) -> Json:
        spans = [self._span(place) for place in node.own]
        data: Json = {
            "node_id": node.node_id,
            "role": node.role,
            "section_role": node.section_role,
            "text": "\n".join(self.source[span["start"] : span["end"]] for span in spans),
            "text_spans": spans,
            **self._span((node.start, node.end)),
        }
        if node.marker is not None:
            marker = node.marker
            data["marker"] = {
                **self._outer((marker.start, marker.end)),
                "style": marker.style,
                "ordinal": marker.ordinal,
            }
        if node.heading is not None:
            data["heading"] = self._outer(node.heading)
        if node.status is not None:
            data["status"] = {
                "value": node.status.value,
                "cues": [self._mention(cue) for cue in node.status.cues],
            }
        self._fill_mentions(node, data)
        if node.children:
            data["children"] = [self._node(child) for child in node.children]
        return data

    def _fill_mentions(self, node: NodeDraft, data: Json) -> None:
        if node.labels:
            data["labels"] = [self._text(place) for place in node.labels]
        if node.responsible:
            data["responsible"] = [self._responsible(name) for name in node.responsible]
        if node.deadline is not None:
            data["deadline"] = self._date(node.deadline)
        if node.dates:
            data["dates"] = [self._date(date) for date in node.dates]
        if node.quantities:
            data["quantities"] = [self._quantity(quantity) for quantity in node.quantities]
        if node.documents:
            data["documents"] = [self._document(document) for document in node.documents]
        if node.organizations:
            data["organizations"] = [self._name(name) for name in _in_order(node.organizations)]
        if node.persons:
            data["persons"] = [self._person(name) for name in _in_order(node.persons)]
        if node.changes:
            data["changes"] = [self._change(change) for change in node.changes]

    # ---- mentions -----------------------------------------------------------------------

    def _date(self, date: DateDraft) -> Json:
        return {
            **self._mention(date),
            "kind": date.kind,
            "earliest": date.earliest,
            "latest": date.latest,
            "edtf": date.edtf,
            "every": date.every,
            "resolution": date.resolution,
            "anchor": self._optional(date.anchor),
        }

    def _optional_date(self, date: DateDraft | None) -> Json | None:
        return self._date(date) if date is not None else None

    def _quantity(self, quantity: QuantityDraft) -> Json:
        return {
            **self._mention(quantity),
            "number": quantity.number,
            "value": quantity.value,
            "unit": quantity.unit,
            "unit_kind": quantity.unit_kind,
            "approximation": quantity.approximation,
            "minimum": quantity.minimum,
            "maximum": quantity.maximum,
            "subject": self._optional(quantity.subject),
            "action": self._optional(quantity.action),
        }

    def _change(self, change: ChangeDraft) -> Json:
        return {
            **self._mention(change),
            "direction": change.direction,
            **{
                side: self._quantity(quantity)
                for side, quantity in (("before", change.before), ("after", change.after), ("by", change.by))
                if quantity is not None
            },
        }

    def _document(self, document: DocumentDraft) -> Json:
        return {
            **self._mention(document),
            "title": self._text(document.title)["text"],
            "number": self._text(document.number)["text"] if document.number else None,
            "kind": document.kind,
        }

    def _name(self, name: NameDraft) -> Json:
        data = self._mention(name)
        return {**data, "name": data["text"], "role": name.role}

    def _person(self, name: NameDraft) -> Json:
        data = self._mention(name)
        position = self._text(name.position)["text"] if name.position else None
        return {**data, "name": data["text"], "position": position}

    def _responsible(self, name: NameDraft) -> Json:
        return self._person(name) if name.person else self._name(name)

    def _optional_name(self, name: NameDraft | None) -> Json | None:
        return self._name(name) if name is not None else None

    # ---- header -------------------------------------------------------------------------

    def _stated(self, figure: StatedDraft) -> Json:
        return {
            **self._mention(figure),
            "what": figure.what,
            "value": figure.quantity.value,
            "unit": figure.quantity.unit,
            "approximation": figure.quantity.approximation,
            "counted": figure.counted,
        }

    def _contact(self, contact: ContactDraft) -> Json:
        return {
            **self._text((contact.start, contact.end)),
            "organizations": [self._name(name) for name in contact.organizations],
            "phones": [self._text(place) for place in contact.phones],
            "emails": [self._text(place) for place in contact.emails],
            "postal_address": self._optional(contact.postal_address),
            "postal_code": self._optional(contact.postal_code),
            "hours": self._optional(contact.hours),
        }

    def _finding(self, finding: FindingDraft) -> Json:
        data: Json = {
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "message_en": finding.message_en,
            "related": [self._span(place) for place in finding.related],
        }
        if finding.place is not None:
            data |= self._span(finding.place)
        return data


def _in_order(names: list[NameDraft]) -> list[NameDraft]:
    return sorted(names, key=lambda name: (name.start, name.end))
