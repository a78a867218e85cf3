"""Walk a notice and meet each thing that gets a row, with its place in the outline."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from notice_parser.ledger.columns import Table
from notice_parser.ledger.keys import row_keys
from notice_parser.model import Finding, Node, Notice, Quantity, StatedFigure

Item = Quantity | StatedFigure | Finding


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row tells of: a node with its problem and areas, or an item of the record.

    ``number`` is the number of people's speech (``2.3.1``), ``areas`` the headings above, from
    the outermost. ``as_of`` is the day against which 超期 is derived.
    """

    notice: Notice
    seq: int = 0
    key: str = ""
    problem_key: str | None = None
    node: Node | None = None
    problem: Node | None = None
    areas: tuple[Node, ...] = ()
    number: str | None = None
    item: Item | None = None
    as_of: date | None = None

    @property
    def start(self) -> int | None:
        place = self.item or self.node
        return place.start if place is not None else 0

    @property
    def end(self) -> int | None:
        place = self.item or self.node
        return place.end if place is not None else self.notice.source.characters

    @property
    def measures(self) -> tuple[Node, ...]:
        """The measures this row answers for: its own, or all of its problem."""
        if self.node is None:
            return ()
        return (self.node,) if self.node.role == "measure" else measures_of(self.node)


@dataclass(frozen=True, slots=True)
class _At:
    """A node and what stands above it."""

    node: Node
    areas: tuple[Node, ...] = ()
    problem: Node | None = None
    numbers: tuple[int, ...] = field(default=())


_NUMBERED = ("area", "problem", "measure")


def measures_of(problem: Node) -> tuple[Node, ...]:
    """The measures under a problem, however deep."""
    found: list[Node] = []
    stack = list(reversed(problem.children))
    while stack:
        node = stack.pop()
        if node.role == "measure":
            found.append(node)
        stack.extend(reversed(node.children))
    return tuple(found)


def _walk(notice: Notice) -> Iterator[_At]:
    """All nodes in reading order. Sections are numbered only where several hold problems."""
    holding = [node for node in notice.outline if node.role == "section" and _holds(node)]
    stack = [_At(node) for node in reversed(notice.outline)]
    orders = _orders(notice.outline)
    if len(holding) > 1:
        places = {id(node): (at,) for at, node in enumerate(holding, 1)}
        stack = [_At(one.node, numbers=places.get(id(one.node), ())) for one in stack]
    stack = [_numbered(one, orders) for one in stack]
    while stack:
        at = stack.pop()
        yield at
        stack.extend(reversed(list(_below(at))))


def _holds(node: Node) -> bool:
    stack = [node]
    while stack:
        one = stack.pop()
        if one.role in ("problem", "measure"):
            return True
        stack.extend(one.children)
    return False


def _below(at: _At) -> Iterator[_At]:
    node = at.node
    areas = (*at.areas, node) if node.role == "area" else at.areas
    problem = node if node.role == "problem" else at.problem
    orders = _orders(node.children)
    for child in node.children:
        yield _numbered(_At(child, areas, problem, at.numbers), orders)


def _numbered(at: _At, orders: Mapping[int, int]) -> _At:
    if at.node.role not in _NUMBERED:
        return at
    return _At(at.node, at.areas, at.problem, (*at.numbers, orders[id(at.node)]))


def _orders(nodes: tuple[Node, ...]) -> dict[int, int]:
    """The number of each of a row of siblings: as printed where that tells them apart, else its place."""
    orders: dict[int, int] = {}
    for role in _NUMBERED:
        alike = [node for node in nodes if node.role == role]
        printed = [node.marker.ordinal if node.marker else None for node in alike]
        told = None not in printed and len(set(printed)) == len(printed)
        for place, node in enumerate(alike, 1):
            ordinal = node.marker.ordinal if told and node.marker else None
            orders[id(node)] = ordinal or place
    return orders


def _entry(at: _At, notice: Notice, keys: Mapping[str, str], as_of: date | None) -> Entry:
    problem = at.node if at.node.role == "problem" else at.problem
    return Entry(
        notice=notice,
        key=keys[at.node.node_id],
        problem_key=keys[problem.node_id] if problem is not None else None,
        node=at.node,
        problem=problem,
        areas=at.areas,
        number=".".join(map(str, at.numbers)) or None,
        as_of=as_of,
    )


def _measures(notice: Notice, as_of: date | None) -> Iterator[Entry]:
    """One entry a measure; a problem without any keeps a row of its own."""
    keys = row_keys(notice)
    for at in _walk(notice):
        if at.node.role == "measure" or (at.node.role == "problem" and not measures_of(at.node)):
            yield _entry(at, notice, keys, as_of)


def _problems(notice: Notice, as_of: date | None) -> Iterator[Entry]:
    keys = row_keys(notice)
    for at in _walk(notice):
        if at.node.role == "problem":
            yield _entry(at, notice, keys, as_of)


def _notices(notice: Notice, as_of: date | None) -> Iterator[Entry]:
    yield Entry(notice=notice, key=row_keys(notice)[""], as_of=as_of)


def _quantities(notice: Notice, as_of: date | None) -> Iterator[Entry]:
    keys = row_keys(notice)
    for at in _walk(notice):
        place = _entry(at, notice, keys, as_of)
        for count, item in enumerate(at.node.quantities, 1):
            yield _with_item(place, item, f"{place.key}-q{count}")


def _stated(notice: Notice, as_of: date | None) -> Iterator[Entry]:
    yield from _items(notice, [(figure.what, figure) for figure in notice.stated], as_of)


def _findings(notice: Notice, as_of: date | None) -> Iterator[Entry]:
    yield from _items(notice, [(finding.code, finding) for finding in notice.findings], as_of)


def _items(notice: Notice, named: list[tuple[str, Item]], as_of: date | None) -> Iterator[Entry]:
    """Items of the notice as a whole; the n-th of its name has a key of its own."""
    whole = Entry(notice=notice, key=row_keys(notice)[""], as_of=as_of)
    seen: Counter[str] = Counter()
    for name, item in named:
        seen[name] += 1
        yield _with_item(whole, item, f"{whole.key}-{name}-{seen[name]}")


def _with_item(entry: Entry, item: Item, key: str) -> Entry:
    return replace(entry, item=item, key=key)


ENTRIES: Mapping[Table, Callable[[Notice, date | None], Iterator[Entry]]] = {
    "measures": _measures,
    "problems": _problems,
    "notices": _notices,
    "quantities": _quantities,
    "stated": _stated,
    "findings": _findings,
}
