"""An archive too large to hold gives the documents that a small one gives, one at a time; a bomb is none."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from notice_parser.readers import documents, large
from notice_parser.readers.large import large_archive
from tests.synthetic.containers import members, write_tar, write_warc, write_zip

WRITERS = {"zip": write_zip, "tar": write_tar, "warc": write_warc}


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large, "MAX_BYTES", 1000)


def archive(folder: Path, kind: str) -> Path:
    WRITERS[kind.removesuffix(".gz")](folder / "包", members(25, seed=3))
    (path,) = folder.iterdir()
    if kind.endswith(".gz"):
        path.write_bytes(gzip.compress(path.read_bytes()))
    return path


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "warc"])
def test_the_documents_are_those_of_a_small_one(tmp_path: Path, kind: str) -> None:
    path = archive(tmp_path, kind)
    found = large_archive(path)
    assert found is not None
    read = list(found)
    assert len(read) == 25
    assert read == list(documents(path))


def test_what_is_no_archive_or_small_is_left_to_others(tmp_path: Path) -> None:
    text = tmp_path / "长.txt"
    text.write_text("字" * 5000, "utf-8")
    small = tmp_path / "小.tar"
    small.write_bytes(b"x")
    assert [large_archive(path) for path in (text, small, tmp_path, tmp_path / "无")] == [None] * 4


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_a_broken_one_fails_after_what_could_be_read(tmp_path: Path, kind: str) -> None:
    path = archive(tmp_path, kind)
    path.write_bytes(path.read_bytes()[:-20_000])
    found = large_archive(path)
    assert found is not None
    *_, last = found
    assert last.error is not None
    assert last.error.reason == "bad_zip"


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "弹.tar.gz"
    with tarfile.open(path, "w:gz") as file:
        for number in range(20):
            member = tarfile.TarInfo(f"{number}.txt")
            member.size = 1 << 20
            file.addfile(member, io.BytesIO(bytes(1 << 20)))
    found = large_archive(path)
    assert found is not None
    assert "bomb" in {one.error.reason for one in found if one.error is not None}
