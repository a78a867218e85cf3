"""The columns of who is responsible and until when: a measure's own, else those of its problem."""

from collections.abc import Callable, Iterator, Mapping

from notice_parser.ledger.dates import spoken
from notice_parser.ledger.entries import Entry
from notice_parser.ledger.pieces import content, folded
from notice_parser.ledger.texts import labelled, uses
from notice_parser.model import Date, Node, Organization, Person

# What stands behind a label is shown as written, with the position, unless it is longer than a list of names.
_MOST = 60
_LABELS = ("leader", "person", "lead", "assisting")


def _named(entry: Entry) -> Iterator[tuple[str, Organization | Person]]:
    """Each one named, with the part it has: of a label, of the words behind it, or of what it is."""
    node = next((one for one in (entry.node, entry.problem) if one is not None and one.responsible), None)
    if node is None:
        return
    behind = {column: [(one.start, one.end) for one in labelled(node, column)] for column in _LABELS}
    for one in node.responsible:
        label = next(
            (
                column
                for column, places in behind.items()
                if any(start <= one.start and one.end <= end for start, end in places)
            ),
            "",
        )
        yield label or _part(node, one), one


def _part(node: Node, one: Organization | Person) -> str:
    if isinstance(one, Person):
        return "leader" if one.position or one.rule.startswith("responsible.leader") else "person"
    words = next(
        (
            piece.text[one.end - piece.start :]
            for piece in content(node)
            if piece.start <= one.start < piece.end
        ),
        "",
    )
    return next(
        (
            column
            for use, column in (("lead", "lead"), ("assist", "assisting"))
            for _, pattern in uses(use)
            if pattern.search(folded(words))
        ),
        "responsible",
    )


def _names(*parts: str) -> Callable[[Entry], str | None]:
    def named(entry: Entry) -> str | None:
        written = _written(entry, *parts)
        if written and len(written) <= _MOST:
            return written
        names = [_name(one) for part, one in _named(entry) if part in parts]
        return "、".join(dict.fromkeys(names)) or written

    return named


def _written(entry: Entry, *columns: str) -> str | None:
    """What stands behind a label of these columns, as it is written; of the measure, else of its problem."""
    found = (
        piece for node in (entry.node, entry.problem) for one in columns for piece in labelled(node, one)
    )
    return next((piece.text.rstrip("。;；") for piece in found), None)


def _name(one: Organization | Person) -> str:
    position = one.position if isinstance(one, Person) else None
    return f"{one.name}({position})" if position else one.name


def due(entry: Entry) -> Date | None:
    """The time limit: of the measure, else of its problem."""
    return next(
        (one.deadline for one in (entry.node, entry.problem) if one is not None and one.deadline), None
    )


def deadline(entry: Entry) -> str | None:
    """The time limit in its own precision; what is more than a date (长期坚持) as it is written."""
    date, written = due(entry), _written(entry, "deadline")
    if date is None or (written and len(written) <= _MOST and _says_more(written, date.text)):
        return written
    return spoken(date)


def _says_more(written: str, date: str) -> bool:
    return date in written and any(map(str.isalnum, written.replace(date, "", 1)))


def deadline_edtf(entry: Entry) -> str | None:
    date = due(entry)
    return date.edtf if date is not None else None


PEOPLE: Mapping[str, Callable[[Entry], str | None]] = {
    "leader": _names("leader"),
    "person": _names("person"),
    "responsible": _names("responsible", "lead"),
    "lead": _names("lead"),
    "assisting": _names("assisting"),
    "deadline": deadline,
    "deadline_edtf": deadline_edtf,
}
