"""``ledger``: a file for people from the command line, edited, and brought up to date."""

import csv
from contextlib import closing
from pathlib import Path

import openpyxl

from notice_parser.ledger import read_ledger
from tests.ledger.conftest import TOWN


def test_a_ledger_of_the_golden_notice(call, golden: str, tmp_path: Path) -> None:
    out = tmp_path / "台账.xlsx"
    result = call("ledger", golden, "--out", str(out))
    assert (result.code, result.out, result.err) == (0, f"已写出 {out}（30 行）\n", "")
    with closing(openpyxl.load_workbook(out)) as book:
        assert [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"] == [
            "整改台账",
            "核对结果",
            "汇总",
        ]
        assert book["整改台账"]["A1"].value == "市文化活动中心巡察反馈问题整改台账"


def test_lists_and_tables(call, golden: str, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    assert call("ledger", golden, "--columns", "责任清单", "--out", str(out)).code == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        header, *lines = list(csv.reader(file))
    assert header[:6] == ["序号", "问题编号", "反馈问题", "整改措施", "责任领导", "牵头单位"]
    assert len(lines) == 30
    assert call("ledger", golden, "--table", "quantities", "--out", str(out)).out.endswith("行）\n")


def test_an_update_keeps_what_people_wrote(call, golden: str, tmp_path: Path) -> None:
    out = tmp_path / "台账.xlsx"
    call("ledger", golden, "--out", str(out))
    ledger = read_ledger(out)
    with closing(openpyxl.load_workbook(out)) as book:
        sheet = book.worksheets[0]
        sheet.cell(ledger.rows[0].line, ledger.places["leader"]).value = "高立燕"
        sheet.cell(ledger.rows[0].line, ledger.places["status"]).value = "长期坚持"
        book.save(out)
    result = call("ledger", golden, "--update", str(out))
    assert result.out.splitlines() == [f"{out} 没有变化（30 行）", "人工改过的单元格 1 个，已保留"]
    new = tmp_path / "new.txt"
    text = Path(golden).read_text("utf-8")
    new.write_text(text.replace("2024年以来已召开党总支会议4次", "2024年以来正在召开党总支会议"), "utf-8")
    result = call("ledger", str(new), "--update", str(out))
    assert result.code == 0
    assert result.out.splitlines()[0] == f"已写出 {out}（30 行：更新 1 行，新增 0 行，已无 0 行）"
    assert "人工改为“长期坚持”" in result.out
    row = read_ledger(out).rows[0].values
    assert (row["leader"], row["status"]) == ("高立燕", "长期坚持")


def test_what_cannot_be_read_writes_nothing(call, tmp_path: Path) -> None:
    out = tmp_path / "台账.xlsx"
    result = call("ledger", str(tmp_path / "missing.txt"), "--out", str(out))
    assert result.code == 1
    assert "没有读到通报，没有写台账" in result.err
    assert not out.exists()


def test_a_failed_input_is_told_and_the_others_are_written(call, golden: str, tmp_path: Path) -> None:
    out = tmp_path / "台账.csv"
    result = call("ledger", str(tmp_path / "missing.txt"), golden, "--out", str(out))
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert len(read_ledger(out).rows) == 30


def test_a_day_makes_open_measures_overdue(call, tmp_path: Path) -> None:
    notice = tmp_path / "a.txt"
    notice.write_text(TOWN, "utf-8")
    out = tmp_path / "a.csv"
    call("ledger", str(notice), "--as-of", "2025-08-01", "--out", str(out))
    assert [row.values["status"] for row in read_ledger(out)] == ["已完成", "长期坚持", "超期"]
