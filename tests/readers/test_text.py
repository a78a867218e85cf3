"""A file is read once, refused with a reason where it cannot be, and its source told."""

import hashlib
import os
import pickle
import sys
from pathlib import Path

import pytest

from notice_parser import readers
from notice_parser.model import InputError
from notice_parser.readers import FORMATS, read_bytes, read_file
from tests.readers.samples import zipped

TEXT = "一、整改情况\r\n2024年10月，完成12项。\n"


def reason_of(data: bytes, encoding: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        read_bytes(data, encoding=encoding)
    return caught.value.reason


def test_a_file_gives_its_text_and_source(tmp_path: Path) -> None:
    file = tmp_path / "整改通报.txt"
    data = TEXT.encode("gb18030")
    file.write_bytes(data)
    text, source = read_file(file)
    assert text == TEXT
    assert source.name == "整改通报.txt"
    assert (source.media_type, source.encoding, source.encoding_certain) == ("text/plain", "gb18030", True)
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.characters == len(TEXT)
    assert source.text is None


def test_the_sha256_is_that_of_the_bytes_with_their_mark() -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode()
    text, source = read_bytes(data)
    assert text == TEXT
    assert source.sha256 == hashlib.sha256(data).hexdigest()


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有这个文件") as caught:
        read_file(tmp_path / "nowhere.txt")
    assert caught.value.reason == "not_found"


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="文件夹") as caught:
        read_file(tmp_path)
    assert caught.value.reason == "is_directory"


def test_a_path_with_a_nul() -> None:
    with pytest.raises(InputError) as caught:
        read_file("a\0b")
    assert caught.value.reason == "unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="管道") as caught:
        read_file(pipe)
    assert caught.value.reason == "unreadable"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="everything may be read here")
def test_a_file_without_permission(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text(TEXT, "utf-8")
    file.chmod(0)
    with pytest.raises(InputError, match="权限") as caught:
        read_file(file)
    assert caught.value.reason == "unreadable"


def test_too_many_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_BYTES", 10)
    file = tmp_path / "long.txt"
    file.write_bytes(b"12345678901")
    with pytest.raises(InputError, match="太大") as caught:
        read_file(file)
    assert caught.value.reason == "too_large"
    assert reason_of(b"12345678901") == "too_large"
    assert read_bytes(b"1234567890")[0] == "1234567890"


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"\xff\xfe"], ids=["nothing", "utf-8 mark", "utf-16 mark"]
)
def test_an_empty_file(data: bytes) -> None:
    assert reason_of(data) == "empty"


@pytest.mark.parametrize(
    "data",
    [b"\x00" * 100, b"abc\x00def", bytes(range(256)), b"\x01\x02\x03\x04" * 50, b"\xff" * 200],
    ids=["nuls", "a nul in few", "every byte", "controls", "no characters"],
)
def test_what_is_no_text(data: bytes) -> None:
    assert reason_of(data) == "not_text"


def test_a_few_control_characters_do_not_make_a_text_unreadable() -> None:
    text = "整改情况：已完成。" * 50
    assert read_bytes((text + "\x00\x07").encode())[0] == text + "\x00\x07"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}), "Excel"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "图片"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片"),
        (b"7z\xbc\xaf\x27\x1c\x00\x04", "压缩包"),
    ],
)
def test_other_formats_are_named_with_what_to_do(data: bytes, named: str) -> None:
    with pytest.raises(InputError, match=named) as caught:
        read_bytes(data, "通报.txt")
    assert caught.value.reason == "unsupported"
    assert "纯文本（.txt）" in caught.value.message


def test_a_text_that_speaks_of_formats_is_a_text() -> None:
    text = "一、整改情况\n已把PK表、<html>页面和RTF文件改好。"
    assert read_bytes(text.encode())[0] == text


def test_what_fits_nothing_else_is_text() -> None:
    assert FORMATS[-1].media_type == "text/plain"
    assert FORMATS[-1].read is not None


@pytest.mark.parametrize("encoding", ["klingon", "base64", "a\0b"])
def test_an_unknown_encoding(encoding: str) -> None:
    assert reason_of(TEXT.encode(), encoding) == "encoding_unknown"


def test_a_wrong_encoding_is_said() -> None:
    assert reason_of(("整改" * 50).encode("gb18030"), "utf-8") == "encoding_unknown"


def test_what_is_no_bytes() -> None:
    for wrong in ("文本", None, 3):
        with pytest.raises(InputError) as caught:
            read_bytes(wrong)  # type: ignore[arg-type]
        assert caught.value.reason == "not_text"


def test_a_name_that_is_no_utf8_can_be_written_down() -> None:
    _, source = read_bytes(TEXT.encode(), os.fsdecode(b"\xd5\xfb\xb8\xc4.txt"))
    assert source.name is not None
    source.name.encode("utf-8")
    assert source.name.endswith(".txt")


def test_an_error_survives_pickling() -> None:
    error = InputError("empty", "文件是空的")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.reason, copy.message, str(copy)) == ("empty", "文件是空的", "文件是空的")
