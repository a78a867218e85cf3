"""Where each value comes from: the rule, the node, the anchor of a date."""

import re
from pathlib import Path

import pytest
from sample import DIFFERS, TEXT, notice, place

import notice_parser.pipeline


@pytest.fixture
def explain(call, monkeypatch: pytest.MonkeyPatch):
    def run(*arguments: str) -> list[str]:
        monkeypatch.setattr(notice_parser.pipeline, "parse", lambda text, **_: notice(DIFFERS))
        result = call("explain", *arguments, "-", stdin=TEXT.encode())
        assert (result.code, result.err) == (0, "")
        return [" ".join(line.split()) for line in result.out.splitlines()]

    return run


def test_everything_in_the_order_of_the_text(explain) -> None:
    lines = explain()
    assert lines[0] == "类别：巡察（巡视）整改通报（把握 0.90）标题和结构相符"
    assert lines[1:3] == [
        "检查种类：巡察（由标题和开头的用词认定）",
        "检查方式：常规（由标题和开头的用词认定）",
    ]
    at = lines.index("行:列 类型 原文 规则 含义")
    assert lines[at : at + 10] == [
        "行:列 类型 原文 规则 含义",
        "1:1 机构 某市水务局党组 title.issuer 发布单位 某市水务局党组",
        "3:2 自述数字 3个问题 stated.problems 问题 3 个（正文列出 1）",
        "5:4 日期 2024年10月 date.month 2024-10-01 至 2024-10-31（文中写明）",
        "5:13 状态词（已完成） 修订 status.done",
        "5:17 数量 8项 quantity.plain 8 项（制度）",
        "6:4 日期 11月 date.month 2024-11-01 至 2024-11-30（承接前文：2024年10月）",
        "6:8 状态词（推进中） 正在 status.going_on",
        "7:6 机构 水资源科 responsible.office 责任单位 水资源科",
        "8:6 日期 12月底 date.part 2024-12-31（承接前文：2024年10月）",
    ]
    assert "2 date.month" in lines


def test_a_date_with_its_anchor_at_a_line_and_column(explain) -> None:
    lines = explain("--at", "6:5")
    assert lines[0] == f"位置 {place('11月')['start'] + 1}（6:5）"
    assert lines[4:7] == [
        "s1 部分 一、 整改落实情况 编号样式 cn_dot",
        "s1.p1 问题 1. 制度不健全。 编号样式 dot",
        "s1.p1.m2 措施 (2) 编号样式 paren 推进中",
    ]
    start = place("11月")["start"]
    assert f"日期：11月 [{start}, {start + 3})" in lines
    for detail in (
        "含义 2024-11-01 至 2024-11-30",
        "种类 某月",
        "EDTF 2024-11",
        "定法 承接前文",
        "承接自 2024年10月（5:4）",
        "规则 date.month",
    ):
        assert detail in lines


def test_a_quantity_at_an_offset(explain) -> None:
    lines = explain("--at", str(place("8项")["start"]))
    for detail in (
        "含义 8 项",
        "种类 计数",
        "写法 8（整）",
        "数的是 制度（5:15，数字前面）",
        "动作 修订（5:13）",
        "规则提出 制度",
    ):
        assert detail in lines
    heaviest = next(line for line in lines if line.startswith("权重"))
    assert re.match("权重 制度 [0-9]+：", heaviest)


def test_findings_of_a_place_are_told(explain) -> None:
    lines = explain("--at", "3:2")
    assert "警告：自述问题3个,正文列出1个 [stated-count-differs]" in lines
    assert "正文列出 1" in lines


def test_a_place_without_values(explain) -> None:
    assert explain("--at", "4:4")[-1] == "这里没有日期、数量等值"


def test_a_full_width_colon_is_taken_too(explain) -> None:
    assert explain("--at", "6：5") == explain("--at", "6:5")


def test_a_rule_is_shown_with_its_file_and_source(call, golden: str) -> None:
    source = Path(golden).read_text("utf-8")
    out = call("explain", "--at", str(source.index("2024年8月23日")), golden).out
    assert "日期：2024年8月23日" in out
    assert "含义      2024-08-23" in out
    assert "规则文件  families/base/dates.toml" in out
    assert "出处      " in out
    assert "例        " in out


def test_the_golden_notice_in_full(call, golden: str) -> None:
    out = call("explain", golden).out
    assert "7752种" in out
    assert "承接前文" in out
    assert "规则使用次数" in out


def test_what_a_deadline_is_used_for(explain) -> None:
    assert "用作 整改时限（s1.p1）" in explain("--at", "8:7")


def test_what_a_date_of_the_opening_is_used_for(call, golden: str) -> None:
    source = Path(golden).read_text("utf-8")
    told = call("explain", "--at", str(source.index("2024年8月23日")), golden).out
    assert "用作      反馈日期" in told


def test_why_an_item_has_its_state(explain) -> None:
    assert "推进中：依据“正在”（6:8，status.going_on）" in explain("--at", "6:5")


def test_an_item_without_a_word_of_state_says_so(call, golden: str) -> None:
    source = Path(golden).read_text("utf-8")
    told = call("explain", "--at", str(source.index("20万元")), golden).out
    assert "已完成：没有表示状态的词，按叙述已做之事认定" in told


def test_values_of_the_contact_block_are_named(call, golden: str) -> None:
    source = Path(golden).read_text("utf-8")
    told = call("explain", "--at", str(source.index("0546-8070195") + 3), golden).out
    assert "电话：0546-8070195" in told
    assert "没有日期、数量等值" not in told


def test_beside_a_place_without_values_those_of_its_item_are_named(explain) -> None:
    lines = explain("--at", "5:1")
    assert lines[-4:] == [
        "这里没有日期、数量等值；这一条里有：",
        "5:4 日期 2024年10月 2024-10-01 至 2024-10-31",
        "5:13 状态词（已完成） 修订",
        "5:17 数量 8项 8 项",
    ]
