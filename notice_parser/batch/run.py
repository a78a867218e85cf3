"""One run: inputs in, a journal in which every one of them has ended."""

import os
import signal
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import NoReturn

from notice_parser.batch.crew import Crew, Limits
from notice_parser.batch.files import Found
from notice_parser.batch.journal import Journal
from notice_parser.batch.reasons import BatchError
from notice_parser.batch.supervisor import Counts, Supervisor, Tell
from notice_parser.batch.worker import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """What is done to a document: ``work`` and ``prepare`` are ``module:function`` (see ``worker``)."""

    work: str
    options: str = ""
    prepare: str | None = None


def run(
    found: Iterable[Found],
    journal: Journal,
    job: Job,
    *,
    workers: int,
    limits: Limits | None = None,
    tell: Tell | None = None,
) -> Counts:
    """Work on everything found; what was done in an earlier run is not done again.

    Raises ``KeyboardInterrupt`` for Ctrl-C and SIGTERM, ``BatchError`` where it cannot go on; in both
    cases no worker is left, and the next run goes on from here.
    """
    limits = limits or Limits()
    settings = Settings(
        work=job.work,
        options=job.options,
        prepare=job.prepare,
        parent=os.getpid(),
        cpu_seconds=limits.cpu_seconds,
        memory=limits.memory,
        documents=limits.documents,
    )
    crew = Crew(workers, settings, limits)
    supervisor = Supervisor(journal, crew, tell or (lambda counts: None))
    with explained(), _interruptible():
        journal.begin_run()
        try:
            supervisor.work(iter(found))
        except KeyboardInterrupt:
            journal.end_run("interrupted")
            raise
        finally:
            crew.end()
        journal.end_run("parsed")
    return supervisor.counts


@contextmanager
def explained() -> Iterator[None]:
    """Turn what the disk refuses into an ``BatchError`` that says what to do.

    A pipe that nobody reads any more is no disk: its error passes.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except sqlite3.Error as error:
        raise BatchError(f"写不了运行日志（{error}），请检查磁盘空间和权限") from error
    except OSError as error:
        raise BatchError(f"写不了文件（{error.strerror or error}），请检查磁盘空间和权限") from error


@contextmanager
def _interruptible() -> Iterator[None]:
    """Take an end that is asked for as Ctrl-C is taken."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
