"""``convert`` and ``journal`` as one calls them: what they write, say and answer."""

import csv
import json
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from notice_parser import parse_file
from notice_parser.cli import conversion
from notice_parser.cli.exports import FORMATS
from notice_parser.ledger import read_ledger

GOLDEN = Path(__file__).parents[2] / "corpus/golden/dongying-culture-center.txt"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder ``in``: a notice, the same once more, a text that is none, and a picture."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(GOLDEN, folder / "甲.txt")
    shutil.copy(GOLDEN, folder / "乙.txt")
    (folder / "丙.txt").write_text("今天天气很好。\n", "utf-8")
    (folder / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return tmp_path


def records(out: str = "out") -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(out, "notices.jsonl").read_text("utf-8").splitlines()]


def told(out: str, title: str) -> str:
    """The number that a table gives for a title."""
    return next(line.split()[1] for line in out.splitlines() if line.split()[:1] == [title])


def test_a_record_is_what_parse_gives(desk: Path, call) -> None:
    assert call("convert", "in/甲.txt", "--out", "out").code == 0
    (record,) = records()
    parsed = json.loads(parse_file(GOLDEN).model_dump_json())
    parsed["source"]["name"] = "in/甲.txt"
    assert record == parsed


def test_every_input_is_accounted_for(desk: Path, call) -> None:
    result = call("convert", "in", "--out", "out")
    assert (result.code, result.err) == (1, "")
    assert [told(result.out, title) for title in ("输入", "完成", "隔离", "跳过")] == ["4", "2", "1", "1"]
    assert "  不支持的格式" in result.out
    assert "  内容与另一个文件相同" in result.out
    assert "  stated-count-differs" in result.out
    assert told(result.out, "字数") == f"{len(GOLDEN.read_text('utf-8')) + len('今天天气很好。') + 1:,}"
    # Of the same content the first name stands; the order is that of the names.
    assert [record["source"]["name"] for record in records()] == ["in/丙.txt", "in/乙.txt"]


def test_once_more_does_nothing_and_says_so(desk: Path, call, monkeypatch: pytest.MonkeyPatch) -> None:
    call("convert", "in", "--out", "out")
    before = Path("out/notices.jsonl").stat()
    result = call("convert", "in", "--out", "out")
    assert result.code == 1
    assert "没有变化" in result.out
    assert "已写出" not in result.out
    assert Path("out/notices.jsonl").stat() == before


def test_what_is_gone_is_written_again(desk: Path, call) -> None:
    call("convert", "in", "--out", "out")
    Path("out/notices.jsonl").unlink()
    assert "已写出" in call("convert", "in", "--out", "out").out
    assert len(records()) == 2


def test_new_and_vanished_files(desk: Path, call) -> None:
    call("convert", "in", "--out", "out")
    Path("in/丙.txt").unlink()
    Path("in/丁.txt").write_text("巡察整改。\n", "utf-8")
    result = call("convert", "in", "--out", "out")
    assert "本次解析 1 篇" in result.out
    assert [record["source"]["name"] for record in records()] == ["in/丁.txt", "in/乙.txt"]


def test_other_rules_or_options_mean_other_records(desk: Path, call, monkeypatch: pytest.MonkeyPatch) -> None:
    call("convert", "in", "--out", "out")
    assert "本次解析 2 篇" in call("convert", "in", "--out", "out", "--text").out
    assert all(record["source"]["text"] for record in records())
    monkeypatch.setattr(conversion, "fingerprint", lambda: "other rules")
    assert "本次解析 2 篇" in call("convert", "in", "--out", "out", "--text").out


def test_archives_and_lists(desk: Path, call) -> None:
    with zipfile.ZipFile("包.zip", "w") as archive:
        archive.writestr("一.txt", "第一篇。")
        archive.writestr("二.txt", "第二篇。".encode("gb18030"))
    assert call("convert", "-", "--out", "out", stdin="包.zip\nin/丙.txt\n".encode()).code == 0
    names = [record["source"]["name"] for record in records()]
    assert names == ["in/丙.txt", "包.zip!/一.txt", "包.zip!/二.txt"]
    Path("清单.txt").write_text("in/丙.txt\n", "utf-8")
    assert call("convert", "--files-from", "清单.txt", "--out", "one").code == 0
    assert len(records("one")) == 1


def test_all_formats(desk: Path, call) -> None:
    assert call("convert", "in/甲.txt", "--out", "out", "--format", ",".join(FORMATS)).code == 0
    names = {path.name for path in Path("out").iterdir()}
    assert {"notices.jsonl", "measures.csv", "ledger.xlsx", "ledger.sqlite", "measures.parquet"} <= names
    with closing(sqlite3.connect("out/ledger.sqlite")) as base:
        assert base.execute("SELECT count(*) FROM measures").fetchone() == (30,)
    assert Path("out/measures.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_pdf_is_read_by_a_process_of_a_worker(desk: Path, call) -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    page = Canvas("in/通报.pdf")
    page.setFont("STSong-Light", 12)
    for line in range(30):
        page.drawString(72, 760 - 20 * line, f"第{line}行,巡察组对我局开展了常规巡察并反馈了意见。")
    page.save()
    assert call("convert", "in/通报.pdf", "--out", "out").code == 0
    assert records()[0]["source"]["media_type"] == "application/pdf"


def test_the_journal_tells_what_is_quarantined_and_lets_it_be_tried_again(desk: Path, call) -> None:
    call("convert", "in", "--out", "out")
    result = call("journal", "out")
    assert result.code == 0
    assert result.out.startswith("上次运行：已完成\n")
    assert "in/图.png：不支持的格式 [unsupported]：" in result.out
    assert "in/图.png" not in call("journal", "out", "--reason", "timeout").out
    assert call("journal", "out", "--retry", "--reason", "timeout").out.startswith("0 个")
    assert call("journal", "out", "--retry").out.startswith("1 个")
    Path("in/图.png").write_text("不是图。", "utf-8")
    assert call("convert", "in", "--out", "out").code == 0


def test_an_edited_output_is_kept(desk: Path, call) -> None:
    call("convert", "in", "--out", "out")
    Path("out/notices.jsonl").write_text("改过", "utf-8")
    Path("in/丙.txt").unlink()
    result = call("convert", "in", "--out", "out")
    assert "notices.改动1.jsonl" in result.err
    assert Path("out/notices.改动1.jsonl").read_text("utf-8") == "改过"
    assert len(records()) == 1


def test_an_interrupted_call_says_how_to_go_on(desk: Path, call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(conversion, "run", interrupted)
    result = call("convert", "in", "--out", "out")
    assert result.code == 130
    assert "再次运行同一命令会接着做" in result.err


@pytest.mark.parametrize("name", ["measures.csv", "ledger.xlsx"])
def test_what_people_wrote_in_a_ledger_stays_through_later_runs(desk: Path, call, name: str) -> None:
    form = name.rpartition(".")[2]
    call("convert", "in/甲.txt", "--out", "out", "--format", form)
    write_remark(Path("out", name), "已核实")
    for number in (1, 2):
        Path(f"in/新{number}.txt").write_text(SHORT.format(number), "utf-8")
        result = call("convert", "in/甲.txt", "in/新*.txt", "--out", "out", "--format", form)
        assert result.code == 0
        assert "已保留" in result.err
        with_remark = [row for row in read_ledger(Path("out", name)) if row.values["remarks"] == "已核实"]
        assert len(with_remark) == 1
        assert len(read_ledger(Path("out", name)).rows) == 30 + number
    assert {path.name for path in Path("out").glob("*.改动*")} == set()


SHORT = """中共临湖县水务局党组关于巡察整改进展情况的通报
根据县委统一部署，2024年3月1日至5月30日，县委第二巡察组对县水务局党组开展了巡察。现将整改情况公布如下。
一、反馈问题整改落实情况
（一）公务接待审批手续不全
1.修订公务接待制度{}项，已完成整改。
"""


def write_remark(path: Path, text: str) -> None:
    """Write into the column 备注 of the first row, as a person would."""
    if path.suffix == ".csv":
        lines = list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
        lines[1][lines[0].index("备注")] = text
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(lines)
        return
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    header = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "备注")
    sheet.cell(header.row + 1, header.column, text)
    book.save(path)


WRONG = [
    (["in"], "缺少选项 --out"),
    (["--out", "out"], "没有给出要转换的文件"),
    (["in", "--out", "in"], "--out 不能就是要转换的文件夹"),
    (["in", "--out", "out", "--format", "docx"], "没有格式 docx；可用的格式：jsonl、"),
    (["in", "--out", "out", "--format", ","], "没有写格式"),
    (["in", "--out", "out", "--jobs", "0"], "--jobs 的值不对：0 不是 1 到 256 之间的整数"),
    (["in", "--out", "out", "--timeout", "半天"], "--timeout 的值不对"),
]


@pytest.mark.parametrize(("arguments", "problem"), WRONG)
def test_a_wrong_call_of_convert(desk: Path, call, arguments: list[str], problem: str) -> None:
    result = call("convert", *arguments)
    assert result.code == 2
    assert problem in result.err
    assert result.err.count("\n") == 1
    assert not Path("out").exists()


ELSEWHERE = [
    (["convert", "in", "--out", "in/甲.txt/out"], "建不了文件夹"),
    (["journal", "in"], "没有运行日志"),
]


@pytest.mark.parametrize(("arguments", "problem"), ELSEWHERE)
def test_what_lies_in_no_input_is_another_exit_code(
    desk: Path, call, arguments: list[str], problem: str
) -> None:
    result = call(*arguments)
    assert result.code == 3
    assert problem in result.err
    assert result.err.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full disk to try on")
def test_a_full_disk_leaves_the_files_that_were_there(desk: Path, call, monkeypatch) -> None:
    call("convert", "in", "--out", "out")
    before = Path("out/notices.jsonl").read_bytes()

    def full(*arguments: object) -> object:
        return Path("/dev/full").write_bytes(b"x")

    monkeypatch.setattr(conversion, "export", full)
    Path("in/丙.txt").unlink()
    result = call("convert", "in", "--out", "out")
    assert result.code == 3
    assert "磁盘" in result.err
    assert Path("out/notices.jsonl").read_bytes() == before
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "journal.lock",
        "journal.sqlite",
        "notices.jsonl",
    ]
