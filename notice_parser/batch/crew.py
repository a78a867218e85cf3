"""The worker processes as their supervisor sees them. The only place that starts them."""

import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass

from notice_parser.batch import clock
from notice_parser.batch.frames import Frame, Kind, LostPlaceError, read_frame, write_frame
from notice_parser.batch.reasons import BatchError
from notice_parser.batch.worker import Settings, death_reason

_CODE = "import sys; from notice_parser.batch.worker import main; main(sys.argv[1])"
# How long a worker may take to end what it started, once it is told to leave.
_GRACE = 2.0
# So many processes in a row that end without having been ready mean that none ever will be.
_MAX_FALSE_STARTS = 4


@dataclass(frozen=True, slots=True)
class Limits:
    """For one document: seconds by the clock (more than a reader gives office software), seconds of CPU,
    bytes of memory; and the number of documents after which a process is replaced.
    """

    seconds: float = 150.0
    cpu_seconds: int = 20
    memory: int = 1 << 30
    documents: int = 1000


@dataclass(frozen=True, slots=True)
class Event:
    """What a worker says. No frame is the end of its process."""

    worker: "Worker"
    frame: Frame | None


class Worker:
    """A process. ``task`` is the number of its document, 0 where it has none."""

    def __init__(self, command: list[str], events: "queue.SimpleQueue[Event]") -> None:
        # Ctrl-C in a terminal is to reach the supervisor alone.
        group = 0 if os.name == "posix" else None
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            process_group=group,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            bufsize=0,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self._to, self._from = self.process.stdin, self.process.stdout
        self.task = 0
        self.ready = False
        self.was_ready = False
        self.deadline: float | None = None
        self.expired = False
        self._thread = threading.Thread(target=self._listen, args=(events,), daemon=True)
        self._thread.start()

    def hand(self, number: int, data: bytes, seconds: float) -> None:
        """Give it a document. One that is ending may not take it; its end is an event of its own."""
        self.task, self.deadline, self.expired = number, clock.seconds() + seconds, False
        with suppress(OSError):
            write_frame(self._to.fileno(), Frame(Kind.TASK, number, body=data))

    def release(self) -> None:
        """It has no document any more."""
        self.task, self.deadline, self.expired = 0, None, False

    def expire(self) -> None:
        """Tell it to leave its document; the second time, end it."""
        if self.expired or os.name != "posix":
            self._kill()
        else:
            self._signal(signal.SIGTERM)
        self.expired, self.deadline = True, clock.seconds() + _GRACE

    def end(self) -> None:
        """End the process; it is gone when this returns."""
        with suppress(OSError):
            self._to.close()
        try:
            self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self._kill()
            self.process.wait()
        self._thread.join(_GRACE)
        self._from.close()

    def _kill(self) -> None:
        if os.name == "posix":
            self._signal(signal.SIGKILL)
        else:
            self.process.kill()

    def _signal(self, number: int) -> None:
        with suppress(OSError):
            os.killpg(self.process.pid, number)

    def _listen(self, events: "queue.SimpleQueue[Event]") -> None:
        with suppress(OSError, LostPlaceError, MemoryError, ValueError):
            while (frame := read_frame(self._from.fileno())) is not None:
                events.put(Event(self, frame))
        events.put(Event(self, None))


class Crew:
    """At most ``size`` workers; each is started when there is a document for it."""

    def __init__(self, size: int, settings: Settings, limits: Limits) -> None:
        self.size = size
        self._limits = limits
        self._command = [sys.executable, "-P", "-c", _CODE, settings.argument()]
        self._workers: list[Worker] = []
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._false_starts = 0

    @property
    def busy(self) -> int:
        """How many have a document."""
        return sum(1 for worker in self._workers if worker.task)

    def idle(self) -> Worker | None:
        """A worker that waits for a document."""
        return next((worker for worker in self._workers if worker.ready and not worker.task), None)

    def grow(self, waiting: int) -> None:
        """Have a worker for each of so many documents that wait, as far as the size allows."""
        free = sum(1 for worker in self._workers if not worker.task)
        while len(self._workers) < self.size and free < waiting:
            try:
                self._workers.append(Worker(self._command, self._events))
            except OSError as error:
                raise BatchError(f"启动不了工作进程：{error.strerror or error}") from error
            free += 1

    def hand(self, worker: Worker, number: int, data: bytes) -> None:
        worker.hand(number, data, self._limits.seconds)

    def event(self, wait: float) -> Event | None:
        """The next event, or none after so many seconds; workers past their time are told to leave."""
        now = clock.seconds()
        for worker in self._workers:
            if worker.deadline is not None and worker.deadline <= now:
                worker.expire()
        deadlines = [worker.deadline - now for worker in self._workers if worker.deadline is not None]
        try:
            return self._events.get(timeout=max(min([wait, *deadlines]), 0))
        except queue.Empty:
            return None

    def account(self, event: Event) -> str | None:
        """Note what an event means for its worker; the reason of the death that it tells, if it tells one."""
        worker, frame = event.worker, event.frame
        if frame is None:
            return self._buried(worker)
        if frame.kind is Kind.READY:
            worker.ready = worker.was_ready = True
            # With a document in hand, its predecessor ended as if it had done its share.
            return "crash" if worker.task else None
        if frame.kind is Kind.DEATH:
            worker.ready = False
            self._false_starts += not worker.task
            self._check(str(frame.head["reason"]))
            return "timeout" if worker.expired else str(frame.head["reason"])
        self._false_starts = 0
        worker.ready = not frame.head["last"]
        return None

    def _buried(self, worker: Worker) -> str:
        self._workers.remove(worker)
        worker.end()
        code = worker.process.returncode
        self._false_starts += not worker.was_ready
        self._check(code)
        return "timeout" if worker.expired else death_reason(code)

    def _check(self, how: int | str) -> None:
        if self._false_starts >= _MAX_FALSE_STARTS:
            raise BatchError(f"工作进程还没有工作就退出（{how}），请检查安装和内存")

    def end(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()
