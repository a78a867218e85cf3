"""What a worker process may do: memory, time, no core files, no voice, no life after its parent.

Each of these is done where the system knows it; Windows knows no limits of this kind.
"""

import ctypes
import os
import sys
from contextlib import suppress

try:
    import resource
except ImportError:
    resource = None  # type: ignore[assignment]

_PR_SET_PDEATHSIG = 1


def silence() -> tuple[int, int]:
    """Take stdin and stdout away for frames; whatever else reads or prints meets the null device."""
    source, target = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return source, target


def die_with(parent: int, number: int) -> None:
    """Get this signal when the parent ends; end at once where it had ended before this call."""
    if sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number, 0, 0, 0)
    if os.name == "posix" and os.getppid() != parent:
        os._exit(1)


def limit_memory(size: int) -> None:
    """Bytes of address space. Soft, so that a program started from here may have its own limit."""
    if resource is not None:
        _lower(resource.RLIMIT_AS, size)
        _lower(resource.RLIMIT_CORE, 0)


def limit_time(seconds: int) -> None:
    """Seconds of CPU from now on; past them the system ends the process (SIGXCPU)."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + seconds)


def _lower(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    # macOS knows some of the limits by name only.
    with suppress(OSError, ValueError):
        resource.setrlimit(what, (most, hard))
