"""Work for tests of the batch: documents that say in their first word what they do to their worker."""

import os
import signal
import sys
import time
from typing import NoReturn

from notice_parser.batch.worker import Outcome


def work(data: bytes, options: str) -> Outcome:
    """``NUMBER KIND …``: an ordinary document gives its text back, signed."""
    kind = data.split()[1].decode()
    if kind in _FAULTS:
        _FAULTS[kind]()
    # About as long as a short notice takes.
    signed = sum(data)
    for _ in range(20_000):
        signed = (signed * 31 + len(data)) % 9973
    return Outcome(b'{"text":"%s","signed":%d}' % (data.strip(), signed), {"characters": len(data)})


def _crash() -> None:
    os.kill(os.getpid(), getattr(signal, "SIGSEGV", signal.SIGTERM))


def _exit() -> NoReturn:
    os._exit(0)


def _leave() -> NoReturn:
    sys.exit(0)


def _sleep() -> NoReturn:
    while True:
        time.sleep(60)


def _spin() -> NoReturn:
    while True:
        pass


def _fill() -> NoReturn:
    kept = []
    while True:
        kept.append(bytearray(1 << 26))


class StubbornError(Exception):
    """An exception that can be neither pickled nor told."""

    def __init__(self, first: object, second: object) -> None:
        super().__init__(lambda: (first, second))

    def __str__(self) -> str:
        raise ValueError

    def __reduce__(self) -> NoReturn:
        raise TypeError


def _stubborn() -> NoReturn:
    raise StubbornError(1, 2)


def _shout() -> None:
    """No fault, only noise on the streams, also where Python does not see it."""
    sys.stdout.write("1 {} \x00 noise" * 2000)
    sys.stdout.flush()
    os.write(1, b"\x00\x01\x02 noise\n" * 2000)
    os.write(2, b"noise\n" * 2000)
    sys.stdin.read()


_FAULTS = {
    "crash": _crash,
    "exit": _exit,
    "leave": _leave,
    "sleep": _sleep,
    "spin": _spin,
    "fill": _fill,
    "stubborn": _stubborn,
    "shout": _shout,
}
# What each fault is called in the journal; noise is none.
REASONS = {
    "crash": "crash",
    "exit": "crash",
    "leave": "crash",
    "sleep": "timeout",
    "spin": "timeout",
    "fill": "memory",
    "stubborn": "internal_error",
}
