"""Why a value of the record is what it is, and what it is used for, in a few Chinese words."""

from collections.abc import Iterator

from notice_parser.cli.describe import mentions_of, path_to, value_of
from notice_parser.cli.display import Lines, one_line
from notice_parser.model import Date, Node, Notice, Quantity
from notice_parser.model.base import Text
from notice_parser.model.labels import label

# How many values of a node are named beside a place that holds none.
_NEAR = 8


def uses(notice: Notice, date: Date) -> Iterator[str]:
    """What a date is in the record, beside a date: 巡察时间, 反馈日期, 整改时限 (s2.a1.p3)."""
    place = date.start, date.end
    for word, one in (("巡察时间", notice.inspection.period), ("反馈日期", notice.inspection.feedback)):
        if one is not None and (one.start, one.end) == place:
            yield word
    for node in notice.walk():
        if node.deadline is not None and (node.deadline.start, node.deadline.end) == place:
            yield f"整改时限（{node.node_id}）"


def found_where(quantity: Quantity) -> str:
    """Where the name of what is counted stands: 紧接在数字前面, 承接前文."""
    subject = quantity.subject
    if subject is None:
        return ""
    if subject.start >= quantity.end:
        return "数字后面" if subject.start - quantity.end < 2 else "数字后面不远处"
    if subject.end == quantity.start:
        return "数字前面"
    return "数字前面不远处" if quantity.start - subject.end <= 16 else "承接前文"


def status_reasons(node: Node, lines: Lines) -> Iterator[str]:
    """The words that say how far a node is put right, or that none does."""
    if node.status is None or node.status.value == "unstated":
        return
    value = label("status", node.status.value)
    if not node.status.cues:
        yield f"{value}：没有表示状态的词，按叙述已做之事认定"
    for cue in node.status.cues:
        yield f"{value}：依据“{one_line(cue.text)}”（{lines.shown(cue.start)}，{cue.rule}）"


def plain_values(notice: Notice, offset: int) -> Iterator[tuple[str, Text]]:
    """The values without a rule of their own that hold an offset.

    They are contact details, round, title, labels, and what a quantity counts or what was done.
    """
    contact = notice.contact
    several = {"轮次": [notice.inspection.round], "标题": [notice.title]}
    if contact is not None:
        several |= {
            "电话": list(contact.phones),
            "电子邮箱": list(contact.emails),
            "地址": [contact.postal_address],
            "邮政编码": [contact.postal_code],
            "受理时间": [contact.hours],
        }
    for kind, values in (*several.items(), *_of_nodes(notice, offset)):
        for one in values:
            if one is not None and one.start <= offset < one.end:
                yield kind, one


def _of_nodes(notice: Notice, offset: int) -> Iterator[tuple[str, list[Text | None]]]:
    """The labels of the nodes around an offset, and the words that their quantities point to."""
    for node in path_to(notice, offset):
        yield "标签", list(node.labels)
    for node in notice.walk():
        changed = (one for change in node.changes for one in (change.before, change.after, change.by))
        for one in (*node.quantities, *changed):
            if one is not None and (one.subject is not None or one.action is not None):
                yield f"“{one_line(one.text)}”数的东西", [one.subject]
                yield f"“{one_line(one.text)}”的动作", [one.action]


def whole_values(notice: Notice) -> Iterator[str]:
    """The values of the notice that stand at no single place, and what they were read from."""
    inspection, source = notice.inspection, notice.source
    for word, value, origin in (
        ("检查种类", inspection.kind, "由标题和开头的用词认定"),
        ("检查方式", inspection.mode, "由标题和开头的用词认定"),
        ("公布日期", source.published, "页面上或文末所写"),
        ("索引号", source.index_number, "页面上所写"),
        ("来源", source.content_source, "页面上所写"),
        ("编码", source.encoding, "确定" if source.encoding_certain else "推测"),
    ):
        if value is not None:
            yield f"{word}：{one_line(value)}（{origin}）"


def nearby(notice: Notice, node: Node, lines: Lines) -> Iterator[str]:
    """The first values in the own text and heading of a node, for a place that holds none."""
    inner = [(child.start, child.end) for child in node.children]
    own = (
        (kind, one)
        for kind, one in mentions_of(notice)
        if node.start <= one.start < node.end and not any(start <= one.start < end for start, end in inner)
    )
    for number, (kind, one) in enumerate(own):
        if number == _NEAR:
            yield "……"
            return
        yield f"{lines.shown(one.start)}  {kind}  {one_line(one.text)}  {value_of(one)}"
