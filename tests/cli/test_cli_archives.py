"""``parse`` takes folders and archives apart: a record a member, a line on stderr for each that fails."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.readers.samples import GOLDEN, pdf

TEXT = "关于天气的一段话。\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("通报/一.txt", TEXT)
        file.writestr("图.png", b"\x89PNG\r\n\x1a\n")
        file.writestr("二.txt", TEXT.encode("gb18030"))
    path = tmp_path / "包.zip"
    path.write_bytes(buffer.getvalue())
    return path


def names(out: str) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in out.splitlines()]


def test_an_archive(archive: Path, call) -> None:
    result = call("parse", str(archive))
    assert names(result.out) == [f"{archive}!/通报/一.txt", f"{archive}!/二.txt"]
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert f"{archive}!/图.png：" in result.err


def test_a_folder(archive: Path, call) -> None:
    (archive.parent / "三.txt").write_text(TEXT, "utf-8")
    result = call("parse", str(archive.parent))
    assert names(result.out) == [
        f"{archive.parent}/三.txt",
        f"{archive}!/通报/一.txt",
        f"{archive}!/二.txt",
    ]
    assert result.err.count("\n") == 1


PAGE = "<body><div id='zoom'><h1>通报</h1><p>2024年10月,完成12项。</p></div></body>"


def test_explain_names_the_element_of_a_web_page(tmp_path: Path, call) -> None:
    file = tmp_path / "通报.html"
    file.write_text(PAGE, "utf-8")
    assert call("explain", "--at", "2:1", str(file)).out.startswith("位置 3（2:1，#zoom > p:nth-child(2)）\n")


def test_check_and_explain_name_the_page_of_a_pdf(tmp_path: Path, call) -> None:
    file = tmp_path / "通报.pdf"
    file.write_bytes(pdf(GOLDEN))
    findings = call("check", str(file)).out
    assert f"{file}:4:68（第1页）: 警告" in findings
    assert "，第1页）" in call("explain", "--at", "4:68", str(file)).out.splitlines()[0]
