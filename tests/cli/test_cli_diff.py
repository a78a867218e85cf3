"""``diff``: two versions of a notice side by side; the exit code says whether they differ."""

import json
from pathlib import Path

import pytest

from notice_parser import parse
from notice_parser.cli.differences import _marked
from tests.ledger.published import FIRST, OPENING, TITLE, page, replaced

COURSE = FIRST[1][1][2]
EDITED = page(replaced("专题培训3期", "专题培训4期"))
OTHER = page(FIRST, title=TITLE.replace("水务局", "林业局"))


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(page(FIRST), "utf-8")
    new.write_text(EDITED, "utf-8")
    return str(old), str(new)


def test_what_differs_is_shown_under_its_problem(call, versions) -> None:
    result = call("diff", *versions)
    assert result.code == 1
    assert result.err == ""
    assert result.out.splitlines() == [
        "  问题 采购管理不规范。",
        "  ~ 措施 组织财务、采购人员专题培训4期,126人参加。",
        "      文字  …务、采购人员专题培训[-3-]{+4+}期,126人参加。",
        "      数字  3期 → 4期",
        "措施：改动 1",
    ]


def test_the_same_notice_printed_otherwise(call, tmp_path, versions) -> None:
    other = tmp_path / "全角.txt"
    other.write_text(page(FIRST).replace(",", "，").replace("(", "（").replace(")", "）"), "utf-8")
    result = call("diff", versions[0], str(other))
    assert (result.code, result.out, result.err) == (0, "没有不同\n", "")


def test_problems_and_measures_that_came_and_went(call, tmp_path, versions) -> None:
    other = tmp_path / "三.txt"
    problems = [FIRST[0], ("车辆管理松散", ["清退公车1辆。"]), (FIRST[2][0], FIRST[2][1][:1])]
    other.write_text(page(problems), "utf-8")
    lines = call("diff", versions[0], str(other)).out.splitlines()
    assert [line[:8] for line in lines] == [
        "- 问题 采购管",
        "  - 措施 修",
        "  - 措施 清",
        "  - 措施 组",
        "+ 问题 车辆管",
        "  + 措施 清",
        "  问题 联系群",
        "  - 措施 在",
        "问题：增加 1，",
    ]
    assert lines[-1] == "问题：增加 1，删去 1　措施：增加 1，删去 4"


def test_the_head_and_a_status_are_told_in_chinese(call, tmp_path, versions) -> None:
    other = tmp_path / "四.txt"
    problems = replaced("2024年10月印发执行", "正在征求意见")
    other.write_text(page(problems, opening=OPENING.replace("8月15日", "8月16日")), "utf-8")
    lines = [line.strip() for line in call("diff", versions[0], str(other)).out.splitlines()]
    assert "反馈时间  2024年8月15日 → 2024年8月16日" in lines
    assert "状态  已完成 → 推进中" in lines
    assert "日期  2024年10月 → （无）" in lines


def test_json_holds_the_whole_texts(call, versions) -> None:
    result = call("diff", "--json", *versions)
    assert result.code == 1
    (record,) = map(json.loads, result.out.splitlines())
    assert (record["old"], record["new"], record["change"]) == ("旧.txt", "新.txt", None)
    (one,) = record["comparison"]["differences"]
    assert [edit["field"] for edit in one["edits"]] == ["text", "figure"]
    assert one["edits"][0]["old"] == COURSE


@pytest.mark.parametrize("indent", [None, 2])
def test_records_of_parse_are_read(call, tmp_path, versions, indent) -> None:
    record = tmp_path / "新.json"
    record.write_text(parse(EDITED).model_dump_json(indent=indent), "utf-8")
    assert call("diff", versions[0], str(record)).out == call("diff", *versions).out
    assert call("diff", versions[0], "-", stdin=record.read_bytes()).out == call("diff", *versions).out
    assert call("diff", str(record), versions[1]).code == 0


def test_a_text_on_standard_input(call, versions) -> None:
    assert call("diff", versions[0], "-", stdin=EDITED.encode()).code == 1
    assert call("diff", versions[0], "-", stdin=page(FIRST).encode("gb18030")).code == 0


def test_archives_are_paired_by_issuer_team_and_period(call, tmp_path) -> None:
    old, new = tmp_path / "old.jsonl", tmp_path / "new"
    gone = page(FIRST, title=TITLE.replace("水务局", "体育局"))
    old.write_text("\n".join(parse(text).model_dump_json() for text in (OTHER, page(FIRST), gone)), "utf-8")
    new.mkdir()
    (new / "1.txt").write_text(EDITED, "utf-8")
    (new / "2.txt").write_text(OTHER, "utf-8")
    (new / "3.txt").write_text(page(FIRST, title=TITLE.replace("水务局", "气象局")), "utf-8")
    result = call("diff", str(old), str(new))
    assert result.code == 1
    assert result.out.splitlines()[0] == TITLE
    assert result.out.splitlines()[-3:] == [
        f"+ 通报 {TITLE.replace('水务局', '气象局')}",
        f"- 通报 {TITLE.replace('水务局', '体育局')}",
        "通报：增加 1，删去 1　措施：改动 1",
    ]


def test_two_notices_that_are_no_versions_of_one(call, tmp_path, versions) -> None:
    other = tmp_path / "他.txt"
    other.write_text(OTHER, "utf-8")
    result = call("diff", versions[0], str(other))
    assert result.code == 1
    assert result.out.startswith("发布单位、巡察组或巡察时间不同，看来不是同一份通报的两个版本\n")


def test_an_input_that_cannot_be_read_is_no_difference(call, tmp_path, versions) -> None:
    result = call("diff", versions[0], str(tmp_path / "没有.txt"))
    assert (result.code, result.out) == (3, "")
    assert result.err.count("\n") == 1
    broken = tmp_path / "坏.jsonl"
    broken.write_text('{"schema_version":"1.0","notice_id":"x"}\n', "utf-8")
    result = call("diff", versions[0], str(broken))
    assert (result.code, result.out) == (3, "")
    assert "第 1 行不是完整的通报记录" in result.err
    assert result.err.count("\n") == 1


def test_an_empty_folder_is_told(call, tmp_path, versions) -> None:
    (tmp_path / "空").mkdir()
    result = call("diff", versions[0], str(tmp_path / "空"))
    assert result.code == 3
    assert "没有" in result.err


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("培训3期", "培训4期", "培训[-3-]{+4+}期"),
        ("69.06万元", "70.5万元", "[-69.06-]{+70.5+}万元"),
        ("已收回", "已收回并上缴", "已收回{+并上缴+}"),
        ("全部收回", "收回", "[-全部-]收回"),
        ("甲", "乙", "[-甲-]{+乙+}"),
        (
            "一二三四五六七八九十甲一二三四五六七八九十一二三四五六七八九十",
            "一二三四五六七八九十乙一二三四五六七八九十一二三四五六七八九十",
            "一二三四五六七八九十[-甲-]{+乙+}一二三四五六七八九十…",
        ),
    ],
)
def test_the_edited_passages_are_marked(old: str, new: str, shown: str) -> None:
    assert _marked(old, new) == shown
