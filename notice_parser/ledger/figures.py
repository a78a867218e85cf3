"""The columns of figures: amounts, persons held responsible, rules made, results in numbers."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from notice_parser.ledger.entries import Entry
from notice_parser.ledger.pieces import Piece, content, folded, sentences
from notice_parser.ledger.texts import told, uses
from notice_parser.model import Node, Quantity

_PERSONS = frozenset({"人", "名", "人次", "位"})
_RULES = frozenset({"项", "个", "部", "件", "条", "份", "种", "套"})


def _nodes(entry: Entry) -> tuple[Node, ...]:
    """The nodes whose figures belong to the row: its measures, else the problem and its paragraphs."""
    if entry.measures:
        return tuple(one for measure in entry.measures for one in _with_paragraphs(measure))
    return tuple(_with_paragraphs(entry.node)) if entry.node is not None else ()


def _with_paragraphs(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        if child.role in ("paragraph", "item"):
            yield from _with_paragraphs(child)


def _quantities(entry: Entry) -> Iterator[Quantity]:
    return (quantity for node in _nodes(entry) for quantity in node.quantities)


def _around(entry: Entry) -> Iterator[tuple[Quantity, str, str]]:
    """Each quantity with the folded words before and behind it in its sentence."""
    for node in _nodes(entry):
        parts = [one for piece in content(node) for one in sentences(piece)]
        for quantity in node.quantities:
            part = next((one for one in parts if one.start <= quantity.start < one.end), None)
            if part is not None:
                text = folded(part.text)
                yield quantity, text[: quantity.start - part.start], text[quantity.end - part.start :]


def _found(use: str, text: str) -> bool:
    return any(pattern.search(text) for _, pattern in uses(use))


def kinds(entry: Entry) -> str | None:
    """措施类型: each kind whose words stand in the measure."""
    text = folded(told(entry))
    return "、".join(kind for kind, pattern in uses("kind") if pattern.search(text)) or None


def amounts(entry: Entry) -> str | None:
    """The sums of money as written, each once."""
    return (
        "；".join(dict.fromkeys(one.text for one in _quantities(entry) if one.unit_kind == "money")) or None
    )


def amount_yuan(entry: Entry) -> Decimal | None:
    """The sum of money in 元 where the row tells of one only; several are never added up."""
    values = {one.value for one in _quantities(entry) if one.unit_kind == "money"}
    (value,) = values if len(values) == 1 else (None,)
    return Decimal(value) if value is not None else None


def disciplined(entry: Entry) -> int | None:
    """How many persons were held responsible; parts behind 其中 are in their total already."""
    total = 0
    for quantity, before, behind in _around(entry):
        if quantity.unit not in _PERSONS or quantity.value is None or _found("of_which", before):
            continue
        if _found("handled.before", before) or _found("handled.after", behind):
            total += int(Decimal(quantity.value))
    return total or None


def rules_made(entry: Entry) -> int | None:
    """How many rules were made or revised: as stated, else as many as are named."""
    stated = [
        int(Decimal(quantity.value))
        for quantity, before, behind in _around(entry)
        if quantity.value is not None and folded(quantity.unit or "") in _RULES and _is_rules(before, behind)
    ]
    return max([*stated, len(_titles(entry))]) or None


def _is_rules(before: str, behind: str) -> bool:
    made = _found("rule_count.before", before) and _found("rule_count.after", behind)
    return made or _found("rule_count.named", before) or _found("rule_count.done", behind)


def rule_titles(entry: Entry) -> str | None:
    return "；".join(_titles(entry)) or None


def _titles(entry: Entry) -> list[str]:
    """The titles in 《》 that the text says were made, each once."""
    found: dict[str, None] = {}
    for node in _nodes(entry):
        parts = [one for piece in content(node) for one in sentences(piece)]
        for document in node.documents:
            part = next((one for one in parts if one.start <= document.start < one.end), None)
            if part is not None and _made(part, document.start, document.end):
                found[document.text] = None
    return list(found)


def _made(part: Piece, start: int, end: int) -> bool:
    text = folded(part.text)
    return _found("rule_made.before", text[: start - part.start]) or _found(
        "rule_made.after", text[end - part.start :]
    )


def results(entry: Entry) -> str | None:
    """The results in numbers: what was done, of what, how much (新增图书22301册)."""
    changes = [change for node in _nodes(entry) for change in node.changes]
    whole = {change.start: change.text for change in changes}
    parts = {(part.start, part.end) for change in changes for part in (change.before, change.after) if part}
    told: dict[str, None] = {}
    for one in _quantities(entry):
        change = next((text for start, text in whole.items() if start <= one.start < start + len(text)), None)
        if change is None or (one.start, one.end) not in parts:
            told[f"{_counted(one, one.text)}{one.text}"] = None
        else:
            told.setdefault(f"{_counted(one, change)}{change}")
    return "；".join(told) or None


def _counted(one: Quantity, shown: str) -> str:
    """What was done, and of what, where what is shown does not say it itself."""
    subject = one.subject.text if one.subject else ""
    action = one.action.text if one.action else ""
    words = ("" if action in subject else action, subject)
    return "".join(word for word in words if word not in shown)


def measure_count(entry: Entry) -> int:
    return len(entry.measures)


def measures_completed(entry: Entry) -> int:
    return sum(one.status is not None and one.status.value == "completed" for one in entry.measures)


FIGURES: Mapping[str, Callable[[Entry], str | int | Decimal | None]] = {
    "kinds": kinds,
    "amounts": amounts,
    "amount_yuan": amount_yuan,
    "disciplined": disciplined,
    "rules_made": rules_made,
    "rule_titles": rule_titles,
    "results": results,
    "measure_count": measure_count,
    "measures_completed": measures_completed,
}
