"""``sync``: notices into a database, told in Chinese; the exit code says what failed."""

import sqlite3
from pathlib import Path

import pytest

from notice_parser import parse
from tests.ledger.published import FIRST, OPENING, TITLE, page, replaced

FIRST_PAGE = page(FIRST)
EDITED = page(replaced("专题培训3期", "专题培训4期"))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / '台账.db'}"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(FIRST_PAGE, "utf-8")
    new.write_text(EDITED, "utf-8")
    return str(old), str(new)


def ask(url: str, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def test_first_again_and_edited(call, url, files) -> None:
    result = call("sync", "--url", url, files[0])
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == ["通报：新增 1", "通报表：新增 1", "措施：新增 8"]
    assert call("sync", "--url", url, files[0]).out == "通报：无变化 1\n"
    result = call("sync", "--url", url, *files)
    assert result.out.splitlines() == [
        f"有变化  {TITLE}（第 2 版）：措施：改动 1",
        "通报：有变化 1，无变化 1",
        "措施：改动 1",
    ]
    assert call("sync", "--url", url, *files).out == "通报：无变化 1，旧版 1\n"


def test_the_time_of_the_history_can_be_given(call, url, files) -> None:
    call("sync", "--url", url, "--at", "2025-01-01T08:00:00+08:00", files[0])
    assert {time for (time,) in ask(url, "SELECT at FROM history")} == {"2025-01-01 00:00:00.000000"}
    result = call("sync", "--url", url, "--at", "昨天", files[0])
    assert (result.code, result.out) == (2, "")
    assert "--at 的值不对：昨天 不是时间" in result.err


def test_the_tables_can_be_chosen(call, url, files) -> None:
    result = call("sync", "--url", url, "--tables", "problems，stated", files[0])
    assert result.out.splitlines() == ["通报：新增 1", "通报表：新增 1", "问题：新增 3"]
    names = {name for (name,) in ask(url, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names == {"notices", "problems", "stated", "versions", "history"}
    result = call("sync", "--url", url, "--tables", "没有", files[0])
    assert (result.code, result.out) == (2, "")
    assert "没有表 没有；可用：measures、" in result.err


def test_records_folders_and_a_failure_among_them(call, url, tmp_path, files) -> None:
    records = tmp_path / "records.jsonl"
    texts = [page(FIRST, opening=OPENING.replace("2024年", f"{year}年")) for year in (2021, 2022)]
    lines = [parse(text).model_dump_json() for text in texts]
    records.write_text("\n".join([lines[0], '{"schema_version":"1.0"}', lines[1]]), "utf-8")
    folder = tmp_path / "通报"
    folder.mkdir()
    (folder / "三.txt").write_text(FIRST_PAGE, "utf-8")
    result = call("sync", "--url", url, str(records), str(folder), str(tmp_path / "没有.txt"))
    assert result.code == 1
    assert result.out.splitlines()[0] == "通报：新增 3"
    first, second = result.err.splitlines()
    assert "records.jsonl：第 2 行不是完整的通报记录" in first
    assert "没有.txt：没有这个文件" in second
    assert len(ask(url, "SELECT * FROM notices")) == 3


def test_the_url_may_stand_in_the_environment(call, url, files, monkeypatch) -> None:
    monkeypatch.setenv("NOTICE_PARSER_URL", url)
    assert call("sync", files[0]).code == 0
    monkeypatch.delenv("NOTICE_PARSER_URL")
    result = call("sync", files[0])
    assert (result.code, result.out) == (2, "")
    assert "缺少选项 --url" in result.err


@pytest.mark.parametrize(
    ("url", "code", "words"),
    [
        ("台账.db", 2, "请写成 sqlite:///台账.db"),
        ("oracle://u:geheim@h/x", 2, "不支持数据库 oracle"),
        ("sqlite:////no/such/folder/x.db", 3, "连不上数据库"),
        ("postgresql://u:geheim@127.0.0.1:1/x", 3, "连不上数据库 postgresql://u:***@127.0.0.1:1/x"),
    ],
)
@pytest.mark.parametrize("debug", [(), ("--debug",)])
def test_a_database_that_cannot_be_used(call, files, url, code, words, debug) -> None:
    result = call(*debug, "sync", "--url", url, files[0])
    assert (result.code, result.out) == (code, "")
    assert words in result.err
    assert result.err.count("\n") == 1
    assert "geheim" not in result.err


def test_a_database_that_refuses_later_says_how_far_it_came(call, url, files, tmp_path) -> None:
    call("sync", "--url", url, files[0])
    # From here on no change of a measure is taken any more.
    connection = sqlite3.connect(url.removeprefix("sqlite:///"))
    connection.execute(
        "CREATE TRIGGER closed BEFORE UPDATE ON measures BEGIN SELECT RAISE(ABORT, 'closed for audit'); END"
    )
    connection.close()
    before = ask(url, "SELECT * FROM versions")
    result = call("sync", "--url", url, *files)
    assert (result.code, result.out) == (3, "")
    assert "closed for audit" in result.err
    assert "此前的 1 份通报已写入" in result.err
    assert result.err.count("\n") == 1
    assert ask(url, "SELECT * FROM versions") == before
