"""Help is Chinese everywhere; a wrong call is one Chinese line that says what to do, and exit code 2."""

import re

import pytest

from notice_parser import __version__
from notice_parser.cli.commands import program
from notice_parser.cli.display import width

COMMANDS = [
    "parse",
    "outline",
    "check",
    "explain",
    "diff",
    "sync",
    "schema",
    "families",
    "evaluate",
    "ledger",
    "convert",
    "journal",
]


def test_the_commands_are_these() -> None:
    assert list(program.commands) == COMMANDS


@pytest.mark.parametrize(
    "command", [[], *([name] for name in COMMANDS)], ids=lambda one: "".join(one) or "program"
)
def test_a_help_page_is_chinese(command: list[str], call) -> None:
    result = call(*command, "--help")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"用法：{' '.join(['notice-parser', *command])} [选项]")
    assert "选项：\n" in result.out
    assert "显示本说明" in result.out
    for english in ("Usage", "Options", "Commands", "Arguments", "Show ", "default", "required"):
        assert english not in result.out
    assert max(width(line) for line in result.out.splitlines()) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_and_argument_is_explained(command: str, call) -> None:
    for line in call(command, "--help").out.splitlines():
        if re.match(r"  (-|[A-Z]+…? )", line):
            assert re.search(r"  \S*[\u4e00-\u9fff]", line), line


def test_the_program_lists_each_command_with_what_it_does(call) -> None:
    out = call("--help").out
    for command in COMMANDS:
        assert re.search(rf"^  {command} +\S*[\u4e00-\u9fff]", out, re.MULTILINE)


def test_the_version(call) -> None:
    assert call("--version").out == f"notice-parser {__version__}\n"


WRONG_CALLS = [
    ([], "缺少命令；可用的命令：parse、outline", "notice-parser --help"),
    (["--debug"], "缺少命令", "notice-parser --help"),
    (["prase", "a.txt"], "没有命令 prase；可用的命令：parse、", "notice-parser --help"),
    (["--dbug", "parse"], "没有选项 --dbug；是不是 --debug", "notice-parser --help"),
    (["parse"], "缺少参数 FILE…", "notice-parser parse --help"),
    (["outline"], "缺少参数 FILE", "notice-parser outline --help"),
    (["outline", "a.txt", "b.txt"], "多出参数 b.txt", "notice-parser outline --help"),
    (["schema", "a.txt"], "多出参数 a.txt", "notice-parser schema --help"),
    (["parse", "--indnt", "a.txt"], "没有选项 --indnt；是不是 --indent", "notice-parser parse --help"),
    (["parse", "a.txt", "--encoding"], "选项 --encoding 后面要跟一个值", "notice-parser parse --help"),
    (["parse", "--indent=2", "a.txt"], "选项 --indent 不带值", "notice-parser parse --help"),
    (["parse", "--indent", "a.txt", "b.txt"], "--indent 只用于一个文件", "notice-parser parse --help"),
    (
        ["parse", "--reference-date", "去年", "a.txt"],
        "--reference-date 的值不对：去年 不是日期；请写成 2024-12-31",
        "notice-parser parse --help",
    ),
    (
        ["parse", "--reference-date", "2024-02-30", "a.txt"],
        "2024-02-30 不是日期",
        "notice-parser parse --help",
    ),
    (["ledger", "a.txt"], "请用 --out 写明写到哪里", "notice-parser ledger --help"),
    (["ledger", "--table", "rows", "a.txt"], "没有 rows 表", "notice-parser ledger --help"),
    (["ledger", "--template", "t.xlsx", "--out", "o.xlsx", "a.txt"], "须同时写 --map", "ledger --help"),
    (["ledger", "--map", "m.toml", "--out", "o.xlsx", "a.txt"], "--map 只用于", "ledger --help"),
    (["ledger", "--update", "o.xlsx", "--columns", "问题清单", "a.txt"], "--update 沿用", "ledger --help"),
    (["outline", "--width", "9", "a.txt"], "--width 的值不对：9 不是 60 到 400 之间的整数", "outline --help"),
    (["explain", "--at", "第5行", "a.txt"], "--at 的值不对：第5行；请写字符位置", "explain --help"),
]


@pytest.mark.parametrize(("arguments", "problem", "advice"), WRONG_CALLS)
def test_a_wrong_call(arguments: list[str], problem: str, advice: str, call) -> None:
    result = call(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("notice-parser: ")
    assert result.err.count("\n") == 1
    assert problem in result.err
    assert result.err.rstrip().endswith(f"用法见 {advice}") or result.err.rstrip().endswith(advice)


@pytest.mark.parametrize("place", ["999999", "1:999", "999:1", "0:1"])
def test_a_place_outside_the_text(place: str, call, golden: str) -> None:
    result = call("explain", "--at", place, golden)
    assert (result.code, result.out) == (2, "")
    assert f"--at {place} 不在文中；全文 4652 字" in result.err
