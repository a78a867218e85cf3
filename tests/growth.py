"""How long work on a text takes, for tests that compare one length with another in one run."""

import time
from collections.abc import Callable


def seconds(work: Callable[[str], object], text: str) -> float:
    """The shortest of three runs, for what slows one down is not the work."""
    return min(_once(work, text) for _ in range(3))


def _once(work: Callable[[str], object], text: str) -> float:
    begun = time.perf_counter()
    work(text)
    return time.perf_counter() - begun
