"""One run a journal; whatever ended the last one, the next knows what was under way; each input ends once."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from notice_parser.batch.accounts import accounts, opened, quarantined, retry_quarantined
from notice_parser.batch.export import publish, staging
from notice_parser.batch.journal import JOURNAL, Document, Journal
from notice_parser.batch.reasons import BatchError


def killed(folder: Path, *, alone: bool) -> None:
    """A run that ends without a word while a document is under way."""
    journal = Journal(folder, "conf")
    journal.begin_run()
    journal.add_source("a.txt", "a" * 64)
    journal.hand_out("a" * 64, alone=alone)
    journal.commit()
    journal.base.close()
    journal._lock.close()


def next_run(folder: Path) -> tuple[str | None, bool]:
    """What the next run makes of it: the state of the document, and whether it is to be tried alone."""
    with Journal(folder, "conf") as journal:
        journal.begin_run()
        journal.add_source("a.txt", "a" * 64)
        state = journal.state("a" * 64)
        if state == "suspect":
            journal.keep(Document("a" * 64, b"a"))
        return state, journal.next_suspect() == Document("a" * 64, b"a")


def test_a_second_run_is_kept_out(tmp_path: Path) -> None:
    with Journal(tmp_path, "conf"), pytest.raises(BatchError, match="正被另一次运行使用"):
        Journal(tmp_path, "conf")
    with Journal(tmp_path, "conf"):
        pass


def test_what_was_under_way_when_a_run_died_is_suspected(tmp_path: Path) -> None:
    killed(tmp_path, alone=False)
    assert next_run(tmp_path) == ("suspect", True)


def test_of_killing_runs_only_one_who_was_alone_three_times_is_guilty(tmp_path: Path) -> None:
    for _ in range(10):
        killed(tmp_path, alone=False)
    assert next_run(tmp_path)[0] == "suspect"
    for _ in range(2):
        killed(tmp_path, alone=True)
    assert next_run(tmp_path)[0] == "suspect"
    killed(tmp_path, alone=True)
    assert next_run(tmp_path)[0] == "quarantined"
    with closing(opened(tmp_path)) as base:
        assert [one.reason for one in quarantined(base)] == ["killed_the_run"]


def test_an_interrupted_document_is_nobodys_suspect(tmp_path: Path) -> None:
    with Journal(tmp_path, "conf") as journal:
        journal.begin_run()
        journal.add_source("a.txt", "a" * 64)
        journal.hand_out("a" * 64, alone=True)
        journal.end_run("interrupted")
    assert next_run(tmp_path) == ("pending", False)


def test_the_least_tried_suspect_comes_first(tmp_path: Path) -> None:
    with Journal(tmp_path, "conf") as journal:
        journal.begin_run()
        for name, deaths in (("a", 2), ("b", 1)):
            journal.add_source(name, name)
            journal.hand_out(name, alone=False)
            for _ in range(deaths):
                assert not journal.died(Document(name, name.encode()), "crash", "")
        assert journal.next_suspect() == Document("b", b"b")


def test_every_input_is_counted_once(tmp_path: Path) -> None:
    with Journal(tmp_path, "conf") as journal:
        journal.begin_run()
        for name, sha256 in (("1", "a"), ("2", "a"), ("3", "b"), ("4", "c")):
            journal.add_source(name, sha256)
        journal.add_source("5", None, "unreadable", "读不了")
        journal.add_source("6", None, "link")
        for sha256 in "ab":
            journal.hand_out(sha256, alone=False)
        journal.done("a", b"", {"characters": 3}, 1.0)
        journal.quarantine("b", "encrypted", "有密码")
        sums = accounts(journal.base)
        assert (sums.inputs, sums.done, sums.waiting, sums.balanced) == (6, 1, 1, False)
        assert dict(sums.quarantined) == {"unreadable": 1, "encrypted": 1}
        assert dict(sums.skipped) == {"duplicate": 1, "link": 1}
        journal.hand_out("c", alone=False)
        journal.done("c", b"", {"characters": 4}, 1.0)
        sums = accounts(journal.base)
        assert (sums.done, sums.balanced, sums.tally["characters"]) == (2, True, 7)


def test_a_name_met_twice_in_a_run_is_one_input(tmp_path: Path) -> None:
    with Journal(tmp_path, "conf") as journal:
        journal.begin_run()
        assert journal.add_source("a", "a")
        assert not journal.add_source("a", "a")
        journal.begin_run()
        assert journal.add_source("a", "a")


def test_any_name_is_kept_and_can_be_shown(tmp_path: Path) -> None:
    """Names of bytes that are no UTF-8 look alike, but are not one."""
    names = ["通报.txt", "\udce9.txt", "\udcea.txt", "\ud800.txt", "换\n行"]
    with Journal(tmp_path, "conf") as journal:
        journal.begin_run()
        for name in names:
            assert journal.add_source(name, None, "empty", "空")
        shown = [one.name for one in quarantined(journal.base)]
    assert len(shown) == len(names)
    assert {"通报.txt", "换\n行"} <= set(shown)
    assert all(name.encode("utf-8") for name in shown)


def test_a_retry_wipes_the_slate(tmp_path: Path) -> None:
    with Journal(tmp_path, "conf") as journal:
        journal.begin_run()
        for name, reason in (("a", "timeout"), ("b", "encrypted")):
            journal.add_source(name, name)
            journal.hand_out(name, alone=True)
            journal.quarantine(name, reason, "")
        journal.end_run("parsed")
    with closing(opened(tmp_path)) as base:
        assert retry_quarantined(base, "timeout") == 1
    with Journal(tmp_path, "conf") as journal:
        assert (journal.state("a"), journal.state("b")) == ("pending", "quarantined")


def test_a_file_that_is_no_journal_is_said_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_bytes(b"no database" * 100)
    with pytest.raises(BatchError, match=r"打不开运行日志.*删除"):
        Journal(tmp_path, "conf")
    assert (tmp_path / JOURNAL).read_bytes() == b"no database" * 100


def test_a_journal_of_another_version_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / JOURNAL)) as base:
        base.execute("PRAGMA user_version = 99")
    with pytest.raises(BatchError, match="另一版本"):
        Journal(tmp_path, "conf")


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BatchError, match="建不了文件夹"):
        Journal(tmp_path / "file" / "out", "conf")


def test_no_journal_is_made_by_looking_for_one(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match="没有运行日志"):
        opened(tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_file_that_people_changed_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "notices.jsonl"
    with Journal(tmp_path, "conf") as journal:
        for text in ("first", "second"):
            with staging(tmp_path) as aside:
                (aside / target.name).write_text(text)
                assert publish(journal, aside / target.name, target) is None
        target.write_text("changed by people")
        with staging(tmp_path) as aside:
            (aside / target.name).write_text("third")
            kept = publish(journal, aside / target.name, target)
    assert target.read_text() == "third"
    assert kept is not None
    assert kept.read_text() == "changed by people"
