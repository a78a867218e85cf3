"""A worker process: one document after the other, each answered by a frame.

Where the system can fork, the process that was started loads the work once and only watches: a child of it
works, and is replaced in a moment when it dies or has had its thousand documents. Elsewhere it works itself.
"""

import gc
import importlib
import json
import os
import queue
import signal
import sys
import threading
import traceback
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import FrameType
from typing import NoReturn

from notice_parser.batch import clock, confine
from notice_parser.batch.frames import Frame, Kind, LostPlaceError, read_frame, write_frame

# How a working process ends; any other code is a death.
ENDED, RECYCLED, LOST_PLACE, OUT_OF_MEMORY = 70, 71, 72, 73
_FAST = 1
_DETAIL = 300
# How long a document may take to clean up behind itself once its process is told to leave.
_GRACE = 1.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the work made of a document: the bytes to keep, and numbers to add up over all documents."""

    result: bytes
    tally: Mapping[str, int] = field(default_factory=dict)


# The bytes of a document and the options of the run.
Work = Callable[[bytes, str], Outcome]


@dataclass(frozen=True, slots=True)
class Settings:
    """``work`` and ``prepare`` are ``module:function``; ``prepare`` loads what all documents need."""

    work: str
    options: str
    parent: int
    cpu_seconds: int
    memory: int
    documents: int
    prepare: str | None = None

    def argument(self) -> str:
        return json.dumps(asdict(self))


def main(argument: str) -> None:
    """Load the work and serve until the supervisor closes the pipe."""
    settings = Settings(**json.loads(argument))
    source, target = confine.silence()
    confine.die_with(settings.parent, getattr(signal, "SIGKILL", 0))
    work: Work = _named(settings.work)
    if settings.prepare is not None:
        _named(settings.prepare)()
    if not hasattr(os, "fork"):
        os._exit(_Server(work, settings, source, target).serve())
    # An end that is asked for concerns the child, which cleans up after itself.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    while _watch_child(work, settings, source, target):
        pass


def death_reason(code: int) -> str:
    """Why a working process ended, by its exit code."""
    if code == OUT_OF_MEMORY:
        return "memory"
    return "timeout" if code == -getattr(signal, "SIGXCPU", 0) and code else "crash"


def _named(name: str) -> Callable[..., Outcome]:
    module, _, function = name.partition(":")
    found: Callable[..., Outcome] = getattr(importlib.import_module(module), function)
    return found


def _watch_child(work: Work, settings: Settings, source: int, target: int) -> bool:
    """Let a child work until it ends; whether another one should follow."""
    watcher = os.getpid()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            confine.die_with(watcher, signal.SIGTERM)
            code = _Server(work, settings, source, target).serve()
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code in (ENDED, LOST_PLACE):
        return False
    if code != RECYCLED:
        write_frame(target, Frame(Kind.DEATH, head={"reason": death_reason(code)}))
    return True


class _Server:
    """The process that works. It is replaced after so many documents."""

    def __init__(self, work: Work, settings: Settings, source: int, target: int) -> None:
        self._work, self._settings = work, settings
        self._source, self._target = source, target
        self._tasks: queue.SimpleQueue[Frame | None] = queue.SimpleQueue()
        self._end: int | None = None

    def serve(self) -> int:
        """Answer tasks; the exit code."""
        settings = self._settings
        signal.signal(signal.SIGTERM, self._leave)
        confine.limit_memory(settings.memory)
        threading.Thread(target=self._listen, daemon=True).start()
        write_frame(self._target, Frame(Kind.READY))
        try:
            for left in reversed(range(settings.documents)):
                task = self._tasks.get()
                if task is None:
                    break
                confine.limit_time(settings.cpu_seconds)
                write_frame(self._target, _answer(self._work, task, settings.options, last=not left))
        except SystemExit:
            return self._end or 1
        return self._end or RECYCLED

    def _leave(self, number: int, frame: FrameType | None) -> NoReturn:
        """Unwind, so that programs started for a document are ended on the way."""
        sys.exit()

    def _listen(self) -> None:
        """Hand tasks in. The end of the pipe is the end of the run: whatever is under way ends too."""
        self._end = self._listened()
        self._tasks.put(None)
        if os.name == "posix":
            os.kill(os.getpid(), signal.SIGTERM)
            threading.Event().wait(_GRACE)
        os._exit(self._end)

    def _listened(self) -> int:
        try:
            while (frame := read_frame(self._source)) is not None:
                self._tasks.put(frame)
        except LostPlaceError:
            return LOST_PLACE
        except MemoryError:
            return OUT_OF_MEMORY
        return ENDED


def _answer(work: Work, task: Frame, options: str, *, last: bool) -> Frame:
    begin = clock.seconds()
    head: dict[str, object] = {"last": last}
    body = b""
    try:
        outcome = work(task.body, options)
        body = zlib.compress(outcome.result, _FAST)
        head["tally"] = dict(outcome.tally)
    except MemoryError:
        # What is left of the memory is no place to go on in.
        os._exit(OUT_OF_MEMORY)
    except Exception as error:
        head["reason"], head["detail"] = _told(error)
    head["ms"] = round((clock.seconds() - begin) * 1000, 3)
    return Frame(Kind.RESULT, task.number, head, body)


def _told(error: Exception) -> tuple[str, str]:
    """The reason that an error gives, and a line about it; never the error itself, which may not travel."""
    try:
        message = " ".join(str(error).split())[:_DETAIL].encode("utf-8", "replace").decode()
    except Exception:
        message = ""
    reason = getattr(error, "reason", None)
    if isinstance(reason, str):
        return reason, message
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(frame.filename).name}:{frame.lineno})" for frame in place)
    return "internal_error", f"{type(error).__name__}: {message}{where}"
