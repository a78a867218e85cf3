"""Everything under the names given is found, or is said to be passed over; nothing is followed blindly."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from notice_parser.batch.files import Found, count, find, listed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """``在/一.txt``, ``在/下/二.txt``, ``在/包.zip`` with two members and a leftover of macOS."""
    root = tmp_path / "在"
    (root / "下").mkdir(parents=True)
    (root / "一.txt").write_text("一", "utf-8")
    (root / "下" / "二.txt").write_text("二", "utf-8")
    with zipfile.ZipFile(root / "包.zip", "w") as archive:
        archive.writestr("三.txt", "三")
        archive.writestr("四.txt", "四")
        archive.writestr("__MACOSX/._三.txt", "?")
    return root


def seen(*paths: Path | str, without: Path | None = None) -> dict[str, str]:
    """What is found, by name: its text, or why there is none."""
    found = list(find(map(str, paths), without=without))
    assert len({one.name for one in found}) == len(found)
    return {one.name: one.data.decode() if one.data is not None else str(one.reason) for one in found}


def test_a_folder_with_those_below_it_and_archives(folder: Path) -> None:
    assert seen(folder) == {
        f"{folder}/一.txt": "一",
        f"{folder}/下/二.txt": "二",
        f"{folder}/包.zip!/三.txt": "三",
        f"{folder}/包.zip!/四.txt": "四",
        f"{folder}/包.zip!/__MACOSX/._三.txt": "system_file",
    }


def test_a_file_and_what_is_missing(folder: Path) -> None:
    assert seen(folder / "一.txt", folder / "九.txt") == {
        f"{folder}/一.txt": "一",
        f"{folder}/九.txt": "not_found",
    }


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", {"一.txt"}),
        ("?.txt", {"一.txt"}),
        ("**/*.txt", {"一.txt", "下/二.txt"}),
        ("[下]/*", {"下/二.txt"}),
        ("下", {"下/二.txt"}),
    ],
)
def test_a_pattern(folder: Path, pattern: str, names: set[str]) -> None:
    assert set(seen(folder / pattern)) == {f"{folder}/{name}" for name in names}


def test_a_pattern_of_nothing_is_an_input_that_failed(folder: Path) -> None:
    assert seen(folder / "*.pdf") == {f"{folder}/*.pdf": "not_found"}


def test_a_name_with_brackets_is_a_name_where_there_is_such_a_file(folder: Path) -> None:
    odd = folder / "通报[1].txt"
    odd.write_text("五", "utf-8")
    assert seen(odd) == {str(odd): "五"}


def test_what_systems_and_office_software_leave_is_passed_over(folder: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$通报.docx", "._一.txt"):
        (folder / name).write_text("?")
    passed = {name for name, text in seen(folder).items() if text == "system_file"}
    assert len(passed) == 6


def test_the_folder_of_the_output_is_passed_over(folder: Path) -> None:
    out = folder / "结果"
    out.mkdir()
    (out / "notices.jsonl").write_text("{}")
    assert seen(folder, without=out)[str(out)] == "output"
    assert not any("notices.jsonl" in name for name in seen(folder, without=out))


def test_no_link_is_followed_unless_it_is_named(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "别处"
    other.mkdir()
    (other / "密.txt").write_text("密", "utf-8")
    try:
        (folder / "链").symlink_to(other, target_is_directory=True)
        (folder / "链.txt").symlink_to(other / "密.txt")
        (folder / "环").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no right to make links here")
    found = seen(folder)
    assert {Path(name).name for name, text in found.items() if text == "link"} == {"链", "链.txt", "环"}
    assert "密" not in found.values()
    assert set(seen(folder / "*" / "*.txt").values()) == {"link", "二"}
    assert seen(folder / "链") == {f"{folder}/链/密.txt": "密"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_holds_nobody_up(folder: Path) -> None:
    os.mkfifo(folder / "管")
    assert seen(folder)[f"{folder}/管"] == "not_regular"
    assert seen(folder / "管") == {f"{folder}/管": "unreadable"}


@pytest.mark.skipif(os.name != "posix" or os.uname().sysname != "Linux", reason="names are bytes on Linux")
def test_a_name_that_is_no_utf8_is_kept(folder: Path) -> None:
    raw = os.fsencode(str(folder)) + "/通报.txt".encode("gb18030")
    Path(os.fsdecode(raw)).write_bytes("六".encode())
    names = [one.name for one in find([str(folder)]) if one.data == "六".encode()]
    assert [os.fsencode(name) for name in names] == [raw]


def test_what_may_not_be_read_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def guarded(path: str) -> object:
        if path.endswith("下"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    found = seen(folder)
    assert found[f"{folder}/下"] == "unreadable"
    assert found[f"{folder}/一.txt"] == "一"


def test_folders_deeper_than_the_limit_are_said(tmp_path: Path) -> None:
    deep = tmp_path / "/".join(["d"] * 40)
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("a")
    assert list(seen(tmp_path).values()) == ["depth"]


def test_a_broken_archive_is_an_input_that_failed(folder: Path) -> None:
    (folder / "坏.zip").write_bytes((folder / "包.zip").read_bytes()[:-30])
    assert seen(folder / "坏.zip") == {f"{folder}/坏.zip": "bad_zip"}


def test_nothing_is_read_before_it_is_asked_for(folder: Path) -> None:
    found = find([str(folder / "一.txt"), str(folder / "下" / "二.txt")])
    next(found)
    (folder / "下" / "二.txt").write_text("改", "utf-8")
    assert next(found) == Found(f"{folder}/下/二.txt", "改".encode())


def test_the_count_knows_the_members_of_a_zip(folder: Path) -> None:
    assert count([str(folder)]) == 2 + 3


LISTS = [
    (b"a.txt\nb.txt\n", ["a.txt", "b.txt"]),
    (b"a.txt\r\n\r\n b.txt", ["a.txt", " b.txt"]),
    ("\ufeff通报.txt\n".encode(), ["通报.txt"]),
    (b"a\nb.txt\0c.txt\0", ["a\nb.txt", "c.txt"]),
    (b"", []),
    (b"\n" * 100_000 + b"a.txt", ["a.txt"]),
    (b"x" * 70_000 + b"\ny", ["x" * 70_000, "y"]),
]


@pytest.mark.parametrize(("data", "names"), LISTS, ids=range(len(LISTS)))
def test_a_list_of_names(data: bytes, names: list[str]) -> None:
    assert list(listed(io.BytesIO(data))) == names
