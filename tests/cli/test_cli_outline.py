"""The outline: what an inspection officer wants to see at a glance, in columns that line up."""

import re
from pathlib import Path

import pytest
from sample import CONTACT_MISSING, DIFFERS, TEXT, TITLE, WRONG_ORDER, notice

import notice_parser.pipeline
from notice_parser.cli.display import width
from notice_parser.model import Finding

ANSI = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def outline(call, monkeypatch: pytest.MonkeyPatch):
    """The outline of the small notice with some findings."""

    def run(*findings: Finding, arguments: tuple[str, ...] = ()) -> str:
        monkeypatch.setattr(notice_parser.pipeline, "parse", lambda text, **_: notice(*findings))
        result = call("outline", *arguments, "-", stdin=TEXT.encode())
        assert (result.code, result.err) == (0, "")
        return result.out

    return run


def test_the_whole_page(outline) -> None:
    assert [" ".join(line.split()) for line in outline(DIFFERS, CONTACT_MISSING).splitlines()] == [
        TITLE,
        "类别 巡察（巡视）整改通报（把握 0.90）",
        "发布单位 某市水务局党组",
        "巡察 常规巡察",
        "自述 问题 3 个（正文列出 1）",
        "正文 问题 1，措施 2",
        "措施状态 已完成 1，推进中 1",
        "",
        "状态 日期 数量",
        f"标题 {TITLE}",
        "整改落实 一、整改落实情况（问题 1，措施 2） 3 1",
        "├─ 段落 共3个问题。 !",
        "└─ 问题 1. 制度不健全。 完成 1/2 3 1",
        "│ 责任：水资源科；时限：2024-12-31",
        "├─ 措施 (1) 2024年10月,修订制度8项。 已完成 1 1",
        "├─ 措施 (2) 11月,正在采购。 推进中 1",
        "├─ 责任单位 水资源科",
        "└─ 完成时限 12月底 1",
        "",
        "发现 2 处：警告 1，提示 1，用 notice-parser check 查看",
    ]


def test_statuses_stand_under_each_other(outline) -> None:
    lines = outline().splitlines()
    columns = {
        width(line[: line.index(word)])
        for line in lines
        for word in ("状态      日期", "完成 1/2", "已完成    ", "推进中    ")
        if word in line and not line.startswith("措施状态")
    }
    assert len(columns) == 1


def test_a_pipe_gets_no_colours_and_no_trailing_blanks(outline) -> None:
    out = outline(WRONG_ORDER)
    assert "\x1b" not in out
    assert all(line == line.rstrip() for line in out.splitlines())


def test_colours_on_request_change_nothing_else(outline) -> None:
    plain, colored = outline(DIFFERS), outline(DIFFERS, arguments=("--color",))
    assert "\x1b[32m已完成" in colored
    assert "\x1b[33m推进中" in colored
    assert [line.rstrip() for line in ANSI.sub("", colored).splitlines()] == plain.splitlines()


@pytest.mark.parametrize("columns", [60, 80, 100, 160])
def test_no_line_is_wider_than_asked(columns: int, call, golden: str) -> None:
    out = call("outline", "--width", str(columns), golden).out
    assert max(width(line) for line in out.splitlines()) <= columns


def test_control_sequences_of_a_text_do_not_reach_the_terminal(call) -> None:
    text = "一、整改\x1b[31m情况\x07\n\x1b]0;标题\x07正文。\n"
    out = call("outline", "--color", "-", stdin=text.encode()).out
    assert "\x1b[31m情况" not in out
    assert "\x1b]" not in out
    assert "\x07" not in out


def test_a_text_that_is_no_notice_is_shown_as_such(call) -> None:
    out = call("outline", "-", stdin="今天天气很好。\n我们去公园。\n".encode()).out
    assert "（没有标题）" in out
    assert "类别      不是整改通报" in out
    assert "今天天气很好。" in out


GOLDEN_ROWS = [
    r"发布单位  中共东营市文化活动中心党总支委员会",
    r"巡察时间  2024-03-28 至 2024-06-07",
    r"反馈时间  2024-08-23",
    r"自述      .*问题 15 个（正文列出 12）",
    r"自述      .*措施 40 条（正文列出 30）",
    r"正文      方面 3，问题 12，措施 30，打算 4",
    r"联系      0546-8070195，",
    r"总体情况 一、整改工作基本情况",
    r"整改落实 二、市委巡察组反馈意见整改落实进展情况（问题 12，措施 30）",
    r"├─ 方面 \(二\) 关于标准要求不高,推动公共文化服务高质量发展有差距方面 ",
    r"│  │    （问题 6，措施 13）",
    r"│  ├─ 问题 1\. 党总支作用发挥不够。 +完成 4/4",
    r"│  │  └─ 措施 \(2\) 拍摄制作“东营非遗”系列专题片.* 推进中 ",
    r"下步打算 三、今后整改工作打算（打算 4）",
    r"└─ 打算 \(四\) 持续巩固整改成果。",
    r"发现 \d+ 处：.*警告 ",
]


@pytest.mark.parametrize("row", GOLDEN_ROWS)
def test_the_golden_notice(row: str, call, golden: str) -> None:
    out = call("outline", golden).out
    assert re.search(row, out), out


def test_the_text_of_a_file_is_never_changed(call, golden: str) -> None:
    before = Path(golden).read_bytes()
    call("outline", golden)
    assert Path(golden).read_bytes() == before
