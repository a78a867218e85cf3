"""``parse`` takes folders and archives apart: a record a member, a line on stderr for each that fails."""

import io
import json
import zipfile
from pathlib import Path

import pytest

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
