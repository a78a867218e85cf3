"""One document to one worker: who harms is found, who does not is done, and no process is left."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from notice_parser.batch.accounts import accounts, quarantined
from notice_parser.batch.crew import Limits
from notice_parser.batch.files import Found
from notice_parser.batch.journal import Journal
from notice_parser.batch.reasons import BatchError
from notice_parser.batch.run import Job, run
from tests.batch.faults import REASONS

JOB = Job("tests.batch.faults:work")
LIMITS = Limits(seconds=1.5, cpu_seconds=1, memory=1 << 29, documents=7)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the faults are those of POSIX")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "out", "conf") as opened:
        yield opened


def documents(*kinds: str) -> Iterator[Found]:
    for number, kind in enumerate(kinds):
        yield Found(f"{number}.txt", f"{number} {kind} 正文".encode())


def names(journal: Journal) -> list[str]:
    return [name for name, _ in journal.results()]


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("kind", sorted(REASONS))
def test_a_fault_is_found_and_costs_nobody_else(journal: Journal, kind: str, workers: int) -> None:
    run(documents("ok", kind, "ok", "ok"), journal, JOB, workers=workers, limits=LIMITS)
    assert [(one.name, one.reason) for one in quarantined(journal.base)] == [("1.txt", REASONS[kind])]
    assert names(journal) == ["0.txt", "2.txt", "3.txt"]
    assert accounts(journal.base).balanced


def test_a_death_is_believed_only_of_a_document_that_was_alone(journal: Journal) -> None:
    run(documents("ok", "crash", "stubborn"), journal, JOB, workers=2, limits=LIMITS)
    attempts = {one.reason: one.attempts for one in quarantined(journal.base)}
    # An error that is told needs no second try.
    assert attempts == {"crash": 2, "internal_error": 1}


def test_noise_is_no_fault_and_harms_nobody(journal: Journal) -> None:
    run(documents("shout", "ok", "shout", "ok"), journal, JOB, workers=2, limits=LIMITS)
    assert len(names(journal)) == 4
    assert not list(quarantined(journal.base))


def test_processes_are_replaced_after_their_share(journal: Journal) -> None:
    job = Job("tests.batch.test_supervisor:process")
    run(documents(*["ok"] * 30), journal, job, workers=1, limits=LIMITS)
    served = [result for _, result in journal.results()]
    assert len(served) == 30
    assert max(served.count(process) for process in served) == LIMITS.documents


def process(data: bytes, options: str) -> object:
    """Work that tells which process did it."""
    from notice_parser.batch.worker import Outcome

    return Outcome(str(os.getpid()).encode())


def echo(data: bytes, options: str) -> object:
    """Work that gives a document back, and its options."""
    from notice_parser.batch.worker import Outcome

    return Outcome(data + options.encode())


def test_large_documents_and_options_arrive_whole(journal: Journal) -> None:
    data = os.urandom(1 << 20) * 9
    job = Job("tests.batch.test_supervisor:echo", options="选项")
    run(iter([Found("large", data), Found("empty", b"")]), journal, job, workers=2)
    assert dict(journal.results()) == {"large": data + "选项".encode(), "empty": "选项".encode()}


def test_work_that_cannot_be_loaded_ends_the_run(journal: Journal) -> None:
    with pytest.raises(BatchError, match="工作进程"):
        run(documents("ok"), journal, Job("tests.batch.faults:no_such_work"), workers=2)


def test_the_same_content_is_worked_on_once(journal: Journal) -> None:
    found = [Found(f"{number}.txt", b"0 ok") for number in range(20)]
    counts = run(iter(found), journal, JOB, workers=2, limits=LIMITS)
    assert counts.done == 1
    assert names(journal) == ["0.txt"]
    sums = accounts(journal.base)
    assert (sums.inputs, sums.done, dict(sums.skipped)) == (20, 1, {"duplicate": 19})


def test_a_second_run_works_only_on_what_is_new(tmp_path: Path) -> None:
    with Journal(tmp_path, "conf") as journal:
        run(documents("ok", "ok", "stubborn"), journal, JOB, workers=1, limits=LIMITS)
    with Journal(tmp_path, "conf") as journal:
        counts = run(documents("ok", "ok", "stubborn", "ok"), journal, JOB, workers=1, limits=LIMITS)
        assert (counts.done, counts.quarantined) == (1, 0)
        assert names(journal) == ["0.txt", "1.txt", "3.txt"]


def test_other_rules_mean_other_work(tmp_path: Path) -> None:
    with Journal(tmp_path, "old rules") as journal:
        run(documents("ok", "ok"), journal, JOB, workers=1, limits=LIMITS)
        journal.end_run("finished")
    with Journal(tmp_path, "new rules") as journal:
        assert run(documents("ok", "ok"), journal, JOB, workers=1, limits=LIMITS).done == 2


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """A shell lets its jobs in the background ignore Ctrl-C; tests may run there."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.usefixtures("_interruptible")
def test_an_interrupted_run_says_so_and_goes_on_later(tmp_path: Path, number: int) -> None:
    def interrupt() -> None:
        time.sleep(1.0)
        os.kill(os.getpid(), number)

    with Journal(tmp_path, "conf") as journal:
        threading.Thread(target=interrupt, daemon=True).start()
        slow = Limits(seconds=60, cpu_seconds=60)
        with pytest.raises(KeyboardInterrupt):
            run(documents("ok", "ok", "sleep"), journal, JOB, workers=2, limits=slow)
        assert accounts(journal.base).state == "interrupted"
    with Journal(tmp_path, "conf") as journal:
        counts = run(documents("ok", "ok", "sleep"), journal, JOB, workers=2, limits=LIMITS)
        # Of an interruption nobody is guilty: the one that sleeps is judged by two tries of this run.
        assert (counts.done, counts.quarantined) == (0, 1)


def test_a_reason_that_an_installation_mends_is_tried_again(tmp_path: Path) -> None:
    found = [Found("a.pdf", b"0 ok")]
    with Journal(tmp_path, "conf") as journal:
        run(iter(found), journal, Job("tests.batch.test_supervisor:lacking"), workers=1)
        assert [one.reason for one in quarantined(journal.base)] == ["missing_extra"]
    with Journal(tmp_path, "conf") as journal:
        assert run(iter(found), journal, JOB, workers=1).done == 1


def lacking(data: bytes, options: str) -> object:
    """Work that lacks something."""
    from notice_parser.model import InputError

    raise InputError("missing_extra", "没有装")


def test_a_reason_of_no_list_is_an_error_of_the_program(journal: Journal) -> None:
    run(documents("ok"), journal, Job("tests.batch.test_supervisor:odd"), workers=1)
    assert [one.reason for one in quarantined(journal.base)] == ["internal_error"]


def odd(data: bytes, options: str) -> object:
    """Work that fails for a reason that nobody knows."""
    error = ValueError("odd")
    error.reason = "no_such_reason"  # type: ignore[attr-defined]
    raise error


def test_memory_does_not_grow_with_the_number_of_inputs(tmp_path: Path) -> None:
    """Ten times the inputs, the same peak; what is measured are allocations, not a clock."""
    import tracemalloc

    peaks = []
    for number in (300, 3000):
        with Journal(tmp_path / str(number), "conf") as journal:
            run(documents("ok"), journal, JOB, workers=1)
            tracemalloc.start()
            refused = (Found(f"{n}.txt", None, "empty", "空") for n in range(number))
            run(refused, journal, JOB, workers=1)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5 + 100_000


def test_no_worker_is_started_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Journal(tmp_path, "conf") as journal:
        run(documents("ok"), journal, JOB, workers=2)
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with Journal(tmp_path, "conf") as journal:
        assert run(documents("ok"), journal, JOB, workers=2).known == 1


@pytest.fixture
def endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Office software that never ends, first on the path; how its process is known."""
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    seconds = f"9{os.getpid()}"
    program.write_text(f"#!/bin/sh\nsleep {seconds}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return f"sleep\0{seconds}"


def running(command: str) -> bool:
    """Whether a process with this command line runs, on Linux."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if command.encode() in path.read_bytes():
                return True
        except OSError:
            continue
    return False


RTF = [Found("a.rtf", b"{\\rtf1 text}")]
PARSING = Job("notice_parser.cli.conversion:work", '{"encoding": null, "options": {}}')


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are looked up in /proc")
def test_what_a_document_started_ends_with_its_time(journal: Journal, endless: str) -> None:
    run(iter(RTF), journal, PARSING, workers=1, limits=Limits(seconds=1.0))
    assert [one.reason for one in quarantined(journal.base)] == ["timeout"]
    assert not running(endless)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="processes are looked up in /proc")
def test_what_a_document_started_ends_with_a_run_that_is_killed(tmp_path: Path, endless: str) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.batch.test_supervisor import *\n"
        "with Journal(Path(sys.argv[1]), 'c') as journal: run(iter(RTF), journal, PARSING, workers=1)"
    )
    root = Path(__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "killed")], cwd=root)
    try:
        wait_for(lambda: running(endless))
    finally:
        process.kill()
        process.wait()
    wait_for(lambda: not running(endless))


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until it is so; half a minute is long enough for any machine."""
    for _ in range(300):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("waited in vain")
