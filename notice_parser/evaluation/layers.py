"""What is compared, layer by layer, and how: the items of a layer and their keys.

Two items agree when their keys are equal. Keys hold spans of the source text, exact but for the
blanks at both ends; no other tolerance is given. Some layers have a second, looser key, ``near``,
which is reported beside the score and never counts in it: for structure and headings that the
start agrees, for subjects that one name ends in the other (图书 and 采购图书).
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from notice_parser.evaluation.gold import Interval, is_blank
from notice_parser.evaluation.values import interval_detail, plain, same_name

# The roles whose nodes are layers under their own names.
PLAIN_ROLES = ("area", "problem", "measure", "commitment", "item")

# Layer → its Chinese name, in the order of a report.
LAYERS: Mapping[str, str] = MappingProxyType(
    {
        "family": "文种",
        "title": "标题",
        "preamble": "引言",
        "section": "部分",
        "area": "方面",
        "problem": "问题",
        "measure": "措施",
        "commitment": "打算",
        "item": "条目",
        "contact_paragraph": "联系段",
        "marker": "编号",
        "heading": "小标题",
        "label": "引语",
        "noise": "杂项(字)",
        "date": "日期",
        "date_interval": "日期区间",
        "quantity": "数量",
        "quantity_value": "数量值",
        "subject": "计数对象",
        "document": "文件名",
        "document_number": "文号",
        "status": "状态",
        "stated": "自述数字",
        "header": "巡察信息",
        "responsible": "责任者",
        "deadline": "时限",
        "contact": "联系方式",
    }
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a layer: what must be equal, where it stands, and what to say of it."""

    key: Hashable
    start: int
    end: int
    detail: str = ""
    near: Hashable = None


Items = dict[str, dict[Hashable, Item]]


def no_items() -> Items:
    return {layer: {} for layer in LAYERS}


def add(items: Items, layer: str, item: Item) -> None:
    """Add an item; one that stands twice in a layer counts once."""
    items[layer].setdefault(item.key, item)


def add_span(items: Items, layer: str, span: tuple[int, int], *extra: Hashable) -> None:
    """Add an item whose key is its span, and what else must be equal."""
    start, end = span
    detail = " ".join(str(part) for part in extra if part is not None)
    add(items, layer, Item((start, end, *extra), start, end, detail))


def add_structure(items: Items, layer: str, span: tuple[int, int], *extra: Hashable) -> None:
    """As ``add_span``, with agreement of the start alone as the near key."""
    start, end = span
    detail = " ".join(str(part) for part in extra if part is not None)
    add(items, layer, Item((start, end, *extra), start, end, detail, (start, *extra)))


def blocks(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the spans that only blanks part: a contact block of one paragraph or of five lines is one.

    >>> blocks("电话:1\\n邮编:2。落款", [(0, 4), (5, 9), (10, 12)])
    [(0, 9), (10, 12)]
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def add_characters(items: Items, text: str, spans: list[tuple[int, int]]) -> None:
    """Add page furniture character by character, blanks left out."""
    for start, end in spans:
        for position in range(start, end):
            if not is_blank(text[position]):
                add_span(items, "noise", (position, position + 1))


def add_status(items: Items, role: str, span: tuple[int, int], value: str) -> None:
    """Add the status of a node: its role, whole span and value must agree; near is the start alone."""
    add(items, "status", Item((role, span, value), *span, f"{role} {value}", (role, span[0], value)))


def add_subject(items: Items, span: tuple[int, int], name: str) -> None:
    add(items, "subject", Item((span, same_name(name)), *span, name, span))


def add_stated(items: Items, what: str, value: object, span: tuple[int, int]) -> None:
    add(items, "stated", Item((what, value, span), *span, f"{what} {plain(value)}"))


def add_name(items: Items, field: str, name: str, span: tuple[int, int]) -> None:
    add(items, "header", Item((field, same_name(name)), *span, field))


def add_days(items: Items, field: str, span: tuple[int, int], days: Interval) -> None:
    add(items, "header", Item((field, days), *span, f"{field} {interval_detail(*days)}"))
