"""Every member of an archive is a document with a name, or an error with one; bombs stay closed."""

import gzip
import io
import os
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from notice_parser import InputError, Notice, parse_bytes, parse_each, parse_file
from notice_parser.readers import file_bytes
from notice_parser.readers.archives import documents
from tests.readers.samples import ofd, zipped

TEXT = "一、整改情况\n已完成。\n".encode()


def found(path: Path) -> dict[str, object]:
    """Name behind the path → the bytes, or the reason of the error."""
    names = {}
    for member in documents(path, file_bytes):
        name = member.name.removeprefix(str(path))
        assert name not in names
        names[name] = member.error.reason if member.error else member.data
    return names


def written(folder: Path, data: bytes) -> Path:
    path = folder / "包"
    path.write_bytes(data)
    return path


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("链接")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return buffer.getvalue()


def warc(*pages: tuple[str, bytes]) -> bytes:
    parts = []
    for address, body in pages:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body
        head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
        head += "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        parts.append(f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n")
    return b"".join(parts)


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "子").mkdir()
    (tmp_path / "子/乙.txt").write_bytes(TEXT)
    (tmp_path / "甲.txt").write_bytes(TEXT)
    (tmp_path / "链接").symlink_to("/etc/passwd")
    assert found(tmp_path) == {"/甲.txt": TEXT, "/子/乙.txt": TEXT}


def test_a_file_is_one_document(tmp_path: Path) -> None:
    assert found(written(tmp_path, TEXT)) == {"": TEXT}
    assert list(found(written(tmp_path, ofd()))) == [""]
    assert found(tmp_path / "没有") == {"": "not_found"}


@pytest.mark.parametrize(
    "data",
    [
        zipped({"甲/一.txt": TEXT, "../../二.txt": TEXT}),
        tarred({"甲/一.txt": TEXT, "../../二.txt": TEXT}),
        tarred({"甲/一.txt": TEXT, "../../二.txt": TEXT}, "w:gz"),
    ],
    ids=["zip", "tar", "tar.gz"],
)
def test_members_and_names_that_climb(tmp_path: Path, data: bytes) -> None:
    assert found(written(tmp_path, data)) == {"!/甲/一.txt": TEXT, "!/../../二.txt": TEXT}
    assert [path.name for path in tmp_path.rglob("*")] == ["包"]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_the_pages_of_a_crawl(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    data = warc(("http://a.example/1.html", TEXT), ("http://a.example/../2.html", b"2"))
    expected = {"!/http://a.example/1.html": TEXT, "!/http://a.example/../2.html": b"2"}
    assert found(written(tmp_path, pack(data))) == expected


def test_two_members_of_one_name(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with pytest.warns(UserWarning), zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("一.txt", TEXT)
        archive.writestr("一.txt", b"2")
    assert found(written(tmp_path, buffer.getvalue())) == {"!/一.txt": TEXT, "!/一.txt#2": b"2"}


def test_archives_in_archives(tmp_path: Path) -> None:
    inner = zipped({"一.txt": TEXT})
    assert found(written(tmp_path, zipped({"内.zip": inner}))) == {"!/内.zip!/一.txt": TEXT}
    deeper = zipped({"中.zip": zipped({"内.zip": inner})})
    assert found(written(tmp_path, deeper)) == {"!/中.zip!/内.zip": "depth"}


def encrypted() -> bytes:
    data = bytearray(zipped({"一.txt": TEXT}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    return bytes(data)


def lying() -> bytes:
    """A member that claims to be short and is not."""
    data = bytearray(zipped({"一.txt": b"0" * 50_000}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (zipped({"大.txt": b"0" * 5_000_000, "一.txt": TEXT}), {"!/大.txt": "bomb", "!/一.txt": TEXT}),
        (gzip.compress(b"0" * 5_000_000), {"": "bomb"}),
        (zipped({"一.txt": TEXT})[:-30], {"": "bad_zip"}),
        (gzip.compress(TEXT * 9)[:-20], {"": "bad_zip"}),
        (b"PK\x03\x04" + b"\0" * 500, {"": "bad_zip"}),
        (encrypted(), {"!/一.txt": "encrypted"}),
        (zipped({}), {"": "empty"}),
    ],
    ids=["bomb", "gzip bomb", "cut", "gzip cut", "nuls", "encrypted", "empty"],
)
def test_hostile_archives(tmp_path: Path, data: bytes, expected: dict[str, object]) -> None:
    assert found(written(tmp_path, data)) == expected


def test_archives_that_are_a_bomb_together(tmp_path: Path) -> None:
    """Each shrinks no further than a document may; one that holds hundreds of them would fill a disk."""
    inner = zipped({"空白.txt": b" " * (1 << 20)})
    outer = zipped({f"{number}.zip": inner for number in range(200)})
    many = found(written(tmp_path, outer))
    assert len(outer) < 200_000
    assert many[""] == "bomb"
    assert sum(isinstance(data, bytes) for data in many.values()) < 50
    # As many that hold what documents hold are read to the end.
    honest = {f"{number}.zip": zipped({"一.txt": os.urandom(512)}) for number in range(200)}
    assert len(found(written(tmp_path, zipped(honest)))) == 200


def test_a_member_never_gives_more_than_it_claims(tmp_path: Path) -> None:
    (held,) = found(written(tmp_path, lying())).values()
    assert isinstance(held, str) or len(held) <= 10  # type: ignore[arg-type]


def test_an_archive_of_one_document_is_read_as_it(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(zipped({"通报/": b"", "通报/一.txt": TEXT, "__MACOSX/通报/._一.txt": b"\0"}))
    notice = parse_file(path)
    assert (notice.source.name, notice.source.characters) == ("包.zip!/通报/一.txt", len(TEXT.decode()))


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"一.txt": TEXT, "二.txt": TEXT}, "is_archive"),
        ({"一.png": b"\x89PNG\r\n\x1a\n"}, "unsupported"),
        ({"一.zip": zipped({"一.txt": TEXT, "二.txt": TEXT})}, "is_archive"),
        ({}, "empty"),
    ],
)
def test_what_an_archive_cannot_be_read_as(members: dict[str, bytes], reason: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_bytes(zipped(members), "包.zip")
    assert caught.value.reason == reason
    assert "\n" not in caught.value.message


def test_each_document_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    path.write_bytes(zipped({"一.txt": TEXT, "二.png": b"\x89PNG\r\n\x1a\n"}))
    (name, notice), (other, error) = parse_each(path)
    assert (name, other) == (f"{path}!/一.txt", f"{path}!/二.png")
    assert isinstance(notice, Notice) and notice.source.name == name
    assert isinstance(error, InputError) and error.reason == "unsupported"
    (tmp_path / "三.txt").write_bytes(TEXT)
    ((_, alone),) = parse_each(tmp_path / "三.txt")
    assert isinstance(alone, Notice) and alone.source.name == "三.txt"
