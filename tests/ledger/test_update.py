"""People's work survives every later run: edited as with Excel, brought up to date, read again."""

import csv
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from notice_parser import Notice, NoticeParserError, parse
from notice_parser.ledger import Ledger, read_ledger, rows, update, write

from .conftest import TOWN

FORMS = ["xlsx", "csv"]


def place(ledger: Ledger, line: int, name: str) -> tuple[int, int]:
    return line, ledger.places[name]


def edit(path: Path, change: Callable[[Any, Ledger], None]) -> None:
    """Change an XLSX as a person would, by places found in the ledger."""
    ledger = read_ledger(path)
    with closing(openpyxl.load_workbook(path)) as book:
        change(book.worksheets[0], ledger)
        book.save(path)


def edit_cells(path: Path, cells: dict[tuple[int, str], str]) -> None:
    """Set cells by the index of the row and the name of the column, in either format."""
    if path.suffix == ".xlsx":

        def change(sheet: Any, ledger: Ledger) -> None:
            for (index, name), text in cells.items():
                sheet.cell(*place(ledger, ledger.rows[index].line, name)).value = text

        edit(path, change)
        return
    ledger = read_ledger(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    for (index, name), text in cells.items():
        line, at = place(ledger, ledger.rows[index].line, name)
        lines[line - 1][at - 1] = text
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(lines)


def town(old: str = "", new: str = "") -> Notice:
    assert old in TOWN
    return parse(TOWN.replace(old, new))


def test_a_ledger_is_read_as_it_was_written(golden: Notice, tmp_path: Path) -> None:
    for form in FORMS:
        path = tmp_path / f"ledger.{form}"
        write([golden], path)
        found = read_ledger(path)
        expected = list(rows(golden))
        for name in ("number", "area", "problem", "measure", "progress", "status", "row_key"):
            assert [row.values[name] for row in found] == [row[name] for row in expected], name


def test_merged_cells_are_filled_forward(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([golden], path)
    edit(path, lambda sheet, ledger: None)
    with closing(openpyxl.load_workbook(path)) as book:
        shown = [cell.value for cell in book.worksheets[0]["C"][3:]]
    assert shown.count(None) == 27, "openpyxl and Excel keep the first cell of a merged one alone"
    assert [row.values["area"] for row in read_ledger(path)] == [row["area"] for row in rows(golden)]


@pytest.mark.parametrize("form", FORMS)
def test_what_the_unit_filled_in_survives(form: str, golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    write([golden], path)
    filled = {
        (0, "leader"): "高立燕",
        (0, "evidence"): "会议纪要〔2024〕3号",
        (4, "remarks"): "007",
        (29, "person"): "2.10",
    }
    edit_cells(path, filled)
    done = update(path, [golden])
    assert (done.changed, done.added, done.conflicts, done.is_written) == (0, 0, (), False)
    found = read_ledger(path).rows
    assert {key: found[key[0]].values[key[1]] for key in filled} == filled
    assert len(found) == 30


@pytest.mark.parametrize("form", FORMS)
def test_a_newer_parse_changes_the_parsers_columns_alone(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    write([town()], path)
    edit_cells(path, {(2, "evidence"): "照片"})
    done = update(path, [town("干渠修复工程正在施工", "干渠修复工程已完成")])
    row = read_ledger(path).rows[2].values
    assert (row["status"], row["progress"], row["evidence"]) == ("已完成", "干渠修复工程已完成。", "照片")
    assert row["change_mark"] == "已更新：整改措施、整改进展、整改状态"
    assert (done.changed, done.added, done.vanished, done.conflicts) == (1, 0, (), ())
    assert not update(path, [town("干渠修复工程正在施工", "干渠修复工程已完成")]).is_written


@pytest.mark.parametrize("form", FORMS)
def test_what_people_changed_is_kept_and_a_conflict_told(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    write([town()], path)
    edit_cells(path, {(2, "status"): "基本完成", (0, "progress"): "已追回并入账。"})
    assert update(path, [town()]).conflicts == (), "the parse says what it said before"
    assert update(path, [town()]).edited == 2
    done = update(path, [town("干渠修复工程正在施工", "干渠修复工程已完成")])
    (conflict,) = done.conflicts
    assert (conflict.header, conflict.kept, conflict.parsed) == ("整改状态", "基本完成", "已完成")
    assert conflict.message == (
        f"第 {conflict.line} 行“整改状态”人工改为“基本完成”，新解析为“已完成”；已保留人工填写"
    )
    found = read_ledger(path).rows
    assert found[2].values["status"] == "基本完成"
    assert "整改状态：新解析为“已完成”，已保留人工填写" in found[2].values["change_mark"]
    assert found[2].values["measure"] == "干渠修复工程已完成。", "the other cells of the row go on"
    assert found[0].values["progress"] == "已追回并入账。"


@pytest.mark.parametrize("form", FORMS)
def test_new_rows_are_added_and_vanished_ones_marked(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    write([town()], path)
    edit_cells(path, {(1, "remarks"): "由纪委复核"})
    gone = "二是修订《白石镇耕地保护管理办法》,长期坚持。下一步,将逐村核对。"
    done = update(path, [town(gone, "二是聘用管水员19名,与8个村签订管护协议。")])
    assert (done.added, len(done.vanished)) == (1, 1)
    found = read_ledger(path).rows
    assert len(found) == 4
    assert (found[1].values["change_mark"], found[1].values["remarks"]) == (
        "新版通报中已无此条",
        "由纪委复核",
    )
    assert (found[3].values["seq"], found[3].values["change_mark"]) == ("4", "新增")
    assert found[3].values["measure"] == "聘用管水员19名,与8个村签订管护协议。"
    assert not update(path, [town(gone, "二是聘用管水员19名,与8个村签订管护协议。")]).is_written
    update(path, [town()])
    assert read_ledger(path).rows[1].values["change_mark"] == "", "it is back"


@pytest.mark.parametrize("form", FORMS)
def test_rows_are_known_by_their_words_where_the_key_was_deleted(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    write([town()], path)
    blank = {(index, name): "" for index in range(3) for name in ("row_key", "fingerprint")}
    edit_cells(path, {**blank, (0, "remarks"): "留"})
    done = update(path, [town("干渠修复工程正在施工", "干渠修复工程目前正在施工")])
    assert (done.added, done.vanished) == (0, ())
    assert [conflict.header for conflict in done.conflicts] == ["整改措施", "整改进展"], (
        "who changed it is unknown"
    )
    assert read_ledger(path).rows[0].values["remarks"] == "留"


def test_the_offices_own_columns_rows_order_and_looks_stay(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([town()], path)

    def change(sheet: Any, ledger: Ledger) -> None:
        first = ledger.rows[0].line
        own = sheet.max_column + 1
        sheet.cell(ledger.header_line, own).value = "督办文号"
        sheet.cell(first, own).value = "督〔2025〕1号"
        last = ledger.rows[-1].line + 1
        sheet.cell(last, ledger.places["measure"]).value = "自行补充的措施:逐户走访。"
        sheet.cell(last, ledger.places["remarks"]).value = "自加"
        sheet.cell(*place(ledger, first, "evidence")).comment = openpyxl.comments.Comment(
            "原件在档案室", "张"
        )
        sheet.cell(*place(ledger, first, "leader")).fill = openpyxl.styles.PatternFill(
            "solid", fgColor="FFFF00"
        )

    edit(path, change)
    done = update(path, [town("干渠修复工程正在施工", "干渠修复工程已完成")])
    assert done.changed == 1
    ledger = read_ledger(path)
    assert len(ledger.rows) == 4
    assert ledger.rows[0].extra["督办文号"] == "督〔2025〕1号"
    assert ledger.rows[3].values["remarks"] == "自加"
    with closing(openpyxl.load_workbook(path)) as book:
        sheet = book.worksheets[0]
        line = ledger.rows[0].line
        assert sheet.cell(*place(ledger, line, "evidence")).comment.text == "原件在档案室"
        assert sheet.cell(*place(ledger, line, "leader")).fill.fgColor.rgb == "00FFFF00"
        assert sheet.auto_filter.ref
        assert len(sheet.data_validations.dataValidation) == 1


def test_a_text_that_looks_like_a_formula_stays_a_text_when_updated(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([town()], path)
    update(path, [town("二是修订《白石镇耕地保护管理办法》", "二是=修订《白石镇耕地保护管理办法》")])
    with closing(openpyxl.load_workbook(path)) as book:
        kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert "f" not in kinds
    assert read_ledger(path).rows[1].values["measure"].startswith("=修订")


def test_columns_moved_and_renamed_are_found_again(town: Notice, tmp_path: Path) -> None:
    view = tmp_path / "columns.toml"
    picked = '["status", {name = "measure", header = "具体举措", width = 50}, "remarks"]'
    view.write_text(f"columns = {picked}\n", "utf-8")
    path = tmp_path / "ledger.xlsx"
    write([town], path, columns=view)
    edit(path, lambda sheet, ledger: sheet.move_range("B1:B20", cols=20))
    ledger = read_ledger(path)
    assert ledger.places["measure"] == 22
    assert [row.values["measure"] for row in ledger] == [row["measure"] for row in rows(town)]


def test_a_csv_of_excel_in_gbk_with_blank_group_cells_is_read(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    names = ["序号", "问题类别", "反馈问题", "整改措施", "备注"]
    lines = [",".join(names), "1,甲方面,问题一,措施一,", "2,,,措施二,已办", "3,,问题二,措施三,"]
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    found = read_ledger(path).rows
    assert [row.values["area"] for row in found] == ["甲方面"] * 3
    assert [row.values["problem"] for row in found] == ["问题一", "问题一", "问题二"]


def test_typed_dates_and_numbers_are_read_as_people_see_them(town: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([town], path)

    def change(sheet: Any, ledger: Ledger) -> None:
        sheet.cell(*place(ledger, ledger.rows[0].line, "remarks")).value = datetime(2025, 6, 30)
        sheet.cell(*place(ledger, ledger.rows[1].line, "remarks")).value = 3.0
        sheet.cell(*place(ledger, ledger.rows[2].line, "remarks")).value = True

    edit(path, change)
    assert [row.values["remarks"] for row in read_ledger(path)] == ["2025-06-30", "3", "是"]


def test_the_day_moves_on_and_what_is_open_becomes_overdue(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([town()], path)
    done = update(path, [town()], as_of=date(2025, 8, 1))
    assert done.changed == 1
    assert read_ledger(path).rows[2].values["status"] == "超期"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_ledger_saved_by_libreoffice_is_the_same_ledger(golden: Notice, tmp_path: Path) -> None:
    path, saved = tmp_path / "ledger.xlsx", tmp_path / "saved"
    write([golden], path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(path)]
    subprocess.run(call, check=True, capture_output=True, timeout=180)
    done = update(saved / "ledger.xlsx", [golden])
    assert (done.rows, done.is_written, done.edited) == (30, False, 0)


def test_an_update_into_another_file_leaves_the_first(golden: Notice, tmp_path: Path) -> None:
    path, out = tmp_path / "ledger.xlsx", tmp_path / "new.xlsx"
    write([golden], path)
    before = path.read_bytes()
    update(path, [golden], out=out)
    assert path.read_bytes() == before
    assert len(read_ledger(out).rows) == 30


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.xlsx", None, "读不了"),
        ("broken.xlsx", b"PK\x03\x04", "不是可读的 XLSX"),
        ("text.xlsx", b"hello", "不是可读的 XLSX"),
        ("empty.csv", b"", "找不到台账的表头"),
        ("other.csv", "甲,乙\r\n1,2\r\n".encode(), "找不到台账的表头"),
        ("twice.csv", "序号,备注,备注\r\n1,2,3\r\n".encode(), "有两列“备注”"),
        ("bytes.csv", b"\xff\xff\xff", "不是 UTF-8 也不是 GB18030"),
    ],
)
def test_what_is_no_ledger_is_one_line(name: str, data: bytes | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(NoticeParserError, match=said) as caught:
        read_ledger(path)
    assert "\n" not in str(caught.value)
