"""The last figure before of the same unit, and how a name lies to what it counts."""

import pytest

from notice_parser.meaning import precedents, weighing
from notice_parser.mentions.quantities import scan


@pytest.mark.parametrize(
    ("text", "stop", "part", "back"),
    [
        ("新增12个、修订21个", "J", "g", 1),
        ("清理合同133份,重新签订11份", "C", "p", 1),
        ("完成招标3次。召开会议3次", "S", "e", 1),
        ("查处案件9件\n移送线索2件", "L", "p", 1),
        ("摸清用地36宗、2184亩,收储9宗", "C", "p", 2),
        ("立案5件,处分3人,追回2万元,核查4户,移送1件", "C", "p", 3),
    ],
)
def test_where_it_stands_and_whether_it_is_the_whole(text: str, stop: str, part: str, back: int) -> None:
    found = scan(text, 0, len(text))
    precedent = precedents.nearest(text, found, len(found) - 1)
    assert precedent is not None
    assert (precedent.stop, precedent.part, precedent.back) == (stop, part, back)
    assert precedent.quantity.unit == found[-1].unit


@pytest.mark.parametrize("text", ["召开会议4次", "召开会议4次,参会120人", "采购图书3.2万元,占比40%"])
def test_no_figure_of_the_same_unit_is_none(text: str) -> None:
    found = scan(text, 0, len(text))
    assert precedents.nearest(text, found, len(found) - 1) is None


def test_one_too_far_back_is_none() -> None:
    text = "合同2份," + "追回3元、" * 8 + "核查5份"
    found = scan(text, 0, len(text))
    assert precedents.nearest(text, found, 9) is None
    assert precedents.nearest(text, found[1:], 1) is not None


@pytest.mark.parametrize(
    ("name", "counted", "lies"),
    [("用地", "用地", "="), ("用地", "闲置用地", "suf"), ("闲置用地", "用地", "sup"), ("协议", "用地", "no")],
)
def test_how_a_name_lies_to_what_is_counted(name: str, counted: str, lies: str) -> None:
    assert precedents.relation(name, counted) == lies


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("全面摸清闲置用地36宗,已收回9宗,其余27宗正在处置", ["闲置用地", "闲置用地", "闲置用地"]),
        ("共排查燃气隐患118处,当场整改97处", ["燃气隐患", "燃气隐患"]),
        ("梳理合同133份,其中补签41份、终止12份", ["合同", "合同", "合同"]),
        ("排查燃气隐患118处,更换软管64根", ["燃气隐患", "软管"]),
    ],
)
def test_a_part_counts_what_its_whole_counts(text: str, counted: list[str]) -> None:
    found = scan(text, 0, len(text))
    weighing.settle(text, found)
    assert [text[slice(*each.subject)] if each.subject else None for each in found] == counted
