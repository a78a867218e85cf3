"""Findings with their places; exit 1 when one is an error."""

import pytest
from sample import CONTACT_MISSING, DIFFERS, TEXT, WRONG_ORDER, notice

import notice_parser.pipeline
from notice_parser.cli.display import width
from notice_parser.model import Finding


@pytest.fixture
def check(call, monkeypatch: pytest.MonkeyPatch):
    def run(*findings: Finding, arguments: tuple[str, ...] = ("-",)):
        monkeypatch.setattr(notice_parser.pipeline, "parse", lambda text, **_: notice(*findings))
        return call("check", *arguments, stdin=TEXT.encode())

    return run


def test_nothing_found(check) -> None:
    result = check()
    assert (result.code, result.out) == (0, "错误 0　警告 0　提示 0\n")


def test_the_worst_comes_first_with_line_and_column(check) -> None:
    lines = check(CONTACT_MISSING, DIFFERS, WRONG_ORDER).out.splitlines()
    assert [line for line in lines if "[" in line] == [
        "标准输入:6:4: 错误 日期先后不对 [date-order]",
        "标准输入:3:2: 警告 自述问题3个,正文列出1个 [stated-count-differs]",
        "标准输入: 提示 没有联系方式 [contact-missing]",
    ]
    assert lines[-1] == "错误 1　警告 1　提示 1"


def test_the_place_is_shown_and_underlined(check) -> None:
    lines = check(DIFFERS).out.splitlines()
    shown, underlined = lines[1], lines[2]
    assert shown == "    共3个问题。"
    assert width(shown[: shown.index("3个问题")]) == underlined.index("^")
    assert underlined.count("^") == width("3个问题")


@pytest.mark.parametrize(
    ("findings", "code"),
    [((), 0), ((CONTACT_MISSING,), 0), ((DIFFERS,), 0), ((WRONG_ORDER,), 1), ((DIFFERS, WRONG_ORDER), 1)],
)
def test_only_an_error_makes_the_exit_code_one(findings: tuple[Finding, ...], code: int, check) -> None:
    assert check(*findings).code == code


def test_findings_of_all_files_are_counted_together(check, golden: str) -> None:
    result = check(DIFFERS, arguments=("-", golden))
    assert result.out.splitlines()[-1] == "错误 0　警告 2　提示 0"


def test_a_missing_file_fails_beside_a_good_one(check) -> None:
    result = check(DIFFERS, arguments=("没有.txt", "-"))
    assert result.code == 1
    assert "stated-count-differs" in result.out


def test_the_golden_notice_states_more_than_it_lists(call, golden: str) -> None:
    result = call("check", golden)
    assert result.code == 0
    assert result.out.count("[stated-count-differs]") == 2
    assert f"{golden}:7:70: 警告 " in result.out
    assert f"{golden}:7:78: 警告 " in result.out


LATE = """中共云洲市水务局党组关于巡察整改进展情况的通报

根据市委统一部署,2024年3月28日至6月7日,市委第二巡察组对市水务局党组开展了巡察,并于2024年8月23日反馈了巡察意见。现将巡察整改进展情况予以公布。

中共云洲市水务局党组

2024年12月31日
"""


@pytest.mark.parametrize(("limit", "found"), [("auto", 0), ("xuncha-3", 1), ("xuncha-6", 0), ("none", 0)])
def test_the_time_limit_is_the_readers_choice(limit: str, found: int, call) -> None:
    result = call("check", "--time-limit", limit, "-", stdin=LATE.encode())
    assert result.out.count("[time-limit]") == found
    assert result.code == 0


def test_an_unknown_time_limit_is_said(call) -> None:
    result = call("check", "--time-limit", "一年", "-", stdin=LATE.encode())
    assert result.code == 2
    assert "xuncha-3" in result.err
