"""The only place that starts programs: each short-lived, bounded, talking through pipes alone."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from notice_parser.model import InputError


@dataclass(frozen=True, slots=True)
class Ended:
    """What a program left: its output and its exit code, negative where a signal ended it."""

    output: bytes
    code: int


def run(
    command: Sequence[str],
    *,
    data: bytes = b"",
    seconds: float,
    environment: Mapping[str, str] | None = None,
) -> Ended:
    """Run a program to its end, ``data`` on its stdin.

    Raises ``InputError("timeout")`` where it takes longer than ``seconds``; it is ended then, with all
    that it started.
    """
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
    except OSError as error:
        raise InputError("unreadable", f"启动不了读取程序：{error.strerror or error}") from error
    try:
        output, _ = process.communicate(data, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise InputError("timeout", f"读取超过 {seconds:.0f} 秒，已停止；文件可能有意构造或已损坏") from None
    finally:
        if process.poll() is None:
            _end(process)
    return Ended(output, process.returncode)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and its own; they share a process group that it leads."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, 9)
    process.kill()
    process.communicate()
