"""What stands in the files: read again with other programs than the ones that wrote them."""

import csv
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas
import polars
import pyarrow.parquet
import pytest

from notice_parser import Notice, NoticeParserError
from notice_parser.ledger import FORMATS, TABLES, columns, rows, schema, write, write_records
from notice_parser.ledger.files import replacing

from .awkward import LONG, MEASURES, notice

DEFAULT = [column.header for column in columns("measures", "default")]


def sheet_rows(path: Path, name: str = "整改台账") -> list[list[object]]:
    with closing(openpyxl.load_workbook(path)) as book:
        return [[cell.value for cell in row] for row in book[name].iter_rows()]


def csv_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def measures(path: Path) -> list[object]:
    """The cells of 整改措施, whatever the format."""
    match path.suffix:
        case ".csv":
            return [row["整改措施"] for row in csv_rows(path)]
        case ".jsonl":
            return [json.loads(line)["measure"] for line in path.read_text("utf-8").splitlines()]
        case ".xlsx":
            lines = sheet_rows(path)
            head = next(at for at, line in enumerate(lines) if "整改措施" in line)
            return [line[lines[head].index("整改措施")] for line in lines[head + 1 :]]
        case ".sqlite":
            with closing(sqlite3.connect(path)) as base:
                return [cell for (cell,) in base.execute("SELECT measure FROM measures ORDER BY seq")]
        case _:
            return list(pyarrow.parquet.read_table(path).column("measure").to_pylist())


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_thirty_measures(form: str, golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    written = write([golden], path)
    assert written.rows["measures"] == 30
    assert measures(path) == [row["measure"] for row in rows(golden)]
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_notices_give_the_same_bytes(
    form: str, golden: Notice, town: Notice, tmp_path: Path
) -> None:
    paths = [tmp_path / f"{name}.{form}" for name in ("one", "two")]
    for path in paths:
        write(iter([golden, town]), path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


def read_back(form: str, text: str) -> str:
    """A measure as it should stand in the cell: CSV marks what a spreadsheet would take for a formula."""
    return f"'{text}" if form == "csv" and text[0] in "=+-@＝" else text


@pytest.mark.parametrize("form", FORMATS)
def test_awkward_texts_stay_the_texts_they_are(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    write([notice(*MEASURES)], path)
    expected = [read_back(form, text) for text in MEASURES]
    if form == "xlsx":
        # What looks like an escaped character is escaped once more; openpyxl shows what stands in the file.
        expected = [text.replace("_x00", "_x005F_x00") for text in expected]
    assert measures(path) == expected


def test_no_cell_of_a_workbook_is_a_formula_but_the_totals(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([notice(*MEASURES)], path)
    with closing(openpyxl.load_workbook(path)) as book:
        for name in ("整改台账", "核对结果"):
            assert {cell.data_type for row in book[name].iter_rows() for cell in row} <= {
                "s",
                "n",
                "inlineStr",
            }


def test_the_sign_before_a_formula_can_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    write([notice("=1+1")], path, formula_safe=False)
    assert measures(path) == ["=1+1"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_text_too_long_for_excel_is_cut_and_told(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    written = write([notice("修订。", LONG)], path)
    cell = str(measures(path)[1])
    assert len(cell) == 32_767
    assert cell.endswith("……（过长，已截断）")
    assert [(note.row, note.column, note.change) for note in written.notes][:1] == [(2, "measure", "cut")]
    assert next(iter(written.notes)).message == "第 2 行“measure”超过 32767 个字符，已截断；全文见 JSONL 记录"


def test_a_pair_of_units_is_not_cut_in_half(tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([notice("𠮷" * 20_000)], path)
    cell = str(measures(path)[0])
    assert len(cell.encode("utf-16-le")) // 2 in (32_766, 32_767)


@pytest.mark.parametrize("form", ["jsonl", "sqlite", "parquet"])
def test_the_other_formats_cut_nothing(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    write([notice(LONG)], path)
    assert measures(path) == [LONG]


@pytest.mark.parametrize("form", FORMATS)
def test_control_characters_are_taken_out_and_told(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    written = write([notice("甲\x00乙\x08丙\ud800丁\x0b戊")], path)
    assert [str(cell).replace("\r\n", "\n") for cell in measures(path)] == ["甲乙丙丁\n戊"]
    assert written.notes.counts["control"] >= 1


def test_a_row_that_is_alone_in_its_group_is_high_enough(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "problems.xlsx"
    write([golden], path, columns="问题清单")
    with closing(openpyxl.load_workbook(path)) as book:
        sheet = book["问题清单"]
        heights = {sheet.cell(line, 4).value: sheet.row_dimensions[line].height for line in range(4, 16)}
    assert heights["吕剧发展史料和文物的征集、收藏、保管不到位。"] > 40
    assert heights["制度建设滞后。"] < 25


def test_the_sheet_is_laid_out_as_an_office_would(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([golden], path)
    with closing(openpyxl.load_workbook(path)) as book:
        assert book.sheetnames == ["整改台账", "核对结果", "汇总", "_notice_parser"]
        sheet = book["整改台账"]
        assert sheet["A1"].value == "市文化活动中心巡察反馈问题整改台账"
        merged = {area.coord for area in sheet.merged_cells.ranges}
        assert {"A1:N1", "C4:C14", "D4:D7"} <= merged
        assert len([area for area in merged if area[0] in "CD"]) == 3 + 12
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:N33")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$3:$3"
        (choice,) = sheet.data_validations.dataValidation
        assert "L4:L33" in str(choice.sqref) or "L4:L233" in str(choice.sqref)
        assert choice.formula1 == '"已完成,基本完成,进行中,长期坚持,未完成,计划中,未说明,超期"'
        coloured = {rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules}
        assert '"已完成"' in coloured
        hidden = [sheet.cell(3, at).value for at in range(15, 18)]
        assert hidden == ["变动", "row_key", "fingerprint"]
        assert all(sheet.column_dimensions[letter].hidden for letter in "OPQ")
        cell = sheet["F4"]
        assert (cell.alignment.wrap_text, cell.border.left.style) == (True, "thin")


def test_the_totals_follow_what_people_change(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([golden], path)
    assert sheet_rows(path, "核对结果")[1][2:4] == ["警告", "stated-count-differs"]
    totals = sheet_rows(path, "汇总")
    assert totals[1][1] == "=COUNTIF('整改台账'!$L$4:$L$233,\"已完成\")"
    with closing(openpyxl.load_workbook(path, data_only=True)) as book:
        shown = {row[0]: row[1:4] for row in book["汇总"].iter_rows(values_only=True) if row[0]}
    assert shown["已完成"][0] == 29
    assert shown["合计"][0] == 30
    assert shown["问题"][:2] == (15, 12)
    assert shown["关于标准要求不高,推动公共文化服务高质量发展有差距方面"] == (6, 13, 12)


def test_csv_is_what_excel_opens(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    write([golden], path)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 31
    (first, *_) = csv_rows(path)
    assert list(first)[:14] == DEFAULT
    assert first["反馈日期"] == "2024-08-23"
    assert first["row_key"]


def test_json_lines_have_every_column_and_exact_decimals(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "quantities.jsonl"
    write([golden], path, table="quantities")
    found = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert list(found[0]) == [column.name for column in columns("quantities")]
    books = next(one for one in found if one["quantity_text"] == "69.06万元")
    assert (books["quantity_value"], books["quantity_number"]) == ("690600", "69.06")


def test_sqlite_holds_every_table(golden: Notice, town: Notice, tmp_path: Path) -> None:
    path = tmp_path / "notices.sqlite"
    written = write([golden, town], path)
    assert set(written.rows) == set(TABLES)
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("SELECT count(*), count(DISTINCT row_key) FROM measures").fetchone() == (33, 33)
        joined = "SELECT count(*) FROM measures JOIN problems ON measures.problem_key = problems.row_key"
        assert base.execute(joined).fetchone() == (33,)
        header = "SELECT header FROM columns WHERE \"table\" = 'measures' AND name = 'deadline'"
        assert base.execute(header).fetchone() == ("整改时限",)
        money = "SELECT amount_yuan, typeof(amount_yuan) FROM measures WHERE amounts = '8.18万元'"
        assert base.execute(money).fetchone() == ("81800", "text")


def test_parquet_has_the_published_schema(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "quantities.parquet"
    write([golden], path, table="quantities")
    table = pyarrow.parquet.read_table(path)
    assert table.schema.equals(schema("quantities"), check_metadata=True)
    values = dict(zip(table["quantity_text"].to_pylist(), table["quantity_value"].to_pylist(), strict=True))
    assert values["69.06万元"] == Decimal("690600")
    assert schema("measures").field("deadline").metadata[b"header"].decode() == "整改时限"


def test_a_decimal_that_does_not_fit_is_left_out_and_told(golden: Notice, tmp_path: Path) -> None:
    record = golden.model_dump()
    record["stated"][0]["value"] = "0.12345678901"
    path = tmp_path / "stated.parquet"
    written = write([Notice.model_validate(record)], path, table="stated")
    assert pyarrow.parquet.read_table(path)["figure_value"].to_pylist() == [None, Decimal(40)]
    assert written.notes.counts["inexact"] == 1


def test_pandas_and_polars_take_the_rows(golden: Notice) -> None:
    frame = pandas.DataFrame(rows(golden))
    assert (frame["status"] == "已完成").sum() == 29
    assert polars.DataFrame(list(rows(golden))).height == 30


def test_overdue_reaches_the_file(town: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    write([town], path, as_of=date(2025, 7, 1))
    assert [row["整改状态"] for row in csv_rows(path)] == ["已完成", "长期坚持", "超期"]


def test_numbers_run_over_several_notices(golden: Notice, town: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.csv"
    write([golden, town], path)
    assert [row["序号"] for row in csv_rows(path)] == [str(number) for number in range(1, 34)]


def test_a_failure_leaves_the_old_file(golden: Notice, tmp_path: Path) -> None:
    def broken() -> Iterator[Notice]:
        yield golden
        raise RuntimeError("the disk is full")

    for form in FORMATS:
        path = tmp_path / f"ledger.{form}"
        path.write_bytes(b"what was there")
        with pytest.raises(RuntimeError):
            write(broken(), path)
        assert path.read_bytes() == b"what was there"
    assert len(list(tmp_path.iterdir())) == len(FORMATS)


def test_no_notices_give_an_empty_ledger(tmp_path: Path) -> None:
    for form in FORMATS:
        assert write([], tmp_path / f"ledger.{form}").count == 0
    assert [line for line in sheet_rows(tmp_path / "ledger.xlsx") if "序号" in line]


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("ledger.doc", {}, "看不出 ledger.doc 是什么格式"),
        ("ledger", {}, "看不出 ledger 是什么格式"),
        ("missing/ledger.csv", {}, "没有这个文件夹"),
        ("ledger.csv", {"table": "rows"}, "没有 rows 表"),
        ("ledger.csv", {"columns": ["序号", "领导"]}, "measures 表没有列 领导"),
    ],
)
def test_a_wrong_call_is_one_line(
    name: str, options: dict[str, object], said: str, golden: Notice, tmp_path: Path
) -> None:
    with pytest.raises(NoticeParserError, match=said) as caught:
        write([golden], tmp_path / name, **options)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


def test_full_records_one_a_line(golden: Notice, town: Notice, tmp_path: Path) -> None:
    path = tmp_path / "notices.jsonl"
    data = [one.model_dump_json().encode() for one in (golden, town)]
    assert write_records(data, path) == 2
    assert [Notice.model_validate_json(line) for line in path.read_bytes().splitlines()] == [golden, town]
    with pytest.raises(NoticeParserError, match="换行"):
        write_records([b"{\n}"], path)
    assert len(path.read_bytes().splitlines()) == 2


def test_a_file_that_is_open_elsewhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with (
        pytest.raises(NoticeParserError, match=r"ledger\.csv 写不了：没有权限"),
        replacing(tmp_path / "ledger.csv") as aside,
    ):
        aside.write_bytes(b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_tells_no_time(golden: Notice, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    write([golden], path)
    with zipfile.ZipFile(path) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
