"""The columns of the notice as a whole: dates of the inspection, counts, contact, what it states."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from notice_parser._version import __version__
from notice_parser.ledger.dates import bounds, spoken
from notice_parser.ledger.entries import Entry
from notice_parser.model import Finding, Notice, StatedFigure
from notice_parser.model.labels import label

Value = str | int | Decimal | None


def target(entry: Entry) -> str | None:
    """The bodies inspected; where the opening names none, who answers for the notice."""
    names = [one.name for one in entry.notice.inspection.targets]
    issuer = entry.notice.issuer
    return "、".join(dict.fromkeys(names)) or (issuer.name if issuer else None)


def published(entry: Entry) -> str | None:
    """The day of publication: printed on the page, else under the text."""
    if entry.notice.source.published:
        return entry.notice.source.published
    signed = [date for node in entry.notice.outline if node.role == "signature" for date in node.dates]
    return spoken(signed[-1]) if signed else None


def _measures(notice: Notice, state: str) -> int:
    return sum((one.status.value if one.status else "unstated") == state for one in notice.measures)


def _in_state(state: str) -> Callable[[Entry], int]:
    return lambda entry: _measures(entry.notice, state)


def _stated(what: str) -> Callable[[Entry], Decimal | None]:
    def value(entry: Entry) -> Decimal | None:
        found = (one.value for one in entry.notice.stated if one.what == what and one.value is not None)
        first = next(found, None)
        return Decimal(first) if first is not None else None

    return value


def _of_severity(severity: str) -> Callable[[Entry], int]:
    return lambda entry: sum(one.severity == severity for one in entry.notice.findings)


def _contacts(part: str) -> Callable[[Entry], str | None]:
    def texts(entry: Entry) -> str | None:
        contact = entry.notice.contact
        found = getattr(contact, part) if contact is not None else ()
        return "、".join(one.text for one in found) or None

    return texts


def figure(entry: Entry) -> str | None:
    return label("stated", entry.item.what) if isinstance(entry.item, StatedFigure) else None


def severity(entry: Entry) -> str | None:
    return label("severity", entry.item.severity) if isinstance(entry.item, Finding) else None


def _labelled(table: str, part: str) -> Callable[[Entry], str | None]:
    return lambda entry: label(table, getattr(entry.item, part, None)) or None


HEADER: Mapping[str, Callable[[Entry], Value]] = {
    "target": target,
    "period_start": lambda entry: bounds(entry.notice.inspection.period)[0],
    "period_end": lambda entry: bounds(entry.notice.inspection.period)[1],
    "feedback": lambda entry: spoken(entry.notice.inspection.feedback),
    "published": published,
    "parser_version": lambda entry: __version__,
    "problems": lambda entry: len(entry.notice.problems),
    "measures": lambda entry: len(entry.notice.measures),
    "commitments": lambda entry: len(entry.notice.commitments),
    "completed": _in_state("completed"),
    "mostly_completed": _in_state("mostly_completed"),
    "in_progress": _in_state("in_progress"),
    "long_term_measures": _in_state("long_term"),
    "not_completed": _in_state("not_completed"),
    "planned": _in_state("planned"),
    "unstated": _in_state("unstated"),
    "stated_problems": _stated("problems"),
    "stated_measures": _stated("measures"),
    "stated_completed": _stated("completed"),
    "stated_rate": _stated("completion_rate"),
    "errors": _of_severity("error"),
    "warnings": _of_severity("warning"),
    "phones": _contacts("phones"),
    "emails": _contacts("emails"),
    "figure": figure,
    "severity": severity,
    "unit_kind": _labelled("unit_kind", "unit_kind"),
    "approximation": _labelled("approximation", "approximation"),
    "family": lambda entry: label("family", entry.notice.family),
}
