"""Tell why a quantity counts what it counts: what the rules propose, and what each name weighs."""

from collections.abc import Iterator

from notice_parser import pipeline
from notice_parser.meaning import weighing
from notice_parser.model import Quantity

_NAMES = 3
_MARKS = 5


def weighed(text: str, quantity: Quantity) -> Iterator[tuple[str, str]]:
    """The rules' proposal, and the heaviest names with their weights and heaviest marks.

    >>> from notice_parser import parse
    >>> text = "关于巡察整改情况的通报\\n一、整改情况\\n1.新购置执法记录仪36台。"
    >>> dict(weighed(text, parse(text).quantities[0]))["规则提出"]
    '执法记录仪'
    """
    folded, draft = pipeline.proposals(text)
    quantities = draft.quantities()
    places = [folded.span(each.start, each.end) for each in quantities]
    if (quantity.start, quantity.end) not in places:
        return
    index = places.index((quantity.start, quantity.end))
    proposed = quantities[index].subject
    yield "规则提出", draft.text[slice(*proposed)] if proposed else "（无）"
    for name, weight, marks in weighing.told(draft.text, quantities, index)[:_NAMES]:
        because = "、".join(f"{mark} {value:+}" for mark, value in marks[:_MARKS])
        yield "权重", f"{name or '（不数什么）'} {weight}：{because}"
