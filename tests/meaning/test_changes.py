"""Changes: what a figure was, what it became, by how much."""

import pytest

from notice_parser.families.loader import rules, words
from notice_parser.meaning import changes
from notice_parser.mentions.quantities import scan
from notice_parser.model.draft import QuantityDraft


def said(quantity: QuantityDraft | None) -> str:
    return "-" if quantity is None else f"{quantity.value}{quantity.unit or ''}"


def read(text: str) -> list[tuple[str, str, str, str, str]]:
    found = scan(text, 0, len(text))
    return [
        (text[each.start : each.end], each.direction, said(each.before), said(each.after), said(each.by))
        for each in changes.find(text, (0, len(text)), found)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("图书购置经费从15万增加到20万元", ("从15万增加到20万元", "increase", "150000元", "200000元", "-")),
        ("由5.1万元增至18.3万元", ("由5.1万元增至18.3万元", "increase", "51000元", "183000元", "-")),
        ("占比从3.2%降到1.1%", ("从3.2%降到1.1%", "decrease", "3.2%", "1.1%", "-")),
        ("满意率由81.4%升至93.7%", ("由81.4%升至93.7%", "increase", "81.4%", "93.7%", "-")),
        ("权限由5000元下调为3000元", ("由5000元下调为3000元", "decrease", "5000元", "3000元", "-")),
        (
            "时限由7个工作日缩短至2个工作日",
            ("由7个工作日缩短至2个工作日", "decrease", "7个工作日", "2个工作日", "-"),
        ),
        ("空缺数由15个降至3个", ("由15个降至3个", "decrease", "15个", "3个", "-")),
        ("学习由每年3次增加到12次", ("由每年3次增加到12次", "increase", "3次", "12次", "-")),
        ("总数由2023年底的19人增加到32人", ("由2023年底的19人增加到32人", "increase", "19人", "32人", "-")),
        ("满意度由整改前的76%提高至91%", ("由整改前的76%提高至91%", "increase", "76%", "91%", "-")),
        ("津贴标准从200元调整到350元", ("从200元调整到350元", "change", "200元", "350元", "-")),
        ("从3个到8个", ("从3个到8个", "increase", "3个", "8个", "-")),
        ("从8个到3个", ("从8个到3个", "decrease", "8个", "3个", "-")),
        ("从3个到3个", ("从3个到3个", "change", "3个", "3个", "-")),
        ("从3个到8人", ("从3个到8人", "change", "3个", "8人", "-")),
        ("利用率平均提高3.6个百分点", ("提高3.6个百分点", "increase", "-", "-", "3.6个百分点")),
        ("较原上报数下降1.8个百分点", ("下降1.8个百分点", "decrease", "-", "-", "1.8个百分点")),
        ("同比增长18.4%", ("增长18.4%", "increase", "-", "-", "18.4%")),
        ("费用同比下降百分之三十", ("下降百分之三十", "decrease", "-", "-", "30%")),
        ("较上年减少74件", ("减少74件", "decrease", "-", "-", "74件")),
        ("补助最高提至50万元", ("提至50万元", "increase", "-", "500000元", "-")),
        ("发放时间压缩至8.5天", ("压缩至8.5天", "decrease", "-", "8.5天", "-")),
    ],
)
def test_a_change_is_read(text: str, expected: tuple[str, str, str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "新增图书7752种、22301册",
        "完成整改20个",
        "由综合科牵头制定制度8项、方案3个",
        "召开会议3次,走访企业5家",
        "选聘2至3名",
        "增加公办学位540个",
        "已完成15个、正在推进3个",
    ],
)
def test_no_change_is_read(text: str) -> None:
    assert read(text) == []


def test_a_unit_left_out_comes_from_its_partner() -> None:
    text = "下载量从5.6万增加到11.9万次"
    first, _ = found = scan(text, 0, len(text))
    assert first.unit is None
    changes.find(text, (0, len(text)), found)
    assert (first.unit, first.unit_kind, first.value) == ("次", "frequency", "56000")


def test_a_pair_is_used_once() -> None:
    text = "从3个增加到5个,再由5个增加到8个"
    assert [row[2:4] for row in read(text)] == [("3个", "5个"), ("5个", "8个")]


@pytest.mark.parametrize("verb", [row["word"] for row in words("base", "change_verbs")])
def test_every_verb_of_change_tells_by_how_much(verb: str) -> None:
    assert rules("base", "changes").compiled["change.by"].search(f"较上年{verb}") is not None
