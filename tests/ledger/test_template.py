"""An office's own template: a header of three lines, words around the table; filled, and filled again."""

from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Border, Font, Side

from notice_parser import Notice, NoticeParserError, parse
from notice_parser.ledger import TemplateMap, fill, read_ledger, rows, update

from .conftest import TOWN

MAP = """
sheet = "台账"
header = [3, 5]
merge = ["area", "problem"]
stop = ["填表人"]

[columns]
"序号" = "seq"
"问题/类别" = "问题类别"
"问题/具体问题" = "problem"
"整改/措施" = "measure"
"整改/责任/单位" = "responsible"
"整改/责任/领导" = "leader"
"G" = "status"
"""


def template(path: Path, blank: int = 2) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    sheet = book.create_sheet("台账")
    sheet["A1"] = "{被巡察党组织}整改台账"
    sheet.merge_cells("A1:G1")
    sheet["A2"] = "巡察组：{巡察组}　{不认识的}"
    for cell, text in {
        "A3": "序 号",
        "B3": "问题",
        "D3": "整改",
        "B4": "类别",
        "C4": "具体问题",
        "D4": "措施",
        "E4": "责任",
        "E5": "单位",
        "F5": "领导",
        "G3": "完成情况\n（状态）",
    }.items():
        sheet[cell] = text
    for area in ("A3:A5", "B3:C3", "B4:B5", "C4:C5", "D3:F3", "D4:D5", "E4:F4", "G3:G5"):
        sheet.merge_cells(area)
    side = Side(style="thin")
    for at in range(1, 8):
        sheet.cell(6, at).border = Border(left=side, right=side, top=side, bottom=side)
        sheet.cell(6, at).font = Font(name="仿宋", size=12)
    sheet.merge_cells("A6:A7")
    footer = 6 + blank
    sheet.cell(footer, 1).value = "填表人：　　　　审核人："
    sheet.merge_cells(start_row=footer, end_row=footer, start_column=1, end_column=7)
    sheet.row_dimensions[footer].height = 33
    book.save(path)
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    mapping = tmp_path / "map.toml"
    mapping.write_text(MAP, "utf-8")
    return template(tmp_path / "template.xlsx"), mapping, tmp_path / "filled.xlsx"


def sheet_of(path: Path) -> Any:
    with closing(openpyxl.load_workbook(path)) as book:
        return book["台账"]


def test_our_columns_stand_under_its_headers(files: tuple[Path, Path, Path], town: Notice) -> None:
    written = fill(files[0], files[1], [town], files[2])
    assert written.rows == {"measures": 3}
    sheet = sheet_of(files[2])
    assert sheet["A1"].value == "白石镇党委整改台账"
    assert sheet["A2"].value == "巡察组：市委第三巡察组　{不认识的}"
    assert [sheet.cell(6, at).value for at in range(1, 8)] == [
        1,
        "贯彻粮食安全部署不力方面",
        "撂荒地整治虚报面积。",
        "重新认定撂荒地427.5亩,追回补贴8.18万元,给予党内警告处分1人、诫勉谈话2人。",
        "镇农业农村办公室、镇自然资源所",
        "龙望山(党委副书记)",
        "已完成",
    ]
    assert sheet["G8"].value == "进行中"


def test_the_looks_and_the_words_below_stay(files: tuple[Path, Path, Path], town: Notice) -> None:
    fill(files[0], files[1], [town], files[2])
    sheet = sheet_of(files[2])
    assert sheet["A9"].value == "填表人：　　　　审核人："
    assert sheet.row_dimensions[9].height == 33
    merged = {area.coord for area in sheet.merged_cells.ranges}
    assert {"A9:G9", "B6:B8", "C6:C7", "A3:A5"} <= merged
    assert "A6:A7" not in merged
    for line in (6, 7, 8):
        assert sheet.cell(line, 4).font.name == "仿宋"
        assert sheet.cell(line, 4).border.left.style == "thin"
        assert sheet.cell(line, 4).alignment.wrap_text
    assert sheet.column_dimensions["I"].hidden


def test_a_large_template_is_not_stretched(
    tmp_path: Path, files: tuple[Path, Path, Path], town: Notice
) -> None:
    fill(template(tmp_path / "large.xlsx", blank=20), files[1], [town], files[2])
    assert sheet_of(files[2])["A26"].value == "填表人：　　　　审核人："


def test_a_filled_template_is_read_and_brought_up_to_date(
    files: tuple[Path, Path, Path], town: Notice
) -> None:
    fill(files[0], files[1], [town], files[2])
    ledger = read_ledger(files[2], mapping=files[1])
    assert [row.values["area"] for row in ledger] == [row["area"] for row in rows(town)]
    with closing(openpyxl.load_workbook(files[2])) as book:
        book["台账"].cell(ledger.rows[2].line, ledger.places["leader"]).value = "韦思齐副镇长"
        book.save(files[2])
    new = TOWN.replace("干渠修复工程正在施工。", "干渠修复工程已完成。\n二是聘用管水员19名,签订管护协议。")
    done = update(files[2], [parse(new)], mapping=files[1])
    assert (done.changed, done.added, done.conflicts) == (1, 1, ())
    found = read_ledger(files[2], mapping=files[1]).rows
    assert [row.values["status"] for row in found] == ["已完成", "长期坚持", "已完成", "已完成"]
    assert found[2].values["leader"] == "韦思齐副镇长"
    assert sheet_of(files[2])["A10"].value == "填表人：　　　　审核人："
    assert not update(files[2], [parse(new)], mapping=files[1]).is_written


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"整改/措施"', '"整改/举措"', "模板里没有表头“整改/举措”"),
        ("[3, 5]", "[1, 5]", "最多三行"),
        ('"measure"', '"measures"', "measures 表没有列 measures"),
        ('"measure"', '"problem"', "同一列放在了两个表头下"),
        ('"台账"', '"清单"', "没有工作表“清单”；有 说明、台账"),
        ("stop", "end", "不认识 end"),
        ("[columns]", "[columns", "不是 TOML"),
    ],
)
def test_a_wrong_mapping_is_one_line(
    old: str, new: str, said: str, files: tuple[Path, Path, Path], town: Notice
) -> None:
    files[1].write_text(MAP.replace(old, new, 1), "utf-8")
    with pytest.raises(NoticeParserError, match=said) as caught:
        fill(files[0], files[1], [town], files[2])
    assert "\n" not in str(caught.value)
    assert not files[2].exists()


def test_a_mapping_is_read_once(files: tuple[Path, Path, Path], town: Notice) -> None:
    mapping = TemplateMap.load(files[1])
    assert (mapping.first, mapping.last, mapping.table) == (3, 5, "measures")
    assert fill(files[0], mapping, [town], files[2]).count == 3
