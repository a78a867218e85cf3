"""Bad input: one line on stderr that says what to do, the exit code, never a traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import notice_parser.pipeline
from notice_parser.cli import main
from notice_parser.cli import run as run_module

TEXT = "关于天气的一段话。\n"
READERS = ["parse", "outline", "check", "explain"]


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    (tmp_path / "文件夹").mkdir()
    (tmp_path / "空.txt").write_bytes(b"")
    (tmp_path / "二进制.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "扫描.txt").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "好.txt").write_text(TEXT, "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", READERS)
@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("没有.txt", "没有这个文件，请检查路径"),
        ("文件夹", "这是文件夹，请给出其中的文件"),
        ("空.txt", "文件是空的"),
        ("二进制.txt", "不是文本文件"),
        ("扫描.txt", "PDF 已损坏或不完整，请重新下载或复制再试"),
    ],
)
def test_an_input_that_fails(command: str, name: str, problem: str, inputs: Path, call) -> None:
    path = str(inputs / name)
    result = call(command, path)
    assert result.code == 1
    assert result.err.startswith(f"notice-parser: {path}：{problem}")
    assert result.err.count("\n") == 1


def test_the_others_go_on_when_one_fails(inputs: Path, call) -> None:
    good = str(inputs / "好.txt")
    result = call("parse", good, str(inputs / "没有.txt"), good)
    assert result.code == 1
    assert [json.loads(line)["source"]["name"] for line in result.out.splitlines()] == ["好.txt", "好.txt"]
    assert result.err.count("\n") == 1


def test_a_text_that_is_no_notice_is_a_record(inputs: Path, call) -> None:
    result = call("parse", str(inputs / "好.txt"))
    record = json.loads(result.out)
    assert (result.code, result.err) == (0, "")
    assert record["family"] == "none"
    assert record["findings"]


@pytest.mark.parametrize("command", READERS)
def test_standard_input(command: str, call) -> None:
    result = call(command, "-", stdin=TEXT.encode("gb18030"))
    assert (result.code, result.err) == (0, "")
    assert result.out


def test_standard_input_has_no_name_but_an_encoding(call) -> None:
    source = json.loads(call("parse", "-", stdin=TEXT.encode("utf-16")).out)["source"]
    assert (source["name"], source["encoding"], source["characters"]) == (None, "utf-16-le", len(TEXT))


def test_nothing_on_standard_input(call) -> None:
    result = call("parse", "-")
    assert (result.code, result.out) == (1, "")
    assert result.err == "notice-parser: 标准输入：没有内容；请用管道送入文本，或给出文件名\n"


def test_an_unknown_encoding(inputs: Path, call) -> None:
    result = call("parse", "--encoding", "klingon", str(inputs / "好.txt"))
    assert result.code == 1
    assert "不认识的编码 klingon；可用 utf-8、gb18030、big5、utf-16" in result.err


def explode(*_: object, **__: object) -> None:
    raise RuntimeError("意外\n第二行")


@pytest.mark.parametrize("command", READERS)
def test_an_error_nobody_foresaw_is_one_line_too(
    command: str, inputs: Path, call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notice_parser.pipeline, "parse", explode)
    path = str(inputs / "好.txt")
    result = call(command, path)
    assert result.code == 1
    assert result.err == (
        f"notice-parser: {path}：程序内部错误 RuntimeError：意外 第二行；加 --debug（写在命令之前）可看细节\n"
    )


def test_debug_shows_where_it_happened(inputs: Path, call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notice_parser.pipeline, "parse", explode)
    result = call("--debug", "parse", str(inputs / "好.txt"))
    assert result.code == 1
    assert "Traceback" in result.err
    assert "explode" in result.err


def test_an_error_outside_of_an_input_is_one_line_too(call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notice_parser.cli.records.write_schema", explode)
    result = call("schema")
    assert (result.code, result.out) == (1, "")
    assert (
        result.err
        == "notice-parser: 程序内部错误 RuntimeError：意外 第二行；加 --debug（写在命令之前）可看细节\n"
    )


def test_interrupted(inputs: Path, call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(notice_parser.pipeline, "parse", interrupt)
    result = call("parse", str(inputs / "好.txt"))
    # On a terminal ^C stands on the line: click begins a new one.
    assert (result.code, result.err.strip()) == (130, "notice-parser: 已中断")


def test_a_name_that_is_no_utf8_is_shown_as_far_as_it_can_be() -> None:
    assert run_module.shown(os.fsdecode(b"a\xff.txt")) == "a\ufffd.txt"


def test_standard_input_that_cannot_be_read(capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("text without bytes"))
    assert main(["parse", "-"]) == 1
    assert capsys.readouterr().err == "notice-parser: 标准输入：标准输入读不了\n"


def command_line(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "notice_parser", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
    )


def test_a_pipe_that_nobody_reads_on_is_left_quietly(golden: str) -> None:
    # Enough records to fill any pipe.
    process = command_line("parse", *([golden] * 40))
    assert process.stdout is not None and process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    complaint = process.stderr.read()
    process.stderr.close()
    process.wait(60)
    assert complaint == b""


@pytest.mark.parametrize(
    "locale", [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "C"}]
)
def test_output_is_utf8_whatever_the_console_speaks(locale: dict[str, str], golden: str) -> None:
    out, err = command_line("check", golden, "没有这个文件.txt", **locale).communicate(timeout=60)
    assert "警告" in out.decode("utf-8")
    assert "没有这个文件.txt：没有这个文件" in err.decode("utf-8")
