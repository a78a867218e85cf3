"""Values of the record in a few Chinese words."""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal

from notice_parser.model import (
    Change,
    Date,
    Document,
    Node,
    Notice,
    Organization,
    Person,
    Quantity,
    StatedFigure,
)
from notice_parser.model.base import Mention
from notice_parser.model.labels import label


def days(value: Date) -> str:
    """The interval of a date: ``2024-03-28 至 2024-06-07``; ``…起`` and ``截至…`` where an end is open."""
    earliest, latest = value.earliest, value.latest
    if earliest is None and latest is None:
        return f"周期 {value.every}" if value.every else "日期未定"
    if latest is None:
        return f"{earliest} 起"
    if earliest is None:
        return f"截至 {latest}"
    return f"{earliest}" if earliest == latest else f"{earliest} 至 {latest}"


def amount(quantity: Quantity) -> str:
    """The exact value with its unit, and what bounds it: ``至少 4 次``, ``690600 元``."""
    unit = f" {quantity.unit}" if quantity.unit else ""
    low, high = quantity.minimum, quantity.maximum
    if low is not None and high is not None and low != high:
        return f"{plain(low)} 至 {plain(high)}{unit}"
    word = "" if quantity.approximation == "exact" else f"{label('approximation', quantity.approximation)} "
    return f"{word}{plain(quantity.value) if quantity.value is not None else quantity.number}{unit}"


def plain(number: str) -> str:
    """A decimal string without needless zeros behind the point."""
    return format(Decimal(number).normalize(), "f") if "." in number else number


def figure(stated: StatedFigure) -> str:
    """A stated figure: ``问题 15 个``."""
    value = plain(stated.value) if stated.value is not None else stated.text
    return f"{label('stated', stated.what)} {value}{' ' + stated.unit if stated.unit else ''}"


def value_of(mention: Mention) -> str:
    """What a mention means."""
    match mention:
        case Date():
            return days(mention)
        case Quantity():
            return amount(mention)
        case Change():
            steps = [amount(one) for one in (mention.before, mention.after) if one is not None]
            by = f"，幅度 {amount(mention.by)}" if mention.by is not None else ""
            return f"{label('direction', mention.direction)} {' → '.join(steps)}{by}".strip()
        case Document():
            number = f"，文号 {mention.number}" if mention.number else ""
            return f"{label('document_kind', mention.kind)}：{mention.title}{number}"
        case Organization():
            return f"{label('organization_role', mention.role)} {mention.name}".strip()
        case Person():
            return f"{mention.position or ''}{mention.name}"
        case StatedFigure():
            counted = "" if mention.counted is None else f"（正文列出 {mention.counted}）"
            return figure(mention) + counted
    return ""


def mentions_of(notice: Notice) -> list[tuple[str, Mention]]:
    """Every mention of the record with what it is, in the order of the text; one in two places is one."""
    found: dict[tuple[int, int, str, str], tuple[str, Mention]] = {}
    for kind, mention in _all_mentions(notice):
        found.setdefault((mention.start, -mention.end, kind, mention.rule), (kind, mention))
    return [found[key] for key in sorted(found)]


def _all_mentions(notice: Notice) -> Iterator[tuple[str, Mention]]:
    inspection = notice.inspection
    header: tuple[Mention | None, ...] = (
        notice.issuer,
        inspection.authority,
        inspection.team,
        *inspection.targets,
        inspection.period,
        inspection.feedback,
        *notice.stated,
        *(notice.contact.organizations if notice.contact else ()),
    )
    for part in header:
        if part is not None:
            yield _kind(part), part
    for node in notice.walk():
        for mention in _node_mentions(node):
            yield _kind(mention), mention
        if node.status is not None:
            for cue in node.status.cues:
                yield f"状态词（{label('status', node.status.value)}）", cue


def _node_mentions(node: Node) -> tuple[Mention, ...]:
    deadline = (node.deadline,) if node.deadline is not None else ()
    return (
        *node.dates,
        *node.quantities,
        *node.changes,
        *node.documents,
        *node.organizations,
        *node.persons,
        *node.responsible,
        *deadline,
    )


def _kind(mention: Mention) -> str:
    return label("mention", type(mention).__name__)


def path_to(notice: Notice, offset: int) -> list[Node]:
    """The nodes that hold an offset, from the outermost to the innermost."""
    path: list[Node] = []
    level = notice.outline
    while (index := bisect_right(level, offset, key=lambda node: node.start)) and offset < level[
        index - 1
    ].end:
        path.append(level[index - 1])
        level = level[index - 1].children
    return path
