"""What two versions of one thing say differently, value by value: a notice, a problem or a measure."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from notice_parser.ledger.keys import plain, said
from notice_parser.model import Date, Node, Notice, Organization, Quantity, StatedFigure, Text
from notice_parser.model.base import Record

Field = Literal[
    "title",
    "issuer",
    "team",
    "period",
    "feedback",
    "published",
    "stated",
    "text",
    "problem",
    "status",
    "figure",
    "date",
    "deadline",
    "responsible",
]


class Edit(Record):
    """One value that differs; ``None`` is what one of the two does not say.

    Texts, figures and dates are as written, a status is the record's word. ``what`` names a ``stated``
    figure.
    """

    field: Field
    old: str | None
    new: str | None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as it counts, as it is written, and the group in which one replaces another."""

    value: Hashable
    shown: str
    group: Hashable = ""


def of_notice(old: Notice, new: Notice) -> list[Edit]:
    """What the heads of two versions say differently: title, inspection, stated figures."""
    before, now = old.inspection, new.inspection
    return [
        *_one("title", _printed(old.title), _printed(new.title)),
        *_one("issuer", _name(old.issuer), _name(new.issuer)),
        *_one("team", _name(before.team), _name(now.team)),
        *_one("period", _date(before.period), _date(now.period)),
        *_one("feedback", _date(before.feedback), _date(now.feedback)),
        *_one("published", _text(old.source.published), _text(new.source.published)),
        *_stated(old, new),
    ]


def of_nodes(old: Node, new: Node) -> list[Edit]:
    """What two versions of a problem or a measure say differently. A measure is all that stands below it."""
    before, now = _nodes(old), _nodes(new)
    texts = _Value(said(old), written(old)), _Value(said(new), written(new))
    return [
        *_one("text", *texts),
        *_one("status", _status(old), _status(new)),
        *_many("figure", map(_quantity, _quantities(before)), map(_quantity, _quantities(now))),
        *_many("date", _dates(before), _dates(now)),
        *_one("deadline", _date(old.deadline), _date(new.deadline)),
        *_many("responsible", _names(old), _names(new)),
    ]


def written(node: Node) -> str:
    """What a problem or a measure says, as written: a measure all that stands below it, else the heading."""
    if node.role != "measure":
        return node.heading.text if node.heading else node.text
    pieces = [piece for one in _nodes(node) for piece in (one.heading.text if one.heading else "", one.text)]
    return "\n".join(filter(None, pieces))


def _nodes(node: Node) -> list[Node]:
    """A measure with all below it, in reading order; a problem alone: its measures are rows."""
    if node.role != "measure":
        return [node]
    found, stack = [], [node]
    while stack:
        one = stack.pop()
        found.append(one)
        stack.extend(reversed(one.children))
    return found


def _one(field: Field, old: _Value | None, new: _Value | None) -> Iterator[Edit]:
    if (old and old.value) != (new and new.value):
        yield Edit(field=field, old=old.shown if old else None, new=new.shown if new else None)


def _many(
    field: Field, old: Iterable[_Value], new: Iterable[_Value], what: str | None = None
) -> Iterator[Edit]:
    """The values that only one of the two has; those of one group replace one another in their order."""
    old, new = list(old), list(new)
    gone, come = _surplus(old, new), _surplus(new, old)
    waiting = defaultdict(list)
    for value in reversed(come):
        waiting[value.group].append(value)
    replaced = set()
    for value in gone:
        other = waiting[value.group].pop() if waiting[value.group] else None
        replaced.add(id(other))
        yield Edit(field=field, old=value.shown, new=other.shown if other else None, what=what)
    yield from (
        Edit(field=field, old=None, new=value.shown, what=what) for value in come if id(value) not in replaced
    )


def _surplus(values: list[_Value], others: list[_Value]) -> list[_Value]:
    """The values that others lack; of equal ones the last."""
    left = Counter(value.value for value in others)
    found = []
    for value in values:
        left[value.value] -= 1
        if left[value.value] < 0:
            found.append(value)
    return found


def _stated(old: Notice, new: Notice) -> Iterator[Edit]:
    before, now = _figures(old), _figures(new)
    for what in {**before, **now}:
        yield from _many("stated", before.get(what, ()), now.get(what, ()), what)


def _figures(notice: Notice) -> dict[str, list[_Value]]:
    """The stated figures by what they are of, each value once."""
    found: dict[str, dict[Hashable, _Value]] = {}
    for one in notice.stated:
        value = (one.value, one.unit, one.approximation)
        found.setdefault(one.what, {}).setdefault(value, _Value(value, _figure(one)))
    return {what: list(values.values()) for what, values in found.items()}


def _figure(stated: StatedFigure) -> str:
    return stated.text if stated.value is None else f"{stated.value}{stated.unit or ''}"


def _quantities(nodes: list[Node]) -> Iterator[Quantity]:
    return (quantity for node in nodes for quantity in node.quantities)


def _quantity(one: Quantity) -> _Value:
    value = (one.value or one.number, one.unit, one.approximation, one.minimum, one.maximum)
    return _Value(value, one.text, (one.unit_kind, one.unit))


def _dates(nodes: list[Node]) -> Iterator[_Value]:
    for node in nodes:
        yield from filter(None, map(_date, node.dates))


def _date(date: Date | None) -> _Value | None:
    if date is None:
        return None
    return _Value((date.edtf or plain(date.text), date.every), date.text)


def _names(node: Node) -> Iterator[_Value]:
    return (_Value(plain(one.name), one.name) for one in node.responsible)


def _name(organization: Organization | None) -> _Value | None:
    return _text(organization.name if organization else None)


def _printed(text: Text | None) -> _Value | None:
    return _text(text.text if text else None)


def _status(node: Node) -> _Value | None:
    return _Value(node.status.value, node.status.value) if node.status else None


def _text(text: str | None) -> _Value | None:
    return _Value(plain(text), text) if text else None
